"""Dates as they were written, resolved: which number is the month, and which year is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from incident_console.scribe.stamps import Day


class DayOrder(StrEnum):
    """Which of the first two numbers is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def day_order(days: Sequence[Day], near: date) -> DayOrder:
    """How a timeline writes its dates: as the only order that all of them allow, else the one that is nearer to the
    incident's day, else month first where slashes stand between them."""
    opened = [day for day in days if day.open_order]
    if any(day.first > 12 for day in opened):
        return DayOrder.DAY_FIRST
    if any(day.second > 12 for day in opened):
        return DayOrder.MONTH_FIRST
    far = {order: _distance(opened, order, near) for order in DayOrder}
    if far[DayOrder.DAY_FIRST] != far[DayOrder.MONTH_FIRST]:
        return min(far, key=lambda order: far[order])
    return DayOrder.MONTH_FIRST if any(day.slashed for day in opened) else DayOrder.DAY_FIRST


def _distance(days: Sequence[Day], order: DayOrder, near: date) -> int:
    resolved = [resolve_day(day, order, None, near) for day in days]
    return sum(abs((found - near).days) if found else 10_000 for found in resolved)


def resolve_day(day: Day, order: DayOrder, year: int | None, near: date) -> date | None:
    """The date that is meant; None where the calendar has none such. Without a year it is the one nearest to `near`."""
    number, month = (
        (day.second, day.first) if day.open_order and order is DayOrder.MONTH_FIRST else (day.first, day.second)
    )
    if day.year is not None or year is not None:
        return _date(day.year or year or near.year, month, number)
    candidates = [_date(near.year + step, month, number) for step in (0, -1, 1)]
    return min((found for found in candidates if found), key=lambda found: abs((found - near).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
