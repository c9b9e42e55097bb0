"""What a commander records with the dialogs: decisions, notices, the floor, the end, roles, updates."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialog_kit import Host, about_for, facts_of, told_story, verdict_of

from incident_console.console.dialogs.fields import Form
from incident_console.console.dialogs.forms.work import task_end
from incident_console.console.dialogs.registry import DIALOGS, make_form
from incident_console.console.dialogs.values import Values
from incident_console.console.dialogs.verdict import Standing
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Audience, Milestone, Phase, Role, Severity, StandDownPart
from incident_console.practice.policy import Policy
from incident_console.practice.prompts import model, prompts
from support import Call, Story
from support.clock import time_of

DECISION = c.ProposeDecision(text="fail over to region B", options=("wait",), person="Dana Reyes")


@pytest.fixture
def story() -> Story:
    return told_story()


def values_of(form: Form, story: Story, **typed: str) -> Values:
    initial = {field.name: field.initial for field in form.fields}
    return Values({**initial, **typed}, initial, facts_of(story))


def said(story: Story, name: str, about: str = "", **typed: str) -> str:
    """The words that a form says are to be said aloud."""
    form = make_form(name, about, facts_of(story))
    assert form.say is not None
    return form.say(values_of(form, story, **typed))


def noted(story: Story, name: str, about: str = "", **typed: str) -> str:
    """The advice of a form."""
    form = make_form(name, about, facts_of(story))
    assert form.note is not None
    return form.note(values_of(form, story, **typed))


def recorded(story: Story, name: str, about: str = "", **typed: str) -> tuple[c.Command, ...]:
    found = verdict_of(story, name, about, **typed)
    assert found.standing is Standing.READY, found.words
    return found.commands


# What prompts open


def test_every_dialog_that_a_prompt_may_open_exists() -> None:
    assert model.DIALOGS <= DIALOGS


def test_every_prompt_of_a_troubled_incident_opens_its_dialog(story: Story) -> None:
    story.do(DECISION, c.PollDecision(decision="D1"), c.ObjectToDecision(decision="D1", text="lag"))
    story.do(c.AssignTask(text="look at dns"), c.TakeRole(role=Role.SCRIBE, person="Dana Reyes"))
    opened = set()
    for phase, at in ((None, "15:30"), (Phase.MITIGATED, "15:31"), (Phase.RESOLVED, "15:50")):
        story.at(at)
        if phase:
            story.do(c.SetPhase(phase=phase))
        story.clock.forward(minutes=10)
        for prompt in prompts(story.state, story.now, Policy()):
            if prompt.opens:
                form = make_form(prompt.opens, ",".join(prompt.about), facts_of(story))
                assert form.fields, prompt.key
                opened.add(prompt.opens)
    assert opened >= {"notice", "decision", "task", "test", "role", "briefing", "update", "need", "exit", "stand-down"}


def test_a_contested_value_opens_its_dialog() -> None:
    call = Call("Ana", "Ben").declared(severity=Severity.SEV1)
    call["Ana"].do(c.AddCriterion(name="errors normal"), c.SetCriterion(name="errors normal"))
    call.meet().together(
        Ana=c.SetCriterion(name="errors normal", met=False), Ben=c.SetCriterion(name="errors normal", text="for 30 min")
    )
    (prompt,) = [p for p in prompts(call.state, call.clock.now(), Policy()) if p.opens == "exit"]
    story = call["Ana"]
    form = make_form("exit", ",".join(prompt.about), facts_of(story))
    assert form.fields[0].initial == "errors normal"
    assert verdict_of(story, "exit", ",".join(prompt.about)).standing is Standing.READY


def test_two_corrections_of_one_entry_open_the_correction_and_one_of_them_is_recorded() -> None:
    call = Call("Ana", "Ben").declared(severity=Severity.SEV1)
    noted = call["Ana"].do(c.WriteEntry(text="pool at 4 %")).event_id
    call.meet().together(Ana=c.Amend(target=noted, text="pool at 40 %"), Ben=c.Amend(target=noted, text="pool at 41 %"))
    (prompt,) = [p for p in prompts(call.state, call.clock.now(), Policy()) if p.opens == "amend"]
    story = call["Ana"]
    (settled,) = recorded(story, "amend", ",".join(prompt.about), text="pool at 40 %")
    story.do(settled)
    assert not story.state.contested(f"text:{noted}")


def test_the_update_that_is_due_first_is_the_one_that_the_dialog_begins_with(story: Story) -> None:
    assert make_form("update", "", facts_of(story)).start == "stakeholders"
    story.do(c.SendUpdate(text="we are on it", next_minutes=20))
    story.do(c.SendUpdate(text="we are on it", audience=Audience.PUBLIC, next_minutes=5))
    assert make_form("update", "", facts_of(story)).start == "public"


# Who has been told


def test_one_enter_settles_all_that_one_person_owes_by_the_same_time(story: Story) -> None:
    told = recorded(story, "notice")
    assert told == tuple(c.GiveNotice(audience=one) for one in ("on-call group", "tech lead", "product owner"))
    story.do(*told)
    assert recorded(story, "notice") == (c.GiveNotice(audience="leadership"),)


async def test_the_notice_that_a_clock_is_about_is_settled_with_one_enter(story: Story) -> None:
    app = Host(story, "notice", "leadership")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "over 2 min · Dana Reyes" in app.seen()
        assert "told  Told leadership · now · by Ana Costa" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands == (c.GiveNotice(audience="leadership"),)


def test_somebody_whom_the_policy_does_not_name_can_be_told(story: Story) -> None:
    typed = {"who": "\nother", "other": "the bank", "person": "Kim Ito", "text": "calls back"}
    assert recorded(story, "notice", **typed) == (
        c.GiveNotice(audience="the bank", person="Kim Ito", text="calls back"),
    )
    assert verdict_of(story, "notice", who="\nother").field == "other"
    assert make_form("notice", "the bank", facts_of(story)).start == "other"


def test_when_everybody_has_heard_nothing_is_told_again_by_mistake(story: Story) -> None:
    story.do(*(c.GiveNotice(audience=one.who) for one in Policy().notice_for(Severity.SEV1).hearers))
    assert verdict_of(story, "notice").standing is Standing.MISSING


# Decisions


def test_a_decision_is_proposed_with_the_words_for_the_poll(story: Story) -> None:
    typed = {"text": "fail over to region B", "kind": "proposed", "options": "wait"}
    assert recorded(story, "decision", **typed) == (DECISION,)
    assert said(story, "decision", **typed) == (
        "Dana Reyes proposes: fail over to region B. The alternatives are: wait. Are there any strong objections?"
    )
    assert said(story, "decision", text="fail over") == ""


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ({"act": "ask"}, c.PollDecision(decision="D1")),
        ({"act": "object", "reason": "data lag", "who": "Sam Lee"},
         c.ObjectToDecision(decision="D1", text="data lag", person="Sam Lee")),
        ({"act": "adopt"}, c.SettleDecision(decision="D1", outcome="adopted")),
        ({"act": "reject", "reason": "too slow"}, c.SettleDecision(decision="D1", outcome="rejected", text="too slow")),
        ({"act": "withdraw"}, c.SettleDecision(decision="D1", outcome="withdrawn")),
    ],
)  # fmt: skip
def test_a_proposal_is_asked_about_objected_to_and_settled(
    story: Story, typed: dict[str, str], command: c.Command
) -> None:
    story.do(DECISION)
    about = story.handle("D1")
    assert recorded(story, "decision", about, **typed) == (command,)
    assert recorded(story, "decision", **typed) == (command,)


def test_the_open_proposal_comes_first_and_another_can_be_made(story: Story) -> None:
    story.do(DECISION)
    assert recorded(story, "decision") == (c.PollDecision(decision="D1"),)
    story.do(c.PollDecision(decision="D1"))
    assert recorded(story, "decision") == (c.SettleDecision(decision="D1", outcome="adopted"),)
    (made,) = recorded(story, "decision", which="new", text="drain region A")
    assert made == c.Decide(text="drain region A", person="Dana Reyes")


def test_the_words_go_with_what_became_of_it(story: Story) -> None:
    story.do(DECISION)
    about = story.handle("D1")
    assert (
        said(story, "decision", about, act="adopt")
        == "Hearing no strong objections, we go ahead: fail over to region B."
    )
    assert said(story, "decision", about, act="reject") == "We do not do this: fail over to region B."
    story.do(c.ObjectToDecision(decision="D1", text="data lag", person="Sam Lee"))
    assert said(story, "decision", about, act="adopt").startswith("I have heard the objections, we go ahead")
    lines = make_form("decision", about, facts_of(story)).intro
    assert lines[-1].body is not None
    assert lines[-1].body.text == "Sam Lee: data lag"  # type: ignore[union-attr]


def test_an_objection_needs_its_words_and_an_adopted_decision_a_reason_to_be_withdrawn(story: Story) -> None:
    story.do(DECISION)
    about = story.handle("D1")
    assert verdict_of(story, "decision", about, act="object").field == "reason"
    story.do(c.SettleDecision(decision="D1", outcome="adopted"))
    acts = [option.value for option in make_form("decision", about, facts_of(story)).fields[1].options]
    assert acts == ["object", "withdraw"]
    assert verdict_of(story, "decision", about, act="withdraw").standing is Standing.MISSING
    story.do(c.SettleDecision(decision="D1", outcome="withdrawn", text="lag grew"))
    assert "D1 is withdrawn" in verdict_of(story, "decision", about).words


async def test_a_poll_is_recorded_with_two_keys(story: Story) -> None:
    story.do(DECISION)
    app = Host(story, "decision")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "Say “Dana Reyes proposes: fail over to region B." in app.seen()
        assert "objections?”" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands == (c.PollDecision(decision="D1"),)


# The course


def test_a_severity_is_announced_with_who_comes_and_who_may_go(story: Story) -> None:
    typed = {"severity": "SEV2", "reason": "one region", "engages": "@Jo @Kim Ito, sam", "releases": "Maria"}
    assert recorded(story, "severity", **typed) == (
        c.SetSeverity(
            severity=Severity.SEV2, reason="one region", engages=("Jo", "Kim Ito", "sam"), releases=("Maria",)
        ),
    )
    assert said(story, "severity", **typed) == (
        "This is now a SEV2, it was a SEV1: one region. I am calling in Jo, Kim Ito and sam. "
        "Maria, thank you: you can go."
    )
    assert said(story, "severity") == ""
    both = verdict_of(story, "severity", severity="SEV2", engages="Jo", releases="jo")
    assert "cannot be called in and released at once" in both.words


def test_what_is_still_open_is_shown_before_it_is_resolved_and_refuses_nothing(story: Story) -> None:
    form = make_form("phase", "", facts_of(story))
    assert form.exhibit is not None
    values = values_of(form, story, phase="resolved")
    shown = [row.lines[0].body.text for row in form.exhibit(values) if row.lines[0].body]  # type: ignore[union-attr]
    assert shown[0] == "It is not contained"
    assert "T1 Drain one pool, Maria Silva, 7 min over" in shown
    assert noted(story, "phase", phase="resolved") == f"▲ {len(shown)} things are still open: page down shows all."
    assert recorded(story, "phase", phase="resolved") == (c.SetPhase(phase=Phase.RESOLVED),)
    assert form.exhibit(values_of(form, story, phase="identified")) == []
    closed = [row.lines[0].body.text for row in form.exhibit(values_of(form, story, phase="closed"))]  # type: ignore[union-attr]
    assert closed[0] == "The commander has stood the team down"


def test_a_milestone_is_corrected_with_its_time(story: Story) -> None:
    assert verdict_of(story, "milestone").field == "at"
    (marked,) = recorded(story, "milestone", at="14:22", text="the error graph")
    assert marked == c.MarkMilestone(milestone=Milestone.STARTED, text="the error graph", at=time_of("14:22"))
    story.do(marked)
    form = make_form("milestone", "", facts_of(story))
    assert form.fields[0].options[0].hint == "14:22 UTC"
    assert form.fields[0].initial == "detected by system"


# The end


def test_exit_criteria_are_checked_one_enter_each(story: Story) -> None:
    names = Policy().exit_criteria
    for name in names:
        (checked,) = recorded(story, "exit")
        assert checked == c.SetCriterion(name=name, met=True)
        story.do(checked)
    assert verdict_of(story, "exit").standing is Standing.NOTHING
    lines = make_form("exit", "", facts_of(story)).intro
    assert "Every one is met" in lines[0].body.text  # type: ignore[union-attr]
    opened = recorded(story, "exit", which=names[1], act="open", text="it came back")
    assert opened == (c.SetCriterion(name=names[1], met=False, text="it came back"),)


def test_exit_criteria_are_added_and_dropped(story: Story) -> None:
    added = recorded(story, "exit", which="\nnew", criterion="queue is empty")
    assert added == (c.AddCriterion(name="queue is empty"),)
    story.do(*added)
    assert recorded(story, "exit", which="queue is empty", act="drop") == (c.DropCriterion(name="queue is empty"),)
    assert verdict_of(story, "exit", which="\nnew").field == "criterion"


def test_after_the_end_the_exit_key_stands_the_team_down(story: Story) -> None:
    assert "not resolved yet" in noted(story, "stand-down")
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="quiet"))
    assert make_form("exit", "", facts_of(story)).name == "stand-down"
    assert noted(story, "stand-down") == ""
    assert "you are stood down" in said(story, "exit")
    story.do(*recorded(story, "exit"))
    assert said(story, "exit") == "Jo Park, please set the status page to resolved."
    assert said(story, "exit", part="team") == "", "that is done"
    assert recorded(story, "exit", part="people", text="all ate") == (
        c.StandDown(part=StandDownPart.PEOPLE, text="all ate"),
    )
    rest = recorded(story, "exit", part="\nall")
    assert [one.part for one in rest if isinstance(one, c.StandDown)] == list(StandDownPart)[1:]
    story.do(*rest)
    assert "p closes the incident" in verdict_of(story, "stand-down").words


# Who speaks


async def test_speakers_are_added_with_a_name_and_given_the_floor_with_one_enter(story: Story) -> None:
    app = Host(story, "floor")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press(*"sa", "tab", "enter")
        await pilot.pause()
        assert app.commands == (c.AskFloor(person="Sam Lee"),)
    story.do(c.AskFloor(person="Sam Lee"), c.AskFloor(person="Kim Ito"))
    app = Host(story, "floor")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "“Sam Lee, you have the floor. After that Kim Ito.”" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands == (c.GiveFloor(person="Sam Lee"),)


def test_a_speaker_is_taken_off_the_list(story: Story) -> None:
    assert verdict_of(story, "floor").field == "person"
    story.do(c.AskFloor(person="Sam Lee"))
    assert recorded(story, "floor", act="drop", person="Sam") == (c.LeaveFloor(person="Sam"),)
    refused = verdict_of(story, "floor", act="add", person="Sam")
    assert (refused.standing, refused.words) == (Standing.REFUSED, "Sam Lee is on the list of speakers already.")


# Roles


def test_a_role_is_assumed_without_an_answer_for_a_reason_only(story: Story) -> None:
    found = verdict_of(story, "role", "ic", how="assume", person="Sam Lee")
    assert (found.standing, found.field) == (Standing.MISSING, "reason")
    nobody = verdict_of(story, "role", "scribe", how="assume", person="Sam Lee", reason="gone")
    assert (nobody.standing, nobody.words) == (
        Standing.REFUSED,
        "Nobody is scribe: /role scribe @name takes it.",
    )


def test_a_held_role_is_offered_with_its_brief(story: Story) -> None:
    (offered,) = recorded(story, "role", "ops", person="Sam Lee")
    assert isinstance(offered, c.OfferRole)
    assert offered.brief.startswith("Handoff: operations lead from Maria Silva")
    assert (
        noted(story, "role", "ops", person="Sam Lee") == "The brief goes with the offer; o shows it before it is sent."
    )


def test_the_brief_goes_with_the_role_until_it_is_edited(story: Story) -> None:
    form = make_form("handoff", "", facts_of(story))
    assert form.follow is not None
    fresh = form.follow(values_of(form, story, role="comms"))
    assert fresh["brief"].startswith("Handoff: communications lead from Jo Park")
    assert form.follow(values_of(form, story, role="ops", brief=fresh["brief"]))["brief"] != fresh["brief"]
    assert form.follow(values_of(form, story, role="comms", brief="my own words")) == {}
    assert make_form("handoff", "ops", facts_of(story)).fields[1].initial == "ops"
    assert said(story, "handoff", person="Sam Lee").startswith("Sam Lee, please say it back in your own words")


def test_accepting_asks_for_the_read_back_and_takes_a_time(story: Story) -> None:
    offer = about_for(story, "ic-offer")
    assert verdict_of(story, "answer", offer, answer="accept").field == "words"
    (accepted,) = recorded(story, "answer", offer, answer="accept", words="Two hypotheses, T1 next", at="-1m")
    assert accepted.at == time_of("15:02")
    assert "taking over from Dana Reyes" in said(story, "answer", offer, answer="accept")
    form = make_form("answer", offer, facts_of(story))
    assert form.exhibit is not None
    assert form.exhibit(values_of(form, story))[0].lines[0].body.text == "Two hypotheses, both stalled."  # type: ignore[union-attr]


def test_an_offer_without_a_brief_is_read_with_one_made_now(story: Story) -> None:
    form = make_form("answer", about_for(story, "offer"), facts_of(story))
    assert form.exhibit is not None
    first = form.exhibit(values_of(form, story))[0].lines[0].body
    assert first is not None
    assert first.text.startswith("Handoff: deputy to Kim Ito")  # type: ignore[union-attr]


def test_the_giver_can_withdraw_and_the_receiver_cannot(story: Story) -> None:
    deputy, command = about_for(story, "offer"), about_for(story, "ic-offer")
    assert recorded(story, "answer", deputy, answer="withdraw", words="found another") == (
        c.DeclineRole(role=Role.DEPUTY, person="Kim Ito", reason="found another", withdrawn=True),
    )
    mine = [option.value for option in make_form("answer", command, facts_of(story)).fields[0].options]
    assert "withdraw" not in mine
    assert said(story, "answer", deputy).startswith("Kim Ito, you're now deputy")
    assert verdict_of(story, "answer", deputy, answer="decline").field == "words"


# The work


def test_a_need_is_routed_to_somebody(story: Story) -> None:
    about = story.handle("N1")
    assert verdict_of(story, "need-end", about, act="route").field == "person"
    assert recorded(story, "need-end", about, act="route", person="Sam Lee") == (
        c.RouteNeed(need="N1", person="Sam Lee"),
    )


def test_what_a_task_lacks_comes_first(story: Story) -> None:
    story.do(c.AssignTask(text="look at dns"), c.AssignTask(text="look at logs", person="Sam Lee"))
    first = [task_end(story.handle(task), facts_of(story)).fields[0].initial for task in ("T1", "T3", "T4")]
    assert first == ["ack", "reassign", "more"]


def test_the_re_orient_dialog_names_what_is_stalled_and_asks_the_question(story: Story) -> None:
    form = make_form("test", "", facts_of(story))
    told = ["".join(piece.text for piece in (*line.head, *line.tail)) for line in form.intro]
    assert told == ["H1 stalled 17 min", "H2 stalled 23 min"]
    assert said(story, "test") == "What would immediately differentiate H1 and H2?"
    assert said(story, "test", story.handle("H2")).endswith("tell us whether H2 is right?")


# Updates


def test_each_audience_has_a_text_of_its_own_with_the_time_of_the_next_one(story: Story) -> None:
    texts = {one: verdict_of(story, "update", audience=one.value).commands[0] for one in Audience}
    assert all(isinstance(one, c.SendUpdate) and one.text.endswith("Next update: 15:23 UTC.") for one in texts.values())
    business, technical = texts[Audience.STAKEHOLDERS], texts[Audience.TECHNICAL]
    assert "H1 Database" in technical.text  # type: ignore[attr-defined]
    assert "H1" not in business.text  # type: ignore[attr-defined]


def test_the_minutes_and_the_promise_in_every_text_go_together(story: Story) -> None:
    form = make_form("update", "", facts_of(story))
    assert form.follow is not None
    fresh = form.follow(values_of(form, story, next="30m", public="Down. Next update: 15:23 UTC."))
    assert fresh["public"] == "Down. Next update: 15:33 UTC."
    assert fresh["technical"].endswith("Next update: 15:33 UTC.")
    assert form.follow(values_of(form, story, next="soon")) == {}
    assert "public" not in form.follow(values_of(form, story, next="30m", public="Down. At noon."))


def test_gaps_are_pointed_out_and_a_missing_promise_is_put_at_the_end(story: Story) -> None:
    assert noted(story, "update").startswith("▲ 3 places in [brackets]")
    assert noted(story, "update", stakeholders="Down.") == "The time of the next one is put at the end."
    (sent,) = recorded(story, "update", stakeholders="Down.")
    assert sent == c.SendUpdate(text="Down.\nNext update: 15:23 UTC.", next_minutes=20)
    (last,) = recorded(story, "update", stakeholders="Over.", next="")
    assert last == c.SendUpdate(text="Over.")


async def test_what_was_written_for_one_audience_stays_with_it_and_can_be_copied_out(
    story: Story, tmp_path: Path
) -> None:
    app = Host(story, "update", "technical")
    app.session.copies = tmp_path
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Pools. ", "shift+tab", "1")
        await pilot.pause()
        shown = [row.field.name for row in app.dialog.sheet.rows if row.display]
        assert shown == ["audience", "stakeholders", "next", "at"]
        assert not app.value("stakeholders").startswith("Pools.")
        await pilot.press("2", "f3")
        await pilot.pause()
        assert "Sent to the terminal's clipboard; also in" in app.seen()
        written = (tmp_path / "incident-console-copied.txt").read_text()
        assert written.startswith("Pools. SEV1:")
        assert written.endswith("Next update: 15:23 UTC.\n")
        assert app.clipboard == written.rstrip("\n")
        await pilot.press("tab", "x")
        await pilot.pause()
        assert "Sent to the terminal's clipboard" not in app.seen()


async def test_words_about_one_proposal_do_not_turn_up_at_the_next(story: Story) -> None:
    story.do(DECISION)
    app = Host(story, "decision")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "tab", *"lag", "escape")
        await pilot.pause()
        app.open()
        await pilot.pause()
        assert (app.value("act"), app.value("reason")) == ("object", "lag")
        await pilot.press("escape")
        story.do(c.ProposeDecision(text="drain region A"))
        app.open()
        await pilot.pause()
        assert (app.value("which"), app.value("act"), app.value("reason")) == ("D2", "ask", "")


async def test_page_down_shows_everything_that_is_still_open(story: Story) -> None:
    app = Host(story, "phase")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert "18 things are still open" in app.seen()
        await pilot.press(*["pagedown"] * 4)
        await pilot.pause()
        assert "affected clients have not heard" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands == (c.SetPhase(phase=Phase.RESOLVED),)
