"""The response: who held which role and when, what was offered, the briefings held and the updates sent."""

from __future__ import annotations

from datetime import datetime

from incident_console.incident.events import BriefingHeld
from incident_console.incident.roles import Offer, Spell, offers, spells
from incident_console.incident.words import minutes_words
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Item,
    Line,
    Paragraph,
    Part,
    Section,
    Table,
    absent,
    bullet,
    label,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import NO_TIME, Frame, capital, duration


def roles(frame: Frame) -> Section:
    """The roles as intervals, and every offer with its answer."""
    held = spells(frame.state)
    captions = ("Role", "Person", "From (UTC)", "Until (UTC)", "For", "Words")
    block: Block = Paragraph((absent("None named in the log."),))
    if held:
        block = Table(captions, tuple(_spell(frame, spell) for spell in held))
    made = offers(frame.state)
    if not made:
        return Section("roles", "Roles", (block,))
    part = Part((label("Roles offered"),), (Bullets(tuple(_offer(frame, offer) for offer in made)),))
    return Section("roles", "Roles", (block,), (part,))


def _spell(frame: Frame, spell: Spell) -> tuple[Line, ...]:
    return (
        (label(capital(spell.role.full)),),
        (said(spell.person),),
        (frame.when(spell.since),),
        frame.until(spell.until),
        (frame.lasted(spell.since, spell.until),),
        (said(spell.words) if spell.words else label(NO_TIME),),
    )


_ANSWERED = {"accepted": "; accepted at ", "declined": "; declined at ", "withdrawn": "; withdrawn at "}


def _offer(frame: Frame, offer: Offer) -> Item:
    head = (frame.when(offer.at), label(": "), label(offer.role.full), label(" offered to "), said(offer.person))
    by = (label(" by "), said(offer.by))
    if not offer.answer or offer.answered_at is None:
        return bullet(*head, *by, label("; no answer in the log"))
    answer = (label(_ANSWERED[offer.answer]), frame.when(offer.answered_at))
    words = (label(": "), said(offer.words)) if offer.words else ()
    return bullet(*head, *by, *answer, *words)


def briefings(frame: Frame) -> Section:
    """The internal briefings, each with the minutes since the one before."""
    if not frame.state.briefings:
        return Section("briefings", "Briefings", (Paragraph((absent("None in the log."),)),))
    items = []
    before: tuple[datetime, str] | None = _declared(frame)
    for briefing in frame.state.briefings:
        head = (term("Briefing,"), label(" "), frame.when(briefing.at), label(", "), said(briefing.author))
        below = tuple(Item(line) for line in briefing_parts(briefing.body))
        items.append(Item((*head, *_since(before, briefing.at)), below))
        before = (briefing.at, _AFTER_BRIEFING)
    return Section("briefings", "Briefings", (Bullets(tuple(items)),))


_AFTER_DECLARATION = " after the declaration"
_AFTER_BRIEFING = " after the briefing before"
_AFTER_UPDATE = " after the update before"


def _declared(frame: Frame) -> tuple[datetime, str] | None:
    at = frame.state.declared_at
    return (at, _AFTER_DECLARATION) if at else None


def _since(before: tuple[datetime, str] | None, at: datetime) -> Line:
    if before is None:
        return ()
    return (label(", "), told(duration(at - before[0])), label(before[1]))


def briefing_parts(body: BriefingHeld) -> tuple[Line, ...]:
    """What was said in a briefing, part by part: conditions, actions, needs (a CAN report) and the next decision."""
    parts: tuple[Line, ...] = (
        (said(body.text),),
        (label("conditions: "), said(body.conditions)),
        (label("actions: "), said(body.actions)),
        (label("needs: "), said(body.needs)),
        (label("next decision: "), said(body.next_decision)),
    )
    return tuple(line for line in parts if line[-1].text)


def updates(frame: Frame) -> Section:
    """The updates that went out, each with its audience and the minutes since the one before."""
    if not frame.state.updates:
        return Section("updates", "Updates", (Paragraph((absent("None in the log."),)),))
    items = []
    before = _declared(frame)
    for update in frame.state.updates:
        head = (term("Update,"), label(" "), frame.when(update.at), label(", "), said(update.author))
        to = (label(", audience "), label(update.body.audience.value))
        below = [Item((said(update.body.text),))]
        if update.body.next_minutes:
            below.append(Item((label("next promised in "), told(minutes_words(update.body.next_minutes)))))
        items.append(Item((*head, *to, *_since(before, update.at)), tuple(below)))
        before = (update.at, _AFTER_UPDATE)
    return Section("updates", "Updates", (Bullets(tuple(items)),))
