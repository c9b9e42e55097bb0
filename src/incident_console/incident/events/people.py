"""Who holds which role, who has heard, and who wants to speak."""

from typing import Literal

from incident_console.incident.events.fact import Fact
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, Text
from incident_console.incident.vocabulary import Role


class RoleTaken(Fact):
    """Somebody holds a role from now on; whoever held it before no longer does (unless the role is shared).

    `forced` says that it was assumed because whoever held it did not answer.
    """

    kind: Literal["role.taken"] = "role.taken"
    role: Role
    person: Name
    words: Text = ""
    forced: bool = False


class RoleOffered(Fact):
    """A role was offered to somebody, who has not answered yet."""

    kind: Literal["role.offered"] = "role.offered"
    role: Role
    person: Name
    brief: Text = ""


class RoleAccepted(Fact):
    """An offer was accepted, its brief read back in the receiver's own words: the role is theirs from then on."""

    kind: Literal["role.accepted"] = "role.accepted"
    offer: EventId
    role: Role
    person: Name
    words: Text = ""


class RoleDeclined(Fact):
    """An offer was declined by the receiver or withdrawn by the giver."""

    kind: Literal["role.declined"] = "role.declined"
    offer: EventId
    role: Role
    person: Name
    reason: Text = ""
    withdrawn: bool = False


class RoleReleased(Fact):
    """Somebody gave up a role and nobody took it over."""

    kind: Literal["role.released"] = "role.released"
    role: Role
    person: Name
    reason: Text = ""


class NoticeGiven(Fact):
    """Somebody who must hear of the incident has heard; `audience` is the policy's name for them."""

    kind: Literal["notice.given"] = "notice.given"
    audience: Name
    person: Name = ""
    text: Text = ""


class FloorAsked(Fact):
    """Somebody wants to speak."""

    kind: Literal["floor.asked"] = "floor.asked"
    person: Name


class FloorGiven(Fact):
    """Somebody was given the word."""

    kind: Literal["floor.given"] = "floor.given"
    person: Name


class FloorLeft(Fact):
    """Somebody no longer wants to speak."""

    kind: Literal["floor.left"] = "floor.left"
    person: Name
