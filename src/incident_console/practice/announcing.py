"""What the commander says at a step that a prompt proposes and a dialog records: one wording for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incident_console.incident.records import Decision, Objection
from incident_console.incident.vocabulary import StandDownPart
from incident_console.practice.spoken import aloud, listed, some

POLL = "Are there any strong objections?"
"""The question of PagerDuty's call procedure: strong ones, because everybody has some."""


def severity_words(
    before: str, now: str, reason: str = "", engages: Sequence[str] = (), releases: Sequence[str] = ()
) -> str:
    """The announcement of a severity, by their names (`before` empty: it is the first), of who is called in and of who
    may go. Without a word on both, teams stay in high alert or miss it."""
    was = f", it was a {before}" if before else ""
    words = [f"This is {'now ' if before else ''}a {now}{was}{f': {aloud(reason)}' if reason else ''}."]
    if engages:
        words.append(f"I am calling in {some(engages)}.")
    if releases:
        words.append(f"{some(releases)}, thank you: you can go.")
    return " ".join(words)


def proposal_words(
    text: str, person: str = "", options: Iterable[str] = (), objections: Sequence[Objection] = ()
) -> str:
    """A proposal stated, with what else could be done and what was said against it, and the question about it."""
    by = f"{person} proposes" if person else "The proposal is"
    ways = [aloud(option) for option in options]
    others = f" The alternatives are: {some(ways)}." if ways else ""
    heard = f" Against it: {objections_words(objections)}." if objections else ""
    return f"{by}: {aloud(text)}.{others}{heard} {POLL}"


def objections_words(objections: Sequence[Objection]) -> str:
    """Whose objections there are, and which; of more than three how many more."""
    told = [f"{one.person}: {aloud(one.text)}" if one.person else aloud(one.text) for one in objections]
    return listed(told[:3]) + (f" and {len(told) - 3} more" if len(told) > 3 else "")


def outcome_words(decision: Decision, *, adopted: bool) -> str:
    """What holds, once a proposal is settled."""
    what = aloud(decision.text)
    if not adopted:
        return f"We do not do this: {what}."
    heard = "I have heard the objections" if decision.objections else "Hearing no strong objections"
    return f"{heard}, we go ahead: {what}."


def stand_down_words(part: StandDownPart, comms: str = "", scribe: str = "") -> str:
    """What is said for one part of standing down, to whoever leads communications and keeps the log; empty: nobody.

    PagerDuty's sign-off: say that the call ends, where follow-up continues, and thanks.
    """
    if part is StandDownPart.TEAM:
        return "The incident is resolved and this call is ending: you are stood down. Thank you all."
    if part is StandDownPart.STATUS_PAGE:
        return f"{comms}, please set the status page to resolved." if comms else "Who sets the status page to resolved?"
    if part is StandDownPart.TIMELINE:
        ask = f"{scribe}, please archive the timeline;" if scribe else "Who archives the timeline?"
        return f"{ask} {'f' if scribe else 'F'}ollow-up continues in the postmortem."
    return "Who checks on the people who took the page?"
