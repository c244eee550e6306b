"""What ``spegla build`` builds: one engagement, with the reports of its units, or several.

Of several each is built by a process of its own, which knows of no other: one that fails stops
none, and nothing of one (its fonts, its look, what it left in memory) can reach another.
"""

import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from spegla.errors import SpeglaError, UsageError, WorkerError
from spegla.last_build import Options, Outcome, last_outcome
from spegla.last_units import UnitsOutcome, keep_units, last_units
from spegla.output import clear_leftovers
from spegla.unit_records import sort_units
from spegla.workers import new_workers

Tell = Callable[[str], None]
_ALL = Options()
_FAILED = 1
_OUTPUT = "build"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be built of an engagement.

    Args:
        day: Day of the release, for the ledger.
        options: What is asked for of its reports.
        per: Code of the breakdown whose groups get reports of their own; None for the whole only.
    """

    day: date
    options: Options = _ALL
    per: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was written of an engagement.

    Args:
        report: The report.
        units: The reports of its units, where they were asked for.
        earlier: Codes of the breakdowns whose units have reports of an earlier build only, which
            were moved aside.
    """

    report: Outcome
    units: UnitsOutcome | None = None
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why an engagement was not built, as it is told, and the exit code that it would give."""

    reason: str
    exit_code: int


def build_one(
    folder: Path, output: Path | None, wish: Wish, *, tell: Tell = lambda _: None
) -> Built:
    """Build one engagement: its report, and then those of its units where they are asked for.

    Args:
        folder: The engagement.
        output: Where all of it goes; ``build/`` in the engagement if None.
        wish: What is to be built.
        tell: Is told what begins.

    Raises:
        UsageError: There is no such breakdown; nothing was built then.
        SpeglaError: Whatever is wrong with the input, the wording, the gate or the disk.
    """
    place = output or folder / _OUTPUT
    clear_leftovers(place)
    last = last_outcome(folder, place, wish.options)
    if wish.per is None:
        report = _whole(folder, place, wish, last, tell=tell)
        return Built(report=report, earlier=sort_units(place))
    return _with_units(folder, place, wish, wish.per, last, tell=tell)


def _with_units(
    folder: Path, place: Path, wish: Wish, per: str, last: Outcome | None, *, tell: Tell
) -> Built:
    """The report of everyone and those of units; each of the last build where it stands."""
    options, earlier = wish.options, sort_units(place) if last is not None else ()
    if last is not None:
        standing = last_units(folder, place, per=per, options=options)
        if standing is not None:
            return Built(report=last, units=standing, earlier=earlier)
    from spegla.survey.read import read_questionnaire
    from spegla.unit_reports import breakdown_of, build_units

    _, questionnaire = read_questionnaire(folder)
    breakdown_of(questionnaire, per)
    report = _whole(folder, place, wish, last, tell=tell)
    earlier = tuple(code for code in (*earlier, *sort_units(place)) if code != per)
    own = replace(options, with_pdf=options.with_pdf and report.warning is None)
    units = build_units(folder, place, per=per, options=own, tell=tell)
    keep_units(units, folder=folder, output=place, per=per, options=options)
    return Built(report=report, units=units, earlier=earlier)


def _whole(folder: Path, place: Path, wish: Wish, last: Outcome | None, *, tell: Tell) -> Outcome:
    """The report of everyone; that of the last build where it stands."""
    if last is not None:
        return last
    from spegla.pipeline import build

    return build(folder, place, day=wish.day, options=wish.options, tell=tell)


def build_each(
    folders: Sequence[Path], wish: Wish, *, tell: Tell = lambda _: None
) -> tuple[Built | Failed, ...]:
    """Build several engagements, each into its own ``build/``; one that fails stops no other.

    Args:
        folders: The engagements.
        wish: What is to be built of each.
        tell: Is told which begins.

    Returns:
        What became of each, in their order.

    Raises:
        UsageError: An engagement is given twice; nothing was built.
    """
    times = Counter(folder.resolve() for folder in folders)
    twice = [str(folder) for folder in folders if times[folder.resolve()] > 1]
    if twice:
        raise UsageError(f"One engagement is given more than once: {', '.join(twice)}.")
    built: list[Built | Failed] = []
    for number, folder in enumerate(folders, start=1):
        tell(f"Engagement {number} of {len(folders)}, {folder}")
        built.append(_apart(folder, wish))
    return tuple(built)


def _apart(folder: Path, wish: Wish) -> Built | Failed:
    """One engagement, built by a process that is started for it and ends with it."""
    try:
        with new_workers(1) as worker:
            return worker.submit(_built, folder, wish).result()
    except WorkerError as error:
        return Failed(reason=str(error), exit_code=error.exit_code)
    except Exception as error:  # noqa: BLE001 - the next one is built
        # A defect of ours, which for a single engagement would be shown like this too.
        reason = "".join(traceback.format_exception(error)).rstrip()
        return Failed(reason=reason, exit_code=_FAILED)


def _built(folder: Path, wish: Wish) -> Built | Failed:
    try:
        return build_one(folder, None, wish)
    except SpeglaError as error:
        return Failed(reason=str(error), exit_code=error.exit_code)
