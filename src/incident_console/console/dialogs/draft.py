"""What is being typed into a form: what it began with, what stands there now, and what came back from before."""

from __future__ import annotations

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Form
from incident_console.console.dialogs.memory import Memory
from incident_console.console.dialogs.values import Values
from incident_console.incident.commands import Command


class Draft:
    """The values of one dialog while it is open. `back` says that something typed before stands there again."""

    def __init__(self, form: Form, facts: Facts, memory: Memory) -> None:
        self.form = form
        self.facts = facts
        self._memory = memory
        self._key = (facts.state.incident_id, form.name, form.about)
        self.initial = {field.name: field.initial for field in form.fields}
        self.raw = dict(self.initial)
        self.back = self._bring_back()

    def _bring_back(self) -> bool:
        typed = self._memory.typed(self._key)
        back = False
        for field in self.form.fields:
            if field.name not in typed or field.pinned or (field.shape == "choice" and self.facts.self_opened):
                continue
            if field.shape != "choice" or typed[field.name] in [option.value for option in field.options]:
                self.raw[field.name] = typed[field.name]
                back = True
        return back

    @property
    def values(self) -> Values:
        """What stands in the fields now."""
        return Values(self.raw, self.initial, self.facts)

    def set(self, name: str, value: str) -> bool:
        """Something else stands in a field; tells whether it is something else."""
        before = self.raw[name]
        self.raw[name] = value
        return before != value

    def afresh(self) -> None:
        """Begin again with what the form was filled in with."""
        self.raw = dict(self.initial)
        self.back = False

    def changed(self) -> dict[str, str]:
        """What was typed. A choice alone is no text, and is not worth coming back to."""
        changed = {name: raw for name, raw in self.raw.items() if raw != self.initial[name]}
        texts = [field for field in self.form.fields if field.shape != "choice" and field.name in changed]
        return changed if texts else {}

    def leave(self) -> None:
        """Keep what was typed for the next time."""
        self._memory.leave(self._key, self.changed())

    def send(self, commands: tuple[Command, ...]) -> None:
        """It has been handed over to be recorded."""
        self._memory.send(self._key, commands, self.changed())
