"""Names of zones as people write them behind a time.

Abbreviations are not unique and are often the wrong one of the pair: “PST” is written in October, when the clocks
show PDT. Where the seat's own zone goes by either name of the pair, its clock is meant; elsewhere the offset as
written. `ET` and its like are the time that clocks
in that part of America show. Sources for the offsets and for the American summer: the IANA time zone database.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_MINUTES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "GST": 240, "PKT": 300, "IST": 330, "ICT": 420, "SGT": 480, "HKT": 480, "AWST": 480, "JST": 540,
    "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "BRT": -180, "EDT": -240, "EST": -300, "ET": -300,
    "CDT": -300, "CST": -360, "CT": -360, "MDT": -360, "MST": -420, "MT": -420, "PDT": -420, "PST": -480, "PT": -480,
    "AKDT": -480, "AKST": -540, "HST": -600,
}  # fmt: skip

_SEASONS = (
    {"WET", "WEST"}, {"CET", "CEST"}, {"EET", "EEST"}, {"EST", "EDT", "ET"}, {"CST", "CDT", "CT"},
    {"MST", "MDT", "MT"}, {"PST", "PDT", "PT"}, {"AEST", "AEDT"}, {"NZST", "NZDT"}, {"AKST", "AKDT"}, {"GMT", "BST"},
)  # fmt: skip
_EXACT = frozenset({"UTC", "GMT", "Z"})
_NAMES = "|".join(sorted((name for name in _MINUTES if len(name) > 1), key=len, reverse=True))

_AMERICAN = frozenset({"ET", "CT", "MT", "PT"})
_COAST = r"(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard |Daylight )?[Tt]ime)?"

ZONE = rf"(?:(?:UTC|GMT|utc) ?[+\-−] ?[0-9]{{1,2}}(?::?[0-9]{{2}})?|utc|{_COAST}|(?:{_NAMES}))(?![A-Za-z0-9])"
"""A pattern of a zone's name: `UTC`, `CET`, `UTC+2`, `GMT-05:00`. Capitals only, so that words stay words."""

_SHIFTED = re.compile(r"^(?:UTC|GMT)? ?([+\-−]) ?([0-9]{1,2})(?::?([0-9]{2}))?$")


def zone_named(name: str, home: tzinfo, local: datetime) -> tzinfo | None:
    """The zone that a text which ZONE matches (or `+02:00`, `Z`) means for somebody whose own zone is `home`.

    `local` is the naive time that it stands behind. None where the offset is none that exists (over 14 hours).
    """
    name = name.strip()
    name = f"{name[0]}T" if re.fullmatch(_COAST, name) else name.upper()
    shifted = _SHIFTED.match(name)
    if shifted:
        minutes = int(shifted[2]) * 60 + int(shifted[3] or 0)
        if minutes > 14 * 60 or int(shifted[3] or 0) > 59:
            return None
        return timezone(timedelta(minutes=minutes if shifted[1] == "+" else -minutes))
    at_home = home.tzname(local) or ""
    if name not in _EXACT and (name == at_home or any({name, at_home} <= season for season in _SEASONS)):
        return home
    minutes = _MINUTES.get(name, 0) + (60 if name in _AMERICAN and _american_summer(local) else 0)
    return timezone(timedelta(minutes=minutes), name) if minutes else UTC


def _american_summer(local: datetime) -> bool:
    """Whether clocks in America show summer time: from the second Sunday of March to the first of November, at two."""
    begin = _sunday(local.year, 3, 8)
    end = _sunday(local.year, 11, 1)
    return begin <= local.replace(tzinfo=None) < end


def _sunday(year: int, month: int, day: int) -> datetime:
    """Two o'clock on the first Sunday from a day on."""
    first = datetime(year, month, day, 2)  # noqa: DTZ001 - clock time in America, compared with clock time
    return first + timedelta(days=(6 - first.weekday()) % 7)
