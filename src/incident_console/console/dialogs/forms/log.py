"""Forms for the log itself: amending an entry, and what to do with pasted lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece, Row, Tone
from incident_console.console.wording import AFTERWARDS
from incident_console.incident.commands import Amend, Command, WriteEntry
from incident_console.incident.decide import AHEAD
from incident_console.incident.events import Amended, Event, Undone
from incident_console.incident.evolve import amendable_field
from incident_console.incident.text import clean
from incident_console.incident.words import describe, entry_of, own_words
from incident_console.scribe.paste import PastedLine, read_lines
from incident_console.scribe.when import write_when


def amend(about: str, facts: Facts) -> Form:
    """An entry's own words and its time, to be corrected; what stood there before stays in the log.

    Where two seats have corrected it differently, what stands here can be recorded as it is: that settles it.
    """
    event = facts.state.effective.get(about)
    if event is None or isinstance(event.body, (Undone, Amended)):
        return Form(
            "amend", (Piece("Amend"),), over="That entry has been taken back: /redo brings back your last undo."
        )
    wordy = amendable_field(event.body) is not None
    shown_at = _written(event.occurred_at, facts)
    text = own_words(facts.state, about)
    exact = (Option("exact", "exact"), Option("about", "about"))
    rival_texts, rival_times = (facts.state.contested(f"{what}:{about}") for what in ("text", "time"))

    def build(values: Values) -> tuple[Command, ...]:
        at, approximate = values.moment("time") if values.changed("time") else (None, False)
        about_now = approximate or values.choice("exact") == "about"
        at = event.occurred_at if at is None and rival_times else at
        change = about_now if at is not None or about_now != event.approximate else None
        words = values.text("text") if wordy and (values.changed("text") or rival_texts) else None
        if words is None and at is None and change is None:
            return ()
        return (Amend(target=about, text=words, occurred_at=at, about=change),)

    fields = (
        Field("passage", "text", "Text", initial=text, rows=3, asks="An entry cannot be empty: delete takes it back."),
        Field("time", "time", "Time", initial=shown_at, placeholder="as it was", asks="When was it? As in: 14:31."),
        Field("choice", "exact", "The time is", initial=exact[event.approximate].value, options=exact),
    )
    return Form(
        "amend",
        (Piece("Amend "), Piece(entry_of(facts.state, about).label, "accent")),
        fields if wordy else fields[1:],
        build,
        about=about,
        intro=() if wordy else (Line(body=Piece(entry_of(facts.state, about).text), wrap=True),),
        exhibit=(lambda _: _history(facts, event.event_id)) if about in facts.state.amendments else None,
        timed=False,
        nothing="Nothing is changed yet.",
        afterwards=isinstance(event.body, AFTERWARDS),
    )


def _written(at: datetime, facts: Facts) -> str:
    """A time to the second, in a form that can be typed; with the date where the time alone would mean another day."""
    zone, now = facts.context.zone, facts.present()
    whole = at.replace(microsecond=0)
    return write_when(whole, False, now, zone) or f"{whole:%Y-%m-%d %H:%M:%S} UTC"


def _history(facts: Facts, event_id: str) -> tuple[Row, ...]:
    """What it said first, then each amendment, oldest first."""
    state = facts.state
    first = state.log[event_id]
    rows = [_stood(facts, first, f"first: {describe(first.body, state, event_id).text}")]
    rows += [
        _stood(facts, state.log[one], describe(state.log[one].body, state, one).text)
        for one in state.amendments[event_id]
    ]
    return tuple(rows)


def _stood(facts: Facts, event: Event, told: str) -> Row:
    head = (Piece(f"{facts.hhmm(event.recorded_at)} {event.author}  ", "muted"),)
    return Row(event.event_id, (Line(head, Piece(told), wrap=True),))


def paste(about: str, facts: Facts) -> Form:
    """Pasted lines: a timeline with the times read out of it, one entry, or nothing. Previewed row by row."""
    text = clean(about).strip("\n")
    day = facts.state.began_at.astimezone(facts.context.zone).date() if facts.state.began_at else None
    now = facts.present()
    lines = read_lines(text, now, facts.context, day=day)
    if any(line.at is not None and line.at > now + AHEAD for line in lines):
        lines = read_lines(text, now, facts.context)  # from before the incident's day: the latest such times
    times = times_of(lines)
    dated = sum(line.at is not None for line in lines)
    count = sum(bool(line.strip()) for line in text.split("\n"))
    options = (
        Option("timeline", "a timeline", f"{len(lines)} entries, {dated} timed"),
        Option("one", "one entry", f"{count} lines as they are"),
        Option("nothing", "nothing", "none is recorded"),
    )

    def build(values: Values) -> tuple[Command, ...]:
        if values.choice("as") == "one":
            return (WriteEntry(text=text),)
        if values.choice("as") == "timeline":
            return tuple(
                WriteEntry(text=line.text, at=at, approximate=about)
                for line, (at, about) in zip(lines, times, strict=True)
            )
        return ()

    def shown(values: Values) -> tuple[Row, ...]:
        if values.choice("as") == "timeline":
            return tuple(_preview(facts, number, line, times[number]) for number, line in enumerate(lines))
        if values.choice("as") == "one":
            return tuple(Row(str(i), (Line(body=Piece(line)),)) for i, line in enumerate(text.split("\n")))
        return ()

    default = "nothing" if facts.self_opened else "timeline" if dated > 1 else "one"
    return Form(
        "paste",
        (Piece(f"{count} lines pasted"),),
        (Field("choice", "as", "Record as", initial=default, options=options),),
        build,
        exhibit=shown,
        exhibit_rows=8,
        timed=False,
        safe="as",
    )


def times_of(lines: Sequence[PastedLine]) -> list[tuple[datetime | None, bool]]:
    """When each line was. One without a time was about when the line before it was; with none before it, now."""
    found: list[tuple[datetime | None, bool]] = []
    for line in lines:
        before = found[-1][0] if found else None
        found.append((line.at, line.approximate) if line.at is not None else (before, before is not None))
    return found


def _preview(facts: Facts, number: int, line: PastedLine, time: tuple[datetime | None, bool]) -> Row:
    at, about = time
    when = "now" if at is None else f"{'~' if about else ''}{facts.hhmm(at)}"
    tone: Tone = "muted" if line.at is not None and not line.doubt else "soon"
    doubt = (Piece(f"{line.doubt}?", "soon"),) if line.doubt else ()
    return Row(str(number), (Line((Piece(f"{when:<10} ", tone),), Piece(line.text), doubt),))
