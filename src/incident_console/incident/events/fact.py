"""What every body of an event is made of: a frozen fact with a version, and times that are aware."""

from datetime import UTC, datetime
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time outside of the calendar") from None


def _bounded(value: datetime) -> datetime:
    if not EARLIEST <= value <= LATEST:
        raise ValueError("a time that cannot be meant")
    return value


def _clamped(value: datetime) -> datetime:
    return min(max(value, EARLIEST), LATEST)


Moment = Annotated[datetime, AfterValidator(_utc)]
"""An aware time, kept in UTC."""

BoundedMoment = Annotated[Moment, AfterValidator(_bounded)]
"""A time in the body of an event: one with which durations can be computed."""

ClampedMoment = Annotated[Moment, AfterValidator(_clamped)]
"""A time on the envelope of an event. What cannot be meant is brought to the nearer end, so that the rest stays."""

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""Before this nothing is recorded: identifiers count from here."""

LATEST = datetime(9000, 1, 1, tzinfo=UTC)
"""After this no time is believed: there has to be room to add minutes to it."""

LONGEST = 24 * 60
"""Minutes. What is to take more than a day is a follow-up, not something that is timed on a call."""

Minutes = Annotated[float, Field(gt=0, le=LONGEST, allow_inf_nan=False)]
"""A stretch of time in minutes, up to a day."""


Handle = Annotated[str, StringConstraints(pattern=r"^[HTDNA][1-9][0-9]{0,8}[a-z]{0,8}$")]
"""A short name that people say aloud: H1 for a hypothesis, T task, D decision, N need, A follow-up (action item)."""


class Fact(BaseModel):
    """The body of an event."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    VERSION: ClassVar[int] = 1
