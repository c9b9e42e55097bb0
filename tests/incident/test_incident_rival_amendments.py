"""Two seats correct one entry without having seen each other's correction: both are kept, and a person settles it."""

import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.state import State
from incident_console.incident.words import entry_of
from support import Call
from support.clock import time_of


def corrected(ana: c.Amend, ben: c.Amend) -> tuple[Call, str]:
    call = Call().declared()
    event = call["Ana"].do(c.WriteEntry(text="pool at 4 %"))
    call.meet().at("14:35")
    target = event.event_id
    call.together(Ana=ana.model_copy(update={"target": target}), Ben=ben.model_copy(update={"target": target}))
    return call, target


def test_two_texts_are_contested_until_somebody_settles_them() -> None:
    call, target = corrected(c.Amend(target="", text="pool at 40 %"), c.Amend(target="", text="pool at 41 %"))
    assert call.state.contested(f"text:{target}")
    assert [head.value for head in call.state.register(f"text:{target}").heads] == ["pool at 40 %", "pool at 41 %"]
    entry = entry_of(call.state, target)
    assert (entry.text, entry.contested) == ("pool at 41 %", True), "the later one stands provisionally"
    call.at("14:36")["Ana"].do(c.Amend(target=target, text="pool at 41 %"))
    call.meet()
    assert not call.state.contested(f"text:{target}")
    assert entry_of(call.state, target).text == "pool at 41 %"
    assert call["Ben"].refuse(c.Amend(target=target, text="pool at 41 %")) == "Nothing was changed."


def test_two_times_are_contested_too() -> None:
    times = (c.Amend(target="", occurred_at=time_of(at)) for at in ("14:20", "14:22"))
    call, target = corrected(*times)
    assert call.state.contested(f"time:{target}")
    assert entry_of(call.state, target).at == time_of("14:22")
    call.at("14:36")["Ben"].do(c.Amend(target=target, occurred_at=time_of("14:22")))
    call.meet()
    assert not call.state.contested(f"time:{target}")


def test_what_does_not_differ_is_not_contested() -> None:
    call, target = corrected(c.Amend(target="", text="pool at 40 %"), c.Amend(target="", text="pool at 40 %"))
    assert not call.state.contested(f"text:{target}")
    call, target = corrected(c.Amend(target="", text="pool at 40 %"), c.Amend(target="", occurred_at=time_of("14:20")))
    assert not call.state.contested(f"text:{target}")
    assert not call.state.contested(f"time:{target}")
    entry = entry_of(call.state, target)
    assert (entry.text, entry.at) == ("pool at 40 %", time_of("14:20"))


def test_undoing_one_of_the_two_settles_it() -> None:
    call, target = corrected(c.Amend(target="", text="pool at 40 %"), c.Amend(target="", text="pool at 41 %"))
    call.at("14:36")["Ben"].do(c.Undo(author="Ben"))
    call.meet()
    assert not call.state.contested(f"text:{target}")
    assert entry_of(call.state, target).text == "pool at 40 %"


corrections = st.lists(
    st.tuples(
        st.sampled_from(["Ana", "Ben", "Cem"]),
        st.sampled_from(["pool at 40 %", "pool at 41 %", None]),
        st.none() | st.integers(0, 5),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@settings(deadline=None, max_examples=60)
@given(corrections, st.randoms(use_true_random=False))
def test_nothing_flips_silently_whoever_corrects_when(steps: list, chance: random.Random) -> None:
    call = Call("Ana", "Ben", "Cem").declared()
    target = call["Ana"].do(c.WriteEntry(text="pool at 4 %")).event_id
    call.meet()
    knows: dict[str, set[int]] = {seat: set() for seat in call.seats}
    made: list[tuple[str | None, frozenset[int]]] = []
    for author, text, minutes, meets in steps:
        call.clock.forward(seconds=20)
        at = None if minutes is None else time_of("14:20") + timedelta(minutes=minutes)
        before = len(call[author].events)
        try:
            call[author].do(c.Amend(target=target, text=text, occurred_at=at))
        except AssertionError:  # nothing was changed by it
            assert len(call[author].events) == before
        else:
            said = call[author].events[-1].body.text  # type: ignore[union-attr]
            made.append((said, frozenset(knows[author])))
            knows[author].add(len(made) - 1)
        if meets:
            call.meet()
            known = set(range(len(made)))
            knows = {seat: set(known) for seat in call.seats}
    state = call.state
    texts = {i: (said, seen) for i, (said, seen) in enumerate(made) if said is not None}
    standing = {said for i, (said, _) in texts.items() if not any(i in seen for _, seen in texts.values())}
    assert {head.value for head in state.register(f"text:{target}").heads} == standing
    assert state.contested(f"text:{target}") is (len(standing) > 1)
    if standing:
        assert entry_of(state, target).text in standing
    events = call.events
    chance.shuffle(events)
    again = State("i1")
    for event in events:
        again = evolve(again, event)
    assert again == state == fold("i1", events)
