"""Processes that work beside the main one, and end with it, however it ends."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import TypeVar

_First = TypeVar("_First")
_Then = TypeVar("_Then")


def new_workers(number: int, *, prepare: Callable[[], object] | None = None) -> ProcessPoolExecutor:
    """A pool of new processes, since a forked Vega would hang.

    Left alone they would wait for work for ever where the main process is killed, so each of them
    watches it.

    Args:
        number: How many at most; they are started when there is work.
        prepare: What each of them does first.

    >>> with new_workers(1) as workers:
    ...     workers.submit(abs, -2).result()
    2
    """
    return ProcessPoolExecutor(
        max_workers=number,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(prepare,),
    )


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


def _begin(prepare: Callable[[], object] | None) -> None:
    Thread(target=_watch, daemon=True).start()
    if prepare is not None:
        prepare()


def _watch() -> None:
    main = parent_process()
    if main is not None:
        connection.wait([main.sentinel])
        os._exit(1)
