"""A call looked back at: the demonstration incident and short stories, as accounts."""

from __future__ import annotations

from functools import cache

from incident_console.demo import STEPS, play
from incident_console.practice.account import Account, account
from incident_console.practice.audit import Answer, audit
from incident_console.practice.metrics import Metric, metrics
from incident_console.practice.phrases import phrase
from incident_console.practice.policy import Policy
from incident_console.practice.questions import About, questions
from support import Story


@cache
def outage() -> Story:
    """The demonstration incident to its end."""
    story = Story()
    play(lambda command, author, at: story.at(at).do(command, author=author), STEPS)
    story.clock.forward(minutes=5)
    return story


def told(story: Story, policy: Policy | None = None) -> Account:
    return account(story.state, story.now, policy or Policy())


def asked(story: Story, about: About, policy: Policy | None = None) -> list[str]:
    return [question.words for question in questions(told(story, policy)) if question.about is about]


def measure(story: Story, key: str, policy: Policy | None = None) -> Metric:
    (found,) = [metric for metric in metrics(told(story, policy)) if metric.key == key]
    return found


def figures(story: Story, key: str, policy: Policy | None = None) -> str:
    """The figures as they are printed, or the standing and why."""
    metric = measure(story, key, policy)
    return ", ".join(figure.words for figure in metric.figures) or f"{metric.standing.value}: {metric.why}"


def answer(story: Story, key: str, policy: Policy | None = None) -> Answer:
    (found,) = [one for one in audit(told(story, policy)) if one.key == key]
    return found


def facts(story: Story, key: str, policy: Policy | None = None) -> list[str]:
    return [phrase(fact) for fact in answer(story, key, policy).facts]
