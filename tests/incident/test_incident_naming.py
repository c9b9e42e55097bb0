"""Handles and names as people type them."""

from collections.abc import Iterator

import pytest

from incident_console.incident import commands as c
from incident_console.incident.decide.naming import dotted, either, follow_up_named, person_named
from incident_console.incident.decide.outcome import Refused
from incident_console.incident.evolve.basics import hold
from incident_console.incident.vocabulary import Role, Weight
from support import Call, Story


def with_people(*names: str) -> Story:
    story = Story(author="Jo Park").declared()
    for name in names:
        story.do(c.TakeRole(role=Role.SME, person=name))
    return story


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("maria", "Maria Silva"),
        ("@maria", "Maria Silva"),
        ("SILVA", "Maria Silva"),
        ("Maria.Silva", "Maria Silva"),
        ("maria_silva", "Maria Silva"),
        (" maria  silva ", "Maria Silva"),
        ("park", "Jo Park"),
        ("Ana", "Ana"),
        ("mar", "mar"),
        ("dba", "dba"),
        ("@Lee.Wong", "Lee Wong"),
        ("@lee_k", "lee k"),
        ("Lee.Wong", "Lee.Wong"),
        ("J.R. Smith", "J.R. Smith"),
        ("J.R.", "J.R."),
        ("sam_k", "sam_k"),
        ("straße", "Straße Nord"),
        ("STRASSE", "Straße Nord"),
        ("", ""),
        ("@", ""),
        ("@ . _", ""),
    ],
)
def test_a_person_is_known_by_any_word_of_the_name(typed: str, meant: str) -> None:
    story = with_people("Maria Silva", "Ana", "Ana Costa", "Straße Nord")
    assert person_named(story.state, typed) == meant


def test_of_two_names_alike_the_one_is_meant_that_is_spelled_so() -> None:
    call = Call("Ana", "Ben").declared()
    call.together(Ana=c.TakeRole(role=Role.SME, person="Sam K"), Ben=c.TakeRole(role=Role.SME, person="sam_k"))
    assert person_named(call.state, "Sam K") == "Sam K"
    assert person_named(call.state, "sam_k") == "sam_k"


def test_a_name_with_dots_is_found_by_its_words() -> None:
    story = with_people("J.R. Smith")
    assert person_named(story.state, "@J.R.Smith") == person_named(story.state, "smith") == "J.R. Smith"


def test_a_name_that_fits_several_asks_for_more_of_it() -> None:
    story = with_people("Maria Silva", "Maria Lopez")
    told = story.refuse(c.TakeRole(role=Role.OPS, person="@maria"))
    assert told == ("@maria could be Maria Silva or Maria Lopez: type more of the name, as in @Maria.Silva.")
    story.do(c.TakeRole(role=Role.OPS, person="@maria.lopez"))


def test_a_command_that_names_nobody_known_makes_them_known() -> None:
    story = with_people()
    story.do(c.AssignTask(text="restart", person="@sam.lee"))
    assert "sam lee" in story.state.people


def test_a_missing_handle_names_the_open_ones() -> None:
    story = Story().declared()
    nobody = "There is no H9, and no hypothesis is open: ? text raises one."
    weigh = c.GiveEvidence(text="x", weighs=(("h9", Weight.FOR),))
    assert story.refuse(weigh) == nobody
    story.do(c.RaiseHypothesis(text="one"))
    assert story.refuse(weigh) == "There is no H9. Open hypothesis: H1."
    story.do(c.RaiseHypothesis(text="two"))
    assert story.refuse(weigh) == "There is no H9. Open hypotheses: H1, H2."
    assert story.refuse(c.AcknowledgeTask(task="t1")) == (
        "There is no T1, and no task is open: ! text @person 5m gives one."
    )
    assert story.refuse(c.EndNeed(need="n1")) == (
        "There is no N1, and no need is open: need text @person asks for one."
    )
    with pytest.raises(Refused, match=r"There is no A1, and no follow-up is open: todo text notes one\."):
        follow_up_named(story.state, "a1")


def test_a_handle_of_another_sort_is_not_there() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="one"), c.AssignTask(text="one"))
    assert story.refuse(c.AcknowledgeTask(task="h1")) == "There is no H1. Open task: T1."


@pytest.mark.parametrize("typed", ["", " ", "x" * 5_000, "h", "h٣", "[/red]", "h1 h2"])
def test_a_handle_that_is_none_is_refused_in_one_short_line(typed: str) -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="one"))
    told = story.refuse(c.GiveEvidence(text="x", weighs=((typed, Weight.FOR),)))
    assert told.startswith("There is no ")
    assert told.endswith(". Open hypothesis: H1.")
    assert len(told) < 100


@pytest.mark.parametrize("typed", ["h1", "H1", " h1 ", "H1\n"])
def test_handles_are_read_in_any_case(typed: str) -> None:
    story = Story().declared()
    raised = story.do(c.RaiseHypothesis(text="one"))
    assert story.state.named(typed) == raised.event_id


def test_names_in_a_row() -> None:
    assert either(["A"]) == "A"
    assert either(["A", "B"]) == "A or B"
    assert either(("A", "B", "C"), "and") == "A, B and C"
    assert dotted(" Maria  de Silva ") == "Maria.de.Silva"


class Unsearchable(dict[str, str]):
    """Handles that can be asked for one by one and not gone through."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("every handle was looked at")

    keys = values = items = __iter__  # type: ignore[assignment]


def test_the_next_handle_is_known_without_looking_at_those_before() -> None:
    state = Story().declared().state
    for number in range(1, 5_001):
        hold(state, f"H{number}", f"e{number}")
    state.handles = Unsearchable(state.handles)
    assert (state.next_handle("H"), state.next_handle("T")) == ("H5001", "T1")
    assert hold(state, "H5000", "twin") == "H5000b"
    assert state.next_handle("H") == "H5001"
