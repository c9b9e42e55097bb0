"""The time-box of a task: when it is over, with what was added to it."""

from __future__ import annotations

import pytest

from incident_console.incident.commands import AssignTask, ExtendTask
from support import Story
from support.clock import time_of


def due(minutes: float | None, *extensions: tuple[str, float]) -> str:
    story = Story().declared()
    story.do(AssignTask(text="restart gateway pods", person="Sam Okafor", minutes=minutes))
    for at, more in extensions:
        story.at(at).do(ExtendTask(task="T1", minutes=more))
    (task,) = story.state.tasks.values()
    return f"{task.due_at:%H:%M}" if task.due_at else "never"


@pytest.mark.parametrize(
    ("minutes", "extensions", "expected"),
    [
        (10, (), "14:41"),
        (None, (), "never"),
        (10, (("14:35", 5),), "14:46"),
        (10, (("14:41", 5),), "14:46"),
        (10, (("14:50", 5),), "14:55"),
        (10, (("14:35", 5), ("14:36", 5)), "14:51"),
        (10, (("14:35", 5), ("15:00", 5)), "15:05"),
        (None, (("14:40", 5),), "14:45"),
    ],
)
def test_an_extension_counts_from_the_end_or_from_when_it_was_given_where_that_is_later(
    minutes: float | None, extensions: tuple[tuple[str, float], ...], expected: str
) -> None:
    assert due(minutes, *extensions) == expected


@pytest.mark.parametrize("minutes", [1e300, 1e12, float("inf"), float("nan")])
def test_a_time_box_out_of_the_calendar_is_never_over(minutes: float) -> None:
    story = Story().declared()
    story.do(AssignTask(text="restart", minutes=10))
    (task,) = story.state.tasks.values()
    assert task._replace(minutes=minutes).due_at is None
    assert task._replace(extensions=((story.now, minutes),)).due_at is None


def test_the_whole_box_is_what_was_given_and_what_was_added() -> None:
    story = Story().declared()
    story.do(AssignTask(text="restart", minutes=10))
    story.at("15:00").do(ExtendTask(task="T1", minutes=5), ExtendTask(task="T1", minutes=2.5, at=time_of("14:59")))
    (task,) = story.state.tasks.values()
    assert (task.box, task.extended) == (17.5, 7.5)
    assert task.extensions == ((time_of("14:59"), 2.5), (time_of("15:00"), 5))
