import os
import select
import subprocess
import sys
from concurrent.futures import Future
from unittest.mock import patch

import pytest

from spegla.errors import WorkerError
from spegla.workers import after, new_workers

CODE = """
import os, sys
from spegla.workers import new_workers
if __name__ == "__main__":
    with new_workers(2) as workers:
        print(workers.submit(os.getpid).result(), flush=True)
        sys.stdin.read()
"""


def test_work_is_done_in_another_process() -> None:
    with new_workers(1) as workers:
        assert workers.submit(os.getpid).result() != os.getpid()


def test_a_worker_ends_when_the_main_process_is_killed() -> None:
    command = [sys.executable, "-c", CODE]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as main:
        assert main.stdout is not None
        worker = os.pidfd_open(int(main.stdout.readline()))
        assert not select.select([worker], [], [], 0)[0]
        main.kill()
    assert select.select([worker], [], [], 30)[0]
    os.close(worker)


def test_where_a_worker_is_ended_from_outside_that_is_told() -> None:
    with pytest.raises(WorkerError, match="ended from outside"), new_workers(1) as workers:
        workers.submit(os._exit, 9).result()


def test_where_a_worker_ends_before_it_begins_nobody_waits_for_it() -> None:
    large = b"." * 1_000_000
    with (
        patch("multiprocessing.spawn.get_executable", return_value=b"/bin/false"),
        pytest.raises(WorkerError, match="ended from outside"),
        new_workers(1) as workers,
    ):
        workers.submit(len, large).result()


def test_what_comes_after_fails_as_what_came_before() -> None:
    with new_workers(1) as workers:
        first = [workers.submit(abs, -2), workers.submit(int, "two")]
        then = after(first, lambda done: workers.submit(sum, done))
        with pytest.raises(ValueError, match="two"):
            then.result()


def test_what_comes_after_fails_where_it_cannot_begin() -> None:
    def begin(done: list[int]) -> Future[int]:
        raise RuntimeError(f"nobody is there to add {done}")

    with new_workers(1) as workers:
        then = after([workers.submit(abs, -2)], begin)
        with pytest.raises(RuntimeError, match="nobody"):
            then.result()
