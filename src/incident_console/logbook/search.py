"""Searching the entries: what people type is never a query language, it is words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from incident_console.incident.identifiers import IncidentId
from incident_console.incident.text import one_line
from incident_console.logbook.reading import Row
from incident_console.logbook.records import Hit, read_hit

WORD_LIMIT = 32
"""Words of a search that are looked at: SQLite's full-text search refuses expressions that nest too deeply."""

Rows = Callable[[str, tuple[object, ...]], Iterable[Row]]

_COLUMNS = "e.incident_id, i.title, e.event_id, e.at, e.approximate, e.label, e.text, e.author"
_INDEXED = f"""
    SELECT {_COLUMNS} FROM entries_fts
    JOIN entries e ON e.number = entries_fts.rowid JOIN incidents i ON i.id = e.incident_id
    WHERE entries_fts MATCH ? AND (? IS NULL OR e.incident_id = ?)
    ORDER BY entries_fts.rank, e.at DESC, e.event_id LIMIT ?
"""
_ANYWHERE = f"""
    SELECT {_COLUMNS} FROM entries e JOIN incidents i ON i.id = e.incident_id
    WHERE instr(lower(e.text), lower(?)) AND (? IS NULL OR e.incident_id = ?)
    ORDER BY e.at DESC, e.event_id LIMIT ?
"""


def match_expression(text: str) -> str:
    """The full-text expression for typed words: all of them, the last as the beginning of a word; may be empty.

    Each word is quoted, so that no sign in it means anything; words without a letter or a digit are left out.
    """
    words = [word for word in text.split() if any(character.isalnum() for character in word)][:WORD_LIMIT]
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    return " ".join(quoted) + "*" if quoted else ""


def search(rows: Rows, text: str, incident_id: IncidentId | None, limit: int) -> list[Hit]:
    """The entries with these words in them, the best first; where no word fits, those with the text anywhere in them.

    The second way finds what is no word to the index: signs, a part of a word, scripts without spaces.
    """
    wanted = one_line(text)
    if not wanted or limit <= 0:
        return []
    place = (incident_id, incident_id, limit)
    expression = match_expression(wanted)
    found = list(rows(_INDEXED, (expression, *place))) if expression else []
    return [read_hit(row) for row in found or rows(_ANYWHERE, (wanted, *place))]
