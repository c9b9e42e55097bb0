"""Cells of the evidence matrix: an observation that is weighed again, or against one more hypothesis."""

import pytest

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Weight
from incident_console.incident.words import Tone, entries
from support import Call, Story
from support.clock import time_of

FOR, AGAINST, NEUTRAL = Weight.FOR, Weight.AGAINST, Weight.NEUTRAL


def opened(story: Story) -> str:
    """Two hypotheses and one observation against the first; gives back the observation."""
    story.at("14:40").do(c.RaiseHypothesis(text="pool exhausted"), c.RaiseHypothesis(text="gateway times out"))
    return story.at("14:41").do(c.GiveEvidence(text="pool at 40 %", weighs=(("h1", AGAINST),))).event_id


@pytest.fixture
def story() -> Story:
    return Story().declared()


def weigh(evidence: str, hypothesis: str, weight: Weight, **more: object) -> c.WeighEvidence:
    return c.WeighEvidence(evidence=evidence, hypothesis=hypothesis, weight=weight, **more)


def test_an_observation_is_weighed_against_one_more_hypothesis(story: Story) -> None:
    pool = opened(story)
    story.at("14:50").do(weigh(pool, "h2", FOR))
    h1, h2 = story.state.hypotheses.values()
    assert story.state.evidence[pool].weighs == ((h1.event_id, AGAINST), (h2.event_id, FOR))
    assert (h1.evidence, h2.evidence) == ((pool,), (pool,))
    assert (h1.moved_at, h2.moved_at) == (time_of("14:41"), time_of("14:50"))


def test_a_later_word_on_a_cell_replaces_the_earlier_one(story: Story) -> None:
    pool = opened(story)
    story.at("14:50").do(weigh(pool, "h1", FOR))
    story.at("14:55").do(weigh(pool, "h1", NEUTRAL, at=time_of("14:45")))
    (h1, _) = story.state.hypotheses.values()
    assert story.state.evidence[pool].on(h1.event_id) is NEUTRAL
    assert h1.evidence == (pool,)
    assert h1.movements == tuple(time_of(at) for at in ("14:40", "14:41", "14:45", "14:50"))
    story.do(c.Undo())
    assert story.state.evidence[pool].on(h1.event_id) is FOR
    story.do(c.Undo())
    assert story.state.evidence[pool].on(h1.event_id) is AGAINST


def test_what_is_taken_back_weighs_no_more(story: Story) -> None:
    pool = opened(story)
    story.at("14:50").do(weigh(pool, "h2", FOR), c.Undo(target=pool))
    for hypothesis in story.state.hypotheses.values():
        assert (hypothesis.evidence, hypothesis.moved_at) == ((), time_of("14:40"))
    assert story.state.evidence == {}


def test_two_seats_that_weigh_it_differently_contest_the_cell() -> None:
    call = Call("Ana", "Ben").declared()
    pool = opened(call["Ana"])
    call.meet().together(Ana=weigh(pool, "h2", FOR), Ben=weigh(pool, "h2", AGAINST))
    h2 = call.state.handles["H2"]
    assert call.state.evidence[pool].contested == (h2,)
    call["Ana"].do(weigh(pool, "h2", AGAINST))
    assert call.meet().state.evidence[pool].contested == ()
    assert call.state.evidence[pool].on(h2) is AGAINST


def test_what_cannot_be_weighed(story: Story) -> None:
    pool = opened(story)
    note = story.do(c.WriteEntry(text="a note"))
    assert story.refuse(weigh(note.event_id, "h1", FOR)) == (
        "Only an observation is weighed: evidence that was given for or against a hypothesis, as in h1 + text."
    )
    assert story.refuse(weigh(pool, "h1", AGAINST)) == "That observation is against H1 already."
    assert story.refuse(weigh(pool, "h9", FOR)) == "There is no H9. Open hypotheses: H1, H2."
    assert story.refuse(weigh("nothing", "h1", FOR)) == "There is nothing called NOTHING in this incident."


def test_a_cell_in_words(story: Story) -> None:
    pool = opened(story)
    story.at("14:50").do(weigh(pool, "h2", AGAINST))
    last = entries(story.state)[-1]
    assert (last.label, last.text, last.tone) == ("− H2", "Weighed: pool at 40 %", Tone.AGAINST)
