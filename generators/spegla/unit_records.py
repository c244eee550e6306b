"""Which reports of units belong to the report beside them.

``units.json`` in the output folder says for each breakdown from which report its units were made:
by the hash of that report's manifest, which names every byte of it. Those that belong to the report
that is there lie in ``units/``. Others are of an earlier build: they lie in ``earlier-units/``,
where nobody takes them for current and nothing is lost, and come back with the report that they
were made from.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from spegla import manifest
from spegla.errors import OutputError
from spegla.output import check_paths, move_aside
from spegla.survey.files import read_private

FILE: Final = "units.json"
UNITS: Final = "units"
EARLIER: Final = "earlier-units"
"""Where reports of units lie that were made from another report than the one that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsRecord:
    """The reports of units by one breakdown.

    Args:
        made_from: Hash of the manifest of the report that they were made from.
        folder: What their folder is called, in ``units/`` or in ``earlier-units/``.
        units: What the folder of each unit is called, by the unit's code.
    """

    made_from: str
    folder: str
    units: Mapping[str, str]


def units_records(output: Path) -> dict[str, UnitsRecord]:
    """What is known of reports of units in an output folder, by the code of the breakdown.

    >>> units_records(Path("no such folder"))
    {}
    """
    try:
        lines = json.loads(read_private(output, FILE) or b"{}")
        return {code: _record(line) for code, line in lines.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OutputError):
        # Somebody else's file; what lies in the folders of units belongs to no report then.
        return {}


def _record(line: Mapping[str, Any]) -> UnitsRecord:
    """What one line says, held to what :func:`with_units` writes: its names decide what is moved.

    Raises:
        ValueError: It is no such line.
        OutputError: A name is none that a folder can have.
    """
    names: list[Any] = [line["folder"], *line["units"].values()]
    if not all(isinstance(each, str) and "/" not in each for each in (line["made_from"], *names)):
        raise ValueError(FILE)
    check_paths(names)
    return UnitsRecord(**line)


def with_units(output: Path, breakdown: str, record: UnitsRecord) -> bytes:
    """The record with that of one breakdown in place of an earlier one.

    Args:
        output: The output folder.
        breakdown: Code of the breakdown.
        record: What was made.
    """
    records = units_records(output) | {breakdown: record}
    lines = {code: asdict(each) for code, each in records.items()}
    return f"{json.dumps(lines, indent=1, sort_keys=True)}\n".encode()


def report_hash(output: Path) -> str:
    """By what the report in an output folder is known: the hash of its manifest.

    >>> len(report_hash(Path("no such folder")))
    64
    """
    return hashlib.sha256(read_private(output, manifest.FILE) or b"").hexdigest()


def current_units(output: Path) -> dict[str, UnitsRecord]:
    """The reports of units that belong to the report that is there, by code of the breakdown.

    >>> current_units(Path("no such folder"))
    {}
    """
    now = report_hash(output)
    return {
        code: record
        for code, record in units_records(output).items()
        if record.made_from == now and (output / UNITS / record.folder).is_dir()
    }


def sort_units(output: Path) -> tuple[str, ...]:
    """Put reports of units where they belong beside the report that is there now.

    Those of an earlier build are moved to ``earlier-units/``, in place of still earlier ones; those
    that were made from the report that is there come back.

    Args:
        output: The output folder.

    Returns:
        Codes of the breakdowns whose reports were moved aside.

    Raises:
        OutputError: The disk refuses, or another process works in the folder.

    >>> sort_units(Path("no such folder"))
    ()
    """
    now, aside = report_hash(output), []
    for code, record in units_records(output).items():
        here, there = f"{UNITS}/{record.folder}", f"{EARLIER}/{record.folder}"
        if record.made_from != now and (output / here).is_dir():
            move_aside(output, here, there)
            aside.append(code)
        elif record.made_from == now and not (output / here).is_dir():
            move_aside(output, there, here)
    return tuple(aside)
