"""The drawn answers as files, each as its survey tool would have exported it."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from demo import remarks, second_part
from demo.cast import DEPARTMENTS
from demo.draw import Chance, Form, draw_customers, draw_management
from demo.story import Wave

Row = Sequence[str | int | None]

SECOND_PART: Final = 2_000_000_000
"""Put on a seed, it gives the random numbers of the second part of the questionnaire."""

REMARKS: Final = 3_000_000_000
"""Put on a seed, it gives those of what people wrote at its end."""


def wave_files(wave: Wave) -> dict[str, bytes]:
    """Name and content of the files of one wave.

    >>> from demo.story import WAVES
    >>> sorted(wave_files(WAVES[0]))
    ['customers.csv', 'invited.csv', 'management.csv']
    """
    return {
        "customers.csv": _encoded(customer_rows(wave), wave.delimiter, wave.encoding),
        "management.csv": _encoded(management_rows(wave), wave.delimiter, wave.encoding),
        "invited.csv": _encoded(invited_rows(wave), ",", "utf-8"),
    }


def customer_rows(wave: Wave) -> list[Row]:
    """The customers' export: a running id, the day, the department, then the answers.

    Days rise with the id, as a tool exports, and are drawn apart from the answers.
    """
    forms = draw_customers(wave)
    chance = Chance(wave.days_seed)
    days = sorted(chance.whole(0, wave.days_open) for _ in forms)
    department_heading = wave.headers.get("department", "department")
    more_headings, more_cells = _second_part(forms, wave)
    rows: list[Row] = [
        ["id", "submitted", department_heading, *_headings(forms, wave), *more_headings]
    ]
    for number, (form, day, more) in enumerate(zip(forms, days, more_cells, strict=True)):
        submitted = (wave.opened + timedelta(days=day)).isoformat()
        department = form.person.department.names[wave.code]
        rows.append([wave.first_id + number, submitted, department, *form.codes.values(), *more])
    return rows


def _second_part(forms: Sequence[Form], wave: Wave) -> tuple[Row, list[Row]]:
    if not wave.has_second_part:
        return (), [()] * len(forms)
    people = [form.person for form in forms]
    answers = second_part.draw_second_part(people, Chance(wave.customers_seed + SECOND_PART))
    written = remarks.draw_remarks(answers, Chance(wave.customers_seed + REMARKS))
    headings = (*second_part.HEADINGS, *remarks.HEADINGS)
    together = [more | words for more, words in zip(answers, written, strict=True)]
    return headings, [[cells.get(heading) for heading in headings] for cells in together]


def management_rows(wave: Wave) -> list[Row]:
    """The managers' export: answers only, since eight people can be told apart by a date."""
    forms = draw_management(wave)
    return [_headings(forms, wave), *(list(form.codes.values()) for form in forms)]


def invited_rows(wave: Wave) -> list[Row]:
    """How many were asked: all of them first, then each department."""
    groups = [
        (group.code, group.invited[wave.code], group.not_eligible.get(wave.code, 0))
        for group in DEPARTMENTS
    ]
    _, invited, not_eligible = zip(*groups, strict=True)
    return [
        ["breakdown", "group", "invited", "not_eligible"],
        [None, None, sum(invited), sum(not_eligible)],
        *(("department", *group) for group in groups),
    ]


def _headings(forms: Sequence[Form], wave: Wave) -> list[str]:
    return [wave.headers.get(code, code) for code in forms[0].codes]


def _encoded(rows: Iterable[Row], delimiter: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode(encoding)
