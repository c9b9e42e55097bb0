"""What each form records, out of what it was opened with and what was typed."""

from __future__ import annotations

import pytest
from dialog_kit import HOSTILE, about_for, facts_of, told_story, verdict_of

from incident_console.console.dialogs.forms.log import times_of
from incident_console.console.dialogs.registry import DIALOGS, make_dialog, make_form
from incident_console.console.dialogs.verdict import Standing
from incident_console.incident import commands as c
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.vocabulary import (
    Audience,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Phase,
    Role,
    Severity,
    Weight,
)
from incident_console.scribe.paste import PastedLine
from support import Story
from support.clock import time_of

RECORDED = [
    ("update", "", {"public": "Fails for some.", "audience": "public", "next": "30m"},
     c.SendUpdate(text="Fails for some.\nNext update: 15:33 UTC.", audience=Audience.PUBLIC, next_minutes=30)),
    ("hypothesis", "", {"text": "DNS flaps", "owner": "maria"}, c.RaiseHypothesis(text="DNS flaps", owner="maria")),
    ("hypothesis", "H1", {"act": "against", "text": "pool at 40 %"},
     c.GiveEvidence(text="pool at 40 %", weighs=(("H1", Weight.AGAINST),))),
    ("hypothesis", "H1", {"act": "for", "text": "waits rise"},
     c.GiveEvidence(text="waits rise", weighs=(("H1", Weight.FOR),))),
    ("hypothesis", "H1", {"act": "test", "text": "drain a pool", "person": "Sam Lee", "minutes": "5m"},
     c.AssignTask(text="drain a pool", person="Sam Lee", minutes=5, tests=("H1",))),
    ("hypothesis", "H1", {"act": "confirm", "text": "waits fell"},
     c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="waits fell")),
    ("hypothesis", "H1", {"act": "rule out", "text": "waits stayed"},
     c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="waits stayed")),
    ("hypothesis", "H1", {"act": "park", "text": "no access"},
     c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.PARKED, reason="no access")),
    ("hypothesis", "H3", {"text": "still failing"},
     c.MoveHypothesis(hypothesis="H3", status=HypothesisStatus.OPEN, reason="still failing")),
    ("test", "", {"text": "call the gateway", "person": "Sam Lee"},
     c.AssignTask(text="call the gateway", person="Sam Lee", minutes=10, tests=("H1", "H2"))),
    ("test", "H2", {"text": "call them", "minutes": ""}, c.AssignTask(text="call them", tests=("H2",))),
    ("task", "", {"text": "restart pods", "person": "@Sam Lee", "minutes": "5"},
     c.AssignTask(text="restart pods", person="Sam Lee", minutes=5)),
    ("task-end", "T1", {}, c.AcknowledgeTask(task="T1")),
    ("task-end", "T1", {"act": "done", "text": "drained"}, c.EndTask(task="T1", outcome="done", text="drained")),
    ("task-end", "T1", {"act": "failed"}, c.EndTask(task="T1", outcome="failed")),
    ("task-end", "T1", {"act": "drop"}, c.EndTask(task="T1", outcome="dropped")),
    ("task-end", "T1", {"act": "more"}, c.ExtendTask(task="T1", minutes=5)),
    ("task-end", "T1", {"act": "reassign", "person": "Sam Lee"}, c.ReassignTask(task="T1", person="Sam Lee")),
    ("decision", "", {"text": "fail over", "options": "wait\n\n fail over ", "objections": "capacity"},
     c.Decide(text="fail over", options=("wait", "fail over"), objections=("capacity",), person="Dana Reyes")),
    ("severity", "", {"severity": "SEV2", "reason": "one region"},
     c.SetSeverity(severity=Severity.SEV2, reason="one region")),
    ("phase", "", {"phase": "identified"}, c.SetPhase(phase=Phase.IDENTIFIED)),
    ("role", "", {"role": "scribe", "person": "Ana"}, c.TakeRole(role=Role.SCRIBE, person="Ana")),
    ("role", "scribe", {"person": "Sam Lee", "how": "offer"}, c.OfferRole(role=Role.SCRIBE, person="Sam Lee")),
    ("role", "ops", {"how": "release", "reason": "ill"}, c.ReleaseRole(role=Role.OPS, reason="ill")),
    ("role", "ops", {"how": "assume", "person": "Sam Lee", "reason": "no answer for 2 min"},
     c.TakeRole(role=Role.OPS, person="Sam Lee", words="no answer for 2 min", forced=True)),
    ("answer", "ic-offer", {"answer": "accept", "words": "Two hypotheses, T1 next"},
     c.AcceptRole(role=Role.IC, person="Ana Costa", words="Two hypotheses, T1 next")),
    ("answer", "offer", {"answer": "accept"}, c.AcceptRole(role=Role.DEPUTY, person="Kim Ito")),
    ("answer", "ic-offer", {"answer": "decline", "words": "I test H1"},
     c.DeclineRole(role=Role.IC, person="Ana Costa", reason="I test H1")),
    ("contain", "", {"text": "4.2.1 to 4.2.0"},
     c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.STARTED, text="4.2.1 to 4.2.0")),
    ("contain", "migration rollback", {"status": "not possible"},
     c.PullLever(lever=Lever.MIGRATION_ROLLBACK, status=LeverStatus.NOT_POSSIBLE)),
    ("impact", "", {"text": "success 40 %"}, c.StateImpact(text="success 40 %")),
    ("need", "", {"text": "db admin", "of": "Kim"}, c.RaiseNeed(text="db admin", of="Kim")),
    ("need-end", "N1", {}, c.EndNeed(need="N1")),
    ("need-end", "N1", {"act": "dropped", "text": "not ours"}, c.EndNeed(need="N1", met=False, text="not ours")),
    ("follow-up", "", {"text": "why no page"}, c.NoteFollowUp(text="why no page")),
]  # fmt: skip


@pytest.fixture(scope="module")
def story() -> Story:
    return told_story()


@pytest.mark.parametrize(("name", "about", "typed", "command"), RECORDED)
def test_a_form_records_its_command_and_says_so(
    story: Story, name: str, about: str, typed: dict[str, str], command: c.Command
) -> None:
    found = verdict_of(story, name, about_for(story, about), **typed)
    assert (found.standing, found.commands) == (Standing.READY, (command,)), found.words
    assert "now · by Ana Costa" in found.words


def test_the_time_goes_with_every_form(story: Story) -> None:
    found = verdict_of(story, "task", text="restart", at="~14:59")
    (command,) = found.commands
    assert (command.at, command.approximate) == (time_of("14:59"), True)
    assert "about 14:59 UTC" in found.words
    assert verdict_of(story, "need-end", story.handle("N1"), at="-5m").commands[0].at == time_of("14:58")


def test_relative_times_count_from_the_present_and_not_from_when_the_dialog_was_opened() -> None:
    story = told_story()
    facts = facts_of(story)
    story.clock.forward(minutes=4)
    assert verdict_of(story, "follow-up", facts=facts, text="x", at="-1m").commands[0].at == time_of("15:06")


def test_the_briefing_is_filled_in_and_can_be_recorded_as_it_is(story: Story) -> None:
    (command,) = verdict_of(story, "briefing").commands
    assert isinstance(command, c.HoldBriefing)
    assert "H1 Database connection pool exhausted" in command.conditions
    assert "T1 Drain one pool" in command.actions
    assert "N1 Access to the gateway's dashboard" in command.needs
    assert command.next_decision


def test_an_update_that_says_nothing_is_asked_for(story: Story) -> None:
    still_empty = verdict_of(story, "update", stakeholders="Next update: 15:23 UTC.")
    assert (still_empty.standing, still_empty.field) == (Standing.MISSING, "stakeholders")


def test_the_handoff_carries_a_brief_of_how_things_stand(story: Story) -> None:
    (command,) = verdict_of(story, "handoff", person="Sam Lee").commands
    assert isinstance(command, c.OfferRole)
    brief = command.brief
    assert brief.startswith("Handoff: incident commander from Dana Reyes, as of 2026-05-20 15:03 UTC")
    assert "SEV1, investigating, not contained: Checkout: card payments time out" in brief
    assert "T1 Drain one pool · Maria Silva · 7 min over" in brief
    assert "H3 Deploy 4.2.1 of checkout is bad, ruled out 14:41 UTC: rolled back, same errors" in brief
    assert "N1 Access to the gateway's dashboard · Kim Ito" in brief
    assert "If T1, Drain one pool, shows …, then …" in brief
    assert (command.role, command.person) == (Role.IC, "Sam Lee")


def test_what_stands_already_is_not_recorded_again(story: Story) -> None:
    for name in ("severity", "phase", "impact"):
        assert verdict_of(story, name).standing is Standing.NOTHING
    assert verdict_of(story, "answer", about_for(story, "ic-offer")).standing is Standing.NOTHING


def test_coming_back_from_the_end_asks_for_a_reason() -> None:
    story = told_story()
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="quiet for 30 min"))
    asked = verdict_of(story, "phase", phase="investigating")
    assert (asked.standing, asked.field) == (Standing.MISSING, "reason")
    assert verdict_of(story, "phase", phase="investigating", reason="it is back").standing is Standing.READY


def test_what_is_missing_is_asked_for_by_name(story: Story) -> None:
    asked = {
        ("task", ""): "text", ("hypothesis", ""): "text", ("hypothesis", "H1"): "text", ("test", ""): "text",
        ("decision", ""): "text", ("need", ""): "text", ("follow-up", ""): "text", ("handoff", ""): "person",
        ("role", ""): "person",
    }  # fmt: skip
    for (name, about), field in asked.items():
        found = verdict_of(story, name, about_for(story, about))
        assert (found.standing, found.field) == (Standing.MISSING, field), name


def test_a_refusal_says_what_would_be_right(story: Story) -> None:
    assert "5m, 90s" in verdict_of(story, "task", text="x", minutes="soon").words
    assert "14:31" in verdict_of(story, "task", text="x", at="whenever").words
    assert "up to a day" in verdict_of(story, "task", text="x", minutes="9999m").words
    taken = verdict_of(story, "role", role="ops", person="Maria", how="now")
    assert (taken.standing, taken.words) == (Standing.REFUSED, "Maria Silva is operations lead already.")


def test_data_correction_before_containment_is_warned_about(story: Story) -> None:
    form = make_form("contain", "data correction", facts_of(story))
    values = verdict_values(form, story)
    assert form.note is not None
    assert "comes after the bleeding has stopped" in form.note(values)
    story_contained = told_story()
    story_contained.do(c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED))
    form = make_form("contain", "data correction", facts_of(story_contained))
    assert form.note is not None
    assert not form.note(verdict_values(form, story_contained))


def test_the_commander_is_warned_of_a_second_hat_and_of_being_replaced_silently(story: Story) -> None:
    form = make_form("role", "", facts_of(story))
    assert form.note is not None
    hat = form.note(verdict_values(form, story, role="scribe", person="Dana Reyes"))
    assert hat == "▲ Dana Reyes is incident commander already: the commander wears no second hat."
    assert "Offer it" in form.note(verdict_values(form, story, role="ic", person="Sam Lee", how="now"))


def verdict_values(form: object, story: Story, **typed: str):
    from incident_console.console.dialogs.values import Values

    initial = {field.name: field.initial for field in form.fields}  # type: ignore[attr-defined]
    return Values({**initial, **typed}, initial, facts_of(story))


# Amending


def test_amending_records_only_what_was_changed(story: Story) -> None:
    note = about_for(story, "note")
    assert verdict_of(story, "amend", note).standing is Standing.NOTHING
    text = verdict_of(story, "amend", note, text="Graphs look fine").commands
    assert text == (c.Amend(target=note, text="Graphs look fine"),)
    moved = verdict_of(story, "amend", note, time="14:45").commands
    assert moved == (c.Amend(target=note, occurred_at=time_of("14:45"), about=False),)
    about = verdict_of(story, "amend", note, exact="about").commands
    assert about == (c.Amend(target=note, about=True),)
    assert verdict_of(story, "amend", note, time="~14:45").commands[0].about is True
    assert verdict_of(story, "amend", note, text=" ").standing is Standing.MISSING


def test_amending_shows_what_stood_there_before() -> None:
    story = told_story()
    note = about_for(story, "note")
    story.do(c.Amend(target=note, text="Graphs look fine"))
    form = make_form("amend", note, facts_of(story))
    assert form.exhibit is not None
    rows = form.exhibit(verdict_values(form, story))
    told = [row.lines[0].body.text for row in rows]
    assert told == ["first: Graphs look odd", "Text is now “Graphs look fine”"]


def test_what_was_taken_back_cannot_be_amended() -> None:
    story = told_story()
    note = about_for(story, "note")
    story.do(c.Undo(target=note))
    gone = verdict_of(story, "amend", note)
    assert gone.standing is Standing.NOTHING
    assert "taken back" in gone.words


# Pasting

PASTED = "who was on call: Sam\n14:22 alert fired\nstill firing\n~14:25 on-call acknowledges\n14:31 rollback started"


def test_a_pasted_timeline_gets_its_times(story: Story) -> None:
    commands = verdict_of(story, "paste", PASTED).commands
    assert [(command.text, command.at, command.approximate) for command in commands] == [
        ("who was on call: Sam", None, False),
        ("alert fired\nstill firing", time_of("14:22"), False),
        ("on-call acknowledges", time_of("14:25"), True),
        ("rollback started", time_of("14:31"), False),
    ]
    assert verdict_of(story, "paste", PASTED).words == "4 entries, 14:22 UTC to 15:03 UTC, by Ana Costa"


def test_a_timeline_from_the_evening_before_is_not_dated_into_the_future() -> None:
    early = Story().at("03:50").declared()
    early.at("03:53")
    commands = verdict_of(early, "paste", "22:31 one\n23:32 two\n00:33 three").commands
    days = [(command.text, (command.at - time_of("00:00")).days) for command in commands]
    assert days == [("one", -1), ("two", -1), ("three", 0)]


def test_a_line_whose_time_cannot_be_read_was_about_when_the_line_before_it_was() -> None:
    at = time_of("14:22")
    lines = [PastedLine(None, False, "a"), PastedLine(at, False, "b"), PastedLine(None, False, "c")]
    assert times_of(lines) == [(None, False), (at, False), (at, True)]


def test_lines_without_times_are_offered_as_one_entry_first(story: Story) -> None:
    text = "Traceback:\n  File a\n  File b"
    assert verdict_of(story, "paste", text).commands == (c.WriteEntry(text=text),)


def test_a_paste_that_nobody_asked_about_records_nothing_by_itself(story: Story) -> None:
    facts = facts_of(story, self_opened=True)
    assert verdict_of(story, "paste", PASTED, facts).standing is Standing.NOTHING


# What a dialog is opened about


def test_a_prompt_about_a_thing_opens_what_is_to_be_done_with_it(story: Story) -> None:
    facts = facts_of(story)
    assert make_form("task", story.handle("T1"), facts).name == "task-end"
    assert make_form("need", story.handle("N1"), facts).name == "need-end"
    assert make_form("role", about_for(story, "offer"), facts).name == "answer"
    ops = next(e.event_id for e in story.events if e.kind == "role.taken" and getattr(e.body, "role", "") == "ops")
    assert make_form("role", ops, facts).fields[0].initial == "ops"
    lever = next(e.event_id for e in story.events if e.kind == "lever.pulled")
    assert make_form("contain", lever, facts).fields[0].initial == "flag off"
    both = ",".join([story.handle("H1"), story.handle("H2")])
    assert verdict_of(story, "test", both, text="x").commands[0].tests == ("H1", "H2")


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_a_thing_that_is_not_there_is_said_and_nothing_breaks(story: Story, name: str) -> None:
    assert verdict_of(story, name, "not an identifier").words
    assert verdict_of(story, name, "").words


def test_a_name_that_is_not_known_is_a_key_error(story: Story) -> None:
    with pytest.raises(KeyError):
        make_dialog("confess", "", facts_of(story))


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_every_dialog_opens_before_anything_is_declared(name: str) -> None:
    assert verdict_of(Story(), name).words


# Hostile text


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_text_in_any_field_breaks_a_form(story: Story, text: str) -> None:
    facts = facts_of(story)
    for name in sorted(DIALOGS):
        for about in ("", "H1", "T1", "N1", "note", "ic-offer", text):
            form = make_form(name, about_for(story, about), facts).with_time()
            for field in form.fields:
                if field.shape == "choice":
                    continue
                found = verdict_of(story, name, about_for(story, about), facts, **{field.name: text})
                assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in found.words)
                for command in found.commands:
                    assert not isinstance(decide(story.state, command, story.now), Refusal)
