"""Events in words: label and sentence, the same everywhere."""

import pytest
from whole_incident import a_whole_incident

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.events import Unknown, read_body
from incident_console.incident.evolve import evolve
from incident_console.incident.vocabulary import Role, Severity, Weight
from incident_console.incident.words import Tone, describe, entries, entry_of, minutes_words, own_words
from support import Call, Story
from support.clock import time_of

TOLD = """
14:22 mark      Started: first errors in the log
14:31 declare   Incident declared: Checkout: card payments time out
14:31 sev       SEV2
14:31 impact    checkout success 61 %
14:31 role      Dana Reyes is incident commander
14:31 note      pool at 40 %, steady #pool
14:32 alert     Checkout success 99.2 → 61 %
14:32 role      Maria Silva is operations lead
14:32 role      Communications lead offered to Jo Park
14:32 role      Jo Park accepts and is communications lead: I have communications
14:32 role      Safety offered to Ana Costa
14:32 role      Ana Costa declines to be safety: no hands free
14:32 sev       SEV1: all card payments
14:32 title     Title is now: Checkout: card payments time out in EU
14:39 ? H2      Payment gateway times out under load
14:40 ? H1      Database connection pool exhausted · Maria Silva
14:40 −H1 +H2   pool at 40 %
14:40 ! T1      Test of H1: drain one pool · sam · 5 min
14:40 ! T1      Acknowledged
14:40 ! T1      5 min more: slow drain
14:40 ! T1      Now with Jo Park
14:40 ✓ T1      Done: no change
14:40 × H1      Ruled out: pool is steady
14:55 = D1      fail over to region B · Dana Reyes · options: wait; fail over · objections: data lag
14:55 need N1   db admin access · dba
14:55 ✓ N1      Met: granted
14:55 todo A1   why did the alert page nobody · Ana Costa
14:55 brief     61 % · actions: T1 · needs: none · next decision: 15:10
14:55 update    card payments fail for some customers · next in 20 min
14:55 contain   Flag off not possible: no flag
14:55 said      “What would tell H1 from H2?”
14:55 later     Put off for 10 min: safety is unassigned
14:55 impact    checkout success 97 %
15:05 · H2      Weighed: pool at 40 %
15:05 sev       SEV2: one region · engages oncall-db · releases frontend
15:05 told      Told leadership (Lee Wong): joins at 15:30
15:05 =? D2     Proposed: roll back 4.2.1 · Maria Silva · or: stay and wait
15:05 =? D2     Asked: any strong objections?
15:05 =? D2     sam objects: schema has moved on
15:05 × D2      Rejected: fail over instead
15:05 need N2   a second scribe
15:05 need N2   Routed to Jo Park
15:05 floor     sam wants to speak
15:05 floor     Maria Silva wants to speak
15:05 floor     sam has the floor
15:05 floor     Maria Silva no longer wants to speak
15:05 role      Maria Silva takes over as incident commander without an answer: no answer for two minutes
15:10 phase     Mitigated: failed over
15:10 role      Maria Silva is no longer operations lead: shift ends
15:10 exit      Exit criterion: error rate normal for 30 min
15:10 ✓ exit    Error rate normal for 30 min · met: dashboard is green
15:10 exit      No longer an exit criterion: status page updated
15:10 stand     Team stood down: all but ops
15:10 todo A1   Committed · page on success below 90 % · outcome: a page within 5 min · Maria Silva · due 2026-06-10 · OPS-4821 · detect · impact high · effort low
"""  # noqa: E501


def test_a_whole_incident_in_words() -> None:
    told = "\n".join(f"{e.at:%H:%M} {e.label:<10}{e.text}" for e in entries(a_whole_incident().state))
    assert told == TOLD.strip()


def test_the_words_before_recording_are_the_words_after() -> None:
    story = Story().declared()
    for command in (c.RaiseHypothesis(text="dns"), c.AssignTask(text="x", tests=("h1",)), c.Decide(text="x")):
        decided = decide(story.state, command, story.now)
        assert not isinstance(decided, Refusal)
        before = describe(decided[0].body, story.state)
        event = story.do(command)
        assert describe(event.body, story.state, event.event_id) == before


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0.5, "30 s"), (1, "1 min"), (1.5, "90 s"), (2.5, "2 min 30 s"), (5, "5 min"), (60, "1 h"), (90, "1 h 30 min")],
)
def test_minutes_as_they_are_said(minutes: float, words: str) -> None:
    assert minutes_words(minutes) == words


def test_undo_and_redo_say_what_they_took_back_and_brought_back() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="dns"))
    words = [
        describe(event.body, story.state, event.event_id).text
        for event in (story.do(c.Undo()), undo_last(story), undo_last(story), undo_last(story))
    ]
    assert words == ["Taken back: dns", "Brought back: dns", "Taken back: dns", "Brought back: dns"]
    assert describe(ev.Undone(target="x"), story.state).text == "Taken back: an entry that is not here yet"


def undo_last(story: Story) -> ev.Event:
    return story.do(c.Undo(target=story.events[-1].event_id))


def test_an_undone_entry_is_told_as_it_was_amended() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    story.do(c.Amend(target=one.event_id, text="two"))
    undo = story.do(c.Undo(target=one.event_id))
    back = story.do(c.Undo(target=undo.event_id))
    assert describe(back.body, story.state).text == "Brought back: two"


def test_an_amendment_says_what_stands_there_now() -> None:
    story = Story().declared()
    at = time_of("14:20")
    for body, told in (
        (ev.Amended(target="x", text="two"), "Text is now “two”"),
        (ev.Amended(target="x", at=at), "Time is now 2026-05-20 14:20:00 UTC"),
        (ev.Amended(target="x", at=at, approximate=True), "Time is now about 2026-05-20 14:20:00 UTC"),
        (ev.Amended(target="x", text="a", at=at), "Text is now “a” and time is now 2026-05-20 14:20:00 UTC"),
        (ev.Amended(target="x", approximate=True), "Time is approximate"),
        (ev.Amended(target="x", approximate=False), "Time is exact"),
        (ev.Amended(target="x"), "Nothing changed"),
    ):
        assert describe(body, story.state).text == told


def test_a_thing_that_was_taken_back_keeps_the_handle_that_was_said() -> None:
    call = Call().declared()
    call.together(Ana=c.RaiseHypothesis(text="one"), Ben=c.RaiseHypothesis(text="two"))
    second = call.state.handles["H1b"]
    call["Ana"].do(c.GiveEvidence(text="seen", weighs=(("h1b", Weight.FOR),)), c.Undo(target=second))
    state = call.meet().state
    assert [entry.label for entry in entries(state)][-1] == "+ H1b"


def test_evidence_for_a_hypothesis_that_is_not_here_yet() -> None:
    body = ev.EvidenceGiven(text="seen", weighs=(ev.Weighing(hypothesis="x", weight=Weight.FOR),))
    assert describe(body, Story().declared().state).label == "+ H?"
    assert describe(ev.TaskAcknowledged(task="x"), Story().declared().state).label == "! T?"


def test_unknown_kinds_are_kept_and_shown() -> None:
    story = Story().declared()
    newer = story.events[0].model_copy(
        update={"event_id": "x", "hlc": "9" * 15 + "-00000", "body": Unknown(kind="mood.felt", data={"mood": "calm"})}
    )
    state = evolve(story.state, newer)
    entry = entry_of(state, "x")
    assert (entry.label, entry.text, entry.tone) == (
        "mood.felt",
        "(written by a newer version: mood.felt)",
        Tone.UNKNOWN,
    )
    assert own_words(state, "x") == ""
    damaged = read_body("entry.written", 1, "{")
    assert describe(damaged, state).text == "(cannot be read: entry.written)"


def test_every_kind_of_event_has_words_of_its_own() -> None:
    story = a_whole_incident()
    for event in story.events:
        words = describe(event.body, story.state, event.event_id)
        assert words.label
        assert words.text
        assert words.tone is not Tone.UNKNOWN


def test_an_entry_says_whose_it_is_and_whether_it_came_late() -> None:
    story = Story().declared()
    story.at("14:40").do(c.WriteEntry(text="5xx", source="Alertmanager", at=time_of("14:39")))
    late = story.do(c.WriteEntry(text="seen", at=time_of("14:38:59"), approximate=True))
    first, second = entries(story.state)[1:]
    assert (second.author, second.late) == ("Alertmanager", False)
    assert (first.author, first.late, first.approximate) == ("Ana Costa", True, True)
    assert first.event_id == late.event_id


def test_own_words_of_what_was_taken_back_are_still_there() -> None:
    story = Story().declared(severity=Severity.SEV1)
    one = story.do(c.TakeRole(role=Role.OPS, person="Sam", words="I have operations"))
    story.do(c.Undo())
    assert own_words(story.state, one.event_id) == "I have operations"
