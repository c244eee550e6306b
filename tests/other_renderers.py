"""Site builders besides MkDocs, each a program of an environment of their own."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PROGRAMS = Path(__file__).parents[1] / ".venv" / "renderers" / "bin"


@dataclass(frozen=True, kw_only=True)
class Program:
    """A site builder that is started anew for each language.

    Args:
        name: Its program.
    """

    name: str

    def render(self, settings: Path) -> Sequence[str]:
        """The lines on which the program complains, or all that it says where it fails."""
        program = PROGRAMS / self.name
        if not program.is_file():
            pytest.skip(f"{self.name} is not installed: run sh tests/install-programs")
        done = subprocess.run(
            [program, "build", "--clean", "--strict", "--config-file", settings.name],
            cwd=settings.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        said = _COLOUR.sub("", done.stdout + done.stderr).splitlines()
        found = [line for line in said if line.lower().startswith(("warning", "error"))]
        return found or (said if done.returncode else [])


PROPERDOCS, ZENSICAL = Program(name="properdocs"), Program(name="zensical")
