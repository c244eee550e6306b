"""What takes long to build is built once, though several workers run the tests."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def built_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]
) -> Path:
    """The folder that one worker builds for all; the others wait for as long as they would build.

    Args:
        tmp_path_factory: Where this worker has its folders, below one that all workers share.
        name: What the folder is called there.
        build: Builds into the folder that it gets.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    output, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            build(output)
            done.touch()
    return output
