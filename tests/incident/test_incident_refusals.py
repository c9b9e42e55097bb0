"""Each refusal in its exact words: what is wrong, and what would be right."""

from datetime import UTC, datetime

import pytest
from on_the_call import on_the_call

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import (
    HypothesisStatus,
    Phase,
    Role,
    Severity,
    Weight,
)
from support import Story
from support.clock import time_of

EXAMPLE = "-5m means five minutes ago."
REFUSED = [
    (c.Declare(title="again"), "This incident is declared already; declare opens another one."),
    (c.Retitle(title=""), "An incident needs a title: what is broken, in a few words."),
    (c.Retitle(title="Checkout: card payments time out"), "That is the title already."),
    (c.WriteEntry(text=" \x1b[2J\n"), "There is nothing to note yet: type what was seen, said or done."),
    (c.SetSeverity(severity=Severity.SEV2), "The severity is SEV2 already."),
    (c.SetPhase(phase=Phase.INVESTIGATING), "The incident is investigating already."),
    (c.StateImpact(text=""), "Say what users feel, with a number: checkout success 61 %, normal 99.2 %."),
    (c.TakeRole(role=Role.IC, person="dana"), "Dana Reyes is incident commander already."),
    (c.TakeRole(role=Role.OPS, person="@"), "Who is operations lead? Name them with @, as in /role ops @maria."),
    (c.OfferRole(role=Role.IC, person="dana"), "Dana Reyes is incident commander already."),
    (c.AcceptRole(role=Role.OPS), "No offer of operations lead is open: /offer ops @name makes one."),
    (c.DeclineRole(role=Role.IC), "No offer of incident commander is open: /offer ic @name makes one."),
    (c.ReleaseRole(role=Role.OPS), "Nobody is operations lead now."),
    (c.ReleaseRole(role=Role.IC, person="maria"), "Maria Silva is not incident commander now."),
    (
        c.ReleaseRole(role=Role.IC, person="dana", at=time_of("14:20")),
        "Dana Reyes was not incident commander at 14:20 UTC.",
    ),
    (c.RaiseHypothesis(text=""), "What might explain it? As in: ? gateway times out @maria."),
    (c.GiveEvidence(text="x", weighs=()), "Which hypothesis does it weigh on? As in: h1 - pool at 40 %, steady."),
    (c.GiveEvidence(text="", weighs=(("h1", Weight.FOR),)), "What was observed? As in: h1 - pool at 40 %, steady."),
    (c.GiveEvidence(text="x", weighs=(("h9", Weight.FOR),)), "There is no H9. Open hypothesis: H1."),
    (
        c.GiveEvidence(text="x", weighs=(("h1", Weight.FOR), ("H1", Weight.AGAINST))),
        "H1 stands there twice with different signs.",
    ),
    (
        c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.CONFIRMED),
        "What confirms H1? Add it: h1 confirm and the reason.",
    ),
    (
        c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.RULED_OUT),
        "What rules out H1? Add it: h1 rule out and the reason.",
    ),
    (
        c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.PARKED),
        "What makes you park H1? Add it: h1 park and the reason.",
    ),
    (
        c.MoveHypothesis(hypothesis="h2", status=HypothesisStatus.OPEN),
        "What reopens H2? Add it: h2 reopen and the reason.",
    ),
    (c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.OPEN, reason="x"), "H1 is open already."),
    (c.MoveHypothesis(hypothesis="h2", status=HypothesisStatus.RULED_OUT, reason="x"), "H2 is ruled out already."),
    (c.AssignTask(text=""), "What is to be done? As in: ! restart gateway pods @sam 10m."),
    (c.AssignTask(text="", tests=("h1",)), "What is to be done? As in: h1 test drain one pool @sam 5m."),
    (c.AssignTask(text="x", minutes=0), "A time-box is above zero and up to a day: 5m, 90s, 2h."),
    (c.AssignTask(text="x", minutes=float("nan")), "A time-box is above zero and up to a day: 5m, 90s, 2h."),
    (c.AssignTask(text="x", minutes=float("inf")), "A time-box is above zero and up to a day: 5m, 90s, 2h."),
    (c.ExtendTask(task="t1", minutes=1441), "A time-box is above zero and up to a day: 5m, 90s, 2h."),
    (c.ExtendTask(task="t2", minutes=5), "T2 is done already."),
    (c.AcknowledgeTask(task="t7"), "There is no T7. Open task: T1."),
    (c.AcknowledgeTask(task="t2"), "T2 is done already."),
    (c.EndTask(task="t2", outcome="failed"), "T2 is done already."),
    (c.ReassignTask(task="t1", person=""), "Who takes T1? Name them with @."),
    (c.ReassignTask(task="t1", person="maria"), "T1 is Maria Silva's already."),
    (c.Decide(text=""), "What was decided? As in: = fail over to region B."),
    (c.RaiseNeed(text=""), "What is needed, and of whom? As in: need db admin access @dba."),
    (c.EndNeed(need="n2"), "N2 is met already."),
    (c.EndNeed(need="n3"), "There is no N3. Open need: N1."),
    (c.NoteFollowUp(text=""), "What is there to follow up? As in: todo why did the alert page nobody."),
    (
        c.HoldBriefing(),
        "What was said in the briefing? One line is enough: >> two hypotheses, decision at 15:00.",
    ),
    (
        c.SendUpdate(text=""),
        "What did the update say? As in: > card payments fail for some customers, next at 15:00.",
    ),
    (
        c.SendUpdate(text="x", next_minutes=float("nan")),
        "The next update is due in a number of minutes above zero and up to a day.",
    ),
    (
        c.SendUpdate(text="x", next_minutes=-5),
        "The next update is due in a number of minutes above zero and up to a day.",
    ),
    (c.SayPrompt(prompt="stall", words=""), "What was said? Give the words."),
    (
        c.SnoozePrompt(prompt="stall", headline="x", minutes=-1),
        "A prompt is put off for some minutes up to a day, or for good.",
    ),
    (c.Undo(target="x9"), "There is nothing called X9 in this incident."),
    (c.Undo(author="Nobody"), "There is nothing of yours to undo."),
    (c.Redo(), "There is nothing to bring back."),
    (
        c.WriteEntry(text="x", at=time_of("14:45")),
        f"14:45 UTC is 5 min ahead: the log takes what has happened. {EXAMPLE}",
    ),
    (
        c.WriteEntry(text="x", at=datetime(9999, 12, 31, tzinfo=UTC)),
        f"00:00 UTC is on 9999-12-31, still to come: the log takes what has happened. {EXAMPLE}",
    ),
    (
        c.WriteEntry(text="x", at=datetime(1026, 5, 20, tzinfo=UTC)),
        "The year 1026 is too far back: the log takes times from 1970 on.",
    ),
    (
        c.WriteEntry(text="x" * 20_001),
        "An entry takes 20,000 characters and this has 20,001: keep it in a file and note where.",
    ),
    (
        c.Retitle(title="x" * 201),
        "A title or a name takes 200 characters and this has 201: keep it in a file and note where.",
    ),
    (c.Command(), "Command is not something that can be recorded."),
]


@pytest.mark.parametrize(("command", "told"), REFUSED)
def test_a_refusal_says_what_is_wrong_and_what_would_be_right(command: c.Command, told: str) -> None:
    assert on_the_call().at("14:40").refuse(command) == told


def test_nothing_can_be_recorded_before_the_declaration() -> None:
    assert Story().refuse(c.WriteEntry(text="x")) == "No incident is open here: declare one first."
    assert Story().refuse(c.Declare(title="\u200b")) == "An incident needs a title: what is broken, in a few words."


def test_a_clock_that_is_a_minute_behind_another_is_borne_with() -> None:
    story = on_the_call().at("14:40")
    story.do(c.WriteEntry(text="x", at=time_of("14:41")))
    told = f"14:41 UTC is 1 min ahead: the log takes what has happened. {EXAMPLE}"
    assert story.refuse(c.WriteEntry(text="x", at=time_of("14:41:01"))) == told


def test_a_command_in_words_that_are_too_long_keeps_nothing_half() -> None:
    story = on_the_call()
    before = story.state
    story.refuse(c.HoldBriefing(text="ok", needs="x" * 20_001))
    story.refuse(c.Decide(text="ok", options=("ok", "x" * 20_001)))
    assert story.state is before
