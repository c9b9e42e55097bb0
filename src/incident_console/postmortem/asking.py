"""The questions that the log asks of the review, each under the section that it is about and marked as a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from incident_console.postmortem.document import Line, Paragraph, Piece, Section, label, mark, said, told
from incident_console.postmortem.frame import Frame
from incident_console.practice.phrases import Part, Said, lasting
from incident_console.practice.questions import About, Question, questions

QUESTION_MARK = "Question:"
"""How every question begins, so that those that nobody has answered can be found by searching."""

SHOWN = 5
"""How many questions of one kind a section has: a review has an hour, and the longest say most."""

SECTION_OF: dict[About, str] = {
    About.STALL: "stalls",
    About.GAP: "timeline",
    About.BRIEFING: "briefings",
    About.UPDATE: "updates",
    About.FIRST_UPDATE: "updates",
    About.TIME_BOX: "tasks",
    About.CONTAINMENT: "containment",
    About.DECLINED: "roles",
    About.LUCK: "lucky",
    About.SURPRISE: "surprises",
    About.READINESS: "action-items",
}
"""The key of the section that a question belongs to."""


def with_questions(frame: Frame, sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections, each with the questions that concern it behind its blocks."""
    asked: dict[str, list[Question]] = {}
    for question in questions(frame.account):
        asked.setdefault(SECTION_OF[question.about], []).append(question)
    return tuple(_with(frame, section, asked.get(section.key, [])) for section in sections)


def _with(frame: Frame, section: Section, asked: list[Question]) -> Section:
    if not asked:
        return section
    heaviest = sorted(range(len(asked)), key=lambda place: asked[place].weight, reverse=True)[:SHOWN]
    blocks = [Paragraph(_line(frame, asked[place])) for place in sorted(heaviest)]
    if left := len(asked) - len(heaviest):
        blocks.append(
            Paragraph((label("Questions of this kind that are left out, about shorter times: "), told(str(left))))
        )
    return replace(section, blocks=(*section.blocks, *blocks))


def _line(frame: Frame, question: Question) -> Line:
    return (mark(QUESTION_MARK), label(" "), *pieces(frame, question.parts))


def pieces(frame: Frame, parts: Iterable[Part]) -> Line:
    """A sentence as pieces of the draft, each with where it comes from."""
    return tuple(_piece(frame, part) for part in parts)


def _piece(frame: Frame, part: Part) -> Piece:
    if isinstance(part, str):
        return label(part)
    if isinstance(part, Said):
        return said(part.text)
    if isinstance(part, datetime):
        return frame.when(part)
    return told(lasting(part)) if isinstance(part, timedelta) else told(str(part))
