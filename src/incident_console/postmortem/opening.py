"""What stands at the top: the facts of the incident, how the draft is to be read, the summary and the impact."""

from __future__ import annotations

from incident_console.incident.events import ImpactStated
from incident_console.incident.roles import rivals, spells
from incident_console.incident.spans import Span, peak_severity, severity_spans
from incident_console.incident.vocabulary import Milestone, Role, Severity
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Item,
    Paragraph,
    Piece,
    Section,
    Table,
    absent,
    ask,
    asked,
    bullet,
    label,
    mark,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import NO_TIME, Frame, duration, zone_name
from incident_console.postmortem.response import briefing_parts

BLAMELESS = (
    "This review asks how the incident came about, how it was met and what can be changed. It does not ask whose "
    "fault it was. Everybody on the call acted on what could be known at that moment, with the tools and the time "
    "that there were; where a step went wrong, the question is what made it the sensible one to take."
)
"""How the document is to be read: after the retrospective prime directive and PagerDuty's postmortem template."""

ORIGIN = (
    "Drawn up from the incident's log: what stands here was entered during the incident or is computed from it. "
    "What the log cannot know is marked as still to be written. All times are UTC."
)


def title(frame: Frame) -> Piece:
    """The incident's title."""
    return said(frame.state.title) if frame.state.title else label("Incident without a title")


def opening(frame: Frame) -> tuple[Block, ...]:
    """The statement on blame, then who, when and how bad."""
    return (
        Paragraph((label(BLAMELESS),), quoted=True),
        Bullets(
            (
                bullet(term("Status:"), label(" draft")),
                bullet(term("Incident:"), label(" "), said(frame.state.incident_id)),
                bullet(term("Declared:"), label(" "), _declared(frame)),
                bullet(term("Severity:"), label(" "), *severity_pieces(frame)),
                bullet(term("Phase:"), label(" "), label(frame.state.phase.value), *_contested(frame, "phase")),
                bullet(term("Incident commander:"), label(" "), *_commanders(frame)),
                bullet(term("Drawn up:"), label(" "), frame.moment(frame.now)),
                bullet(term("Owner of this postmortem:"), label(" "), ask("one person.")),
                bullet(term("Review meeting:"), label(" "), ask("date, and who facilitates.")),
            )
        ),
        Paragraph((label(ORIGIN), *_zone(frame))),
    )


def _zone(frame: Frame) -> tuple[Piece, ...]:
    """Which other zone is shown beside UTC."""
    if frame.zone is None:
        return ()
    name = getattr(frame.zone, "key", "") or zone_name(frame.now, frame.zone)
    return (label(" Beside them stands the time in "), told(name), label("."))


def _declared(frame: Frame) -> Piece:
    at = frame.state.milestone(Milestone.DECLARED)
    return frame.moment(at) if at else absent("Not in the log.")


def _contested(frame: Frame, register: str) -> tuple[Piece, ...]:
    """Where two seats set different values and nobody has settled it: both, with who set them."""
    if not frame.state.contested(register):
        return ()
    pieces: list[Piece] = [label(" "), mark("(contested)"), label(": ")]
    for number, head in enumerate(frame.state.registers[register].heads):
        pieces += [label(", ")] * bool(number) + [said(str(head.value)), label(" by "), said(head.author)]
    return tuple(pieces)


def severity_pieces(frame: Frame) -> tuple[Piece, ...]:
    """The worst severity and the present one, or that somebody has to say."""
    peak, final = peak_severity(frame.state), frame.state.severity
    if peak is None or final is None:
        return (ask("the severity; none was set in the log."),)
    return (
        label("peak "),
        label(peak.value),
        label(", final " if frame.over else ", now "),
        label(final.value),
        *_contested(frame, "severity"),
    )


def _commanders(frame: Frame) -> tuple[Piece, ...]:
    names = dict.fromkeys(spell.person for spell in spells(frame.state) if spell.role is Role.IC)
    if not names:
        return (absent("None named in the log."),)
    pieces: list[Piece] = []
    for name in names:
        pieces += [label(", then "), said(name)] if pieces else [said(name)]
    if rivals(frame.state, Role.IC):
        pieces += [label(" "), mark("(contested)")]
    return tuple(pieces)


def summary(frame: Frame) -> Section:
    """The summary is people's to write; the last briefing stands beside it as a help."""
    blocks: list[Block] = [asked("two or three sentences that somebody from another team can follow.")]
    if frame.state.briefings:
        last = frame.state.briefings[-1]
        head = (term("Last briefing,"), label(" "), frame.when(last.at), label(", "), said(last.author), label(":"))
        blocks.append(Bullets((Item(head, tuple(Item(line) for line in briefing_parts(last.body))),)))
    return Section("summary", "Summary", tuple(blocks))


def impact(frame: Frame) -> Section:
    """What users felt, in the words of the call, and what nobody has counted yet."""
    stated = [event for event in frame.state.events_in_time() if isinstance(event.body, ImpactStated)]
    items = [
        bullet(frame.when(event.occurred_at), label(": "), said(event.body.text))
        for event in stated
        if isinstance(event.body, ImpactStated)
    ]
    blocks: list[Block] = [Bullets(tuple(items))] if items else [Paragraph((absent("None stated in the log."),))]
    blocks += _lasted(frame)
    blocks.append(asked("who was affected, how many, what it cost them; support cases; what it did to the SLO."))
    return Section("impact", "Impact", tuple(blocks))


def _lasted(frame: Frame) -> list[Block]:
    started, mitigated = (frame.state.milestone(m) for m in (Milestone.STARTED, Milestone.MITIGATED))
    if started is None or mitigated is None:
        return []
    span = (frame.when(started), label(" to "), frame.when(mitigated), label(", "), told(duration(mitigated - started)))
    return [Paragraph((term("From started to mitigated:"), label(" "), *span))]


def severity(frame: Frame) -> Section:
    """The severities one after the other, each with how long it held and why it was set."""
    spans = severity_spans(frame.state)
    if not spans:
        return Section("severity", "Severity", (asked("the severity; none was set in the log."),))
    captions = ("Severity", "From (UTC)", "Until (UTC)", "For", "Reason", "Set by")
    return Section("severity", "Severity", (Table(captions, tuple(_row(frame, span) for span in spans)),))


def _row(frame: Frame, span: Span) -> tuple[tuple[Piece, ...], ...]:
    return (
        (label(Severity(span.value).value),),
        (frame.when(span.since),),
        frame.until(span.until),
        (frame.lasted(span.since, span.until),),
        (said(span.reason) if span.reason else label(NO_TIME),),
        (said(span.author),),
    )
