"""A file with three incidents in it, and the session of a screen on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from screens_host import declared, session_on

from incident_console.console.session import Session
from incident_console.desk import Desk
from incident_console.incident.commands import RaiseHypothesis, SetPhase, WriteEntry
from incident_console.incident.vocabulary import Phase, Severity
from support import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock("14:31")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "incidents.db"


@pytest.fixture
def session(file: Path, clock: FakeClock) -> Callable[..., Session]:
    return lambda **more: session_on(file, clock, **more)


@pytest.fixture
def three(file: Path, clock: FakeClock) -> dict[str, str]:
    """Login emails, over after 42 minutes; a checkout outage and a certificate, both still open. Now it is 14:57."""
    desk = Desk.open(file, author="Ana Costa", clock=clock)
    clock.set("09:10")
    login = declared(desk, "Login emails delayed", WriteEntry(text="queue at 90 k"), severity=Severity.SEV2)
    clock.set("09:52")
    desk.do(login, SetPhase(phase=Phase.RESOLVED, reason="queue is empty"))
    clock.set("14:31")
    outage = declared(
        desk,
        "Checkout: card payments time out",
        RaiseHypothesis(text="Database connection pool exhausted", owner="Maria Silva"),
        WriteEntry(text="saw [/error] in logs, pool at 40 %"),
        severity=Severity.SEV1,
        commander="Dana Reyes",
    )
    clock.set("14:54")
    certificate = declared(desk, "CDN certificate expires")
    clock.set("14:57")
    desk.close()
    return {"login": login, "outage": outage, "certificate": certificate}
