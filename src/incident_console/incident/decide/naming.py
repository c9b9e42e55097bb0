"""From what people type to what is meant: handles and names."""

from __future__ import annotations

import re

from incident_console.incident.decide.outcome import Refused
from incident_console.incident.events import Event
from incident_console.incident.state import Decision, FollowUp, Hypothesis, Need, State, Task
from incident_console.incident.text import shorten

_SEPARATORS = re.compile(r"[\s._]+")


def person_named(state: State, typed: str) -> str:
    """The person that was meant: the one known name that has the typed word in it, else the name as it was typed.

    Behind an @ dots and underscores stand for spaces (`@maria.silva`); a name that was typed without one keeps them.
    Raises Refused where the word fits several people and none exactly.
    """
    wanted = _words(typed)
    if not wanted:
        return ""
    name = " ".join(typed.split())
    if name in state.people:
        return name
    known = {person: _words(person) for person in state.people}
    exact = [person for person, words in known.items() if words == wanted]
    if exact:
        return exact[0]
    fitting = [person for person, words in known.items() if len(wanted) == 1 and wanted[0] in words]
    if len(fitting) > 1:
        raise Refused(
            f"@{typed.strip('@ ')} could be {either(fitting)}: type more of the name, as in @{dotted(fitting[0])}."
        )
    if fitting:
        return fitting[0]
    return " ".join(filter(None, _SEPARATORS.split(name.strip("@ ")))) if name.startswith("@") else name


def dotted(person: str) -> str:
    """A person's name as it is typed after an @: `Maria.Silva`."""
    return _SEPARATORS.sub(".", person.strip())


def _words(name: str) -> list[str]:
    return [word for word in _SEPARATORS.split(name.casefold().strip("@ ")) if word]


def either(names: list[str] | tuple[str, ...], word: str = "or") -> str:
    """`A`, `A or B`, `A, B or C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def hypothesis_named(state: State, handle: str) -> Hypothesis:
    """The hypothesis with this handle; raises Refused with the open ones named."""
    found = state.hypotheses.get(state.named(handle) or "")
    if found is None:
        raise Refused(_missing(handle, "hypothesis", [h.handle for h in state.open_hypotheses()], "? text raises one"))
    return found


def task_named(state: State, handle: str) -> Task:
    """The task with this handle; raises Refused with the open ones named."""
    found = state.tasks.get(state.named(handle) or "")
    if found is None:
        raise Refused(_missing(handle, "task", [t.handle for t in state.open_tasks()], "! text @person 5m gives one"))
    return found


def need_named(state: State, handle: str) -> Need:
    """The need with this handle; raises Refused with the open ones named."""
    found = state.needs.get(state.named(handle) or "")
    if found is None:
        raise Refused(
            _missing(handle, "need", [n.handle for n in state.open_needs()], "need text @person asks for one")
        )
    return found


def decision_named(state: State, handle: str) -> Decision:
    """The decision with this handle; raises Refused with the proposals that are open named."""
    found = state.decisions.get(state.named(handle) or "")
    if found is None:
        handles = [d.handle for d in state.open_decisions()]
        raise Refused(_missing(handle, "decision", handles, "=? text proposes one"))
    return found


def follow_up_named(state: State, handle: str) -> FollowUp:
    """The follow-up with this handle; raises Refused with all of them named."""
    found = state.follow_ups.get(state.named(handle) or "")
    if found is None:
        handles = [f.handle for f in state.follow_ups.values()]
        raise Refused(_missing(handle, "follow-up", handles, "todo text notes one"))
    return found


def event_named(state: State, target: str) -> Event:
    """The event with this identifier, or the one that made the thing with this handle; raises Refused."""
    found = state.log.get(target) or state.log.get(state.named(target) or "")
    if found is None:
        if not target.strip():
            raise Refused("Which entry? Name it by its handle, as in H1 or T3.")
        raise Refused(f"There is nothing called {_called(target)} in this incident.")
    return found


def _called(typed: str) -> str:
    return shorten(typed.strip().upper(), 40) or "such handle"


def _missing(handle: str, noun: str, open_ones: list[str], way: str) -> str:
    plural = {"hypothesis": "hypotheses"}.get(noun, f"{noun}s")
    if not open_ones:
        return f"There is no {_called(handle)}, and no {noun} is open: {way}."
    return f"There is no {_called(handle)}. Open {noun if len(open_ones) == 1 else plural}: {', '.join(open_ones)}."
