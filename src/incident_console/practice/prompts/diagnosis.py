"""Prompts about the diagnosis: stalled hypotheses, and containment before diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from incident_console.incident.vocabulary import Lever, LeverStatus, Role
from incident_console.practice.answers import stall_key
from incident_console.practice.clocks import stall_due
from incident_console.practice.containment import next_lever
from incident_console.practice.moments import after, minutes_between
from incident_console.practice.promises import Level
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import aloud, capital, counted, listed, short, some, spoken, whole
from incident_console.practice.stalls import Stall, stalled


def stall(here: Situation) -> Iterator[Proposal]:
    """One or several hypotheses on which nothing has moved for 15 minutes, hard from 20 on: one question for all.

    The primary intervention of an incident commander: name the stall and ask what would immediately differentiate
    them; of a single hypothesis, what is missing. Saying it does not end the stall; it is asked again after another
    stall's time, or when another hypothesis has joined. Those that were put off are not named.
    """
    longest_first = stalled(here.state, here.now, here.policy)
    place = {hypothesis: at for at, hypothesis in enumerate(here.state.hypotheses)}
    found = sorted((one for one in longest_first if _due(here, one)), key=lambda one: place[one.hypothesis])
    interval = timedelta(minutes=here.policy.stall_minutes)
    asked = here.answers.asked
    if not any(one.hypothesis not in asked or here.now - asked[one.hypothesis] >= interval for one in found):
        return
    ids = tuple(one.hypothesis for one in found)
    yield Proposal(
        key=stall_key(one.handle for one in found),
        headline=_stall_headline(found),
        words=_stall_words(found),
        level=Level.OVER,
        since=min(one.since for one in found),
        rest=interval,
        opens="test",
        about=ids,
    )


def _due(here: Situation, one: Stall) -> bool:
    return stall_due(here, here.state.hypotheses[one.hypothesis]) <= here.now


def _range(found: list[Stall]) -> tuple[float, float]:
    return min(one.minutes for one in found), max(one.minutes for one in found)


def _stall_headline(found: list[Stall]) -> str:
    least, most = _range(found)
    span = _between(least, most, short, "min")
    verb = "has" if len(found) == 1 else "have"
    return f"{some([one.handle for one in found])} {verb} not moved for {span}."


def _between(least: float, most: float, said: Callable[[float], str], unit: str) -> str:
    """`17 min`, `15 to 17 min`, `50 min to 1 h 5 min`."""
    if whole(least) == whole(most):
        return said(least)
    if most < 60:
        return f"{whole(least)} to {whole(most)} {unit}"
    return f"{said(least)} to {said(most)}"


def _stall_words(found: list[Stall]) -> str:
    least, most = _range(found)
    span = _between(least, most, spoken, "minutes")
    named = _either([f"on {one.handle}, {aloud(one.text)}" for one in found])
    stop = "Please stop for a moment. " if any(one.hard for one in found) else ""
    if len(found) == 1:
        question = "What are we missing? What would immediately tell us whether it is right?"
    else:
        question = "What would immediately differentiate them?"
    return f"{stop}For {span} nothing has moved {named}. {question}"


def _either(parts: list[str]) -> str:
    if len(parts) > 4:
        parts = [*parts[:3], f"on {len(parts) - 3} others"]
    return ", or ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


_QUESTIONS: dict[Lever | None, str] = {
    Lever.FLAG_OFF: "is there a flag that we can turn off?",
    Lever.ROLL_BACK: "can we roll back the last deploy?",
    Lever.MIGRATION_ROLLBACK: "was there a migration, and was it written to be reversible?",
    None: "what else would stop the harm from growing?",
}


def data_correction(here: Situation) -> Iterator[Proposal]:
    """Data is being corrected and it is not contained: stop that.

    200apps' How We Work: data correction is the last resort, always after the bleeding has stopped, never during.
    """
    pulled = here.state.levers.get(Lever.DATA_CORRECTION)
    if pulled is None or pulled.status is not LeverStatus.STARTED or here.state.contained:
        return
    ops = here.holder(Role.OPS)
    yield Proposal(
        key=f"contain:{Lever.DATA_CORRECTION.value}",
        headline="Data correction has begun and it is not contained.",
        words=(
            f"{f'{ops}, please' if ops else 'Please'} stop the data correction: it comes after the bleeding has "
            "stopped, never during. What can we do first to contain it?"
        ),
        level=Level.OVER,
        since=pulled.at,
        rest=rest(here),
        opens="contain",
        about=(here.state.register(f"lever:{Lever.DATA_CORRECTION.value}").ids[-1],),
    )


def containment(here: Situation) -> Iterator[Proposal]:
    """Containment has not begun 5 minutes after the declaration: ask for the next lever that has not been tried.

    200apps' How We Work: contain before diagnose, in the order flag off, roll back the deploy, migration rollback. A
    lever that is being pulled, or one that has worked, ends the question.
    """
    minutes = here.policy.containment_minutes
    if minutes is None or not here.state.phase.early or here.state.contained:
        return
    pulled = {lever: known.status for lever, known in here.state.levers.items()}
    started = [lever for lever, status in pulled.items() if status is LeverStatus.STARTED]
    since = after(here.begun, minutes)
    if here.now < since or started:
        return
    lever = next_lever(here.state)
    yield Proposal(
        key=f"contain:{lever.value if lever else 'else'}",
        headline=_containment_headline(here, pulled),
        words=_containment_words(here, lever, pulled),
        level=Level.SOON,
        since=since,
        rest=rest(here),
        opens="contain",
    )


def _containment_headline(here: Situation, pulled: dict[Lever, LeverStatus]) -> str:
    elapsed = short(minutes_between(here.begun, here.now))
    if not pulled:
        return f"Nothing has been done to contain it for {elapsed}."
    return f"Not contained after {elapsed}; {counted(len(pulled), 'lever')} tried."


def _containment_words(here: Situation, lever: Lever | None, pulled: dict[Lever, LeverStatus]) -> str:
    ops = here.holder(Role.OPS)
    address = f"{ops}, before" if ops else "Before"
    tried = listed([f"{one.value} {_outcome(status)}" for one, status in pulled.items()])
    known = f"{capital(tried)}. " if tried else ""
    return f"{known}{address} we look for the cause: {_QUESTIONS[lever]}"


def _outcome(status: LeverStatus) -> str:
    return "is not possible" if status is LeverStatus.NOT_POSSIBLE else status.value
