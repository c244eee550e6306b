"""Processes that work beside the main one, and end with it, however it ends."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from threading import Thread


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


def _begin(prepare: Callable[[], object] | None) -> None:
    Thread(target=_watch, daemon=True).start()
    if prepare is not None:
        prepare()


def _watch() -> None:
    main = parent_process()
    if main is not None:
        connection.wait([main.sentinel])
        os._exit(1)
