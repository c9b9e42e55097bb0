"""A thread that owns something and works on it in order: how a slow disk or a lock never holds up a keystroke."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

IDLE_SECONDS = 0.1
"""How often `idle` is called: ten times a second, so that another seat's entry shows within a quarter of one."""


class Closable(Protocol):
    """What a writer can own: something that is closed on the thread that made it."""

    def close(self) -> None:
        """Let go of it."""
        ...


T = TypeVar("T", bound=Closable)
R = TypeVar("R")

_Job = tuple[Callable[[T], Any], "Future[Any]"]


class Writer(Generic[T]):
    """One thread that makes the object it works on, runs what is submitted in order and closes it at the end.

    Work begins at once and is never dropped: a future from here cannot be cancelled, and `close` returns only when
    everything submitted has been done. Where making the object fails, every future fails with that error.
    """

    def __init__(
        self,
        opener: Callable[[], T],
        *,
        idle: Callable[[T], None] | None = None,
        trouble: Callable[[Exception | None], None] | None = None,
        name: str = "logbook",
    ) -> None:
        """`idle` is called between jobs, `trouble` with an error of `idle` when it begins and with None when it is
        over; both on the thread."""
        self._opener = opener
        self._idle = idle
        self._trouble = trouble
        self._troubled = ""
        self._jobs: SimpleQueue[_Job[T] | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        # No daemon: Python would stop one in the middle of a write when the program ends.
        self._thread = threading.Thread(target=self._run, name=name, daemon=False)
        self._thread.start()

    def submit(self, job: Callable[[T], R]) -> Future[R]:
        """Have `job` run on the thread, after everything submitted before it. Raises RuntimeError once closed."""
        future: Future[R] = Future()
        # From the start, so that nobody's cancelling (a closed dialog, a stopped task) can take the work back.
        future.set_running_or_notify_cancel()
        with self._gate:
            if self._closed:
                raise RuntimeError("the writer is closed")
            self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Let everything submitted be done, then end the thread; called again, it waits for the same end."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        if threading.current_thread() is self._thread:
            raise RuntimeError("a writer cannot wait for itself: close it from another thread")
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        try:
            owned = self._opener()
        except BaseException as error:
            self._fail_all(error)
            return
        try:
            self._work(owned)
        finally:
            owned.close()

    def _work(self, owned: T) -> None:
        due = time.monotonic() + IDLE_SECONDS
        while True:
            try:
                job = self._jobs.get(timeout=max(0.0, due - time.monotonic()))
            except Empty:
                self._rest(owned)
                due = time.monotonic() + IDLE_SECONDS
                if not threading.main_thread().is_alive():
                    self._give_up()
                continue
            if job is None:
                return
            _carry_out(job, owned)
            del job  # or the last result would live until the next job

    def _rest(self, owned: T) -> None:
        if self._idle is None:
            return
        try:
            self._idle(owned)
        except Exception as error:
            # The same trouble ten times a second is told once.
            if self._trouble is not None and str(error) != self._troubled:
                self._trouble(error)
            self._troubled = str(error)
        else:
            if self._troubled and self._trouble is not None:
                self._trouble(None)
            self._troubled = ""

    def _give_up(self) -> None:
        """The program has ended without closing: end too, after what is left, instead of keeping it from exiting."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)

    def _fail_all(self, error: BaseException) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=1)
            except Empty:
                if not threading.main_thread().is_alive():
                    self._give_up()
                continue
            if job is None:
                return
            job[1].set_exception(error)


def _carry_out(job: _Job[T], owned: T) -> None:
    work, future = job
    try:
        result = work(owned)
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)
