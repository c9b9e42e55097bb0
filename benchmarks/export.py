"""The export of an incident of 10,000 entries in every form and with every template: it is to take under two seconds.

Each is the whole command, from its start to the file: the seconds of the quickest of some runs, and how many times
those of an incident of 1,000 entries. Ten times would be as fast as the log grows.

    python benchmarks/export.py [RUNS]
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from incident_console.postmortem.exporting import Form
from incident_console.postmortem.templates import names
from incidents import long_incident, write_log
from measuring import OUR_PROGRAM, quickest, workshop

SHORT, LONG = 1_000, 10_000
LIMIT = 2.0


def exports(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every export by what it is called, and the arguments for it."""
    for form in Form:
        yield f"{form.value}", ("--format", form.value, "--force", "-o", str(folder / f"draft.{form.value}"))
    for template in names(None):
        target = str(folder / f"{template}.md")
        yield f"template {template}", ("--template", template, "--force", "-o", target)
    masked = ("--redact", "--roles", "--zone", "Europe/Berlin", "--force", "-o", str(folder / "masked.md"))
    yield "md, masked, roles, zone", masked


def worked_on(draft: str) -> str:
    """A draft as people leave it: with words of their own under every heading."""
    return re.sub(r"^(## .*)$", r"\1\n\nHere people wrote what the log does not know.", draft, flags=re.MULTILINE)


def seconds(arguments: tuple[str, ...], environ: Mapping[str, str], runs: int) -> float:
    """The seconds that the command takes."""

    def run() -> None:
        subprocess.run([*OUR_PROGRAM, "export", *arguments], env=environ, check=True, capture_output=True)

    return quickest(run, runs)


def measure(entries: int, runs: int) -> dict[str, float]:
    """The seconds of every export of an incident of so many entries."""
    with workshop() as (folder, environ):
        write_log(folder / "incidents.db", long_incident(entries)[0])
        seconds((), environ, 1)  # the first start compiles everything
        found = {name: seconds(arguments, environ, runs) for name, arguments in exports(folder)}
        draft = folder / "draft.md"
        draft.write_text(worked_on(draft.read_text(encoding="utf-8")), encoding="utf-8")
        found["md, into what people wrote"] = seconds(("-o", str(draft)), environ, 1)
        return found


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    short, long = measure(SHORT, runs), measure(LONG, runs)
    print(f"{'seconds':28}{SHORT:>8,}{LONG:>9,}")
    for name in long:
        late = f"   over {LIMIT:g} s" if long[name] > LIMIT else ""
        print(f"{name:28}{short[name]:8.2f}{long[name]:9.2f}{long[name] / short[name]:8.1f} times{late}")


if __name__ == "__main__":
    main()
