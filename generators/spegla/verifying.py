"""Verifying: whether a published report is what the data give, byte for byte."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from spegla.errors import InputError, Problem
from spegla.last_build import Options
from spegla.manifest import Manifest, UnitName
from spegla.output import scratch, settled
from spegla.pipeline import ANNEX, PDF, build
from spegla.published import Published, is_archive, read_published, shown
from spegla.unit_publishing import published_units
from spegla.unit_records import UNITS
from spegla.unit_reports import build_units, folder_name

Tell = Callable[[str], None]
"""Is told what begins, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a published report compares with the one that the data give.

    Args:
        files: How many files are the same, byte for byte.
        differences: The files that are not, each with what is wrong.
        figures: The figures of the annex that are not the same, each with what differs.
        versions: What the two were made with, where files differ and that does.
        unchecked: Why the PDFs could not be compared; None where they were.
    """

    files: int
    differences: Sequence[str]
    figures: Sequence[str]
    versions: Sequence[str]
    unchecked: str | None


def open_published(place: Path) -> Mapping[Path, Published]:
    """The report in a folder or an archive, or those of units in a folder, by where each lies.

    Raises:
        InputError: There is none, or it cannot be read.
        OutputError: Somebody is publishing there.

    >>> open_published(Path("no such place"))
    Traceback (most recent call last):
    spegla.errors.InputError: no such place: no report was published there.
      Give the folder or the archive that spegla publish wrote.
    """
    with nullcontext() if is_archive(place) else settled(place):
        published = read_published(place)
        if published is not None:
            return {place: published}
        units = {} if is_archive(place) else published_units(place)
    if not units:
        problem = Problem(
            file=str(place),
            found="no report was published there",
            fix="Give the folder or the archive that spegla publish wrote.",
        )
        raise InputError([problem])
    return {place / name: unit for name, unit in units.items()}


def verify(
    engagement: Path, published: Sequence[Published], *, tell: Tell = lambda _: None
) -> tuple[Verdict, ...]:
    """Build reports of an engagement anew, for nobody to keep, and compare them.

    They are built with the options and for the day that their manifests name; of units with the
    same options all at once. The ledger stays as it is.

    Args:
        engagement: The engagement.
        published: The report of everyone, or reports of units.
        tell: Is told what begins.

    Returns:
        The verdict on each, in their order.

    Raises:
        SpeglaError: The report cannot be built of what the engagement holds now.
    """
    verdicts: dict[int, Verdict] = {}
    alike = [_wish(report.manifest) for report in published]
    for wish in dict.fromkeys(alike):
        numbers = [number for number, each in enumerate(alike) if each == wish]
        with scratch() as folder:
            names = [published[number].manifest.unit for number in numbers]
            unchecked = _build(engagement, folder, wish, [each for each in names if each], tell)
            for number in numbers:
                anew = read_published(_place(folder, published[number].manifest.unit))
                verdicts[number] = _verdict(published[number], anew, unchecked)
    return tuple(verdicts[number] for number in range(len(published)))


def _wish(was: Manifest) -> tuple[Options, str | None]:
    """By what a report is built again: options, and the breakdown that its unit is of."""
    options = Options(
        languages=was.languages, with_pdf=was.with_pdf, dated=was.written, is_kept=False
    )
    return options, was.unit.breakdown if was.unit else None


def _build(
    engagement: Path,
    folder: Path,
    wish: tuple[Options, str | None],
    units: Sequence[UnitName],
    tell: Tell,
) -> str | None:
    """Build the whole report, and the reports of the units; why there are no PDFs, if so."""
    options, per = wish
    if options.dated is None:
        raise AssertionError("a manifest has a day")
    whole = replace(options, with_pdf=options.with_pdf and per is None)
    outcome = build(engagement, folder, day=options.dated, options=whole, tell=tell)
    if per is None:
        return outcome.warning
    only = [unit.group for unit in units]
    return build_units(engagement, folder, per=per, only=only, options=options, tell=tell).warning


def _place(folder: Path, unit: UnitName | None) -> Path:
    if unit is None:
        return folder
    return folder / UNITS / folder_name(unit.breakdown) / folder_name(unit.group)


def _verdict(published: Published, anew: Published | None, unchecked: str | None) -> Verdict:
    was = published.manifest
    if anew is None:
        # A unit that is not shown by itself any more.
        gone = [f"{shown(path)}: the data give no such file" for path in published.files]
        return Verdict(files=0, differences=gone, figures=(), versions=(), unchecked=None)
    pairs = {
        path: (published.files.get(path), anew.files.get(path))
        for path in sorted(published.files.keys() | anew.files.keys())
        if unchecked is None or not path.startswith(f"{PDF}/")
    }
    differ = [path for path, (theirs, ours) in pairs.items() if theirs != ours]
    return Verdict(
        files=len(pairs) - len(differ),
        differences=[_difference(path, published, anew) for path in differ],
        figures=list(_figures(published, anew)) if ANNEX in differ else (),
        versions=list(_versions(was, anew.manifest, differ)),
        unchecked=unchecked,
    )


def changed_since(published: Published) -> tuple[str, ...]:
    """What happened to the files of a report after it was published, by its manifest alone."""
    changed = [
        f"{shown(path)}: {'changed' if path in published.files else 'gone'}"
        for path in published.changed
    ]
    return (*changed, *(f"{shown(path)}: was never published" for path in published.foreign))


def _difference(path: str, published: Published, anew: Published) -> str:
    if path not in published.files:
        return f"{path}: missing"
    if path not in anew.files:
        return f"{shown(path)}: the data give no such file"
    return f"{shown(path)}: differs"


def _figures(published: Published, anew: Published) -> Iterator[str]:
    try:
        theirs, ours = (_rows(report.read(ANNEX)) for report in (published, anew))
    except csv.Error:
        yield f"{ANNEX}: what was published is no table that can be read"
        return
    for figure in sorted(theirs.keys() | ours.keys()):
        if figure not in theirs or figure not in ours:
            where = "the data" if figure in ours else "the published report"
            yield f"{_quoted(figure)}: only in {where}"
            continue
        was, now = theirs[figure], ours[figure]
        changes = [
            f"{_quoted(column)} was published as {_quoted(was.get(column, ''))}, the data give "
            f"{_quoted(now.get(column, ''))}"
            for column in sorted(was.keys() | now.keys())
            if was.get(column, "") != now.get(column, "")
        ]
        if changes:
            yield f"{_quoted(figure)}: {'; '.join(changes)}"


def _rows(annex: bytes) -> Mapping[str, Mapping[str, str]]:
    """The rows of an annex by figure; a figure that has several rows counts them."""
    text = annex.decode("utf-8-sig", errors="replace")
    rows: dict[str, Mapping[str, str]] = {}
    times: Counter[str] = Counter()
    for row in csv.DictReader(io.StringIO(text), restkey="further columns", restval=""):
        name = row.get("figure") or "a row without a figure"
        times[name] += 1
        key = name if times[name] == 1 else f"{name} (row {times[name]})"
        rows[key] = {column: str(value) for column, value in row.items()}
    return rows


def _quoted(text: str) -> str:
    """A text of a file that anybody may have changed, fit for a terminal."""
    return f'"{shown(text)}"'


def _versions(was: Manifest, now: Manifest, differ: Sequence[str]) -> Iterator[str]:
    if not differ:
        return
    for name in sorted(was.versions.keys() | now.versions.keys()):
        theirs, ours = was.versions.get(name, "none"), now.versions.get(name, "none")
        if theirs != ours:
            yield f"{shown(name)}: published with {shown(theirs[:12])}, here {ours[:12]}"
    if all(path.endswith(".pdf") for path in differ):
        yield "Pango: the manifest does not know it, and nothing but PDFs differs"
