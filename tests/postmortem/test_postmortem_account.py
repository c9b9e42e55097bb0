"""Every template held, point by point, against the published account of the payment outage.

What the log knows stands in the draft; what it cannot know is asked for. A short template leaves things out, and what
it leaves out is listed here, so that it cannot lose anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from markdown_reading import flat, seen

from incident_console.demo import STEPS, play
from incident_console.incident.commands import SetAction, Star
from incident_console.incident.vocabulary import ActionCategory, ActionStatus
from incident_console.incident.words import entries
from incident_console.postmortem.document import ASK_MARK
from incident_console.postmortem.order import House, Order, draw_up
from incident_console.postmortem.templates import ABOUT
from incident_console.practice.policy import Policy
from support import Story

ACTIONS = (
    SetAction(
        follow_up="A1",
        owner="Maria Silva",
        verb="Add a circuit breaker with a 2 s timeout to the payment gateway client",
        outcome="a gateway timeout fails within 2 s and backs up no queue",
        ticket="#4821",
        due=date(2026, 6, 10),
        category=ActionCategory.PREVENT,
        status=ActionStatus.COMMITTED,
    ),
    SetAction(
        follow_up="A2",
        owner="Sam Okafor",
        verb="Add an SLO-based rule that declares SEV1",
        outcome="SEV1 is declared within 5 minutes of checkout success under 80 %",
        ticket="#4822",
        due=date(2026, 6, 7),
        category=ActionCategory.DETECT,
        status=ActionStatus.COMMITTED,
    ),
    SetAction(
        follow_up="A3",
        owner="Jo Park",
        verb="Add the status page credentials to the on-call runbook and the vault",
        outcome="whoever is on call posts to the status page within 2 minutes in a drill",
        ticket="#4823",
        due=date(2026, 5, 31),
        category=ActionCategory.MITIGATE,
        status=ActionStatus.COMMITTED,
    ),
)
"""The account's three action items, as they are entered after the call."""

POINTS: Mapping[str, tuple[str, ...]] = {
    "degraded at 14:22": ("14:22", "Payment service degraded: checkout success below 99.2 %"),
    "from 99.2 to 61 % in 8 minutes": ("Checkout success 61 %, down from 99.2 % in 8 minutes",),
    "the impact": ("Checkout success 61 %, normal 99.2 %",),
    "the on-call engineer paged": ("Page sent to the on-call engineer",),
    "convened at 14:31": ("Declared 2026-05-20 14:31 UTC",),
    "who commanded": ("Incident commander: Dana Reyes",),
    "the commander announced": ("This is Dana Reyes, I am the incident commander for this call",),
    "operations lead": ("Maria Silva is operations lead",),
    "communications lead": ("Jo Park is communications lead",),
    "scribe": ("Ana Costa is scribe",),
    "first update at 14:35": ("14:35 update Checkout fails for many customers",),
    "within 15 minutes of detection": ("Time to first update 13 min",),
    "briefings every 15 minutes": ("14:46 brief", "15:01 brief", "15:16 brief", "15:31 brief"),
    "the intervals between them": ("15:01, Dana Reyes, 15 min after the briefing before",),
    "the pool": ("H1 Database connection pool exhausted",),
    "the gateway": ("H2 Third-party payment gateway times out",),
    "17 minutes without a move": ("H1 14:31 14:48 17 min", "H2 14:31 14:48 17 min"),
    "the question that ended it": (
        "“We have been on two hypotheses for more than 15 minutes. What would immediately differentiate them?”",
    ),
    "the test that told them apart": ("Test of H1, H2: Call the gateway directly from one host",),
    "the gateway confirmed at 14:52": ("14:52 ✓ H2 Confirmed: the gateway times out when called directly",),
    "the pool ruled out": ("14:52 × H1 Ruled out: it fails without the pool",),
    "how each hypothesis ended": ("H1 ruled out 14:31 14:52 21 min", "H2 confirmed 14:31 14:52 21 min"),
    "the decision and its options": ("Activate the fallback configuration · Dana Reyes · options:",),
    "the fallback at 15:04": ("15:04 contain Other worked: fallback configuration is active",),
    "contained at 15:04": ("Contained 2026-05-20 15:04 UTC",),
    "restored at 15:09": ("15:09 impact Checkout success 98.8 %, normal 99.2 %",),
    "mitigated at 15:09": ("Mitigated 2026-05-20 15:09 UTC",),
    "47 minutes": ("14:22 to 15:09, 47 min",),
    "no circuit breaker": ("No circuit breaker on the payment gateway integration: a timeout there backed up",),
    "no escalation by itself": ("No automated severity escalation at more than 20 % checkout failure",),
    "the status page 23 minutes late": ("the first public update came 23 minutes into the outage",),
    "where the credentials were": ("DevOps had them, the on-call runbook does not say so",),
    "the circuit breaker": (
        "A1 Add a circuit breaker with a 2 s timeout to the payment gateway client",
        "prevent Maria Silva 2026-06-10 #4821",
        "a gateway timeout fails within 2 s",
    ),
    "the escalation rule": (
        "A2 Add an SLO-based rule that declares SEV1 detect Sam Okafor 2026-06-07 #4822",
        "within 5 minutes of checkout success under 80 %",
    ),
    "the credentials": (
        "A3 Add the status page credentials to the on-call runbook and the vault mitigate Jo Park 2026-05-31 #4823",
    ),
    "not about fault": ("It does not ask whose fault it was.",),
}
"""What the account tells, and how the draft says it."""

ASKED = {
    "who leads the review": "one person.",
    "when it is": "date, and who facilitates.",
    "what happened, for other teams": "two or three sentences that somebody from another team can follow.",
    "who was affected": "who was affected, how many, what it cost them; support cases; what it did to the SLO.",
    "how it was noticed": "how it was noticed, and what would halve the time to notice it.",
    "what made it possible": "which conditions of the system made it possible.",
    "what went well": "what worked and should be kept.",
    "what went badly": "what got in the way, and how it came to be so.",
    "luck": "what could as well have gone otherwise.",
    "surprise": "what nobody had expected, and what it showed.",
    "what was learnt": "what others should know, before it becomes actions.",
}
"""What no log can know, and how it is asked for."""

COURSE = {"within 15 minutes of detection", "the intervals between them", "17 minutes without a move"}
ENDINGS = {"how each hypothesis ended"}
WITHOUT: Mapping[str, set[str]] = {
    "full": set(),
    "root-cause": set(),
    "condensed": COURSE | ENDINGS | {"luck", "surprise"},
    "near-miss": COURSE
    | ENDINGS
    | {"convened at 14:31", "contained at 15:04", "mitigated at 15:09", "47 minutes"}
    | {"who was affected", "what went well", "what went badly"},
}
"""What a template leaves out on purpose: the short ones how the call was run, the one for a near miss its harm too."""

STARRED = ("sev", "impact", "update", "✓ H2", "× H1", "= D1", "contain", "said", "! T2", "alert")
"""The labels of what a scribe would star."""
NOT_STARRED = {
    "the on-call engineer paged", "the commander announced", "operations lead", "communications lead", "scribe",
    "briefings every 15 minutes", "the pool", "the gateway", "where the credentials were",
}  # fmt: skip


@pytest.fixture(scope="module")
def outage() -> Story:
    """The call, and what was entered after it."""
    story = Story()
    play(lambda command, author, at: story.at(at).do(command, author=author), STEPS)
    story.clock.forward(minutes=5)
    story.do(*ACTIONS)
    return story


def shown(story: Story, template: str) -> str:
    """The draft as it is read, one text, cells and lines a space apart."""
    text = draw_up(story.state, story.now, House(Policy()), Order(template=template)).text
    return flat(" ".join(run.text for run in seen(text)))


def missing(text: str) -> set[str]:
    found = {point for point, words in POINTS.items() if not all(each in text for each in words)}
    return found | {point for point, what in ASKED.items() if ASK_MARK + what not in text}


@pytest.mark.parametrize("template", ABOUT)
def test_everything_that_the_log_knows_stands_there_and_the_rest_is_asked_for(outage: Story, template: str) -> None:
    assert missing(shown(outage, template)) == WITHOUT[template]


@pytest.mark.parametrize("template", ["condensed", "near-miss"])
def test_a_curated_timeline_leaves_out_what_nobody_starred_and_nothing_else(outage: Story, template: str) -> None:
    story = Story()
    story.state, story.events = outage.state, list(outage.events)
    story.at(outage.now)
    for entry in entries(outage.state):
        if entry.label in STARRED:
            story.do(Star(target=entry.event_id))
    text = shown(story, template)
    assert missing(text) == WITHOUT[template] | NOT_STARRED
    assert f"Left out: {len(entries(story.state)) - len(story.state.starred)}." in text


@pytest.mark.parametrize("template", ABOUT)
def test_before_anybody_has_entered_an_action_it_is_asked_for(template: str) -> None:
    story = Story()
    play(lambda command, author, at: story.at(at).do(command, author=author), STEPS)
    text = shown(story, template)
    for what in ("a verb and what it is done to.", "one person.", "a date.", "its number.", "what can be measured."):
        assert ASK_MARK + what in text
    for factor in ("no circuit breaker", "no escalation by itself", "the status page 23 minutes late"):
        assert all(words in text for words in POINTS[factor])


def test_the_root_causes_are_asked_for_and_never_guessed(outage: Story) -> None:
    text = shown(outage, "root-cause")
    for what in ("Trigger", "Fault", "Why was that possible?", "Root causes", "Why it lasted"):
        assert f"{what}: {ASK_MARK}" in text or f"{what} {ASK_MARK}" in text
