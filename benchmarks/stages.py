"""Seconds per stage of a build, as a table; figures for comparison, never a test.

Run with ``python benchmarks/stages.py [ENGAGEMENT] [LANGUAGE ...]``.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path
from time import perf_counter

from spegla.last_build import Options
from spegla.pipeline import build


def stages(folder: Path, languages: list[str]) -> list[tuple[str, float]]:
    """Each stage of one build with its seconds, in order.

    Args:
        folder: The engagement.
        languages: Languages to build; none means all.
    """
    began: list[tuple[str, float]] = []

    def tell(name: str) -> None:
        began.append((name, perf_counter()))

    with tempfile.TemporaryDirectory() as output:
        day = datetime.now().astimezone().date()
        build(folder, Path(output), day=day, options=Options(languages=tuple(languages)), tell=tell)
        tell("end")
    following = began[1:]
    return [(name, end - start) for (name, start), (_, end) in zip(began, following, strict=False)]


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    table = stages(folder, sys.argv[2:])
    total = sum(seconds for _, seconds in table)
    for name, seconds in [*table, ("Total", total)]:
        print(f"{name:<32}{seconds:8.1f} s{seconds / total:8.0%}")


if __name__ == "__main__":
    main()
