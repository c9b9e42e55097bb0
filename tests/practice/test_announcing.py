"""A prompt and the dialog that it opens say the same words, because both ask the same functions."""

import pytest
from calls import call, proposed

from incident_console.incident.commands import ObjectToDecision, PollDecision, ProposeDecision, SetPhase
from incident_console.incident.vocabulary import Phase, StandDownPart
from incident_console.practice.announcing import outcome_words, proposal_words, severity_words, stand_down_words
from support import Story


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("", "SEV1"), "This is a SEV1."),
        (("SEV2", "SEV1", "all regions."), "This is now a SEV1, it was a SEV2: all regions."),
        (("SEV1", "SEV3", "", (), ("Jo",)), "This is now a SEV3, it was a SEV1. Jo, thank you: you can go."),
        (("SEV2", "SEV1", "", ("Jo", "Kim")), "This is now a SEV1, it was a SEV2. I am calling in Jo and Kim."),
    ],
)
def test_a_severity_is_announced(given: tuple[str, ...], said: str) -> None:
    assert severity_words(*given) == said  # type: ignore[arg-type]


def polled() -> Story:
    story = call()
    story.do(ProposeDecision(text="fail over", options=("wait",)), PollDecision(decision="D1"))
    return story


def words(story: Story) -> list[str]:
    return [prompt.words for prompt in proposed(story)]


def test_a_poll_that_is_asked_again_repeats_what_was_said_against_it() -> None:
    story = polled()
    story.do(ObjectToDecision(decision="D1", text="data lag", person="Kim"))
    (decision,) = story.state.open_decisions()
    said = proposal_words(decision.text, decision.person, decision.options, decision.objections)
    assert said == (
        "The proposal is: fail over. The alternatives are: wait. Against it: Kim: data lag. "
        "Are there any strong objections?"
    )
    assert outcome_words(decision, adopted=True) == "I have heard the objections, we go ahead: fail over."
    assert outcome_words(decision, adopted=False) == "We do not do this: fail over."


def test_silence_is_answered_with_the_words_of_the_prompt() -> None:
    story = polled()
    story.clock.forward(minutes=1)
    (decision,) = story.state.open_decisions()
    assert outcome_words(decision, adopted=True) in words(story)


def test_the_stand_down_prompt_says_every_part() -> None:
    story = call()
    story.do(SetPhase(phase=Phase.RESOLVED, reason="quiet"))
    (said,) = words(story)
    assert said == " ".join(stand_down_words(part, "Jo Park", "Ana Costa") for part in StandDownPart)
