"""Seconds, memory and size of builds as people run them; figures for comparison, never a test.

Each row is one run of the program in a process of its own, on the reference workload or on a size
that is given: cold, with PDFs, with one page of text edited, with nothing changed, and what help
costs. Seconds are those of the clock and of all processes together; memory is the largest process.
The program is compiled before, as pip compiles what it installs.

Run with ``python benchmarks/reference.py [--customers N] [--dimensions N] [--departments N]``, on a
quiet machine.
"""

import argparse
import compileall
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

import spegla
from engagements import PAGE, REFERENCE, Size, write_engagement
from spegla.previewing import Preview

_LAUNCH = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
seconds, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
work, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "work": work, "memory": memory}))
"""
_PROGRAM = (sys.executable, "-c", "from spegla.cli import main; main()")
_REPORT_ALONE = """
from spegla.cli import main
from spegla.render.paper import EDITIONS, print_editions
print_editions.__kwdefaults__["editions"] = EDITIONS[:1]
main()
"""
"""The program without the one page and the workshop kit, which the reports made with other tools
do not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: seconds by the clock, seconds of all processors, and the largest process in MB."""

    seconds: float
    work: float
    memory: float


def run(*arguments: str, program: Sequence[str] = _PROGRAM) -> Run:
    """Run the program in a process of its own; what it prints is thrown away.

    Args:
        arguments: What stands on its command line.
        program: What is run.
    """
    # A small process between, since one that is begun by a large one counts as large itself.
    done = subprocess.run(
        [sys.executable, "-c", _LAUNCH, *program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return Run(**json.loads(done.stdout))


def runs(folder: Path, output: Path) -> Iterator[tuple[str, Run]]:
    """Each run with its name, in an order in which each finds what it needs."""
    build = ("build", str(folder), "--output", str(output))

    def edited(*options: str, program: Sequence[str] = _PROGRAM) -> Run:
        page = folder / PAGE
        page.write_text(f"{page.read_text()}\nOne more line.\n")
        return run(*build, *options, program=program)

    yield "help", run("--help")
    yield "site, cold", run(*build, "--no-pdf")
    yield "site, one text edited", edited("--no-pdf")
    yield "site, nothing changed", run(*build, "--no-pdf")
    report_alone = (sys.executable, "-c", _REPORT_ALONE)
    shutil.rmtree(output)
    yield "site and report, cold", run(*build, program=report_alone)
    yield "site and report, one text edited", edited(program=report_alone)
    shutil.rmtree(output)
    yield "site and PDFs, cold", run(*build)
    yield "site and PDFs, one text edited", edited()
    yield "site and PDFs, nothing changed", run(*build)


def seen(folder: Path, output: Path) -> float:
    """Seconds from an edited page to the site that ``spegla serve`` shows, once it is running."""
    preview = Preview(folder, output, day=date(2026, 11, 1))
    preview.refresh()
    page = folder / PAGE
    page.write_text(f"{page.read_text()}\nOne more line.\n")
    began = perf_counter()
    preview.refresh()
    return perf_counter() - began


def sizes(output: Path) -> Iterator[tuple[str, float, int]]:
    """What lies in the output folder: MB and files of the site and of the PDFs."""
    for name in ("site", "pdf"):
        files = [path for path in (output / name).rglob("*") if path.is_file()]
        yield name, sum(path.stat().st_size for path in files) / 1e6, len(files)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("customers", "dimensions", "departments"):
        parser.add_argument(f"--{name}", type=int, default=getattr(REFERENCE, name))
    asked = parser.parse_args()
    size = Size(
        customers=asked.customers, dimensions=asked.dimensions, departments=asked.departments
    )
    compileall.compile_dir(Path(spegla.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as place:
        folder = write_engagement(Path(place) / "engagement", size)
        output = Path(place) / "output"
        print(f"{'run':<34}{'s':>8}{'all s':>8}{'MB':>8}")
        for name, done in runs(folder, output):
            print(f"{name:<34}{done.seconds:8.2f}{done.work:8.2f}{done.memory:8.0f}", flush=True)
        print(f"{'edited page in serve':<34}{seen(folder, Path(place) / 'served'):8.2f}\n")
        for name, megabytes, files in sizes(output):
            print(f"{name:<34}{megabytes:8.1f} MB{files:6} files")


if __name__ == "__main__":
    main()
