"""Who holds which role."""

from __future__ import annotations

from incident_console.console.rows import Line, Opens, Piece, Row, Section, Tone
from incident_console.console.views.format import Present, elapsed, first_name
from incident_console.incident.roles import hats, holders, open_offers, rivals
from incident_console.incident.vocabulary import Role

_ALWAYS = (Role.IC, Role.OPS, Role.COMMS, Role.SCRIBE)
_WHEN_THERE_IS_ROOM = (Role.DEPUTY, Role.SAFETY)


def role_list(present: Present, *, roomy: bool = True) -> Section:
    """Every role that is held, offered or wanted, with for how long; where there is room, the optional ones too."""
    wanted = (*_ALWAYS, *_WHEN_THERE_IS_ROOM) if roomy else _ALWAYS
    rows: list[Row] = []
    for role in Role:
        rows += _rows(present, role, wanted)
    held = len({spell.person for role in Role for spell in holders(present.state, role)})
    missing = not holders(present.state, Role.IC) and not present.state.phase.over
    subtitle = (Piece("no commander", "bad"),) if missing else ()
    return Section(tuple(rows), subtitle, str(held), missing)


def _rows(present: Present, role: Role, wanted: tuple[Role, ...]) -> list[Row]:
    opens = Opens("role", role.value)
    head = (Piece(f"{role.short:<6} ", "muted"),)
    against = rivals(present.state, role)
    rows = []
    if against:
        words = Piece(f"contested: {' or '.join(against)}", "bad", bold=True)
        rows.append(Row(f"{role.value}:contested", (Line(head, words, wrap=True),), opens))
    for spell in holders(present.state, role):
        second = len([h for h in hats(present.state, spell.person) if h is not Role.SME]) > 1 and role is Role.IC
        tail = (Piece("2 hats ", "soon"),) if second else ()
        tone: Tone = "strong" if role is Role.IC else ""
        since = Piece(elapsed((present.ended_at or present.now) - spell.since), "muted")
        line = Line(head, Piece(spell.person, tone), (*tail, since), short=Piece(first_name(spell.person), tone))
        rows.append(Row(f"{role.value}:{spell.person}", (line,), opens, event_id=spell.event_id))
    for offer in open_offers(present.state):
        if offer.role is role:
            tail = (Piece(f"offered {elapsed(present.now - offer.at)}", "soon"),)
            line = Line(head, Piece(offer.person), tail, short=Piece(first_name(offer.person)))
            rows.append(Row(offer.event_id, (line,), Opens("answer", offer.event_id)))
    if not rows and role in wanted:
        nobody = Piece("nobody", "bad", bold=True) if role is Role.IC else Piece("—", "muted")
        rows.append(Row(role.value, (Line(head, nobody),), opens))
    return rows
