"""Who was asked: ``invited.csv``, in all and per group."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from spegla.settings import SurveySettings
from spegla.survey.checks.form import Record, known_records
from spegla.survey.checks.problems import ProblemList, quoted_code, suggestion
from spegla.survey.checks.spellings import group_spellings, meanings, spelling
from spegla.survey.checks.values import whole_number
from spegla.survey.responses import Invited, Responses
from spegla.survey.tables import Table

_COLUMNS = ("breakdown", "group", "invited", "not_eligible")
_Key = tuple[str, str]
_TOTAL: _Key = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One row: how many were invited, and how many of them turned out not to be eligible."""

    row: int
    invited: int
    not_eligible: int

    @property
    def eligible(self) -> int:
        return self.invited - self.not_eligible


def check_invited(
    table: Table,
    settings: SurveySettings,
    problems: ProblemList,
    *,
    customers: Responses | None,
) -> Invited | None:
    """How many eligible people were asked; everything wrong with it is added to the problems.

    The first row, with breakdown and group left blank, is the total. Then each breakdown lists
    each of its groups, and they sum to the total; one of which it is not known how many were asked
    of each group is left out as a whole. Messages never say how many answered.

    Args:
        table: What stands in ``invited.csv``.
        settings: Breakdowns and their groups.
        problems: Where what is wrong is added.
        customers: The answers of the same wave; None where they could not be read.

    Returns:
        The numbers, or None where there is no total.
    """
    asked = _asked(table, settings, problems)
    if _TOTAL not in asked:
        if not len(problems):
            problems.add(
                "there is no row for the total",
                "Make it the first row: leave breakdown and group blank in it, and give the number "
                "of all who were invited.",
            )
        return None
    for breakdown in dict.fromkeys(breakdown for breakdown, _ in asked if breakdown):
        _check_breakdown(breakdown, settings, asked, problems)
    if customers is not None:
        _check_answered(asked, customers, problems)
    return Invited(
        total=asked[_TOTAL].eligible,
        by_group={key: row.eligible for key, row in asked.items() if key != _TOTAL},
    )


def _asked(table: Table, settings: SurveySettings, problems: ProblemList) -> Mapping[_Key, _Asked]:
    asked: dict[_Key, _Asked] = {}
    for record in known_records(table, problems, required=_COLUMNS[:3], optional=_COLUMNS[3:]):
        key = _key(record, settings, problems)
        if key is None:
            continue
        if key in asked:
            problems.add(
                "the group is in a row above" if key[1] else "the total is in a row above",
                "Delete one of the rows, or correct its group.",
                row=record.row,
                column="group",
            )
        else:
            asked[key] = _numbers(record, problems)
    return asked


def _key(record: Record, settings: SurveySettings, problems: ProblemList) -> _Key | None:
    """Breakdown and group of a row, None and a problem where there are none such."""
    breakdown, group = record["breakdown"], record["group"]
    if not breakdown and not group:
        return _TOTAL
    if breakdown not in settings.breakdowns:
        problems.add(
            f"{quoted_code(breakdown) or 'the cell'} is no breakdown",
            suggestion(breakdown, settings.breakdowns),
            row=record.row,
            column="breakdown",
        )
        return None
    groups = settings.breakdowns[breakdown].groups
    code = meanings(group_spellings(settings.breakdowns[breakdown])).get(spelling(group))
    if code is None:
        problems.add(
            f'{quoted_code(group) or "the cell"} is no group of "{breakdown}"',
            suggestion(group, groups),
            row=record.row,
            column="group",
        )
        return None
    return breakdown, code


def _numbers(record: Record, problems: ProblemList) -> _Asked:
    if not record["invited"]:
        problems.add(
            "the cell is blank",
            "Give the number of people who were invited; 0 if there were none.",
            row=record.row,
            column="invited",
        )
    asked = _Asked(
        row=record.row,
        invited=whole_number(record, "invited", problems),
        not_eligible=whole_number(record, "not_eligible", problems),
    )
    if asked.eligible < 0:
        problems.add(
            "more people are not eligible than were invited",
            "Count in not_eligible only people who are also counted in invited.",
            row=record.row,
            column="not_eligible",
        )
    return asked


def _check_breakdown(
    breakdown: str,
    settings: SurveySettings,
    asked: Mapping[_Key, _Asked],
    problems: ProblemList,
) -> None:
    groups = settings.breakdowns[breakdown].groups
    absent = [group for group in groups if (breakdown, group) not in asked]
    for group in absent:
        problems.add(
            f'the group "{group}" of "{breakdown}" has no row',
            "Add the row; write 0 if nobody of the group was invited in this wave.",
            column="group",
        )
    if absent:
        return
    rows = [asked[breakdown, group] for group in groups]
    for column, parts, total in (
        ("invited", sum(row.invited for row in rows), asked[_TOTAL].invited),
        ("not_eligible", sum(row.not_eligible for row in rows), asked[_TOTAL].not_eligible),
    ):
        if parts != total:
            problems.add(
                f'the groups of "{breakdown}" sum to {parts}, the total is {total}',
                "Correct the numbers; each person belongs to exactly one group.",
                row=rows[0].row,
                column=column,
            )


def _check_answered(
    asked: Mapping[_Key, _Asked], customers: Responses, problems: ProblemList
) -> None:
    answered: Counter[_Key] = Counter({_TOTAL: len(customers)})
    for breakdown, group in asked:
        if breakdown in customers.groups:
            answered[breakdown, group] = int((customers.groups[breakdown] == group).sum())
    for key, row in asked.items():
        if row.eligible < answered[key]:
            whom = f'of "{key[1]}" ' if key[1] else ""
            problems.add(
                f"fewer people {whom}were invited and eligible than answered",
                "Correct the number, or look for answers that are twice in the export or belong "
                "to another group.",
                row=row.row,
                column="invited",
            )
