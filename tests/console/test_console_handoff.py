"""The command changes hands between two consoles: offered, read, accepted in the receiver's own words; or not."""

from __future__ import annotations

from dataclasses import replace

from incident_console.incident.roles import holder, offers
from incident_console.incident.vocabulary import Role


async def seen_by(seat, condition) -> None:
    """Until another seat's entry has arrived here."""
    for _ in range(200):
        await seat.settle()
        if condition():
            return
    raise AssertionError("it never arrived")


async def test_an_offer_opens_at_the_receiver_and_is_not_answered_by_typing(seat, declared):
    offering = replace(declared, author="Dana Reyes")
    receiving = replace(declared, author="Sam Okafor")
    async with seat(session=offering) as dana, seat(session=receiving) as sam:
        await dana.type("/handoff @Sam.Okafor")
        await seen_by(sam, lambda: sam.app.screen is not sam.screen)
        await sam.pilot.press(*"typing goes on", "enter")
        await sam.settle()
        assert [offer.answer for offer in offers(sam.screen.state)] == [""]
        spell = holder(sam.screen.state, Role.IC)
        assert spell is not None
        assert spell.person == "Dana Reyes"


async def test_an_accepted_offer_changes_the_commander_at_both_seats(seat, declared):
    async with seat(session=replace(declared, author="Dana Reyes")) as dana:
        await dana.type("/handoff @Sam.Okafor")
        await dana.type("/accept ic SEV1, gateway confirmed, fallback in ten minutes, I have command")
        spell = holder(dana.screen.state, Role.IC)
        assert spell is not None
        assert spell.person == "Sam Okafor"
        assert "Sam Okafor" in dana.text(dana.screen.query_one("StatusBar"))
        assert offers(dana.screen.state)[0].answer == "accepted"


async def test_a_declined_offer_is_recorded_and_changes_nothing(seat, declared):
    async with seat(session=replace(declared, author="Dana Reyes")) as dana:
        await dana.type("/handoff @Sam.Okafor")
        await dana.type("/decline ic still on the database")
        spell = holder(dana.screen.state, Role.IC)
        assert spell is not None
        assert spell.person == "Dana Reyes"
        assert offers(dana.screen.state)[0].answer == "declined"
        assert "declines" in dana.text(dana.screen.query_one("#pane-timeline"))
