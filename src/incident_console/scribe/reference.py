"""The grammar of the line as data: the help, the documentation's table and the completion are made out of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GrammarRow:
    """One form of the line: how it is typed, what it means, and an example that parses."""

    typed: str
    means: str
    example: str


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """One slash command: its name, its form, what it means, an example, and other names for it."""

    name: str
    form: str
    means: str
    example: str
    aliases: tuple[str, ...] = ()
    records: bool = True


GRAMMAR: tuple[GrammarRow, ...] = (
    GrammarRow("text", "an entry, now", "pool at 40 %, steady"),
    GrammarRow(
        "14:31 text · 14:31:20 text",
        "the same, at a clock time: the latest such moment that is not in the future",
        "14:31 rollback started",
    ),
    GrammarRow("-5m text · -90s text · -1h30m text", "so long ago", "-5m traffic moved to region B"),
    GrammarRow("~14:30 text · ~-10m text", "about then: the time is marked approximate", "~14:30 first complaints"),
    GrammarRow("T+12 text · T+1:05 text", "so long after the declaration (minutes, or h:mm)", "T+12 pool restarted"),
    GrammarRow(
        "yesterday 23:50 text · 2026-11-20 23:50 text",
        "on another day; a zone may stand behind the time",
        "yesterday 23:50 deploy 4.2.1 went out",
    ),
    GrammarRow("? text @owner", "a hypothesis, with its owner", "? gateway times out @maria"),
    GrammarRow("h1 + text · h1 - text · h1 . text", "evidence for, against, neutral", "h1 - pool at 40 %, steady"),
    GrammarRow(
        "h1+ h2- text", "one observation weighed against several", "h1+ h2- latency is flat on the gateway's side"
    ),
    GrammarRow(
        "h1 test text @person 5m · h1 h2 test text",
        "the test that would tell them apart: a task bound to the hypotheses",
        "h1 h2 test drain one pool @sam 5m",
    ),
    GrammarRow(
        "h1 confirm text · h1 rule out text · h1 park text · h1 reopen text",
        "where it stands now, and why",
        "h1 rule out pool at 40 % all along",
    ),
    GrammarRow("! text @person 10m", "a task: person, time-box", "! restart gateway pods @sam 10m"),
    GrammarRow(
        "t3 ack · t3 done text · t3 failed text · t3 drop text · t3 +5m text · t3 @person",
        "what became of it; more time; another person",
        "t3 done all pods restarted",
    ),
    GrammarRow("= text", "a decision", "= fail over to region B"),
    GrammarRow(
        "=? text | other way @who",
        "a proposal, the other ways that are on the table, and whose it is",
        "=? fail over to region B | stay and wait",
    ),
    GrammarRow(
        "d1 poll · d1 object text @who · d1 adopt text · d1 reject text · d1 withdraw text",
        "“any strong objections?” was asked; an objection; what became of it",
        "d1 object data lag @sam",
    ),
    GrammarRow(
        "> text · > text next 20m", "an update sent, and when the next one comes", "> some card payments fail next 20m"
    ),
    GrammarRow(">> text", "a briefing held, in one line", ">> two hypotheses open, decision at 15:00"),
    GrammarRow("need text @whom", "a need", "need db admin access @dba"),
    GrammarRow(
        "n1 @who · n1 met text · n1 drop text",
        "who sees to it, and what became of it",
        "n1 met granted for two hours",
    ),
    GrammarRow("todo text @person", "a follow-up for the postmortem", "todo why did the alert page nobody"),
    GrammarRow("star · star h1 · unstar h1", "marks your last entry or the named one to come back to", "star h1"),
    GrammarRow("/command …", "a command; Tab completes, each shows its own form", "/sev 2 one region only"),
    GrammarRow("\\text", "takes the line literally, where it would mean something else", "\\? not a hypothesis"),
)
"""Every form of the line, in the order in which people learn them."""

SLASH: tuple[SlashCommand, ...] = (
    SlashCommand(
        "sev",
        "/sev 1-4 reason engage @who release @who",
        "sets the severity, and says who is called in or may go",
        "/sev 2 one region only engage @oncall-db release @frontend",
        ("severity",),
    ),
    SlashCommand("phase", "/phase PHASE reason", "moves the response to a phase", "/phase mitigated traffic moved"),
    SlashCommand("impact", "/impact text", "says what users feel", "/impact checkout success 61 %, normal 99.2 %"),
    SlashCommand(
        "contain",
        "/contain LEVER started|worked|failed|no text",
        "says how far a containment lever has been pulled",
        "/contain rollback started 4.2.1 to 4.2.0",
    ),
    SlashCommand("role", "/role ROLE @person words", "records who holds a role", "/role ops @maria"),
    SlashCommand(
        "assume",
        "/assume ROLE @person reason",
        "takes a role over from somebody who does not answer",
        "/assume ic no answer for two minutes",
    ),
    SlashCommand("offer", "/offer ROLE @person brief", "offers a role to somebody", "/offer comms @jo"),
    SlashCommand("accept", "/accept ROLE @person words", "accepts the offer of a role", "/accept ops I have it"),
    SlashCommand(
        "decline", "/decline ROLE @person reason", "declines the offer of a role", "/decline ops off at 16:00"
    ),
    SlashCommand("withdraw", "/withdraw ROLE @person reason", "takes the offer of a role back", "/withdraw ops"),
    SlashCommand("release", "/release ROLE @person reason", "gives a role up without a successor", "/release safety"),
    SlashCommand("handoff", "/handoff @person brief", "offers the incident command to somebody", "/handoff @sam"),
    SlashCommand(
        "told",
        "/told AUDIENCE @person text",
        "records that somebody who must hear has heard",
        "/told leadership @maria joins at 15:00",
    ),
    SlashCommand(
        "update",
        "/update public|technical|stakeholders text next 20m",
        "records an update that went out to an audience",
        "/update public some card payments fail, next 20m",
    ),
    SlashCommand(
        "floor",
        "/floor @person | next | drop @person",
        "keeps the list of those who want to speak",
        "/floor @sam",
    ),
    SlashCommand(
        "exit",
        "/exit NAME met|open text | add NAME | drop NAME",
        "says whether an exit criterion is met, or changes the list of them",
        "/exit error rate normal met for 30 min",
    ),
    SlashCommand(
        "standdown",
        "/standdown team|status page|timeline|people text",
        "records one part of standing down",
        "/standdown people everybody has somebody to talk to",
        ("stand-down",),
    ),
    SlashCommand(
        "action",
        "/action a1 owner @who due DATE ticket ID verb … outcome … kind … commit | new text …",
        "says more about a follow-up as an action item, or notes a new one",
        "/action a1 owner @maria due 2w ticket OPS-4821 outcome a page within 5 min kind detect commit",
    ),
    SlashCommand("resolve", "/resolve reason", "resolves the incident", "/resolve error rate normal for 30 min"),
    SlashCommand("reopen", "/reopen reason", "opens a resolved or closed incident again", "/reopen errors are back"),
    SlashCommand("close", "/close reason", "closes the incident", "/close stood down"),
    SlashCommand("title", "/title text", "gives the incident another title", "/title Checkout: payments time out"),
    SlashCommand("alert", "/alert text @source", "notes an alert", "/alert checkout success 61 % @Alertmanager"),
    SlashCommand(
        "mark",
        "/mark MILESTONE text",
        "sets a milestone to the time of the line",
        "/mark noticed support called",
        ("milestone",),
    ),
    SlashCommand(
        "amend",
        "/amend HANDLE text",
        "corrects an entry's text; a time in front corrects its time",
        "/amend h1 connection pool exhausted",
    ),
    SlashCommand("undo", "/undo HANDLE", "takes an entry back; without a handle, your last one", "/undo"),
    SlashCommand("redo", "/redo", "brings back what you took back last", "/redo"),
    SlashCommand(
        "export",
        "/export FILE --template NAME --timeline curated --roles --redact …",
        "writes the postmortem draft",
        "/export outage.md --template condensed --roles",
        records=False,
    ),
    SlashCommand("search", "/search text", "searches the timeline", "/search gateway", ("find",), records=False),
    SlashCommand("theme", "/theme NAME", "changes the colours", "/theme light", records=False),
    SlashCommand("help", "/help topic", "shows the forms of the line", "/help", records=False),
    SlashCommand("quit", "/quit", "leaves the console; the incident goes on", "/quit", ("q",), records=False),
)
"""Every slash command. `records` is False for those that record nothing and ask the console for something."""


def slash_named(name: str) -> SlashCommand | None:
    """The slash command with this name or alias, in whatever case; None where there is none."""
    wanted = name.casefold()
    return next((command for command in SLASH if wanted == command.name or wanted in command.aliases), None)


def grammar_markdown() -> str:
    """The forms of the line and the slash commands as two Markdown tables."""
    forms = [(_code(row.typed), row.means, _code(row.example)) for row in GRAMMAR]
    commands = [(_code(command.form), command.means, _code(command.example)) for command in SLASH]
    return "\n".join(
        [
            *_table(("typed", "means", "for example"), forms),
            "",
            *_table(("command", "means", "for example"), commands),
            "",
        ]
    )


def _code(text: str) -> str:
    escaped = text.replace("|", "\\|")
    return " · ".join(f"`{part}`" for part in escaped.split(" · "))


def _table(head: tuple[str, ...], rows: list[tuple[str, str, str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]
