"""Asking the desk from a screen: the answer arrives as a message, and the loop never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Protocol, TypeVar, cast

from textual.message import Message
from textual.screen import Screen

from incident_console.console.session import Session
from incident_console.desk import Desk, LiveDesk, LogbookError

R = TypeVar("R")


class Host(Protocol):
    """What the screens know of the app that shows them."""

    session: Session
    live: LiveDesk


def host(screen: Screen[Any]) -> Host:
    """The app that shows a screen."""
    return cast(Host, screen.app)


def ask(screen: Screen[Any], use: Callable[[Desk], R], answer: Callable[[Future[R]], Message]) -> None:
    """Use the desk in turn; what comes of it is posted to the screen as the message that `answer` makes."""

    def arrived(future: Future[R]) -> None:
        with suppress(RuntimeError):  # the loop has ended while the desk was at it: nobody is there to be told
            screen.post_message(answer(future))

    with suppress(RuntimeError):  # the desk has been closed: the program is ending
        host(screen).live.call(use).add_done_callback(arrived)


def trouble(future: Future[R]) -> str:
    """Why an answer could not be given, in one line; empty where it was."""
    problem = future.exception()
    if problem is None:
        return ""
    if isinstance(problem, LogbookError):
        return problem.message
    return f"{type(problem).__name__}: {problem}".split("\n", 1)[0]
