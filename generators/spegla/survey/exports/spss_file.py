"""What an SPSS file has in it, read by a library in C in a process of its own."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from spegla.errors import InputError, Problem
from spegla.survey.exports.apart import BrokeDownError, apart
from spegla.survey.exports.headings import plain
from spegla.survey.tables import MAX_CELLS, MAX_CHARACTERS

if TYPE_CHECKING:
    from pyreadstat import metadata_container
    from pyreadstat.pyclasses import MissingRange, MRSet

Value = float | str | None

_EXACT = 2**53
"""Up to here a number of double precision is exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSet:
    """A multiple response set; ``counted`` is what says that an option was taken, if it does."""

    name: str
    label: str
    members: tuple[str, ...]
    counted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One variable as the file has it, and its value for each respondent."""

    name: str
    label: str
    format: str
    labels: tuple[tuple[float | str, str], ...]
    missing: tuple[tuple[float | str, float | str], ...]
    values: Sequence[Value]


def read_spss(content: bytes, *, file: str) -> tuple[tuple[Column, ...], tuple[ResponseSet, ...]]:
    """Variables with their values, and multiple response sets, in the order of the file.

    Args:
        content: The file.
        file: Name to show in problems.

    Raises:
        InputError: The file is damaged, has a password, is empty, or larger than can be held.

    >>> read_spss(b"$FL2", file="customers.sav")
    Traceback (most recent call last):
    spegla.errors.InputError: customers.sav: the file is not an SPSS file that can be read.
      Export it again, or as CSV; if it has a password, save it without one.
    """
    try:
        read = apart(_read, content)
    except BrokeDownError:
        _refuse(
            file,
            "the file is not an SPSS file that can be read",
            "Export it again, or as CSV; if it has a password, save it without one.",
        )
    if read is None:
        _refuse(
            file,
            f"the file has more than {MAX_CELLS:,} values or {MAX_CHARACTERS:,} characters",
            "Keep the variables and cases that belong to the survey, or export it again.",
        )
    columns, sets = read
    if not columns or not columns[0].values:
        _refuse(file, "the file is empty", "Export it again, with the answers.")
    return columns, sets


def written(value: float | str) -> str:
    """A value as a person writes it.

    >>> written(4.0), written(4.5), written("Yes  ")
    ('4', '4.5', 'Yes')
    """
    if isinstance(value, str):
        return value.rstrip()
    is_whole = float(value).is_integer() and abs(value) <= _EXACT
    return str(int(value)) if is_whole else f"{value:.15g}"


def _read(content: bytes) -> tuple[tuple[Column, ...], tuple[ResponseSet, ...]] | None:
    """Columns and sets of a file; None where it says that it has more than can be held."""
    import pyreadstat

    _, header = pyreadstat.read_sav(io.BytesIO(content), metadataonly=True)
    if not all(header.column_names):
        raise ValueError("a variable has no name")
    most_rows = MAX_CELLS // max(1, len(header.column_names))
    if most_rows < max(1, header.number_rows or 0):
        return None
    # A file may leave the number of its rows open; then it is read until the limit.
    values, header = pyreadstat.read_sav(
        io.BytesIO(content),
        user_missing=True,
        output_format="dict",
        disable_datetime_conversion=True,
        row_limit=most_rows + 1,
    )
    found = tuple(_column(name, values[name], header) for name in header.column_names)
    # The declared widths of texts tell nothing: tools declare thousands of characters for each.
    characters = sum(
        len(value) for each in found for value in each.values if isinstance(value, str)
    )
    if characters > MAX_CHARACTERS or (found and len(found[0].values) > most_rows):
        return None
    return found, tuple(
        ResponseSet(
            name=name,
            label=plain(described["label"] or ""),
            members=tuple(described["variable_list"]),
            counted=_counted(described),
        )
        for name, described in header.mr_sets.items()
    )


def _column(name: str, values: Sequence[Value], header: "metadata_container") -> Column:
    labels = header.variable_value_labels.get(name, {})
    ranges = header.missing_ranges.get(name, [])
    return Column(
        name=name,
        label=plain(header.column_names_to_labels[name] or ""),
        format=(header.original_variable_types[name] or "").rstrip("0123456789."),
        labels=tuple((value, plain(label)) for value, label in labels.items()),
        missing=tuple(_ends(found) for found in ranges),
        values=tuple(values),
    )


def _counted(described: "MRSet") -> str | None:
    value = described["counted_value"]
    return written(value) if described["is_dichotomy"] and value is not None else None


def _ends(missing: "float | str | MissingRange") -> tuple[float | str, float | str]:
    """The lowest and the highest value of a range of missing ones; a single value is both."""
    return (missing["lo"], missing["hi"]) if isinstance(missing, dict) else (missing, missing)


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)]) from None
