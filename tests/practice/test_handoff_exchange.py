"""The handoff as it is spoken: the short brief, the read-back, a firm yes, the announcement."""

from __future__ import annotations

from busy_call import brief_of, busy
from calls import call, tell

from incident_console.incident.commands import (
    AcceptRole,
    EndNeed,
    EndTask,
    OfferRole,
    PollDecision,
    ReleaseRole,
)
from incident_console.incident.vocabulary import (
    Role,
)
from incident_console.practice.handoff import exchange


def test_the_exchange_ends_in_a_firm_yes_and_an_announcement() -> None:
    said = exchange(brief_of(busy()))
    assert [one.who for one in said] == [
        "Dana Reyes",
        "Dana Reyes",
        "Sam Okafor",
        "Dana Reyes",
        "Sam Okafor",
        "Sam Okafor",
    ]
    assert said[0].words == (
        "We are 26 minutes into SEV1: Checkout: card payments time out. "
        "It is not contained. Users feel this: checkout success 61 %. "
        "Open: H1, Database pool exhausted; H2, Payment gateway times out. Ruled out or parked: H3, Bad deploy 4.2.1; "
        "H4, DNS. In flight: Sam Okafor on T1, call it from outside, 3 minutes left; Kim Lee on T2, watch the queue, "
        "its time is over; nobody on T3, ask the vendor. Waiting: D2 to be decided and 2 needs. "
        "Over by now: T2, Call-out T+20, H1 H2 stall and Update. Next comes: T1, 15:00 UTC."
    )
    assert said[1].words.startswith("Sam Okafor, please say it back in your own words")
    assert said[3].words == "Sam Okafor, you're now the incident commander, okay?"
    assert said[4].words == "Yes. I am now the Incident Commander."
    assert said[5].words == (
        "This is Sam Okafor. I am now the Incident Commander for this call, taking over from Dana Reyes."
    )


def test_another_role_is_handed_over_in_its_own_name() -> None:
    said = exchange(brief_of(busy(), Role.COMMS))
    assert said[0].who == "Jo Park"
    assert said[3].words == "Sam Okafor, you're now communications lead, okay?"
    assert said[5].words == "This is Sam Okafor. I am now communications lead, taking over from Jo Park."


def test_where_nobody_holds_it_or_nobody_is_named_yet() -> None:
    story = busy()
    story.do(ReleaseRole(role=Role.IC))
    said = exchange(brief_of(story, to=""))
    assert [one.who for one in said[:3]] == ["Whoever hands over", "Whoever hands over", "Whoever takes over"]
    assert said[5].words == "This is [name]. I am now the Incident Commander for this call."


def test_a_quiet_call_in_half_a_minute() -> None:
    story = call()
    tell(story)
    assert exchange(brief_of(story))[0].words == (
        "We are less than a minute into SEV1: Checkout: card payments time out. It is not contained. Users feel this: "
        "checkout success 61 %. There is no hypothesis yet. Nothing is in flight. Next comes: Call-out T+10, 14:41 UTC."
    )


def test_after_the_handoff_the_brief_is_the_next_one_s() -> None:
    story = busy()
    story.do(OfferRole(role=Role.IC, person="Sam Okafor"), AcceptRole(role=Role.IC, words="I have command"))
    story.do(EndTask(task="T1", outcome="done"), EndNeed(need="N1"), PollDecision(decision="D2"))
    brief = brief_of(story, to="Lin Wu")
    assert brief.giver == "Sam Okafor"
    assert [task.handle for task in brief.tasks] == ["T2", "T3"]
    assert [need.handle for need in brief.needs] == ["N2"]
    assert brief.proposed[0].polled
