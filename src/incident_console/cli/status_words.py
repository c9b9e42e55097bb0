"""Where an incident stands, in plain words: read top to bottom, what matters now first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from incident_console.cli.command_words import (
    When,
    criteria_lines,
    evidence_lines,
    floor_lines,
    hearing_lines,
    loop_lines,
    missed_lines,
    proposal_lines,
)
from incident_console.cli.output import clock_time, columns, day_and_time, elapsed, hung, in_minutes
from incident_console.cli.shapes import HypothesisShape, PromptShape, StatusShape, TaskShape

PROMPTS_SHOWN = 3
"""How many of the things to do now are told in full: what a person can hold at once."""

_FIRST, _BETWEEN = "  ", "  "


def status_lines(status: StatusShape, zone: tzinfo) -> list[str]:
    """The whole status, in lines."""
    now = _at(status["as_of"])

    def when(written: str) -> str:
        return clock_time(_at(written), now, zone)

    parts = [
        list(_heading(status, zone)),
        list(_say_now(status["prompts"])),
        _part("Clocks", columns(_clocks(status), indent=_FIRST, right=frozenset({0}))),
        _part("Roles", columns(_roles(status, when), indent=_FIRST)),
        floor_lines(status["floor"]),
        _part(_hypotheses_heading(status), columns(_hypotheses(status), indent=_FIRST)),
        evidence_lines(status["matrix"]),
        _part(f"Tasks in flight: {len(status['tasks'])}", columns(map(_task, status["tasks"]), indent=_FIRST)),
        proposal_lines(status["proposals"], when),
        _part("Needs", columns(_needs(status, when), indent=_FIRST)),
        _part("Containment", columns(_levers(status, when), indent=_FIRST)),
        hearing_lines(status["hearings"], when, over=status["incident"]["over"]),
        missed_lines(status["missed"]),
        [] if status["incident"]["over"] else loop_lines(status["loop"]),
        criteria_lines(status["exit_criteria"], when),
    ]
    lines: list[str] = []
    for part in parts:
        if part:
            lines += ["", *part] if lines else part
    return lines


def _part(heading: str, lines: list[str]) -> list[str]:
    return [heading, *lines] if lines else []


def _at(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _heading(status: StatusShape, zone: tzinfo) -> Iterator[str]:
    incident = status["incident"]
    yield f"{incident['severity'] or 'No severity yet'}  {incident['title']}  ({incident['short_id']})"
    lasted = elapsed(timedelta(seconds=status["elapsed_seconds"]))
    told = f"lasted {lasted}" if incident["over"] else f"T+{lasted}"
    contained = "contained" if status["contained"] else "not contained"
    declared = f"declared {day_and_time(_at(incident['declared_at']), zone)}" if incident["declared_at"] else ""
    yield ", ".join(part for part in (told, incident["phase"], contained, declared) if part)
    commanders = [role["person"] for role in status["roles"] if role["role"] == "ic"]
    yield f"Incident commander: {', '.join(commanders) or 'NOBODY'}"
    if status["impact"]:
        yield f"Impact: {status['impact']}"
    for contested in status["contested"]:
        yield f"CONTESTED: {contested}; somebody must settle it"


def _say_now(prompts: list[PromptShape]) -> Iterator[str]:
    if not prompts:
        return
    yield "Say now"
    yield from prompt_lines(prompts, in_full=PROMPTS_SHOWN)


def prompt_lines(prompts: list[PromptShape], *, in_full: int) -> Iterator[str]:
    """Prompts in their order: the first `in_full` with the words to say, of the rest what is the matter."""
    for number, prompt in enumerate(prompts, 1):
        yield from hung(f"  {number}. ", prompt["headline"])
        if number <= in_full:
            yield from hung("     ", f"“{prompt['words']}”")


def left_words(seconds: int) -> str:
    """How long is left, or for how long it has been over."""
    if seconds == 0:
        return "DUE NOW"
    return f"{in_minutes(seconds)} left" if seconds > 0 else f"OVER by {in_minutes(seconds)}"


def _clocks(status: StatusShape) -> Iterator[tuple[str, ...]]:
    for clock in status["clocks"]:
        yield left_words(clock["remaining_seconds"]), clock["label"], clock["owner"] or "nobody"


def _roles(status: StatusShape, when: When) -> Iterator[tuple[str, ...]]:
    for role in status["roles"]:
        since = f"since {when(role['since'])}, {in_minutes(role['minutes'] * 60)}"
        yield role["title"], role["person"], since
    for offer in status["offers"]:
        yield offer["title"], offer["person"], f"offered by {offer['by']}, not answered yet"


def _hypotheses_heading(status: StatusShape) -> str:
    found = [one["status"] for one in status["hypotheses"]]
    counts = [f"{found.count(word)} {word}" for word in dict.fromkeys(found)]
    return f"Hypotheses: {', '.join(counts)}"


def _hypotheses(status: StatusShape) -> Iterator[tuple[str, ...]]:
    ordered = sorted(status["hypotheses"], key=lambda one: one["status"] != "open")
    for one in ordered:
        yield one["handle"], _standing(one), _weighed(one), _owned(one["text"], one["owner"])


def _standing(one: HypothesisShape) -> str:
    standing = "CONTESTED" if one["contested"] else one["status"]
    minutes = one["stalled_minutes"]
    return standing if minutes is None else f"{standing}, STALLED {in_minutes(int(minutes) * 60)}"


def _weighed(one: HypothesisShape) -> str:
    counts = ((one["supports"], "for"), (one["contradicts"], "against"), (one["neutral"], "neutral"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "no evidence"


def _owned(text: str, person: str) -> str:
    return f"{text} ({person})" if person else text


def _task(task: TaskShape) -> tuple[str, ...]:
    seconds = task["remaining_seconds"]
    left = "no time-box" if seconds is None else left_words(seconds)
    standing = (
        "CONTESTED" if task["contested"] else {"assigned": "not acknowledged"}.get(task["status"], task["status"])
    )
    tests = f" (test of {', '.join(task['tests'])})" if task["tests"] else ""
    return task["handle"], task["person"] or "NOBODY", left, standing, task["text"] + tests


def _needs(status: StatusShape, when: When) -> Iterator[tuple[str, ...]]:
    for need in status["needs"]:
        asked = f"asked {when(need['raised_at'])}"
        whom = need["routed_to"] or need["of"] or "asked of nobody"
        yield need["handle"], whom, asked, need["text"]


def _levers(status: StatusShape, when: When) -> Iterator[tuple[str, ...]]:
    for lever in status["containment"]:
        standing = "CONTESTED" if lever["contested"] else lever["status"]
        yield lever["lever"], standing, when(lever["at"]), lever["text"]
