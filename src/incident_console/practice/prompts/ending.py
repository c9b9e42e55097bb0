"""Prompts about the end: the exit criteria before it is resolved, after it the stand-down and what to commit to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from incident_console.incident.vocabulary import Phase, Role
from incident_console.practice.announcing import POLL, stand_down_words
from incident_console.practice.exit import ExitCriterion, Part, exit_criteria_of, stand_down_of
from incident_console.practice.moments import after
from incident_console.practice.promises import Level
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import aloud, capital, counted, some

_EASED = (Phase.MITIGATED, Phase.MONITORING)


def exit_check(here: Situation) -> Iterator[Proposal]:
    """From 5 minutes after it was mitigated: which exit criteria are open; where none is, call it resolved.

    Google's incident state document has the exit criteria written down, so that the end is decided and not drifted
    into. Whoever resolves it earlier is shown what is open then.
    """
    minutes = here.policy.exit_minutes
    eased = _eased_at(here)
    if minutes is None or eased is None or here.now < after(eased, minutes):
        return
    criteria = list(exit_criteria_of(here))
    left = [one for one in criteria if not one.holds]
    yield _open(here, left, eased) if left else _met(here, eased)


def _eased_at(here: Situation) -> datetime | None:
    """Since when it has been mitigated or monitored without a break; None where it is not."""
    since = None
    for span in here.known.phases:
        since = (since or span.since) if Phase(span.value) in _EASED else None
    return since


def _open(here: Situation, left: list[ExitCriterion], eased: datetime) -> Proposal:
    named = "; ".join(aloud(one.name) for one in left[:3])
    more = f"; and {len(left) - 3} more" if len(left) > 3 else ""
    return Proposal(
        key="exit:open",
        headline=f"{capital(counted(len(left), 'exit criterion', 'exit criteria'))} "
        f"{'is' if len(left) == 1 else 'are'} not met.",
        words=f"Before we call it resolved, this has to hold: {named}{more}. Who can confirm it, or says what is left?",
        level=Level.CALM,
        since=eased,
        rest=rest(here),
        opens="exit",
    )


def _met(here: Situation, eased: datetime) -> Proposal:
    return Proposal(
        key="exit:met",
        headline="Every exit criterion is met: call it resolved.",
        words=f"Every exit criterion is met. I am calling this incident resolved. {POLL}",
        level=Level.SOON,
        since=eased,
        rest=rest(here),
        opens="phase",
    )


def stand_down(here: Situation) -> Iterator[Proposal]:
    """Once the incident is resolved, until its four parts are done: the team is stood down.

    200apps' How We Work: it is not over until the commander has stood the team down, the status page says resolved,
    the timeline is archived and somebody has checked on the people. PagerDuty's sign-off: say that the call ends,
    where follow-up continues, and thanks.
    """
    register = here.state.register("phase")
    if here.state.phase is not Phase.RESOLVED or register.contested:
        return
    left = [part for part in stand_down_of(here) if part.done_at is None]
    if not left:
        return
    head = register.heads[-1]
    begun = len(left) < len(here.policy.stand_down)
    hands = here.holder(Role.COMMS), here.holder(Role.SCRIBE)
    yield Proposal(
        key=f"stand-down:{head.event_id}",
        headline=_stand_down_headline(left) if begun else "The incident is resolved: stand the team down.",
        words=" ".join(stand_down_words(part.part, *hands) for part in left),
        level=Level.SOON,
        since=head.at,
        rest=rest(here),
        opens="stand-down",
        about=(head.event_id,),
    )


def action_items(here: Situation) -> Iterator[Proposal]:
    """Once the learning points have rested (48 hours, or at once), and until one is committed: which do we commit to?

    Allspaw's Debriefing Facilitation Guide keeps the promise apart from the meeting. It is said once: a review may
    conclude that nothing is worth committing to.
    """
    if not here.state.phase.over:
        return
    from incident_console.practice.actions import action_items as planned

    plan = planned(here.state, here.now, here.policy)
    if plan.commit_from is None or here.now < plan.commit_from or plan.committed or not plan.considered:
        return
    count = len(plan.considered)
    yield Proposal(
        key=f"actions:{plan.commit_from.isoformat()}",
        headline=f"{capital(counted(count, 'learning point'))} can become {'' if count > 1 else 'a '}commitment"
        f"{'s' if count > 1 else ''} now.",
        words=_commit_words(count, here.policy.action_soak_hours),
        level=Level.CALM,
        since=plan.commit_from,
        rest=None,
        opens="action",
        about=(plan.considered[0].follow_up.event_id,),
    )


def _commit_words(count: int, hours: float) -> str:
    rested = f"The learning points have rested for {hours:g} hours. " if hours else ""
    if count == 1:
        return f"{rested}Do we commit to the one that we have, with a person, a date and a ticket?"
    few = " Three to five get done; the rest stays considered." if count > 3 else ""
    return f"{rested}Which of the {count} do we commit to, each with a person, a date and a ticket?{few}"


def _stand_down_headline(left: list[Part]) -> str:
    return f"The stand-down lacks {some([part.part.value for part in left])}."
