"""Names and titles that comments may give away: ``data/staff.csv`` and the groups of the survey."""

from collections import Counter

from spegla.settings import K_FLOOR, SurveySettings
from spegla.survey.checks.form import known_records
from spegla.survey.checks.problems import ProblemList
from spegla.survey.personal_data import Watchlist
from spegla.survey.tables import Table


def check_staff(table: Table, problems: ProblemList) -> Watchlist:
    """The names of all staff, and the titles that only a few of them have.

    A row may hold a name, a title or both.
    """
    records = known_records(table, problems, required=("name",), optional=("title",))
    for record in records:
        if not record["name"] and not record["title"]:
            problems.add("the row has neither name nor title", "Fill one in.", row=record.row)
    holders = Counter(record["title"] for record in records if record["title"])
    return Watchlist(
        names=frozenset(record["name"] for record in records if record["name"]),
        titles=frozenset(title for title, people in holders.items() if people < K_FLOOR),
    )


def group_names(settings: SurveySettings) -> frozenset[str]:
    """Everything that a group of a breakdown is called, in every language."""
    return frozenset(
        name
        for breakdown in settings.breakdowns.values()
        for group in breakdown.groups.values()
        for name in (*group.label.values(), *group.values, *group.former)
    )
