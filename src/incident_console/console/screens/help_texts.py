"""What the help says about each pane, as data: what it shows, what Enter does there, and which keys to know first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaneHelp:
    """One pane: its title, what it shows, what Enter does on a row, and the identifiers of its most useful keys."""

    title: str
    shows: str
    enter: str
    keys: tuple[str, ...] = ()


PANES: dict[str, PaneHelp] = {
    "timeline": PaneHelp(
        "Timeline",
        "Everything that was said, decided or done, by when it happened; a day stands over its first entry. It follows "
        "its end until you move up; the border then counts what is below. An entry that says “saving” is not on disk "
        "yet, one that says “not saved” could not be written and comes back with Enter.",
        "Corrects the entry's text or time. The log keeps what stood there before.",
        ("row.star", "row.undo", "row.copy", "section.copy", "row.last", "row.leave", "line.focus"),
    ),
    "hypotheses": PaneHelp(
        "Hypotheses",
        "Every explanation that was put up: the open ones first, the longest without movement on top, then those that "
        "were confirmed, ruled out or parked. + and − count the evidence for and against. The bar fills up while "
        "nothing moves; when it is full the hypothesis is stalled, and a test or new evidence ends that.",
        "Weighs evidence on the hypothesis, gives somebody its test, or says where it stands now.",
        ("record.hypothesis", "record.task", "row.copy"),
    ),
    "clocks": PaneHelp(
        "Clocks",
        "Every promise in one list, the most overdue on top: briefing, update, each person's time-box, each stall, who "
        "must still be told. A clock turns to ◆ one minute before it is due, and to ▲ with the word over when it is; "
        "it stays there until somebody acts.",
        "Does what is due: holds the briefing, sends the update, ends or extends the task, gives the test.",
        ("record.briefing", "record.update", "prompt.later", "row.copy"),
    ),
    "work": PaneHelp(
        "Work",
        "Tasks in flight with their time-boxes, needs with their age, then the decisions and what to follow up. Once "
        "it is resolved the follow-ups stand there as action items: committed or considered, and which of the five "
        "elements each lacks (a person, a verb that can be checked, an outcome, a ticket, a date).",
        "Says what became of a task, a need or a proposal; on a follow-up it opens the action item.",
        ("record.task", "record.need", "record.decision", "record.follow-up", "record.action", "row.copy"),
    ),
    "roles": PaneHelp(
        "Roles",
        "Who holds which role, and for how long. Only the incident commander is a must. An offer stands there until "
        "it is answered; “2 hats” marks a commander who holds another role too, “contested” two seats that said "
        "different things.",
        "Says who holds the role or offers it; on an offer it accepts or declines.",
        ("record.role", "record.handoff", "row.copy"),
    ),
    "containment": PaneHelp(
        "Containment",
        "The levers that stop the harm from growing, in the order in which they are tried, and how far each has been "
        "pulled. Data is corrected only when the harm has stopped growing.",
        "Says how far the lever has been pulled.",
        ("record.contain", "record.phase", "row.copy"),
    ),
    "line": PaneHelp(
        "The line",
        "Plain text and Enter is an entry, now. Under the line stands, before Enter is pressed, how it will be read. "
        "A line that is refused or cannot be written stays; what stands in it outlives a crash.",
        "Records the line.",
        ("line.complete", "line.earlier", "line.later", "line.leave"),
    ),
    "say-now": PaneHelp(
        "Say now",
        "The one most important thing to do, with the words to say aloud; the names and numbers are filled in. After "
        "it stands what comes next.",
        "With no row selected, records that the words were said, or opens what they ask for.",
        ("prompt.said", "prompt.later", "prompt.next", "prompt.never"),
    ),
    "incidents": PaneHelp(
        "Incidents",
        "Every incident in the file: those that go on first, then the latest declared. Lasting is the time since it "
        "was declared, or, for one that is over, the time until it was resolved.",
        "Opens the incident.",
    ),
}
"""By the names of the panes."""

SIGNS: tuple[tuple[str, str, str], ...] = (
    ("▲", "bad", "overdue, stalled, contested or refused: somebody must act"),
    ("◆", "soon", "due within a minute; or being saved"),
    ("●", "accent", "to say or do when there is time"),
    ("·", "muted", "nothing presses"),
    ("✓", "good", "done, confirmed or recorded"),
    ("×", "muted", "ruled out"),
    ("…", "muted", "parked; at the end of a text: there is more of it"),
    ("+1 −1", "good", "pieces of evidence for and against"),
    ("~", "muted", "about then: the time is approximate"),
    ("*", "accent", "starred: it stands in the curated timeline of the draft"),
    ("^", "muted", "amended: the text or the time was corrected"),
    ("—", "muted", "nobody, or nothing yet"),
    ("↵", "muted", "a line break in the text"),
    ("▼ 3 below", "soon", "entries under the visible ones; G goes to the last"),
    ("›", "accent", "the selected row; at the bottom, the line"),
    ("→", "good", "how the line will be read when Enter is pressed"),
    ("━━──", "accent", "how much of an interval has gone"),
    ("T+0:26", "strong", "hours and minutes since the incident was declared"),
)
"""A sign, its tone and what it means."""

COLOURS: tuple[tuple[str, str, str], ...] = (
    ("red", "bad", "overdue, stalled, contested, failed, SEV1: a person must act"),
    ("amber", "soon", "soon due, not acknowledged, an alert, SEV2"),
    ("green", "good", "worked, confirmed, evidence for, recorded"),
    ("blue", "accent", "the focused pane, briefings and updates, SEV3"),
    ("grey", "muted", "calm, past, or beside the point"),
)
"""What the colours of the dark theme say. A word or a sign beside each says the same, in every theme and without."""
