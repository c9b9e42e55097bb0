"""Roles are held as intervals; offers are answered, withdrawn or overtaken."""

from datetime import timedelta

from incident_console.incident import commands as c
from incident_console.incident.roles import hats, holder, holders, holders_at, offers, open_offers, spells
from incident_console.incident.vocabulary import Role
from incident_console.incident.words import describe
from support import Call, Story
from support.clock import time_of


def held(story: Story, role: Role) -> list[tuple[str, str, str]]:
    """Who held the role, from when until when, as `14:31`."""
    return [
        (s.person, f"{s.since:%H:%M}", f"{s.until:%H:%M}" if s.until else "")
        for s in spells(story.state)
        if s.role is role
    ]


def test_a_role_taken_ends_the_spell_before_it() -> None:
    story = Story().declared(commander="Dana")
    story.at("14:50").do(c.TakeRole(role=Role.IC, person="Sam", words="I have command"))
    story.at("15:10").do(c.ReleaseRole(role=Role.IC))
    assert held(story, Role.IC) == [("Dana", "14:31", "14:50"), ("Sam", "14:50", "15:10")]
    assert holder(story.state, Role.IC) is None
    assert spells(story.state)[1].words == "I have command"


def test_a_shared_role_is_held_by_several() -> None:
    story = Story().declared()
    story.do(c.TakeRole(role=Role.SME, person="Sam"))
    story.at("14:40").do(c.TakeRole(role=Role.SME, person="Lee"))
    assert [s.person for s in holders(story.state, Role.SME)] == ["Sam", "Lee"]
    assert story.refuse(c.ReleaseRole(role=Role.SME)) == "Whose? Sam or Lee: name one with @."
    story.at("14:45").do(c.ReleaseRole(role=Role.SME, person="sam"))
    assert held(story, Role.SME) == [("Sam", "14:31", "14:45"), ("Lee", "14:40", "")]


def test_a_role_that_was_held_earlier_is_history() -> None:
    story = Story().at("14:31").declared()
    story.at("14:50").do(c.TakeRole(role=Role.OPS, person="Sam"))
    story.at("14:55").do(c.TakeRole(role=Role.OPS, person="Lee", at=time_of("14:35")))
    assert held(story, Role.OPS) == [("Lee", "14:35", "14:50"), ("Sam", "14:50", "")]
    story.do(c.ReleaseRole(role=Role.OPS, person="Lee", at=time_of("14:40")))
    assert held(story, Role.OPS) == [("Lee", "14:35", "14:40"), ("Sam", "14:50", "")]
    assert [s.person for s in holders_at(story.state, Role.OPS, time_of("14:36"))] == ["Lee"]


def test_a_spell_that_began_earlier_than_was_written_reaches_back() -> None:
    story = Story().at("14:50").declared(commander="Dana")
    story.at("14:55").do(c.TakeRole(role=Role.IC, person="Dana", at=time_of("14:31")))
    assert held(story, Role.IC) == [("Dana", "14:31", "")]
    told = story.refuse(c.TakeRole(role=Role.IC, person="Dana", at=time_of("14:40")))
    assert told == "Dana was incident commander already."


def test_a_role_is_assumed_without_an_answer_and_says_so() -> None:
    story = Story().declared(commander="Dana")
    story.at("14:40").do(c.OfferRole(role=Role.IC, person="Kim"))
    taken = story.at("14:50").do(c.TakeRole(role=Role.IC, person="Sam", forced=True, words="no answer for 2 min"))
    assert [(s.person, s.forced) for s in spells(story.state)] == [("Dana", False), ("Sam", True)]
    assert open_offers(story.state) == ()
    assert describe(taken.body, story.state).text == (
        "Sam takes over as incident commander without an answer: no answer for 2 min"
    )


def test_assuming_a_role_needs_a_reason_and_somebody_who_does_not_answer() -> None:
    story = Story().declared()
    take = c.TakeRole(role=Role.IC, person="Sam", forced=True, words="no answer")
    assert story.refuse(take) == "Nobody is incident commander: /role ic @name takes it."
    story.do(c.TakeRole(role=Role.IC, person="Dana"))
    assert story.refuse(take.model_copy(update={"words": ""})) == (
        "Why is it assumed without an answer? Add it: /assume ic no answer for two minutes."
    )
    assert story.refuse(take.model_copy(update={"person": "Dana"})) == "Dana is incident commander already."
    assert story.refuse(take.model_copy(update={"role": Role.SME})) == (
        "Several people can be subject-matter expert: /role sme @name takes it from nobody."
    )


def test_of_two_contested_commanders_a_third_can_take_over() -> None:
    call = Call("Ana", "Ben").declared()
    call.together(Ana=c.TakeRole(role=Role.IC, person="Sam"), Ben=c.TakeRole(role=Role.IC, person="Kim"))
    call["Ana"].do(c.TakeRole(role=Role.IC, person="Lee", forced=True, words="both are gone"))
    assert [s.person for s in holders(call.meet().state, Role.IC)] == ["Lee"]


def test_an_accepted_role_is_held_from_the_time_that_was_named() -> None:
    story = Story().declared(commander="Dana")
    story.at("14:50").do(c.OfferRole(role=Role.IC, person="Sam", brief="two hypotheses open"))
    story.at("15:00").do(c.AcceptRole(role=Role.IC, words="two open, failing over", at=time_of("14:55")))
    assert held(story, Role.IC) == [("Dana", "14:31", "14:55"), ("Sam", "14:55", "")]
    (offer,) = offers(story.state)
    assert (offer.answer, offer.answered_at, offer.words) == (
        "accepted", time_of("14:55"), "two open, failing over",
    )  # fmt: skip


def test_one_person_wears_two_hats() -> None:
    story = Story().declared(commander="Dana")
    story.do(c.TakeRole(role=Role.COMMS, person="Dana"))
    assert hats(story.state, "Dana") == (Role.IC, Role.COMMS)


def test_an_offer_is_accepted_in_the_receivers_own_words() -> None:
    story = Story().declared(commander="Dana")
    story.at("14:50").do(c.OfferRole(role=Role.IC, person="Sam", brief="two hypotheses open"))
    assert held(story, Role.IC) == [("Dana", "14:31", "")]
    story.at("14:52").do(c.AcceptRole(role=Role.IC, words="I am the incident commander"))
    assert held(story, Role.IC) == [("Dana", "14:31", "14:52"), ("Sam", "14:52", "")]
    (offer,) = offers(story.state)
    assert (offer.answer, offer.answered_at, offer.words) == (
        "accepted",
        time_of("14:52"),
        "I am the incident commander",
    )
    assert open_offers(story.state) == ()


def test_an_offer_is_declined_or_withdrawn() -> None:
    story = Story().declared(commander="Dana")
    story.do(c.OfferRole(role=Role.IC, person="Sam"), c.DeclineRole(role=Role.IC, reason="going home"))
    story.do(c.OfferRole(role=Role.IC, person="Lee"), c.DeclineRole(role=Role.IC, withdrawn=True))
    assert [(o.person, o.answer, o.words) for o in offers(story.state)] == [
        ("Sam", "declined", "going home"),
        ("Lee", "withdrawn", ""),
    ]
    assert held(story, Role.IC) == [("Dana", "14:31", "")]


def test_of_two_offers_the_person_says_which() -> None:
    story = Story().declared()
    story.do(c.OfferRole(role=Role.OPS, person="Sam"), c.OfferRole(role=Role.OPS, person="Lee Wong"))
    told = story.refuse(c.AcceptRole(role=Role.OPS))
    assert told == "Operations lead is offered to Sam or Lee.Wong: name one with @."
    told = story.refuse(c.OfferRole(role=Role.OPS, person="sam"))
    assert told == "Operations lead has been offered to Sam and waits for an answer."
    story.do(c.AcceptRole(role=Role.OPS, person="lee"))
    assert [s.person for s in holders(story.state, Role.OPS)] == ["Lee Wong"]
    assert open_offers(story.state) == ()


def test_an_offer_is_overtaken_by_a_later_change_even_in_the_same_second() -> None:
    story = Story().declared()
    story.do(c.OfferRole(role=Role.OPS, person="Sam"))
    assert [o.person for o in open_offers(story.state)] == ["Sam"]
    story.do(c.TakeRole(role=Role.OPS, person="Lee"))
    assert open_offers(story.state) == ()


def test_an_offer_of_a_shared_role_is_not_overtaken_by_somebody_else() -> None:
    story = Story().declared()
    story.do(c.OfferRole(role=Role.SME, person="Sam"), c.TakeRole(role=Role.SME, person="Lee"))
    assert [o.person for o in open_offers(story.state)] == ["Sam"]


def test_undoing_an_answer_opens_the_offer_again() -> None:
    story = Story().declared(commander="Dana")
    story.do(c.OfferRole(role=Role.IC, person="Sam"), c.AcceptRole(role=Role.IC), c.Undo())
    assert [o.person for o in open_offers(story.state)] == ["Sam"]
    assert [s.person for s in holders(story.state, Role.IC)] == ["Dana"]


def test_an_offer_that_was_accepted_here_and_withdrawn_there_is_accepted() -> None:
    call = Call().declared(commander="Dana")
    call["Ana"].do(c.OfferRole(role=Role.IC, person="Sam"))
    call.meet().at("14:40").together(Ana=c.AcceptRole(role=Role.IC), Ben=c.DeclineRole(role=Role.IC, withdrawn=True))
    assert [o.answer for o in offers(call.state)] == ["accepted"]
    assert [s.person for s in holders(call.state, Role.IC)] == ["Sam"]


def test_an_acceptance_that_is_dated_before_its_offer_still_answers_it() -> None:
    story = Story().declared()
    story.at("14:50").do(c.OfferRole(role=Role.OPS, person="Sam"))
    story.do(c.AcceptRole(role=Role.OPS, at=time_of("14:49")))
    assert open_offers(story.state) == ()
    assert held(story, Role.OPS) == [("Sam", "14:49", "")]


def test_an_offer_is_not_accepted_for_a_day_before_it_was_made_nor_ahead_of_time() -> None:
    story = Story().declared(commander="Dana")
    story.at("14:50").do(c.OfferRole(role=Role.IC, person="Sam"))
    assert story.refuse(c.AcceptRole(role=Role.IC, at=time_of("15:00") - timedelta(days=1))) == (
        "The offer was made on 2026-05-20 at 14:50 UTC, after 2026-05-19 15:00 UTC. For a time to come: accept it then."
    )
    assert story.refuse(c.AcceptRole(role=Role.IC, at=time_of("15:00"))) == (
        "15:00 UTC is 10 min ahead: the log takes what has happened. Accept it when it is so."
    )


def test_an_offer_is_accepted_on_a_machine_whose_clock_was_set_back() -> None:
    story = Story().declared(commander="Dana")
    story.at("14:50").do(c.OfferRole(role=Role.IC, person="Sam"))
    story.at("12:00").do(c.AcceptRole(role=Role.IC))
    assert [spell.person for spell in holders(story.state, Role.IC)] == ["Sam"]


def test_taking_a_role_back_is_an_interval_of_its_own() -> None:
    story = Story().declared(commander="Dana")
    story.at("14:40").do(c.TakeRole(role=Role.IC, person="Sam"))
    story.at("14:50").do(c.TakeRole(role=Role.IC, person="Dana"))
    assert [person for person, _, _ in held(story, Role.IC)] == ["Dana", "Sam", "Dana"]
