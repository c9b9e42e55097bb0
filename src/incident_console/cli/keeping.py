"""`export` into a Markdown file that may be there already: what people wrote in it stays."""

from __future__ import annotations

from pathlib import Path

from incident_console.cli.ending import Refused
from incident_console.cli.output import say


def write_over(target: Path, text: str, incident_id: str, title: str, *, force: bool, masked: bool) -> None:
    """Write the draft to `target`, into what people made of the last one there, and say what became of it.

    `masked` is whether secrets were masked: they are in the program's lines, not in those that people wrote.
    """
    from incident_console.postmortem.keeping import write_kept

    kept = write_kept(target, text, incident_id, force=force)
    if not kept.changed:
        say(f"{target} is up to date: the log says nothing new.")
        return
    say(f"Wrote the draft of “{title}” to {target}")
    if kept.kept:
        lines = "1 line that people wrote there was" if kept.kept == 1 else f"{kept.kept} lines that people wrote were"
        say(f"{lines} kept{', as written and not masked' if masked else ''}.")
    if kept.offered:
        say(f"Taken out there and changed in the log since, so offered at the end: {', '.join(kept.offered)}.")


def preview(target: Path, text: str, incident_id: str) -> None:
    """Print what an export to `target` would change there, as a unified diff. Writes nothing."""
    from incident_console.postmortem.keeping import over_file

    if target.exists() and not target.is_file():
        raise Refused(f"{target} is no file: --diff needs a Markdown file, as in -o postmortem.md --diff.")
    diff = over_file(target, text, incident_id).diff(str(target))
    if not diff:
        say(f"{target} is up to date: the log says nothing new.")
    for line in diff:
        say(line)
