"""The evidence matrix: observations against hypotheses, its cells set by single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Line, Piece
from incident_console.console.screens.base import HouseDialog
from incident_console.console.screens.key_line import key_line
from incident_console.console.views.format import Present
from incident_console.console.views.matrix import matrix_head, matrix_rows, matrix_standing
from incident_console.incident.commands import WeighEvidence
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Weight
from incident_console.keys import KEYS, by_id, shown
from incident_console.practice.matrix import evidence_matrix

if TYPE_CHECKING:
    from incident_console.console.screens.console import ConsoleScreen

_WEIGHTS = {"consistent": Weight.FOR, "inconsistent": Weight.AGAINST, "neutral": Weight.NEUTRAL}
_FRAME = 2
"""The lines of the border."""

_CORNERS = 6
"""The cells of the border that its corners and the gaps beside the words take."""

_NOTHING = "Nothing has been observed yet. Type it in the line: h1+ h2- what was seen"


class MatrixScreen(HouseDialog[None]):
    """The matrix over the console. What is set here is recorded at once, like everything else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key.keys, f"matrix('{key.id.removeprefix('matrix.')}')", key.words, id=key.id, show=False)
            for key in KEYS
            if key.group == "Matrix"
        ),
        Binding("escape", "dismiss", "close", show=False, priority=True),
    ]

    def __init__(self, console: ConsoleScreen) -> None:
        super().__init__()
        self.over = console
        self._matrix = evidence_matrix(console.state)
        self._column = 0

    def compose(self) -> ComposeResult:
        """The handles, the observations, the standing, the keys."""
        with Vertical(id="matrix"):
            yield Lines(id="matrix-head")
            yield RowList(empty=_NOTHING, id="matrix-rows")
            yield Lines(id="matrix-standing")

    def on_mount(self) -> None:
        """Begin on the first observation."""
        put_border(self.query_one("#matrix", Vertical), title=(Piece("Evidence matrix"),))
        rows = self.query_one(RowList)
        if self._matrix.rows:
            rows.cursor = self._matrix.rows[0].evidence.event_id
        rows.focus()
        self.call_after_refresh(self.show_matrix)

    def take_state(self, state: State) -> None:
        """Somebody has recorded something."""
        self._matrix = evidence_matrix(state)
        self.show_matrix()

    def show_matrix(self) -> None:
        """Draw what differs."""
        session, rows = self.over.session, self.query_one(RowList)
        self._column = max(0, min(self._column, len(self._matrix.columns) - 1))
        present = Present(
            self.over.state, session.clock.now(), session.policy, session.zone, width=(rows.size.width or 80) - 1
        )
        self.query_one("#matrix-head", Lines).show(matrix_head(self._matrix, self._column, present.width))
        rows.show(matrix_rows(present, self._matrix, self._column))
        self.query_one("#matrix-standing", Lines).show(matrix_standing(self._matrix))
        put_border(self.query_one("#matrix", Vertical), subtitle=self._keys().head)
        self.call_after_refresh(self._fit)

    def _keys(self) -> Line:
        """What the keys do, as much as the border holds."""
        keymap = self.over.session.keymap

        def written(name: str) -> str:
            return shown(keymap.get(name, by_id(name).keys))

        sets = [
            (written(name), by_id(name).words)
            for name in ("matrix.consistent", "matrix.inconsistent", "matrix.neutral")
        ]
        columns = (f"{written('matrix.left')} {written('matrix.right')}", by_id("matrix.right").words)
        keys = [*sets, columns, (written("row.open"), "show")] if self._matrix.rows and self._matrix.columns else []
        keys.append(("esc", "close"))
        return key_line(keys, self.query_one("#matrix").outer_size.width - _CORNERS, droppable=(written("row.open"),))

    def _fit(self) -> None:
        """The observations get what the rest leaves of the screen; few of them leave it to what is behind."""
        below = self.query_one("#matrix-standing", Lines).outer_size.height
        taken = _FRAME + self.query_one("#matrix-head", Lines).outer_size.height + below
        self.query_one(RowList).styles.max_height = max(3, self.size.height - taken)

    def on_resize(self) -> None:
        """The cells may have to stand elsewhere."""
        self.call_after_refresh(self.show_matrix)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter on an observation: to where it stands in the timeline."""
        message.stop()
        if message.row is not None:
            self.dismiss()
            self.over.call_after_refresh(self.over.go_to, message.row.event_id)

    def action_matrix(self, what: str) -> None:
        """Move to another column, or set the cell."""
        if what in ("left", "right"):
            self._column += 1 if what == "right" else -1
            self.show_matrix()
            return
        row = self.query_one(RowList).selected
        if row is None or not self._matrix.columns:
            return
        hypothesis = self._matrix.columns[self._column]
        command = WeighEvidence(evidence=row.event_id, hypothesis=hypothesis.handle, weight=_WEIGHTS[what])
        self.over.recorder.submit(command, "")
