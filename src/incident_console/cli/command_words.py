"""What commanding adds to the status, in plain words; each part is the lines of one section, none where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from incident_console.cli.output import columns, hung, in_minutes, one_line
from incident_console.cli.shapes_command import (
    CriterionShape,
    FloorShape,
    HearingShape,
    LoopShape,
    MatrixShape,
    MissedShape,
    ProposalShape,
    RowShape,
)

ROWS_SHOWN = 12
"""Observations of the evidence matrix that the words give, the latest; `--json` has them all."""

COLUMNS_SHOWN = 6
"""Hypotheses that fit beside each other in 80 cells; of more, only those are named that an observation weighs on."""

_INDENT = "  "


When = Callable[[str], str]
"""Writes a time that is in the data for people."""


def floor_lines(floor: FloorShape) -> list[str]:
    """Who has the floor, and who wants it."""
    if not floor["speaking"] and not floor["waiting"]:
        return []
    want = "want to speak" if len(floor["waiting"]) > 1 else "wants to speak"
    rows = [("has the floor", floor["speaking"]), (want, ", ".join(map(one_line, floor["waiting"])))]
    return ["Speakers", *columns([row for row in rows if row[1]], indent=_INDENT)]


def evidence_lines(matrix: MatrixShape) -> list[str]:
    """The evidence matrix, each cell with the hypothesis it belongs to, then the ranking and what it comes to."""
    if not matrix["rows"] and len(matrix["leaders"]) < 2:
        return []
    shown = matrix["rows"][-ROWS_SHOWN:]
    lines = ["Evidence: C consistent, I inconsistent, N neither, · not weighed" if shown else "Evidence: none weighed"]
    lines += columns([_cells(matrix, row) for row in shown], indent=_INDENT)
    if left := len(matrix["rows"]) - len(shown):
        lines.append(f"{_INDENT}and {left} before these")
    if len(matrix["ranking"]) > 1 and shown:
        ranked = ", ".join(f"{one['handle']} ({one['contradictions']})" for one in matrix["ranking"])
        lines += hung(f"{_INDENT}Fewest contradictions first: ", ranked)
    return [*lines, *hung(_INDENT, matrix["verdict"])]


def _cells(matrix: MatrixShape, row: RowShape) -> tuple[str, ...]:
    pairs = [(column["handle"], cell) for column, cell in zip(matrix["columns"], row["cells"], strict=True)]
    if len(pairs) > COLUMNS_SHOWN:
        return ", ".join(f"{handle} {cell}" for handle, cell in pairs if cell), row["text"]
    return (*(f"{handle} {cell or '·'}" for handle, cell in pairs), row["text"])


def proposal_lines(proposals: list[ProposalShape], when: When) -> list[str]:
    """The decisions that wait to be settled, and what was held against them."""
    if not proposals:
        return []
    lines = ["Decisions proposed"]
    for one in proposals:
        lines += columns([(one["handle"], one["person"] or "nobody", _asked(one, when), one["text"])], indent=_INDENT)
        lines += [line for option in one["options"] for line in hung("      or: ", option)]
        lines += [line for objection in one["objections"] for line in hung("      objection: ", objection)]
    return lines


def _asked(one: ProposalShape, when: When) -> str:
    if one["contested"]:
        return "CONTESTED"
    at = one["asked_at"]
    return f"objections asked for at {when(at)}" if at else "objections not asked for yet"


def hearing_lines(hearings: list[HearingShape], when: When, *, over: bool) -> list[str]:
    """Who has heard and who has not; by when they must is said with the clocks. Once it is over nobody owes it."""
    if not hearings:
        return []
    told = [f"{_whom(one)} {when(one['heard_at'])}" for one in hearings if one["heard_at"]]
    rows = {"told": told}
    for one in sorted((one for one in hearings if not one["heard_at"]), key=lambda one: not one["due_at"]):
        rows.setdefault(_owed(one, over=over), []).append(" ".join(filter(None, (one["who"], one["when"]))))
    heading = f"Who must hear: {len(told)} of {len(hearings)} told"
    told_rows = [(name, one_line(", ".join(people))) for name, people in rows.items() if people]
    return [heading, *columns(told_rows, indent=_INDENT)]


def _owed(one: HearingShape, *, over: bool) -> str:
    if not one["due_at"]:
        return "later"
    return "not told" if over else f"{one['owner'] or 'nobody'} owes it to"


def _whom(one: HearingShape) -> str:
    return f"{one['who']} ({one['person']})" if one["person"] else one["who"]


def missed_lines(missed: list[MissedShape]) -> list[str]:
    """The briefings and updates that did not come in time. Times are in UTC, as the sentences say."""
    lines = [line for one in missed for line in hung(_INDENT, _missed(one))]
    return [f"Missed: {len(missed)}", *lines] if lines else []


def _missed(one: MissedShape) -> str:
    owner = f" ({one['owner'] or 'nobody'} owed it)"
    return one["words"] + owner + (f", {one['skipped']} more would have been due" if one["skipped"] else "")


def loop_lines(loop: LoopShape) -> list[str]:
    """How the loop turns."""
    window = in_minutes(loop["window_minutes"] * 60)
    turns = f"{loop['turns']} full turn{'' if loop['turns'] == 1 else 's'}" if loop["turns"] else "no full turn"
    rows = []
    for one in loop["quarters"]:
        ago = "never" if one["minutes"] is None else f"{in_minutes(one['minutes'] * 60)} ago"
        rows.append((one["quarter"], ago, f"{one['recent']} in the last {window}"))
    return [f"Loop: {turns} in the last {window}", *columns(rows, indent=_INDENT)]


def criteria_lines(criteria: list[CriterionShape], when: When) -> list[str]:
    """The exit criteria and what was said on each."""
    if not criteria:
        return []
    met = sum(one["standing"] == "met" for one in criteria)
    rows = []
    for one in criteria:
        standing = "CONTESTED" if one["standing"] == "contested" else one["standing"]
        rows.append((standing, " ".join(_criterion(one, when))))
    return [f"Exit criteria: {met} of {len(criteria)} met", *columns(rows, indent=_INDENT)]


def _criterion(one: CriterionShape, when: When) -> Iterator[str]:
    yield one_line(one["name"])
    if one["at"] and one["standing"] != "open":
        yield f"({one_line(one['author'])}, {when(one['at'])})"
    if one["text"] and one["standing"] != "open":
        yield f"· {one_line(one['text'])}"
