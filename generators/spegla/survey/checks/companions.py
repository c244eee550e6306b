"""What stands beside the answers: interviews that were held before, and yardsticks.

An interview that nobody has decided on, with ``publish`` left blank, is withheld.
"""

from spegla.settings import SurveySettings
from spegla.survey.checks.comments import named_flags
from spegla.survey.checks.form import Record, known_records
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.checks.values import not_blank, number_between, one_of, yes_or_no
from spegla.survey.comments import Interview, normalised
from spegla.survey.readings import InterviewTheme
from spegla.survey.tables import Table

_LARGEST_BENCHMARK = 1_000_000


def check_interviews(
    table: Table, settings: SurveySettings, problems: ProblemList
) -> tuple[Interview, ...]:
    """What key customers said before the survey: dimension, theme, quote, publish and flags.

    What is withheld is checked too: the row may be published one day.
    """
    columns = ("dimension", "theme", "quote", "publish")
    return tuple(
        _interview(record, settings, problems)
        for record in known_records(table, problems, required=columns, optional=("flags",))
    )


def check_benchmarks(table: Table, problems: ProblemList) -> None:
    """Check yardsticks from elsewhere: figure, value and source."""
    for record in known_records(table, problems, required=("figure", "value", "source")):
        not_blank(record, "figure", problems)
        not_blank(record, "value", problems)
        number_between(-_LARGEST_BENCHMARK, _LARGEST_BENCHMARK, record, "value", problems)
        not_blank(record, "source", problems)


def _interview(record: Record, settings: SurveySettings, problems: ProblemList) -> Interview:
    if record["dimension"] not in settings.dimensions:
        problems.add(
            "the dimension is none of the dimensions",
            suggestion(record["dimension"], settings.dimensions),
            row=record.row,
            column="dimension",
        )
    return Interview(
        dimension=record["dimension"],
        theme=one_of(InterviewTheme, record, "theme", problems),
        quote=normalised(not_blank(record, "quote", problems)),
        publish=yes_or_no(record, "publish", problems, blank=False),
        flags=named_flags(record, problems),
        row=record.row,
    )
