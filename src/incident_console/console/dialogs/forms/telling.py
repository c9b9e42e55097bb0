"""Forms for what is told: the briefing, the update, the impact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option, words
from incident_console.console.dialogs.values import Unclear, Values
from incident_console.console.rows import Piece
from incident_console.incident.commands import Command, HoldBriefing, SendUpdate, StateImpact
from incident_console.incident.vocabulary import Audience
from incident_console.practice.briefing import briefing_draft
from incident_console.practice.clocks import owed_update
from incident_console.practice.spoken import counted, moment
from incident_console.practice.updates import next_update_minutes, update_draft
from incident_console.scribe.durations import write_minutes

_PROMISE = re.compile(r"Next update: (?:\[[^\]\n]*\]|(?:\d{4}-\d\d-\d\d )?\d\d:\d\d [^\s.]+)\.")
_GAP = re.compile(r"\[[^\]\n]+\]")


def briefing(about: str, facts: Facts) -> Form:
    """The internal briefing, filled in: it is read out, then recorded."""
    draft = briefing_draft(facts.state, facts.present(), facts.policy)
    parts = (
        ("conditions", "Conditions", draft.conditions, "how it stands"),
        ("actions", "Actions", draft.actions, "nothing is in flight"),
        ("needs", "Needs", draft.needs, "nothing is asked for"),
        ("next_decision", "Next decision", draft.next_decision, "when there will be something to decide on"),
    )
    fields = tuple(
        Field("passage", name, label, initial=text, rows=2, before=True, placeholder=otherwise)
        for name, label, text, otherwise in parts
    )

    def build(values: Values) -> tuple[Command, ...]:
        return (HoldBriefing(**{name: values.text(name) for name, *_ in parts}),)

    return Form(
        "briefing",
        (Piece("Briefing"), Piece(" · read it out, then record it", "muted")),
        fields,
        build,
        ready=True,
        copies=lambda values: "\n\n".join(
            f"{label}: {values.text(name)}" for name, label, *_ in parts if values.text(name)
        ),
        record="Record as held",
    )


def update(about: str, facts: Facts) -> Form:
    """An update to people who are not on the call, with the time of the next one. Each audience has a text of its own,
    so that what was written for one never goes to another; none is lost by looking at another."""
    minutes = next_update_minutes(facts.state, facts.policy)
    now = facts.present()
    audiences = tuple(Option(one.value, one.value) for one in Audience)
    named = next((one for one in Audience if one.value == about), None)
    first = named or owed_update(facts.state, now, facts.policy)
    texts = tuple(
        Field("passage", one.value, "Update", initial=update_draft(facts.state, now, facts.policy, one), rows=4,
              before=True, when=partial(_is_for, one))
        for one in Audience
    )  # fmt: skip

    def build(values: Values) -> tuple[Command, ...]:
        audience = Audience(values.choice("audience"))
        if not _without_promise(values.text(audience.value)):
            ask = "What does the update say? What users feel, what is being done, no guesses."
            raise Unclear(audience.value, ask, missing=True)
        return (SendUpdate(text=_whole(values), audience=audience, next_minutes=values.minutes("next")),)

    return Form(
        "update",
        (Piece("Update"), Piece(" · edit it, send it, record it as sent", "muted")),
        (
            Field("choice", "audience", "For", initial=first.value, options=audiences,
                  pinned=named is not None),
            *texts,
            Field("minutes", "next", "Next in", initial=write_minutes(minutes) if minutes else ""),
        ),
        build,
        note=_left_to_do,
        follow=_keep_promise,
        copies=_whole,
        start=first.value,
        record="Record as sent",
    )  # fmt: skip


def _is_for(audience: Audience, values: Values) -> bool:
    return values.choice("audience") == audience.value


def _without_promise(text: str) -> str:
    return _PROMISE.sub("", text).strip()


def _promised_at(values: Values) -> datetime | None:
    """When the next update comes, by the minutes that stand there; None where they promise none."""
    try:
        minutes = values.minutes("next")
    except Unclear:
        return None
    return values.now + timedelta(minutes=minutes) if minutes and minutes <= 24 * 60 else None


def _promise(values: Values, at: datetime) -> str:
    return f"Next update: {moment(at, values.now)}."


def _whole(values: Values) -> str:
    """The text as it goes out: with the time of the next one in it, wherever one is promised."""
    text, at = values.text(values.choice("audience")), _promised_at(values)
    if at is None or _says_when(text):
        return text
    return "\n".join(filter(None, (text, _promise(values, at))))


def _says_when(text: str) -> bool:
    return any("[" not in found[0] for found in _PROMISE.finditer(text))


def _left_to_do(values: Values) -> str:
    text = values.text(values.choice("audience"))
    gaps = len(_GAP.findall(text))
    if gaps:
        return f"▲ {counted(gaps, 'place')} in [brackets] to fill in or to take out: the log does not know."
    if _promised_at(values) is not None and not _says_when(text):
        return "The time of the next one is put at the end."
    return ""


def _keep_promise(values: Values) -> Mapping[str, str]:
    """The time in each text goes with the minutes, for as long as the sentence stands as it was proposed."""
    at = _promised_at(values)
    if at is None:
        return {}
    texts = {one.value: values.raw[one.value] for one in Audience}
    fresh = {name: _PROMISE.sub(lambda _: _promise(values, at), text) for name, text in texts.items()}
    return {name: text for name, text in fresh.items() if text != texts[name]}


def impact(about: str, facts: Facts) -> Form:
    """What users feel, beginning with what was said last."""

    def build(values: Values) -> tuple[Command, ...]:
        contested = facts.state.contested("impact")
        return (StateImpact(text=values.text("text")),) if values.changed("text") or contested else ()

    return Form(
        "impact",
        (Piece("Impact"), Piece(" · what users feel, with a number", "muted")),
        (
            Field(
                "text", "text", "Users feel", initial=facts.state.impact, placeholder="with a number",
                asks="What do users feel, and how many of them? As in: checkout success 61 %, normal 99.2 %.",
            ),
        ),
        build,
        intro=() if facts.state.impact else (words("Nothing has been said about it yet."),),
        nothing="The impact stands as it is.",
    )  # fmt: skip
