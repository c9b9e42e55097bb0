"""What the tests share: a clock that is set by hand, and incidents told minute by minute."""

from support.clock import FakeClock
from support.story import Story

__all__ = ["FakeClock", "Story"]
