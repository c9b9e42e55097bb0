"""Merging a new draft into a file that people changed: the program's changes are made there, and nothing else.

What the program wrote last time and what it writes now are compared section by section. A line of its own that it no
longer writes goes, a new one comes where its neighbours are, wherever people moved them. A line that people wrote
stays, and one that they took out stays out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from incident_console.postmortem.keeping_lines import HEADING, goes_on, is_caption, is_row, level_of, levels_of, sort_of
from incident_console.postmortem.keeping_mark import Fingerprints, Row, fingerprint, prints_of
from incident_console.postmortem.keeping_match import aligned, found_again, numbered

OFFERED = "Changed in the log since it was taken out: "
"""How the heading of a section begins that people took out and that says something else now."""

_TOP = "the top of the draft"
_DRAWN_UP = re.compile(r"- \*\*Drawn up:\*\* \d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)? UTC( \([^()]*\))?")
"""The one line that differs each time. It is no change by itself, and stays out where people took it out."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged lines, how many of them people wrote, and the sections that are offered again at the end."""

    rows: list[Row]
    kept: int
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _New:
    """A line of the new draft and its place there."""

    row: Row
    place: int


def same_but_for_the_time(base: Sequence[Fingerprints], new: Sequence[Sequence[Row]], mine: Sequence[Row]) -> bool:
    """Whether a draft says what the last one said, but for when it was drawn up."""
    now = tuple(prints_of(section) for section in new)
    if now == tuple(base):
        return True
    stamps = [fingerprint(row.text) for section in new for row in section if _DRAWN_UP.fullmatch(row.text)]
    if len(stamps) != 1:
        return False
    return any(
        tuple(tuple(before if each == stamps[0] else each for each in prints) for prints in now) == tuple(base)
        for before in (fingerprint(row.text) for row in mine if _DRAWN_UP.fullmatch(row.text))
    )


def merge(mine: Sequence[Row], base: Sequence[Fingerprints], new: Sequence[Sequence[Row]]) -> Merged:
    """The lines of a file (`mine`) with the program's changes made: from `base`, what it wrote last, to `new`.

    Sections that a new draft has in another order stay where they are in the file, unless nobody touched it.
    """
    if prints_of(mine) == tuple(each for prints in base for each in prints):
        return Merged([row for section in new for row in section], 0, ())
    plan = _Plan(mine, base, new)
    rows = plan.rows()
    return Merged(rows, plan.owned.count(None), tuple(plan.offered))


class _Plan:
    """Which lines of the file go, and which new ones come before and behind which."""

    def __init__(self, mine: Sequence[Row], base: Sequence[Fingerprints], new: Sequence[Sequence[Row]]) -> None:
        self.mine = mine
        self.owned = found_again([each for prints in base for each in prints], prints_of(mine))
        self.slots = {place: slot for slot, place in enumerate(self.owned) if place is not None}
        self.levels = levels_of(mine)
        self.gone: dict[int, bool] = {}
        """The lines that go, and whether a new heading comes instead."""
        self.stays: dict[int, _New] = {}
        """The program's lines that stay, as the new draft has them."""
        self.before: defaultdict[int, list[_New]] = defaultdict(list)
        self.behind: defaultdict[int, list[_New]] = defaultdict(list)
        self.end: list[_New] = []
        self.offered: list[str] = []
        self._draw_up(base, new)

    def _draw_up(self, base: Sequence[Fingerprints], new: Sequence[Sequence[Row]]) -> None:
        starts = [sum(map(len, base[:at])) for at in range(len(base))]
        known = {key: at for at, key in enumerate(_keys(base))}
        last, place = -1, 0
        for key, section in zip(_keys([prints_of(each) for each in new]), new, strict=True):
            rows = [_New(row, place + at) for at, row in enumerate(section)]
            place += len(rows)
            at = known.pop(key, None)
            if at is None and (slot := self._kept_heading(rows)) is not None:
                self.stays[slot] = rows[0]
                self.behind[slot] += rows[1:]
                last = slot
                continue
            if at is None:
                self._add(self._section_end(last), rows)
                continue
            here = range(starts[at], starts[at] + len(base[at]))
            there = [self.slots[one] for one in here if one in self.slots]
            if there:
                last = max(there)
                self._change(here.start, base[at], rows)
            elif _differs(base[at], rows):
                self._offer(rows)
        for at in known.values():
            for one in range(starts[at], starts[at] + len(base[at])):
                if one in self.slots:
                    self.gone[self.slots[one]] = False

    def _change(self, start: int, old: Fingerprints, rows: list[_New]) -> None:
        """One section, run by run: the old lines between two that stay make room for the new ones between them."""
        first = min(self.slots[one] for one in range(start, start + len(old)) if one in self.slots)
        pairs = [*aligned(old, prints_of(new.row for new in rows)), (len(old), len(rows))]
        one, other, latest = 0, 0, -1
        for stop, other_stop in pairs:
            going = [self.slots[start + at] for at in range(one, stop) if start + at in self.slots]
            coming = rows[other:other_stop]
            if one < stop and not going:
                coming = [new for new in coming if not _DRAWN_UP.fullmatch(new.row.text)]
            exact = self.slots.get(start + one - 1, -1) if one else -1
            following = self.slots.get(start + stop, -1) if stop < len(old) else -1
            self.gone |= dict.fromkeys(going, any(level_of(new.row.text) for new in coming))
            if going:
                self.behind[going[0]] += coming
            elif coming and exact < 0 <= following:
                self.before[following] += coming
            elif coming and max(exact, latest) >= 0:
                self._come_behind(exact if exact >= 0 else latest, coming, exact >= 0)
            else:
                self.before[first] += coming
            if following >= 0:
                self.stays[following] = rows[other_stop]
            latest = following if following >= 0 else going[-1] if going else latest
            one, other = stop + 1, other_stop + 1

    def _kept_heading(self, rows: list[_New]) -> int | None:
        """Where a new section has its heading already: an export without it left the heading to people's words."""
        wanted = rows[0].row.text.rstrip()
        for slot, row in enumerate(self.mine):
            if self.levels[slot] == 2 and self.owned[slot] is None and row.text.rstrip() == wanted:
                return None if slot in self.stays else slot
        return None

    def _add(self, slot: int, section: list[_New]) -> None:
        """A section that was not there before."""
        if slot < 0:
            self.end += section
        else:
            self.behind[slot] += section

    def _come_behind(self, slot: int, coming: list[_New], exact: bool) -> None:
        """New lines behind a line of the file.

        What people hung on to that line stays with it, where a new paragraph comes or where it stands for the line
        that the new ones followed (not `exact`).
        """
        while (coming[0].row.gap or not exact) and slot + 1 < len(self.mine) and self._hangs(slot + 1):
            slot += 1
        self.behind[slot] += coming

    def _hangs(self, slot: int) -> bool:
        return self.owned[slot] is None and not self.mine[slot].gap

    def _section_end(self, slot: int) -> int:
        """The last line of the section that a line of the file stands in."""
        while 0 <= slot < len(self.mine) - 1 and self.levels[slot + 1] not in (1, 2):
            slot += 1
        return slot

    def _offer(self, rows: list[_New]) -> None:
        heading = HEADING.match(rows[0].row.text)
        named = (heading["words"] if heading and heading[1] == "##" else "") or _TOP
        self.offered.append(named)
        self.end.append(_New(Row(f"## {OFFERED}{named}", 1), -1))
        self.end += rows[1:] if heading else rows

    def _still_heads(self, slot: int) -> bool:
        """Whether a heading that goes has words of people's under it, and no other one comes instead."""
        level = self.levels[slot]
        if not level or self.gone[slot]:
            return False
        for under in range(slot + 1, len(self.mine)):
            if 0 < self.levels[under] <= level:
                return False
            if self.owned[under] is None:
                return True
        return False

    def _still_captions(self, slot: int) -> bool:
        """Whether the captions of a table that goes stand over rows of people's, and no other ones come instead."""
        if not is_caption(self.mine, slot):
            return False
        peoples = False
        for under in range(slot, len(self.mine)):
            if under > slot and not goes_on(self.mine, under):
                break
            if any(is_row(new.row.text) for new in (*self.before[under], *self.behind[under])):
                return False
            peoples = peoples or self.owned[under] is None
        return peoples

    def rows(self) -> list[Row]:
        """The merged lines."""
        paper = _Paper()
        for slot, row in enumerate(self.mine):
            for new in self.before[slot]:
                paper.put_new(new)
            if slot in self.stays:
                paper.put(row, self.stays[slot])
            elif slot not in self.gone or self._still_heads(slot) or self._still_captions(slot):
                paper.put(row)
            else:
                paper.leave_out(row)
            for new in self.behind[slot]:
                paper.put_new(new)
        for new in self.end:
            paper.put_new(new)
        return paper.rows


class _Paper:
    """The merged lines as they are put down, and the empty lines between them."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._last = -2
        self._owed = 0
        self._new = False

    def put_new(self, new: _New) -> None:
        """A line that was not there."""
        self._write(new.row.text, new.row.gap if self._last == new.place - 1 else max(new.row.gap, self._owed))
        self._last, self._new = new.place if new.place >= 0 else -2, True

    def put(self, row: Row, new: _New | None = None) -> None:
        """A line of the file, and as the new draft has it where it is the program's."""
        gap = max(row.gap, self._owed)
        if new is not None and self._last == new.place - 1:
            gap = new.row.gap
        elif self._new and not gap and sort_of(self.rows[-1].text) != sort_of(row.text):
            gap = 1
        self._write(row.text, gap)
        self._last, self._new = new.place if new is not None else -2, False

    def leave_out(self, row: Row) -> None:
        """A line that goes; what followed it does not move up to what stood before."""
        self._owed = max(self._owed, row.gap)

    def _write(self, text: str, gap: int) -> None:
        self.rows.append(Row(text, gap if self.rows else 0))
        self._owed = 0


def _keys(sections: Sequence[Fingerprints]) -> list[object]:
    """What sections are known by: the top as such, the others by their headings."""
    return ["", *numbered([prints[0] for prints in sections[1:]])]


def _differs(old: Fingerprints, rows: Sequence[_New]) -> bool:
    """Whether a section says something else now than when it was drawn up."""
    if len(old) != len(rows):
        return True
    now = [
        (each, _DRAWN_UP.fullmatch(new.row.text))
        for each, new in zip(prints_of(n.row for n in rows), rows, strict=True)
    ]
    return any(before != each and not stamp for before, (each, stamp) in zip(old, now, strict=True))
