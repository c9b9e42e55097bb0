"""A call in the middle of things, for commands to meet."""

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import HypothesisStatus, Severity
from support import Story


def on_the_call() -> Story:
    """Dana commands; H1 is open, H2 ruled out, T1 runs with Maria Silva, T2 is done, N1 is open, N2 met."""
    story = Story().declared(severity=Severity.SEV2, commander="Dana Reyes")
    story.do(
        c.RaiseHypothesis(text="pool exhausted"),
        c.RaiseHypothesis(text="gateway times out"),
        c.MoveHypothesis(hypothesis="h2", status=HypothesisStatus.RULED_OUT, reason="answers in 80 ms"),
        c.AssignTask(text="drain one pool", person="Maria Silva", minutes=5),
        c.AssignTask(text="read the deploy log"),
        c.EndTask(task="t2", outcome="done"),
        c.RaiseNeed(text="db access"),
        c.RaiseNeed(text="a second scribe"),
        c.EndNeed(need="n2"),
    )
    return story
