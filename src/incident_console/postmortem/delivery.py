"""Handing over what was drawn up: to a file, into a file that people worked on, or as a preview of the change."""

from __future__ import annotations

from dataclasses import dataclass

from incident_console.postmortem.exporting import Form
from incident_console.postmortem.keeping import Kept, over_file, write_kept
from incident_console.postmortem.order import Drawn, Order, WrongOrder
from incident_console.postmortem.write import write_draft


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of an export.

    `text` is what is to be read where nothing was written: the document, or the lines of a preview. `said` is what was
    done, a sentence each; `remarks` what was masked and left out; `short` both in a line.
    """

    text: str = ""
    said: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    short: str = ""


def deliver(drawn: Drawn, order: Order, incident_id: str) -> Exported:
    """Write what was drawn up where the order says, or show it. Raises NotWritten, FileExists and WrongOrder."""
    target = order.target
    if target is None:
        return Exported(drawn.text, remarks=drawn.remarks)
    if order.diff:
        if target.exists() and not target.is_file():
            raise WrongOrder(f"{target} is no file: --diff needs a Markdown file, such as postmortem.md.")
        lines = over_file(target, drawn.text, incident_id).diff(str(target))
        return Exported("\n".join(lines or [_up_to_date(order)]), remarks=drawn.remarks)
    if drawn.form is not Form.MARKDOWN:
        write_draft(target, drawn.text, force=order.force)
        said = (f"Wrote the {drawn.form.words} of “{drawn.title}” to {target}",)
        return Exported("", said, drawn.remarks, _short(drawn, order, None))
    kept = write_kept(target, drawn.text, incident_id, force=order.force)
    return Exported("", tuple(_kept_words(drawn, order, kept)), drawn.remarks, _short(drawn, order, kept))


def _kept_words(drawn: Drawn, order: Order, kept: Kept) -> list[str]:
    """What became of the words that people wrote. Where secrets were masked, theirs were not."""
    if not kept.changed:
        return [_up_to_date(order)]
    said = [f"Wrote the draft of “{drawn.title}” to {order.target}"]
    if kept.kept:
        lines = "1 line that people wrote there was" if kept.kept == 1 else f"{kept.kept} lines that people wrote were"
        said.append(f"{lines} kept{', as written and not masked' if order.redact else ''}.")
    if kept.offered:
        said.append(f"Taken out there and changed in the log since, so offered at the end: {', '.join(kept.offered)}.")
    return said


def _up_to_date(order: Order) -> str:
    return f"{order.target} is up to date: the log says nothing new."


def _short(drawn: Drawn, order: Order, kept: Kept | None) -> str:
    """In one line that may be cut at its end: what was done, then what must be known, then where."""
    if kept is not None and not kept.changed:
        return _up_to_date(order)
    facts = [f"{drawn.form.words.capitalize()} written"]
    if drawn.masked is not None:
        facts.append(f"{drawn.masked or 'nothing'} masked")
    if drawn.curation is not None and drawn.curation.left_out:
        facts.append(f"{drawn.curation.left_out} of {drawn.curation.total} entries left out")
    elif drawn.asked and drawn.curation is not None and drawn.curation.unstarred:
        facts.append("nothing is starred, so every entry is in it")
    if kept is not None and kept.kept:
        facts.append(f"{kept.kept} {'line' if kept.kept == 1 else 'lines'} of people kept")
    if kept is not None and kept.offered:
        facts.append(f"{len(kept.offered)} offered at the end")
    return f"{', '.join(facts)}: {order.target}"
