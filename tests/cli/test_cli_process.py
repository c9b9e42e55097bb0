"""The installed program in real processes: pipes, encodings, interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "incident_console"]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    settings = tmp_path / "settings.toml"
    settings.write_text("")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("INCIDENT_CONSOLE_")},
        "INCIDENT_CONSOLE_FILE": str(tmp_path / "incidents.db"),
        "INCIDENT_CONSOLE_CONFIG": str(settings),
        "INCIDENT_CONSOLE_NAME": "Ana Costa",
    }


def run(environ: dict[str, str], *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=environ, input=typed, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def test_an_incident_through_the_installed_program(environ) -> None:
    assert run(environ, "declare", "Checkout is down").returncode == 0
    assert run(environ, "log", "-", typed="one\nh9 + x\ntwo\n").returncode == 2
    timeline = run(environ, "timeline")
    assert timeline.returncode == 0
    assert "two" in timeline.stdout
    refused = run(environ, "open")
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_error_to_read(environ) -> None:
    run(environ, "declare", "Checkout is down")
    run(environ, "log", "-", typed="\n".join(f"entry {number} {'x' * 5000}" for number in range(40)))
    program = subprocess.Popen(
        [*PROGRAM, "timeline"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == ""
    program.stderr.close()
    assert program.wait(timeout=60) == 141


def test_an_interruption_is_quiet_and_keeps_what_was_recorded(environ) -> None:
    run(environ, "declare", "Checkout is down")
    program = subprocess.Popen(
        [*PROGRAM, "log", "-"],
        env={**environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdin.write("the last word\n")
    program.stdin.flush()
    assert "the last word" in program.stdout.readline()
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=60) == 130
    assert program.stderr.read() == ""
    for stream in (program.stdin, program.stdout, program.stderr):
        stream.close()
    assert "the last word" in run(environ, "timeline").stdout


def test_a_terminal_that_knows_no_unicode_gets_what_it_can_show(environ) -> None:
    environ = {**environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    run(environ, "declare", "数据库 is down")
    said = run(environ, "list")
    assert said.returncode == 0
    assert "??? is down" in said.stdout
    assert "\\u6570" in run(environ, "list", "--json").stdout


def test_watching_tells_of_another_seat_at_once_and_ends_with_ctrl_c(environ) -> None:
    run(environ, "declare", "Checkout is down", "--sev", "4")
    program = subprocess.Popen(
        [*PROGRAM, "watch"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert program.stdout is not None
    assert program.stderr is not None
    assert program.stdout.readline().startswith("Watching Checkout is down")
    run(environ, "--as", "Jo Park", "log", "pool at 40 %")
    while "note      Jo Park: pool at 40 %" not in (line := program.stdout.readline()):
        assert line
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=60) == 130
    assert program.stderr.read() == ""
    program.stdout.close()
    program.stderr.close()


def shell(environ: dict[str, str], redirection: str, *arguments: str, typed: str = "") -> tuple[int, str]:
    """The exit status, and what was said on both streams that are still open; output waits, as it does in a pipe."""
    environ = {name: value for name, value in environ.items() if name != "PYTHONUNBUFFERED"}
    command = ["sh", "-c", f'exec "$@" {redirection}', "sh", *PROGRAM, *arguments]
    done = subprocess.run(
        command, env=environ, input=typed, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_closed_streams_lead_nowhere_and_break_nothing(environ) -> None:
    run(environ, "declare", "Checkout is down")
    assert shell(environ, ">&-", "status") == (0, "")
    assert shell(environ, "2>&-", "nosuch") == (2, "")
    assert shell(environ, ">&- 2>&-", "log", "said into the void") == (0, "")
    assert shell(environ, "<&-", "log", "-") == (0, "")
    assert "said into the void" in run(environ, "timeline").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_every_line_is_recorded_though_nobody_can_be_told(environ) -> None:
    run(environ, "declare", "Checkout is down")
    lines = "".join(f"line {number}\n" for number in range(5))
    assert shell(environ, ">/dev/full", "log", "-", typed=lines) == (2, "incident-console: No space left on device\n")
    status, _ = shell(environ, "| head -n 0", "log", "-", typed=lines.replace("line", "entry"))
    assert status == 0
    told = run(environ, "timeline").stdout
    assert [number for number in range(5) if f"line {number}\n" not in told or f"entry {number}\n" not in told] == []
