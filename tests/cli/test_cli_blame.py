"""The blame version of the payment outage's postmortem, pasted where people paste, is flagged where a careful reader
would flag it; the draft itself never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from incident_console.demo import STEPS, play
from incident_console.incident.commands import Command
from incident_console.postmortem.templates import ABOUT
from support.command_line import CommandLine

ROOT_CAUSE = "The root cause was that the on-call engineer failed to escalate quickly enough."
QUOTED = "Root cause: “on-call engineer failed to escalate quickly enough.”"
ACTIONS = ("Engineer to review escalation procedures", "Team to discuss better escalation habits")
BETTER = (
    "No circuit breaker on the payment gateway integration: a timeout in the gateway caused queue backup rather than "
    "fast-fail.",
    "No automated severity escalation trigger at >20% checkout failure rate: the SEV1 declaration was manual.",
    "Status page update was delayed 23 minutes because the comms lead could not find the credentials for the external "
    "status page tool.",
)


@pytest.fixture
def outage(ic: CommandLine) -> CommandLine:
    """The demonstration incident in the file."""
    from incident_console.desk import Desk, Done
    from incident_console.incident.identifiers import uuid7

    desk = Desk.open(ic.file, author="Ana Costa", clock=ic.clock)
    identifier = uuid7(STEPS[0].at, bytes(10))

    def tell(command: Command, author: str, at: object) -> None:
        ic.clock.set(at)
        assert isinstance(desk.do(identifier, command, author=author), Done)

    play(tell, STEPS)
    desk.close()
    return ic


def exported(ic: CommandLine, template: str) -> Path:
    path = ic.folder / f"{template}.md"
    ic.do("export", "-o", str(path), "--template", template)
    return path


def flagged(ic: CommandLine, what: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["sentence"]) for one in ic.do("lint", what, "--json").json]


@pytest.mark.parametrize("template", ABOUT)
def test_the_draft_itself_is_never_flagged(outage: CommandLine, template: str) -> None:
    assert flagged(outage, str(exported(outage, template))) == []


@pytest.mark.parametrize("template", ABOUT)
def test_the_blame_version_written_into_the_draft_is_flagged_line_by_line(outage: CommandLine, template: str) -> None:
    path = exported(outage, template)
    text = path.read_text(encoding="utf-8")
    pasted = [ROOT_CAUSE, "", QUOTED, "", *(f"{place}. {action}" for place, action in enumerate(ACTIONS, 1)), ""]
    above, below = text.split("## Action items\n", 1)
    path.write_text("\n".join([above + "## Action items\n", *pasted]) + below, encoding="utf-8")
    found = outage.do("lint", str(path), "--json").json
    assert [(one["kind"], one["sentence"]) for one in found] == [
        ("blame", ROOT_CAUSE),
        ("blame", QUOTED),
        ("wish", ACTIONS[0]),
        ("wish", ACTIONS[1]),
    ]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(one["sentence"] in lines[one["line"] - 1] for one in found)
    assert "What made it hard to escalate at that moment" in found[0]["question"]
    outage.do("log", "pool at 41 %")
    outage.do("export", "-o", str(path), "--template", template)
    assert len(flagged(outage, str(path))) == 4


def test_the_blame_version_logged_as_entries_is_flagged_in_the_log_and_in_the_draft(outage: CommandLine) -> None:
    clean = flagged(outage, "card payments")
    for line in (ROOT_CAUSE, *(f"todo {action}" for action in ACTIONS)):
        outage.do("log", line)
    wanted = [("blame", ROOT_CAUSE), *(("wish", action) for action in ACTIONS)]
    assert flagged(outage, "card payments") == clean + wanted
    in_draft = {words for _, words in flagged(outage, str(exported(outage, "full")))}
    assert all(any(words in sentence for sentence in in_draft) for _, words in wanted)


def test_the_factors_of_the_other_version_are_not_flagged(outage: CommandLine) -> None:
    path = exported(outage, "full")
    text = path.read_text(encoding="utf-8")
    factors = "\n".join(f"- {factor}" for factor in BETTER)
    path.write_text(text.replace("## What went well\n", f"{factors}\n\n## What went well\n"), encoding="utf-8")
    assert flagged(outage, str(path)) == []
