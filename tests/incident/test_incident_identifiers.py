"""Identifiers and the hybrid logical clock sort by time, whatever the wall clock does."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_console.incident.identifiers import hlc_of, hlc_time, next_hlc, uuid7
from support.clock import time_of

moments = st.datetimes(datetime(1970, 1, 2), datetime(2500, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


@settings(deadline=None, max_examples=100)
@given(moments, moments, st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_later_identifiers_sort_later(one: datetime, other: datetime, noise: bytes, more: bytes) -> None:
    first, second = uuid7(one, noise), uuid7(other, more)
    if int(one.timestamp() * 1000) < int(other.timestamp() * 1000):
        assert first < second
    assert UUID(first).version == 7
    assert UUID(first).variant == "specified in RFC 4122"


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(-100_000, 100_000), max_size=30))
def test_the_log_clock_never_steps_back(steps: list[int]) -> None:
    now, last = time_of("14:31"), None
    for step in steps:
        now += timedelta(milliseconds=step)
        reading = next_hlc(last, now)
        assert last is None or reading > last
        assert reading >= hlc_of(now)
        last = reading


def test_a_full_counter_runs_over_into_the_milliseconds() -> None:
    now = time_of("14:31")
    full = hlc_of(now, 99_999)
    assert next_hlc(full, now) == hlc_of(now + timedelta(milliseconds=1))


def test_a_reading_that_is_none_is_passed_over() -> None:
    now = time_of("14:31")
    assert next_hlc("z nonsense", now) == hlc_of(now)
    with pytest.raises(ValueError, match="'nonsense' is not a hybrid-logical-clock reading"):
        hlc_time("nonsense")


def test_a_reading_tells_its_time() -> None:
    assert hlc_time(hlc_of(time_of("14:31:20"), 7)) == time_of("14:31:20")
