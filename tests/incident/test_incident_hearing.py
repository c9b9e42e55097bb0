"""Who has heard, who wants to speak, who sees to a need, and what was starred."""

import pytest

from incident_console.incident import commands as c
from incident_console.incident.words import Tone, describe, entries
from support import Call, Story
from support.clock import time_of


def test_who_has_heard_is_kept_by_audience_with_each_time() -> None:
    story = Story().declared()
    story.at("14:40").do(c.GiveNotice(audience="Leadership", person="Lee Wong", text="joins at 15:00"))
    story.at("14:50").do(c.GiveNotice(audience="LEADERSHIP", at=time_of("14:35")))
    heard = story.state.heard("leadership")
    assert [(n.audience, n.person, n.text, n.at) for n in heard] == [
        ("Leadership", "", "", time_of("14:35")), ("Leadership", "Lee Wong", "joins at 15:00", time_of("14:40")),
    ]  # fmt: skip
    assert story.state.heard("on-call group") == ()
    assert "Lee Wong" in story.state.people
    assert story.refuse(c.GiveNotice(audience="")).startswith("Who has heard?")
    assert story.refuse(c.GiveNotice(audience="x" * 201)).startswith("A title or a name takes 200 characters")
    story.do(c.Undo(), c.Undo())
    assert story.state.notices == {}


def test_speakers_wait_in_order() -> None:
    story = Story().declared()
    story.do(c.AskFloor(person="Sam"), c.AskFloor(person="Maria Silva"), c.AskFloor(person="Kim"))
    assert story.state.speakers == ("Sam", "Maria Silva", "Kim")
    story.do(c.GiveFloor())
    assert (story.state.speaking, story.state.speakers) == ("Sam", ("Maria Silva", "Kim"))
    story.do(c.LeaveFloor(person="kim"), c.AskFloor(person="Sam"), c.GiveFloor(person="jo"))
    assert (story.state.speaking, story.state.speakers) == ("jo", ("Maria Silva", "Sam"))
    story.do(c.LeaveFloor(person="jo"))
    assert (story.state.speaking, story.state.speakers) == ("", ("Maria Silva", "Sam"))
    story.do(c.Undo())
    assert story.state.speaking == "jo"


def test_somebody_who_asked_earlier_stands_in_front() -> None:
    story = Story().declared()
    story.at("14:50").do(c.AskFloor(person="Sam"), c.AskFloor(person="Kim", at=time_of("14:45")))
    assert story.state.speakers == ("Kim", "Sam")


def test_a_clock_that_was_set_back_brings_nobody_back_who_has_spoken() -> None:
    story = Story().declared()
    story.at("14:40").do(c.AskFloor(person="Sam"), c.AskFloor(person="Kim"))
    story.at("14:38").do(c.GiveFloor(person="Sam"))
    assert (story.state.speaking, story.state.speakers) == ("Sam", ("Kim",))


def test_the_list_of_speakers_refuses_what_it_cannot_do() -> None:
    story = Story().declared()
    assert story.refuse(c.GiveFloor()) == "Nobody waits to speak: /floor @sam puts somebody on the list."
    assert story.refuse(c.LeaveFloor(person="kim")) == "kim is not on the list of speakers, and nobody else is."
    story.do(c.AskFloor(person="Sam"), c.AskFloor(person="Jo"))
    assert story.refuse(c.AskFloor(person="sam")) == "Sam is on the list of speakers already."
    assert story.refuse(c.LeaveFloor(person="kim")) == "kim is not on the list of speakers: Sam and Jo."
    assert story.refuse(c.AskFloor(person="")) == "Who wants to speak? Name them with @, as in /floor @sam."
    assert story.refuse(c.LeaveFloor(person="")).startswith("Who no longer wants to speak?")


def test_two_seats_that_give_the_word_at_once_give_it_once() -> None:
    call = Call("Ana", "Ben").declared()
    call["Ana"].do(c.AskFloor(person="Sam"), c.AskFloor(person="Kim"))
    call.meet().together(Ana=c.GiveFloor(), Ben=c.GiveFloor())
    assert (call.state.speaking, call.state.speakers) == ("Sam", ("Kim",))


def test_a_need_is_routed_and_routed_again() -> None:
    story = Story().declared()
    story.do(c.RaiseNeed(text="db access", of="dba"))
    story.at("14:40").do(c.RouteNeed(need="n1", person="Sam"))
    story.at("14:45").do(c.RouteNeed(need="n1", person="Kim"))
    need = story.state.needs[story.handle("N1")]
    assert (need.of, need.routed_to, need.routed_at) == ("dba", "Kim", time_of("14:45"))
    assert story.refuse(c.RouteNeed(need="n1", person="kim")) == "N1 is with Kim already."
    assert story.refuse(c.RouteNeed(need="n1", person="")) == "Who sees to N1? Name them with @, as in n1 @dba."
    story.do(c.EndNeed(need="n1"))
    assert story.refuse(c.RouteNeed(need="n1", person="jo")) == "N1 is met already."


def test_two_seats_that_route_a_need_differently_contest_it_and_ending_it_still_works_once() -> None:
    call = Call("Ana", "Ben").declared()
    call["Ana"].do(c.RaiseNeed(text="db access"))
    call.meet().together(Ana=c.RouteNeed(need="n1", person="Sam"), Ben=c.RouteNeed(need="n1", person="Kim"))
    assert call.state.needs[call.state.handles["N1"]].contested
    call["Ana"].do(c.EndNeed(need="n1"))
    assert call["Ana"].refuse(c.EndNeed(need="n1")) == "N1 is met already."
    call.meet()["Ben"].refuse(c.RouteNeed(need="n1", person="Sam"))


def test_a_star_marks_an_entry_and_has_no_line_of_its_own() -> None:
    story = Story().declared()
    raised = story.do(c.RaiseHypothesis(text="dns"))
    noted = story.do(c.WriteEntry(text="pool at 40 %"))
    lines = len(entries(story.state))
    story.do(c.Star(target="h1"), c.Star(author="Ana Costa"))
    assert story.state.starred == {raised.event_id, noted.event_id}
    assert len(entries(story.state)) == lines
    assert story.refuse(c.Star(target="h1")) == "That entry is starred already."
    story.do(c.Star(starred=False, author="Ana Costa"))
    assert story.state.starred == {raised.event_id}
    assert story.refuse(c.Star(target=noted.event_id, starred=False)) == "That entry is not starred."
    story.do(c.Undo())
    assert story.state.starred == {raised.event_id, noted.event_id}


def test_a_star_says_what_it_was_put_on() -> None:
    story = Story().declared()
    star = story.do(c.RaiseHypothesis(text="dns"), c.Star(target="h1"))
    off = story.do(c.Star(target="h1", starred=False))
    assert describe(star.body, story.state).text == "Starred: dns"
    assert describe(off.body, story.state).text == "No longer starred: dns"
    assert describe(star.body, Story().declared().state).text == "Starred: an entry that is not here yet"


def test_what_cannot_be_starred() -> None:
    story = Story().declared()
    assert story.refuse(c.Star(author="Zoe")) == "There is no entry of yours to star."
    assert story.refuse(c.Star(author="Zoe", starred=False)) == "No entry of yours is starred."
    note = story.do(c.WriteEntry(text="one"))
    undo = story.do(c.Undo())
    assert story.refuse(c.Star(target=note.event_id)).startswith("That entry has been taken back")
    assert story.refuse(c.Star(target=undo.event_id)).startswith("A correction has no line of its own")


def test_a_star_on_an_event_that_arrives_later_is_there_when_it_does() -> None:
    call = Call("Ana", "Ben").declared()
    note = call["Ana"].do(c.WriteEntry(text="one"))
    call["Ana"].do(c.Star(target=note.event_id))
    assert note.event_id in call.meet()["Ben"].state.starred


@pytest.mark.parametrize(
    ("command", "label", "text"),
    [
        (c.GiveNotice(audience="on-call group"), "told", "Told on-call group"),
        (c.GiveNotice(audience="leadership", person="Lee", text="joins"), "told", "Told leadership (Lee): joins"),
        (c.AskFloor(person="Sam"), "floor", "Sam wants to speak"),
        (c.GiveFloor(person="Sam"), "floor", "Sam has the floor"),
    ],
)
def test_it_is_told_in_words(command: c.Command, label: str, text: str) -> None:
    story = Story().declared()
    story.do(command)
    last = entries(story.state)[-1]
    assert (last.label, last.text) == (label, text)
    assert last.tone in (Tone.UPDATE, Tone.NOTE)
