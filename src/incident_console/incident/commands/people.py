"""Commands on people: roles, who has heard, who wants to speak."""

from incident_console.incident.commands.base import Command
from incident_console.incident.text import TypedName, TypedText
from incident_console.incident.vocabulary import Role


class TakeRole(Command):
    """Record that somebody holds a role from now on.

    `forced` says that whoever held it did not answer; `words` are the reason then, and required.
    """

    role: Role
    person: TypedName
    words: TypedText = ""
    forced: bool = False


class OfferRole(Command):
    """Offer a role to somebody; where it is held, this is the first step of a handoff."""

    role: Role
    person: TypedName
    brief: TypedText = ""


class AcceptRole(Command):
    """Accept the offer of a role as of `at`; with no person named, the one open offer of it.

    `words` are the read-back: the brief in the receiver's own words.
    """

    role: Role
    person: TypedName = ""
    words: TypedText = ""


class DeclineRole(Command):
    """Decline the offer of a role, or withdraw it."""

    role: Role
    person: TypedName = ""
    reason: TypedText = ""
    withdrawn: bool = False


class ReleaseRole(Command):
    """Give up a role without a successor; with no person named, whoever holds it."""

    role: Role
    person: TypedName = ""
    reason: TypedText = ""


class GiveNotice(Command):
    """Record that somebody who must hear has heard; `audience` is the policy's name for them."""

    audience: TypedName
    person: TypedName = ""
    text: TypedText = ""


class AskFloor(Command):
    """Put somebody on the list of those who want to speak."""

    person: TypedName


class GiveFloor(Command):
    """Give somebody the word; with no person named, whoever has waited longest."""

    person: TypedName = ""


class LeaveFloor(Command):
    """Take somebody off the list of those who want to speak."""

    person: TypedName
