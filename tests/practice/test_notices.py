"""Who must hear: each a clock from whoever owes it, settled by telling, owed anew where it gets worse."""

from __future__ import annotations

import pytest
from calls import NAMES, POLICY, RIPENING, accept, begins, call, clock, keys, labels, levels, rival, snooze, tell, the

from incident_console.incident.commands import (
    AskFloor,
    GiveNotice,
    LeaveFloor,
    ReleaseRole,
    SetPhase,
    SetSeverity,
    TakeRole,
    Undo,
)
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Phase, Role, Severity
from incident_console.practice.clocks import ClockKind, Level, clocks
from incident_console.practice.notice import Hearer, Notice
from incident_console.practice.notices import asks_for_more, hearings
from incident_console.practice.policy import Policy
from support import Story
from support.clock import DAY, time_of


def untold(severity: Severity | None = Severity.SEV1) -> Story:
    """A call with its roles filled, of which nobody outside has heard."""
    story = Story().at("14:31").declared(severity=severity, impact="checkout success 61 %")
    story.do(*(TakeRole(role=role, person=person) for role, person in NAMES.items()))
    return story


def owed(story: Story, at: str = "14:31") -> dict[str, str]:
    found = clocks(story.state, time_of(at), POLICY)
    return {c.label: f"{c.due_at:%H:%M} {c.owner}" for c in found if c.kind is ClockKind.NOTICE}


def test_nobody_must_hear_before_the_declaration() -> None:
    assert hearings(State("i1"), DAY, POLICY) == ()


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (
            Severity.SEV1,
            {
                "Tell on-call group": "14:36 Jo Park",
                "Tell tech lead": "14:36 Jo Park",
                "Tell product owner": "14:36 Jo Park",
                "Tell leadership": "15:01 Dana Reyes",
                "Tell affected clients": "15:01 Jo Park",
            },
        ),
        (
            Severity.SEV2,
            {
                "Tell on-call group": "14:36 Jo Park",
                "Tell tech lead": "14:36 Jo Park",
                "Tell product owner": "15:01 Jo Park",
            },
        ),
        (Severity.SEV3, {"Tell on-call group": "14:36 Jo Park"}),
        (Severity.SEV4, {}),
        (
            None,
            {
                "Tell on-call group": "14:36 Jo Park",
                "Tell tech lead": "14:36 Jo Park",
                "Tell product owner": "15:01 Jo Park",
            },
        ),
    ],
)
def test_who_must_hear_by_when_and_from_whom(severity: Severity | None, expected: dict[str, str]) -> None:
    assert owed(untold(severity)) == expected


def test_who_hears_at_a_moment_and_not_within_minutes_is_listed_without_a_clock() -> None:
    story = untold(Severity.SEV2)
    (found,) = [one for one in hearings(story.state, story.now, POLICY) if one.due_at is None]
    assert (found.who, found.when, found.owner, found.heard) == ("leadership", "at the next sync", "Dana Reyes", None)


def test_a_notice_ripens_and_telling_ends_it() -> None:
    story = untold()
    assert levels(story, "Tell leadership", "15:01") == RIPENING
    story.do(GiveNotice(audience="Leadership", person="Sam Okafor", text="on the phone"))
    assert "Tell leadership" not in labels(story)
    found = {one.who: one.heard for one in hearings(story.state, story.now, POLICY)}
    heard = found["leadership"]
    assert heard is not None
    assert (heard.person, heard.text) == ("Sam Okafor", "on the phone")
    story.do(Undo())
    assert "Tell leadership" in labels(story)


def test_who_owes_it_where_the_role_is_not_held() -> None:
    story = untold()
    story.do(ReleaseRole(role=Role.COMMS))
    assert owed(story)["Tell affected clients"] == "15:01 Dana Reyes"
    story.do(ReleaseRole(role=Role.IC), TakeRole(role=Role.DEPUTY, person="Lin Wu"))
    assert owed(story)["Tell leadership"] == "15:01 Lin Wu"
    assert owed(story)["Tell affected clients"] == "15:01 "


def test_the_first_severity_asks_nobody_anew() -> None:
    story = untold(None)
    tell(story, "on-call group")
    story.at("14:35").do(SetSeverity(severity=Severity.SEV1))
    assert "Tell on-call group" not in labels(story)
    assert owed(story, "14:35")["Tell leadership"] == "15:01 Dana Reyes"


def test_getting_worse_asks_everybody_anew_and_getting_better_nobody() -> None:
    story = untold(Severity.SEV2).at("14:35")
    tell(story)
    assert owed(story, "14:35") == {}
    story.at("14:50").do(SetSeverity(severity=Severity.SEV1))
    assert owed(story, "14:50") == {
        "Tell on-call group": "14:55 Jo Park",
        "Tell tech lead": "14:55 Jo Park",
        "Tell product owner": "14:55 Jo Park",
        "Tell leadership": "15:20 Dana Reyes",
        "Tell affected clients": "15:20 Jo Park",
    }
    tell(story)
    story.at("14:55").do(SetSeverity(severity=Severity.SEV3))
    assert owed(story, "14:55") == {}
    story.at("15:10").do(SetSeverity(severity=Severity.SEV2))
    assert owed(story, "15:10") == {
        "Tell on-call group": "15:15 Jo Park",
        "Tell tech lead": "15:15 Jo Park",
        "Tell product owner": "15:40 Jo Park",
    }


def test_a_worse_moment_in_between_asks_nobody_anew_who_has_heard_of_what_holds_again() -> None:
    story = untold(Severity.SEV2).at("14:33")
    tell(story)
    story.at("14:40").do(SetSeverity(severity=Severity.SEV1))
    story.at("14:42").do(SetSeverity(severity=Severity.SEV2))
    assert owed(story, "14:42") == {}


def test_a_line_asks_for_more_with_another_name_or_a_sooner_time() -> None:
    def line(**minutes: float | None) -> Notice:
        return Notice(hearers=tuple(Hearer(who=who, minutes=m) for who, m in minutes.items()))

    assert asks_for_more(line(a=5), line(a=5, b=30))
    assert asks_for_more(line(a=30), line(a=5))
    assert asks_for_more(line(a=None), line(a=30))
    assert not asks_for_more(line(a=5, b=30), line(a=30))
    assert not asks_for_more(line(a=5), line(A=None))


def test_a_reopening_is_told_anew() -> None:
    story = untold()
    tell(story)
    story.at("15:00").do(SetPhase(phase=Phase.RESOLVED))
    assert owed(story, "15:00") == {}
    story.at("16:00").do(SetPhase(phase=Phase.INVESTIGATING, reason="it came back"))
    assert owed(story, "16:00")["Tell leadership"] == "16:30 Dana Reyes"


def test_a_contested_severity_keeps_the_line_that_stands_provisionally() -> None:
    story = untold(Severity.SEV3)
    seen = story.state
    story.do(SetSeverity(severity=Severity.SEV4))
    rival(story, seen, SetSeverity(severity=Severity.SEV1), "Jo Park")
    assert "Tell leadership" in owed(story)


def test_a_name_twice_in_the_policy_is_one_and_an_empty_one_none() -> None:
    line = Notice(hearers=(Hearer(who="Ops", minutes=5), Hearer(who="ops ", minutes=9), Hearer(who="  ", minutes=1)))
    policy = Policy(who_hears={Severity.SEV1: line})
    story = untold()
    assert [one.who for one in hearings(story.state, story.now, policy)] == ["Ops"]


# Prompts


def test_one_question_for_all_that_one_person_owes_by_the_same_time() -> None:
    story = untold()
    assert begins(story, "notice:SEV1:5", "14:35")
    prompt = the(story.at("14:38"), "notice:")
    assert prompt.headline == "On-call group, tech lead and product owner have not heard: 2 min over."
    assert prompt.words == (
        "Jo Park, we are 7 minutes in. On-call group, tech lead and product owner must hear of this now. "
        "Who tells them?"
    )
    assert (prompt.opens, prompt.level) == ("notice", Level.OVER)
    tell(story, "tech lead")
    assert the(story, "notice:").headline == "On-call group and product owner have not heard: 2 min over."
    tell(story, "on-call group", "product owner")
    assert "notice" not in keys(story)


def test_leadership_hears_it_from_the_commander() -> None:
    story = untold()
    tell(story, "on-call group", "tech lead", "product owner", "affected clients")
    assert begins(story, "notice:SEV1:30:ic", "15:00")
    prompt = the(story.at("15:01"), "notice:")
    assert prompt.headline == "Leadership has not heard: due now."
    assert prompt.words == "I am telling leadership now: they hear it from me first."


def test_a_question_that_was_put_off_puts_its_clocks_off_too() -> None:
    story = untold().at("14:36")
    snooze(story, "notice:SEV1:5", 4)
    assert begins(story, "notice:SEV1:5", "14:40")
    assert clock(story, "Tell tech lead").due_at == time_of("14:40")
    snooze(story.at("14:40"), "notice:SEV1:5", None)
    assert "Tell tech lead" not in labels(story)
    assert "Tell leadership" in labels(story)


def test_speakers_are_ordered_where_two_or_more_wait() -> None:
    story = call()
    story.do(AskFloor(person="Kim Lee"))
    assert "speakers" not in keys(story)
    story.do(AskFloor(person="Sam Okafor"), AskFloor(person="Lin Wu"))
    prompt = the(story, "speakers:")
    assert prompt.headline == "3 people want to speak; Kim Lee is next."
    assert prompt.words == "One at a time, please. Kim Lee, you have the word. After that Sam Okafor and Lin Wu."
    accept(story, "speakers:")
    assert story.state.speaking == "Kim Lee"
    assert the(story, "speakers:").words.startswith("Thank you, Kim Lee. One at a time, please. Sam Okafor, you have")
    story.do(LeaveFloor(person="Lin Wu"))
    assert "speakers" not in keys(story)
