"""Publishing reports of units: a folder or an archive each, so that nobody gets those of others.

A unit's readers are not to see the reports of other units, so no two of them are ever put together,
and none is put where the report of somebody else was published.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from spegla import manifest
from spegla.errors import InputError, OutputError, Problem, UsageError
from spegla.output import entries, settled, staged
from spegla.published import Published, is_archive, read_published, shown
from spegla.publishing import Publication, built_report, check_place, publish
from spegla.unit_records import EARLIER, UNITS, UnitsRecord, current_units, units_records


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsPublication:
    """What publishing reports of units did.

    Args:
        published: What was put in its place, one a unit.
        withdrawn: What was published before, of units that have no report any more.
    """

    published: Sequence[Publication]
    withdrawn: Sequence[Publication]


def publish_units(
    engagement: Path, report: Path, place: Path, *, per: str, zipped: bool = False
) -> UnitsPublication:
    """Put the reports of all units of a breakdown into a folder, in a folder or an archive each.

    They are called like the folders that they were built in. What was published there before of a
    unit that has no report any more is taken away, and nothing else. No report is published unless
    all of them can be; each is swapped in whole, one after the other.

    Args:
        engagement: The engagement.
        report: Where its whole report was built.
        place: A folder for those of this engagement and this breakdown.
        per: Code of the breakdown.
        zipped: Whether each is an archive, such as ``grid.zip``.

    Raises:
        UsageError: The place is one where no report may go.
        InputError: There are no such reports, they are of an earlier build, or not as they were
            built.
        OutputError: Something of somebody else's is in the way, or the disk refuses.

    >>> publish_units(Path("nowhere"), Path("no such build"), Path("units"), per="department")
    Traceback (most recent call last):
    spegla.errors.InputError: no such build: it holds no reports of units by "department".
      Build them with spegla build --per department.
    """
    check_place(place, engagement, report)
    if is_archive(place):
        raise UsageError(
            f"--to {place}: one archive would hold the reports of all units, and nobody is to get "
            "those of others. Give a folder and --zip for an archive each, or one --unit."
        )
    with settled(report):
        record = _current(report, per)
        if read_published(place) is not None:
            raise OutputError(
                f"{place} holds a report, and who reads that need not be who may read those of "
                "units. Publish them to another folder. Nothing was changed."
            )
        targets = {
            folder: place / (f"{folder}.zip" if zipped else folder)
            for folder in record.units.values()
        }
        built = report / UNITS / record.folder
        for folder in targets:
            built_report(built / folder)
        published = [publish(engagement, built / f, target) for f, target in targets.items()]
    names = {target.name for target in targets.values()}
    return UnitsPublication(published=published, withdrawn=list(_withdrawn(place, names, per=per)))


def publish_unit(
    engagement: Path, report: Path, place: Path, *, per: str, unit: str
) -> Publication:
    """Put the report of one unit into a folder or an archive, in place of its last one.

    Args:
        engagement: The engagement.
        report: Where its whole report was built.
        place: A folder, or a file whose name ends in ``.zip``.
        per: Code of the breakdown.
        unit: Code of the unit.

    Raises:
        UsageError: The place is one where no report may go.
        InputError: There is no such report, it is of an earlier build, or not as it was built.
        OutputError: The place holds another report or something of somebody else's, or the disk
            refuses; nothing was changed.
    """
    check_place(place, engagement, report)
    with settled(report):
        record = _current(report, per)
        if unit not in record.units:
            problem = Problem(
                file=str(report),
                found=f'it holds no report of a unit "{unit}" by "{per}"',
                fix=f"It has those of {', '.join(record.units)}.",
            )
            raise InputError([problem])
        return publish(engagement, report / UNITS / record.folder / record.units[unit], place)


def published_units(place: Path, *, but: Collection[str] = ()) -> Mapping[str, Published]:
    """Reports of units that lie in a folder, each in a folder or an archive, by its name.

    Args:
        place: The folder.
        but: Names that are not looked at.

    >>> published_units(Path("no such folder"))
    {}
    """
    found = {}
    for name in entries(place):
        if name not in but and ((place / name).is_dir() or is_archive(place / name)):
            # What cannot be read as a report was not published by us.
            with suppress(InputError):
                report = read_published(place / name)
                if report is not None and report.manifest.unit is not None:
                    found[name] = report
    return found


def _current(report: Path, per: str) -> UnitsRecord:
    """The reports of units that belong to the report that was built."""
    current = current_units(report)
    if per in current:
        return current[per]
    found = f'it holds no reports of units by "{per}"'
    fix = f"Build them with spegla build --per {per}."
    known = units_records(report).get(per)
    if known and (places := [p for p in (UNITS, EARLIER) if (report / p / known.folder).is_dir()]):
        found = f'its reports of units by "{per}", in {places[0]}/, are of an earlier build'
        fix = f"Build them again with spegla build --per {per}."
    elif current:
        fix += f" It has those by {', '.join(current)}."
    raise InputError([Problem(file=str(report), found=found, fix=fix)])


def _withdrawn(place: Path, names: Collection[str], *, per: str) -> Iterator[Publication]:
    """Takes away what was published of units of the breakdown, but for what has these names."""
    for name, there in published_units(place, but=names).items():
        if there.manifest.unit and there.manifest.unit.breakdown == per:
            yield _withdraw(place, name, there)


def _withdraw(place: Path, name: str, there: Published) -> Publication:
    """All that was published there and nothing else, so an archive that was changed stays."""
    was = there.manifest.files
    own = [path for path, known in there.files.items() if was.get(path) == known]
    left = [shown(path) for path in there.files if path not in own]
    if not is_archive(place / name):
        gone = [f"{name}/{path}" for path in (*own, manifest.FILE)]
    elif left:
        own = gone = []
    else:
        gone = [name]
    with staged(place, names=gone):
        pass
    return Publication(place=place / name, files=0, written=0, removed=len(own), left=left)
