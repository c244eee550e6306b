"""The JavaScript packages that read our pages with other eyes, and the program that runs them."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

PACKAGES = Path(__file__).parents[1] / ".venv" / "javascript" / "node_modules"


def package(name: str) -> Path:
    """The folder of an installed package; skips the test where there is none."""
    folder = PACKAGES / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not installed: run sh tests/install-programs")
    return folder


def run_node(arguments: Sequence[str | Path], *, told: str = "", **environment: str) -> str:
    """What a script of Node.js prints.

    Args:
        arguments: The script and what it is called with.
        told: What it reads from its standard input.
        environment: Variables that it sees besides our own.
    """
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js on this machine: run sh tests/install-programs")
    done = subprocess.run(
        [node, *arguments],
        input=told,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NODE_PATH": str(PACKAGES), **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
