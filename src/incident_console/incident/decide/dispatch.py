"""From a command to the function that decides on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from incident_console.incident import commands as c
from incident_console.incident.decide import course, decisions, diagnosis, ending, hearing, log, people, work
from incident_console.incident.decide.outcome import AHEAD, NewEvent, Refusal, Refused
from incident_console.incident.events.fact import EARLIEST
from incident_console.incident.state import State
from incident_console.incident.text import LINE_LIMIT, NAME_LIMIT

_NAMES = frozenset(
    {"title", "person", "owner", "of", "source", "commander", "author", "prompt", "name", "audience", "ticket",
     "engages", "releases"}
)  # fmt: skip


def decide_on(state: State, command: c.Command, now: datetime) -> tuple[NewEvent, ...] | Refusal:
    """The events that carrying out the command at `now` adds to the log, or why it is refused. Never raises."""
    decider = _DECIDERS.get(type(command))
    if decider is None:
        return Refusal(f"{type(command).__name__} is not something that can be recorded.")
    try:
        _check_state(state, command)
        _check_time(command, now)
        _check_size(command)
        return tuple(decider(state, command, command.at or now))
    except Refused as refused:
        return Refusal(str(refused))


def _check_state(state: State, command: c.Command) -> None:
    if isinstance(command, c.Declare):
        if state.declared:
            raise Refused("This incident is declared already; declare opens another one.")
    elif not state.declared:
        raise Refused("No incident is open here: declare one first.")


def _check_time(command: c.Command, now: datetime) -> None:
    times = [command.at, getattr(command, "occurred_at", None)]
    for at in times:
        if at is not None and at > now + AHEAD:
            ahead = round((at - now).total_seconds() / 60)
            lead = f"{ahead} min ahead" if ahead < 120 else f"on {at:%Y-%m-%d}, still to come"
            right = "Accept it when it is so." if isinstance(command, c.AcceptRole) else "-5m means five minutes ago."
            raise Refused(f"{at:%H:%M} UTC is {lead}: the log takes what has happened. {right}")
        if at is not None and at < EARLIEST:
            raise Refused(f"The year {at.year} is too far back: the log takes times from {EARLIEST:%Y} on.")


def _check_size(command: c.Command) -> None:
    for name, value in command:
        limit = NAME_LIMIT if name in _NAMES else LINE_LIMIT
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and len(text) > limit:
                what = "A title or a name" if name in _NAMES else "An entry"
                raise Refused(
                    f"{what} takes {limit:,} characters and this has {len(text):,}: keep it in a file and note where."
                )


_Decider = Callable[[State, Any, datetime], Iterable[NewEvent]]
_DECIDERS: dict[type[c.Command], _Decider] = {
    c.Declare: course.declare,
    c.Retitle: course.retitle,
    c.SetSeverity: course.set_severity,
    c.SetPhase: course.set_phase,
    c.StateImpact: course.state_impact,
    c.MarkMilestone: course.mark_milestone,
    c.PullLever: course.pull_lever,
    c.WriteEntry: log.write_entry,
    c.Amend: log.amend,
    c.Undo: log.undo,
    c.Redo: log.redo,
    c.Star: log.star,
    c.SayPrompt: log.say_prompt,
    c.SnoozePrompt: log.snooze_prompt,
    c.HoldBriefing: log.hold_briefing,
    c.SendUpdate: log.send_update,
    c.TakeRole: people.take_role,
    c.OfferRole: people.offer_role,
    c.AcceptRole: people.accept_role,
    c.DeclineRole: people.decline_role,
    c.ReleaseRole: people.release_role,
    c.GiveNotice: hearing.give_notice,
    c.AskFloor: hearing.ask_floor,
    c.GiveFloor: hearing.give_floor,
    c.LeaveFloor: hearing.leave_floor,
    c.RaiseHypothesis: diagnosis.raise_hypothesis,
    c.GiveEvidence: diagnosis.give_evidence,
    c.WeighEvidence: diagnosis.weigh_evidence,
    c.MoveHypothesis: diagnosis.move_hypothesis,
    c.AssignTask: work.assign_task,
    c.AcknowledgeTask: work.acknowledge_task,
    c.ExtendTask: work.extend_task,
    c.ReassignTask: work.reassign_task,
    c.EndTask: work.end_task,
    c.RaiseNeed: work.raise_need,
    c.RouteNeed: work.route_need,
    c.EndNeed: work.end_need,
    c.Decide: decisions.decide_on,
    c.ProposeDecision: decisions.propose_decision,
    c.PollDecision: decisions.poll_decision,
    c.ObjectToDecision: decisions.object_to_decision,
    c.SettleDecision: decisions.settle_decision,
    c.SetCriterion: ending.set_criterion,
    c.AddCriterion: ending.add_criterion,
    c.DropCriterion: ending.drop_criterion,
    c.StandDown: ending.stand_down,
    c.NoteFollowUp: ending.note_follow_up,
    c.SetAction: ending.set_action,
}
