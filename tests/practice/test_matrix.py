"""The evidence matrix: marks, ranking by fewest contradictions, and what separates the leading two."""

from __future__ import annotations

from calls import call

from incident_console.incident.commands import GiveEvidence, MoveHypothesis, RaiseHypothesis
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.practice.matrix import evidence_matrix
from support import Story

FOR, AGAINST, NEUTRAL = Weight.FOR, Weight.AGAINST, Weight.NEUTRAL


def with_hypotheses(number: int) -> Story:
    story = call()
    story.do(*(RaiseHypothesis(text=f"idea {n}") for n in range(1, number + 1)))
    return story


def weigh(story: Story, text: str, **weights: Weight) -> None:
    story.clock.forward(seconds=1)
    story.do(GiveEvidence(text=text, weighs=tuple(weights.items())))


def test_the_marks_stand_row_by_row_in_the_order_of_the_columns() -> None:
    story = with_hypotheses(3)
    weigh(story, "pool at 40 %", h1=AGAINST, h3=NEUTRAL)
    weigh(story, "times out from outside", h2=FOR)
    matrix = evidence_matrix(story.state)
    assert [hypothesis.handle for hypothesis in matrix.columns] == ["H1", "H2", "H3"]
    assert [(row.evidence.text, row.letters) for row in matrix.rows] == [
        ("pool at 40 %", ("I", "·", "N")),
        ("times out from outside", ("·", "C", "·")),
    ]


def test_fewest_contradictions_lead_not_most_support() -> None:
    story = with_hypotheses(3)
    for number in range(5):
        weigh(story, f"for H1 {number}", h1=FOR)
    weigh(story, "and one against", h1=AGAINST, h2=FOR)
    matrix = evidence_matrix(story.state)
    assert [s.hypothesis.handle for s in matrix.ranking] == ["H2", "H3", "H1"]
    last = matrix.ranking[-1]
    assert (last.contradictions, last.support, last.neutral) == (1, 5, 0)


def test_only_open_hypotheses_are_ranked() -> None:
    story = with_hypotheses(3)
    story.do(MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="no deploy"))
    assert [s.hypothesis.handle for s in evidence_matrix(story.state).ranking] == ["H2", "H3"]
    assert len(evidence_matrix(story.state).columns) == 3


def test_what_speaks_against_one_and_not_against_the_other_separates() -> None:
    story = with_hypotheses(2)
    weigh(story, "fits both", h1=FOR, h2=FOR)
    weigh(story, "says nothing of the other", h1=FOR, h2=NEUTRAL)
    weigh(story, "not weighed on the other", h1=AGAINST)
    matrix = evidence_matrix(story.state)
    assert matrix.separating == ()
    assert matrix.verdict == "No observation separates H2 from H1."
    assert [e.text for e in matrix.unweighed] == ["not weighed on the other"]
    weigh(story, "pool at 40 %", h1=AGAINST, h2=NEUTRAL)
    matrix = evidence_matrix(story.state)
    assert [e.text for e in matrix.separating] == ["pool at 40 %"]
    assert matrix.verdict == "“pool at 40 %” separates H2 from H1."


def test_several_that_separate_are_named_and_the_rest_counted() -> None:
    story = with_hypotheses(2)
    for number in range(5):
        weigh(story, f"seen {number}", h1=AGAINST, h2=FOR)
    assert evidence_matrix(story.state).verdict == (
        "“seen 0”, “seen 1” and “seen 2” separate H2 from H1. So do 2 more."
    )


def test_fewer_than_two_have_nothing_to_separate() -> None:
    assert evidence_matrix(call().state).verdict == "No hypothesis is open."
    alone = evidence_matrix(with_hypotheses(1).state)
    assert alone.verdict == "H1 is the only open hypothesis. What else could it be?"
    assert alone.separating == ()
