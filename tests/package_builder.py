"""The package as it is handed out: wheel and source archive, and an environment with only that."""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

_UNREACHED = re.compile(
    r"connection broken|NewConnectionError|Max retries exceeded|ConnectTimeout|ReadTimeout"
    r"|Temporary failure in name resolution"
)
"""What pip says where there is no registry to ask."""


def build_wheel(source: Path, target: Path, **environment: str) -> Path:
    """The wheel of a source tree, built with what is installed; asks no registry."""
    return _build(source, target, "wheel", environment)


def build_archive(source: Path, target: Path, **environment: str) -> Path:
    """The source archive of a source tree."""
    return _build(source, target, "sdist", environment)


def _build(source: Path, target: Path, kind: str, environment: Mapping[str, str]) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    without = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        command, cwd=source, env={**without, **environment}, check=True, capture_output=True
    )
    (built,) = target.iterdir()
    return built


def unpacked(archive: Path, target: Path) -> Path:
    """The folder that a source archive holds."""
    with tarfile.open(archive) as files:
        files.extractall(target, filter="data")
    (folder,) = target.iterdir()
    return folder


def install_from_lock(wheel: Path, environment: Path) -> Path:
    """The folder of programs of a new environment with a wheel, its extra and the lock's packages.

    The packages come from where ``make`` has them, each with its hash. The wheel comes last and
    without a registry, so that what it asks for must be what the lock brought.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    programs = environment / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install"]
    pip += ["--quiet", "--no-compile", "--disable-pip-version-check"]
    _installed([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")])
    _installed([*pip, "--no-index", f"{wheel}[pdf]"])
    return programs


def _installed(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and _UNREACHED.search(done.stderr):
        pytest.skip(f"no package registry can be reached, and the test needs one: {done.stderr}")
    assert done.returncode == 0, done.stderr


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
