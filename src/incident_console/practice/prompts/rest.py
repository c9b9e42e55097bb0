"""How long prompts rest."""

from __future__ import annotations

from datetime import timedelta

from incident_console.practice.situation import Situation


def rest(here: Situation) -> timedelta:
    """How long a prompt rests after it was said, where its rule knows nothing better."""
    return timedelta(minutes=here.policy.snooze_minutes)
