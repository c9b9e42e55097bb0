"""Every key of the console, as data: the bindings, footer, help, palette and documentation come from it.

Nothing here needs Textual, so that the command line can print the keys too.
"""

from __future__ import annotations

from typing import NamedTuple

GROUPS = ("Say now", "Record", "Look", "Matrix", "Move", "Line", "Incidents", "Program")


class KeyCommand(NamedTuple):
    """One thing that a key does. `words` stand in the footer, `help` is the sentence that explains it.

    `rank` orders the footer: the lower, the longer it stays when the terminal is narrow; 0 keeps it out.
    """

    id: str
    keys: str
    words: str
    group: str
    help: str
    rank: int = 0


KEYS: tuple[KeyCommand, ...] = (
    KeyCommand("prompt.said", "enter", "said", "Say now", "Record that the words were said, or do what they ask."),
    KeyCommand("prompt.later", "z", "later", "Say now", "Put the shown prompt off for some minutes; the log notes it."),
    KeyCommand("prompt.next", "x", "next", "Say now", "Show the next prompt; after the last the first comes again."),
    KeyCommand("prompt.never", "Z", "never", "Say now", "Put the shown prompt off for good; the log notes it."),
    KeyCommand("line.focus", "slash", "type", "Record", "Go to the line, to type an entry or a command.", 1),
    KeyCommand("record.briefing", "b", "briefing", "Record", "Hold a briefing, filled in from what is known.", 2),
    KeyCommand("record.hypothesis", "h", "hypothesis", "Record", "Put up a hypothesis, or weigh evidence on one.", 4),
    KeyCommand("record.task", "t", "task", "Record", "Give somebody a task with a time-box.", 5),
    KeyCommand("record.decision", "d", "decision", "Record", "Record a decision, its options and objections.", 6),
    KeyCommand("record.update", "u", "update", "Record", "Record an update that goes out to people off the call.", 3),
    KeyCommand("record.severity", "s", "severity", "Record", "Change the severity, with a reason.", 7),
    KeyCommand("record.phase", "p", "phase", "Record", "Move the response to another phase.", 11),
    KeyCommand("record.role", "r", "roles", "Record", "Say who holds a role, or offer it.", 8),
    KeyCommand("record.contain", "c", "contain", "Record", "Say how far a containment lever has been pulled.", 9),
    KeyCommand("record.handoff", "o", "handoff", "Record", "Offer the command to somebody else.", 10),
    KeyCommand("record.impact", "i", "impact", "Record", "Say what users feel.", 12),
    KeyCommand("record.need", "n", "need", "Record", "Ask for something, and of whom.", 13),
    KeyCommand("record.follow-up", "a", "follow-up", "Record", "Keep something for the postmortem.", 14),
    KeyCommand(
        "record.action", "A", "action item", "Record", "What will be done: the selected follow-up's, or a new one."
    ),
    KeyCommand(
        "record.notice", "N", "told", "Record", "Say who has been told; what is owed first stands there already."
    ),
    KeyCommand(
        "record.floor", "w", "speakers", "Record", "Who wants to speak: give the floor, add somebody, take them off."
    ),
    KeyCommand("record.exit", "X", "exit", "Record", "The exit criteria, met or open; once resolved, the stand-down."),
    KeyCommand(
        "record.milestone", "M", "milestones", "Record", "Correct when it started, was detected, contained, resolved."
    ),
    KeyCommand("record.undo", "ctrl+z", "undo", "Record", "Take back what you recorded last; the log keeps both.", 15),
    KeyCommand("pane.timeline", "1", "timeline", "Look", "Go to the timeline."),
    KeyCommand("pane.hypotheses", "2", "hypotheses", "Look", "Go to the hypotheses."),
    KeyCommand("pane.clocks", "3", "clocks", "Look", "Go to the clocks."),
    KeyCommand("pane.work", "4", "work", "Look", "Go to the tasks, needs and follow-ups."),
    KeyCommand("pane.roles", "5", "roles", "Look", "Go to the roles."),
    KeyCommand("pane.containment", "6", "containment", "Look", "Go to the containment levers."),
    KeyCommand("pane.next", "tab", "next pane", "Look", "Go to the next pane."),
    KeyCommand("pane.previous", "shift+tab", "previous pane", "Look", "Go to the pane before."),
    KeyCommand("pane.zoom", "f", "zoom", "Look", "Let the focused pane fill the screen, and back.", 17),
    KeyCommand("look.matrix", "m", "matrix", "Look", "The evidence matrix: what tells the hypotheses apart.", 16),
    KeyCommand("look.search", "ctrl+f", "search", "Look", "Search every entry of every incident in the file."),
    KeyCommand("look.incidents", "ctrl+l", "incidents", "Look", "Go to the list of incidents."),
    KeyCommand("matrix.left", "left,h", "column left", "Matrix", "The hypothesis to the left."),
    KeyCommand("matrix.right", "right,l", "column", "Matrix", "The hypothesis to the right."),
    KeyCommand("matrix.consistent", "c", "consistent", "Matrix", "The observation is consistent with the hypothesis."),
    KeyCommand("matrix.inconsistent", "i", "inconsistent", "Matrix", "The observation contradicts the hypothesis."),
    KeyCommand("matrix.neutral", "n", "neutral", "Matrix", "The observation says nothing about the hypothesis."),
    KeyCommand("row.open", "enter", "open", "Move", "Do what the selected row is for: amend it, answer it, end it."),
    KeyCommand("row.undo", "delete", "take back", "Move", "Take the selected entry back; the log keeps both."),
    KeyCommand(
        "row.star",
        "asterisk",
        "star",
        "Move",
        "Star the selected entry, or unstar it: a curated timeline has the starred ones.",
    ),
    KeyCommand("row.copy", "y", "copy row", "Move", "Copy the selected row to the clipboard and to a file."),
    KeyCommand("section.copy", "Y", "copy pane", "Move", "Copy the whole pane to the clipboard and to a file."),
    KeyCommand("row.up", "up,k", "up", "Move", "One row up."),
    KeyCommand("row.down", "down,j", "down", "Move", "One row down."),
    KeyCommand("row.page-up", "pageup,ctrl+u", "page up", "Move", "A page up."),
    KeyCommand("row.page-down", "pagedown,ctrl+d", "page down", "Move", "A page down."),
    KeyCommand("row.first", "home,g", "first", "Move", "The first row."),
    KeyCommand("row.last", "end,G", "last", "Move", "The last row; the timeline follows its end again."),
    KeyCommand("row.leave", "escape", "leave", "Move", "Let go of the selection; the timeline follows its end again."),
    KeyCommand("line.send", "enter", "record", "Line", "Record the line."),
    KeyCommand("line.complete", "tab", "complete", "Line", "Complete the word: a command, a person, a handle, a tag."),
    KeyCommand(
        "line.earlier", "up", "earlier", "Line", "What was typed before; on an empty line, amend the last entry."
    ),
    KeyCommand("line.later", "down", "later line", "Line", "The next of the lines that were brought back."),
    KeyCommand("line.leave", "escape", "leave", "Line", "Leave the line; what stands in it stays there."),
    KeyCommand("incidents.declare", "n", "declare", "Incidents", "Declare a new incident."),
    KeyCommand("incidents.filter", "slash", "filter", "Incidents", "Show only the incidents with these words."),
    KeyCommand("program.export", "e", "export", "Program", "Write the postmortem draft to a file.", 18),
    KeyCommand("program.help", "question_mark,f1", "help", "Program", "What can be done here, and every key.", 19),
    KeyCommand("program.palette", "ctrl+p", "palette", "Program", "Find any command by a few letters.", 20),
    KeyCommand("program.quit", "ctrl+q", "quit", "Program", "Leave; what was recorded stays, the open line too.", 21),
)

NAMES = {
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "escape": "esc",
    "pageup": "page up",
    "pagedown": "page down",
}
"""How keys are written for people, where Textual calls them otherwise."""


def shown(keys: str) -> str:
    """The first key of a binding, as people write it."""
    first = keys.split(",", 1)[0]
    return NAMES.get(first, first)


def by_id(identifier: str) -> KeyCommand:
    """The command with this identifier. Raises KeyError."""
    return _BY_ID[identifier]


_BY_ID = {key.id: key for key in KEYS}
