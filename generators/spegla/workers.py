"""Processes that work beside the main one, and end with it, however it ends."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Final, TypeVar

from spegla.errors import WorkerError
from spegla.garbage import collect_seldom

_First = TypeVar("_First")
_Then = TypeVar("_Then")
_ENDED: Final = (
    "A process that worked for this one was ended from outside; memory may have run out.\n"
    "  What was there before stands as it was. Close other programs and try again; --no-pdf needs "
    "less."
)


@contextmanager
def new_workers(number: int) -> Iterator[Executor]:
    """A pool of new processes, since a forked Vega would hang.

    Left alone they would wait for work for ever where the main process is killed, so each of them
    watches it. They get nothing when they start: a process that ended at once would leave the main
    one waiting to hand it over.

    Args:
        number: How many at most; they are started when there is work.

    Raises:
        WorkerError: A process was ended from outside, and what it did is lost.

    >>> with new_workers(1) as workers:
    ...     workers.submit(abs, -2).result()
    2
    """
    with ProcessPoolExecutor(
        max_workers=number, mp_context=get_context("spawn"), initializer=_begin
    ) as workers:
        try:
            yield workers
        except BrokenProcessPool as error:
            raise WorkerError(_ENDED) from error


def after(
    first: Sequence[Future[_First]], begin: Callable[[list[_First]], Future[_Then]]
) -> Future[_Then]:
    """Work that begins when other work is done; nobody who does work waits for it.

    Args:
        first: What must be done before.
        begin: Gets what that gave, and begins the rest.

    Returns:
        What the rest gives. Where one of the first failed, it fails likewise.

    >>> with new_workers(1) as workers:
    ...     two = [workers.submit(abs, -2), workers.submit(abs, -3)]
    ...     after(two, lambda done: workers.submit(sum, done)).result()
    5
    """
    last: Future[_Then] = Future()

    def wait() -> None:
        try:
            last.set_result(begin([each.result() for each in first]).result())
        except BaseException as error:  # noqa: BLE001 - whoever waits for the last gets it
            last.set_exception(error)

    Thread(target=wait, daemon=True).start()
    return last


def _begin() -> None:
    collect_seldom()
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    main = parent_process()
    if main is not None:
        connection.wait([main.sentinel])
        os._exit(1)
