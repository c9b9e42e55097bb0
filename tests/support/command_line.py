"""The command line in a workplace of its own, and what it said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from incident_console.cli.app import app
from incident_console.cli.workplace import Opening, Workplace
from support import FakeClock


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Calls the program; `do` expects that it works, `refuse` that it ends with status 2 and one line."""

    folder: Path
    clock: FakeClock
    environ: dict[str, str]
    opened: list[Opening] = field(default_factory=list)
    on_a_terminal: bool = False
    when_opened: Callable[[Opening], None] | None = None
    wait: Callable[[float], None] = lambda seconds: pytest.fail("nothing was to be waited for")

    @property
    def file(self) -> Path:
        return Path(self.environ["INCIDENT_CONSOLE_FILE"])

    def settings(self, text: str) -> None:
        Path(self.environ["INCIDENT_CONSOLE_CONFIG"]).write_text(text, encoding="utf-8")

    def _open(self, opening: Opening) -> None:
        self.opened.append(opening)
        if self.when_opened:
            self.when_opened(opening)

    def __call__(self, *arguments: str, typed: str | bytes | None = None) -> Said:
        workplace = Workplace(
            clock=self.clock,
            environ=self.environ,
            console=self._open,
            on_a_terminal=lambda: self.on_a_terminal,
            wait=self.wait,
        )
        result = CliRunner().invoke(app, list(arguments), obj=workplace, input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    def do(self, *arguments: str, typed: str | bytes | None = None) -> Said:
        said = self(*arguments, typed=typed)
        assert said.status == 0, said
        return said

    def refuse(self, *arguments: str, typed: str | bytes | None = None) -> str:
        said = self(*arguments, typed=typed)
        assert said.status == 2, said
        assert said.out == ""
        (line,) = said.err.splitlines()
        assert line.startswith("incident-console: ")
        return line.removeprefix("incident-console: ")
