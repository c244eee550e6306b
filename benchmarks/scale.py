"""Seconds and memory of a build's stages as respondents grow; figures for comparison, never a test.

Run with ``python benchmarks/scale.py [--people 1000 10000 100000] [--waves 4] [--without-ids]``.
Each size is an engagement of its own, made up here: 60 items on a scale of five in twelve
dimensions, overall satisfaction, importance rated for each dimension, three breakdowns, don't
knows, blanks and people who gave up half way. It is read, summarised, released and turned into a
report in a process of its own, so that the peak of memory is its own too; a peak is the highest up
to the end of its stage. Site and PDF do not grow with respondents and are left out.

With ``--keep FOLDER`` the engagements stay there, and are used again.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import numpy.typing as npt

from spegla.bookkeeping import open_ledger
from spegla.privacy import archive, gate
from spegla.releasing import summarise_survey
from spegla.report.build import build_report
from spegla.reporting import context_of
from spegla.survey.read import read_engagement

DIMENSIONS, ITEMS_EACH = 12, 5
BREAKDOWNS = {"department": 12, "site": 9, "age": 4}
INVITED_PER_ANSWER = 1.6
NEWEST = 2026
ENDS = {"agree": (1, 5, 4, 2), "ten": (1, 10, 8, 5), "matters": (1, 5, 4, 2)}
"""Scales: lowest and highest code, the first favourable and the last unfavourable one."""

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.str_]


def make_engagement(folder: Path, *, people: int, waves: int, with_ids: bool) -> None:
    """Writes an engagement with so many customers in each wave; the same bytes each time."""
    codes = [str(NEWEST - waves + 1 + wave) for wave in range(waves)]
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: How IT is seen\n")
    (data / "engagement.toml").write_text(_settings(codes, with_ids=with_ids))
    (data / "questions.csv").write_text(_questions())
    for number, code in enumerate(codes):
        of_wave = data / "waves" / code
        of_wave.mkdir(parents=True)
        generator = np.random.default_rng([people, number])
        groups = _groups(people, generator)
        columns = {
            **({"id": _ids(people, generator)} if with_ids else {}),
            **{name: _named(name, of) for name, of in groups.items()},
            **_answers(people, generator, groups["department"], mood=0.05 * number),
        }
        lines = map(",".join, zip(*(column.tolist() for column in columns.values()), strict=True))
        (of_wave / "customers.csv").write_text("\n".join([",".join(columns), *lines, ""]))
        (of_wave / "invited.csv").write_text(_invited(groups))


def _settings(waves: Sequence[str], *, with_ids: bool) -> str:
    parts = [
        'client = "Example Utility"\nlanguages = ["en"]\ntitle = { en = "How IT is seen" }',
        'confidentiality = { en = "Internal" }',
        'respondent_column = "id"' if with_ids else "",
        '[privacy]\npreset = "standard"\npromised_minimum = 5',
    ]
    parts += [
        f'[waves.{code}]\ndate = {code}-10-16\nlabel = {{ en = "October {code}" }}'
        for code in waves
    ]
    parts += [
        f'[dimensions.d{number}]\nlabel = {{ en = "Dimension {number}" }}'
        for number in range(1, DIMENSIONS + 1)
    ]
    parts += [
        f"[scales.{code}]\nlow = {low}\nhigh = {high}\n"
        f'labels = [{{ en = "Least" }}, {{ en = "Most" }}]\n'
        f"favourable_from = {good}\nunfavourable_to = {bad}\n"
        'dont_know = { code = 99, label = { en = "Don\'t know" } }'
        for code, (low, high, good, bad) in ENDS.items()
    ]
    for name, groups in BREAKDOWNS.items():
        parts.append(f'[breakdowns.{name}]\nlabel = {{ en = "{name.title()}" }}')
        parts += [
            f'[breakdowns.{name}.groups.{group}]\nlabel = {{ en = "{name.title()} {group}" }}'
            for group in _named(name, np.arange(groups))
        ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _questions() -> str:
    numbers = range(1, DIMENSIONS + 1)
    rows = ["code,dimension,kind,scale,reversed,waves,text_en"]
    rows += [
        f"q{dimension}_{item},d{dimension},rating,agree,{'yes' if item == ITEMS_EACH else ''},,"
        f"Statement {item} about dimension {dimension}."
        for dimension in numbers
        for item in range(1, ITEMS_EACH + 1)
    ]
    rows += [f"nki_{number},,outcome,ten,,,Overall mark {number}." for number in (1, 2, 3)]
    rows += [
        f"imp_{d},d{d},importance,matters,,,How much does dimension {d} matter?" for d in numbers
    ]
    return "\n".join([*rows, ""])


def _groups(people: int, generator: np.random.Generator) -> dict[str, Ints]:
    """The group of each person in each breakdown; the last groups are small."""
    found = {}
    for name, groups in BREAKDOWNS.items():
        weights = 1 / np.arange(1, groups + 1)
        found[name] = generator.choice(groups, size=people, p=weights / weights.sum())
    return found


def _named(breakdown: str, groups: Ints) -> Texts:
    return np.char.add(f"{breakdown}_", (groups + 1).astype(np.str_))


def _ids(people: int, generator: np.random.Generator) -> Texts:
    return (10_000 + generator.permutation(10 * people)[:people]).astype(np.str_)


def _answers(
    people: int, generator: np.random.Generator, department: Ints, *, mood: float
) -> dict[str, Texts]:
    """Answers that go along with each other as in surveys: by person, department and dimension."""
    overall = generator.normal(size=people) + 0.2 * np.cos(department) + mood
    # Whoever gives up answers nothing behind a question that lies anywhere in the second half.
    gives_up = generator.random(people) < 0.04
    last = np.where(gives_up, generator.integers(30, 75, size=people), 10**6)
    found: dict[str, Texts] = {}

    def ask(code: str, scale: str, feeling: npt.NDArray[np.float64]) -> None:
        low, high, _, _ = ENDS[scale]
        noisy = feeling + 0.9 * generator.normal(size=people)
        middle, step = (low + high) / 2, (high - low) / 5
        given = np.clip(np.rint(middle + 0.3 + step * noisy), low, high).astype(np.int64)
        texts = given.astype(np.str_)
        chance = generator.random(people)
        texts[chance < 0.04] = "99"
        texts[(chance > 0.97) | (last < len(found))] = ""
        found[code] = texts

    for dimension in range(1, DIMENSIONS + 1):
        felt = 0.7 * overall + 0.6 * generator.normal(size=people) + 0.1 * np.sin(dimension)
        for item in range(1, ITEMS_EACH + 1):
            ask(f"q{dimension}_{item}", "agree", -felt if item == ITEMS_EACH else felt)
    for number in (1, 2, 3):
        ask(f"nki_{number}", "ten", overall)
    for dimension in range(1, DIMENSIONS + 1):
        ask(f"imp_{dimension}", "matters", np.full(people, 0.1 * dimension))
    return found


def _invited(groups: dict[str, Ints]) -> str:
    people = len(groups["age"])
    total = int(people * INVITED_PER_ANSWER)
    rows = ["breakdown,group,invited,not_eligible", f",,{total},0"]
    for name, number in BREAKDOWNS.items():
        invited = np.bincount(groups[name], minlength=number)
        invited[0] += total - people
        names = _named(name, np.arange(number))
        rows += [f"{name},{group},{n},0" for group, n in zip(names, invited, strict=True)]
    return "\n".join([*rows, ""])


def stages(folder: Path) -> Iterator[tuple[str, float, float, float]]:
    """Each stage with its seconds of time and of computing, and the peak so far in megabytes."""
    clock = _Clock()
    engagement = read_engagement(folder)
    yield clock.stage("read")
    summary = summarise_survey(engagement)
    yield clock.stage("summarise")
    released, _ = gate.release_beside(
        open_ledger(folder),
        summary,
        engagement.survey.questionnaire,
        engagement.settings,
        engagement.comments[-1],
        day=date(NEWEST, 11, 1),
    )
    yield clock.stage("release")
    build_report(context_of(engagement, gate.reopen(archive.to_json(released))))
    yield clock.stage("report")


class _Clock:
    def __init__(self) -> None:
        self._began = perf_counter(), process_time()

    def stage(self, name: str) -> tuple[str, float, float, float]:
        """What ended now, since the last one did."""
        now = perf_counter(), process_time()
        seconds, computing = now[0] - self._began[0], now[1] - self._began[1]
        self._began = now
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        return name, seconds, computing, peak


def measured(folder: Path) -> list[tuple[str, float, float, float]]:
    """The stages of an engagement, in a process of their own."""
    command = [sys.executable, __file__, "--measure", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: list[tuple[str, float, float, float]] = json.loads(done.stdout)
    return found


def _print_table(sizes: Sequence[int], folder: Path, *, waves: int, with_ids: bool) -> None:
    heads = f"{'':<12}{'seconds':>10}{'computing':>11}{'peak MB':>9}{'x before':>10}"
    before: dict[str, float] = {}
    for people in sizes:
        own = folder / f"{people}-{waves}-{'ids' if with_ids else 'rows'}"
        if not own.exists():
            make_engagement(own, people=people, waves=waves, with_ids=with_ids)
        table = measured(own)
        columns = list(zip(*table, strict=True))
        whole = ("all", sum(columns[1]), sum(columns[2]), max(columns[3]))
        print(f"{people:,} respondents x {waves} waves\n{heads}")
        for name, seconds, computing, peak in [*table, whole]:
            grown = f"{computing / before[name]:9.1f}x" if before.get(name) else ""
            print(f"  {name:<10}{seconds:10.1f}{computing:11.1f}{peak:9.0f}{grown:>10}")
            before[name] = computing
        print(flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--waves", type=int, default=4)
    parser.add_argument("--without-ids", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(list(stages(asked.measure))))
        return
    with tempfile.TemporaryDirectory() as made:
        _print_table(
            asked.people,
            asked.keep or Path(made),
            waves=asked.waves,
            with_ids=not asked.without_ids,
        )


if __name__ == "__main__":
    main()
