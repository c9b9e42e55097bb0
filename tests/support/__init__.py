"""What the tests share: a clock that is set by hand, and incidents told minute by minute, by one seat or several."""

from support.call import Call
from support.clock import FakeClock
from support.story import Story

__all__ = ["Call", "FakeClock", "Story"]
