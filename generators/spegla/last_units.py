"""What the last build of reports of units left, where it stands: then there is nothing to do.

As for the report of everyone (:mod:`spegla.last_build`), whose record says what they were made
from: program, options, files and ledger. Their own has their files and what was told of them.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from spegla.last_build import VOID, Options, hashes_in, record_place, standing_origin
from spegla.output import keep_private
from spegla.survey.files import read_private
from spegla.unit_records import current_units

_OF: Final = "units"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsOutcome:
    """What became of the reports of units.

    Args:
        index: The list.
        reports: How many units have a report.
        units: How many there are.
        warning: Why there are no PDFs, where they were asked for.
        is_last: Whether those of the last build stand, since nothing has changed.
    """

    index: Path
    reports: int
    units: int
    warning: str | None
    is_last: bool = False


def last_units(folder: Path, output: Path, *, per: str, options: Options) -> UnitsOutcome | None:
    """What the last build of units left, if this one would leave the same.

    Args:
        folder: The engagement.
        output: Where its reports are.
        per: Code of the breakdown.
        options: What is asked for of the report of everyone.

    >>> last_units(Path("nowhere"), Path("nowhere"), per="department", options=Options()) is None
    True
    """
    try:
        lines = _read(folder, output).get(per)
        if lines is None or per not in current_units(output):
            return None
        if lines["made_from"] != standing_origin(folder, output, options):
            return None
        told = lines["outcome"]
        index = output / told["index"]
        if hashes_in(output, [_folder(index, output)]) != lines["files"]:
            return None
        return UnitsOutcome(**told | {"index": index, "is_last": True})
    except VOID:
        return None


def keep_units(
    told: UnitsOutcome, *, folder: Path, output: Path, per: str, options: Options
) -> None:
    """Keep the record of reports of units that are in their place.

    Nothing is kept where a PDF is lacking, or where the engagement was changed meanwhile.

    Args:
        told: What is told of them.
        folder: The engagement.
        output: Where its reports are.
        per: Code of the breakdown.
        options: What was asked for of the report of everyone.

    Raises:
        OutputError: The disk refuses; the reports are in their place all the same.
    """
    made_from = standing_origin(folder, output, replace(options, is_fresh=False))
    if made_from is None or told.warning is not None:
        return
    try:
        lines = dict(_read(folder, output))
    except VOID:
        lines = {}
    lines[per] = {
        "made_from": made_from,
        "files": hashes_in(output, [_folder(told.index, output)]),
        "outcome": asdict(told) | {"index": told.index.relative_to(output).as_posix()},
    }
    content = f"{json.dumps(lines, indent=1, sort_keys=True)}\n".encode()
    keep_private(folder / record_place(folder, output, of=_OF), content)


def _read(folder: Path, output: Path) -> Mapping[str, Any]:
    place = record_place(folder, output, of=_OF).as_posix()
    lines: Mapping[str, Any] = json.loads(read_private(folder, place) or b"{}")
    return lines


def _folder(index: Path, output: Path) -> str:
    """The folder of the list, which has all reports, from the output folder."""
    return index.parent.relative_to(output).as_posix()
