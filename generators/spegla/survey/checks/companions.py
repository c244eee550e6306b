"""Tables that later steps publish word by word: comments, interviews and benchmarks.

Only their form and their coded cells are checked. Their words are not kept, and a row that
nobody has decided on, with ``publish`` left blank, is withheld.
"""

from enum import StrEnum

from spegla.settings import SurveySettings
from spegla.survey.checks.form import Record, known_records
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.checks.values import not_blank, number_between, one_of, yes_or_no
from spegla.survey.tables import Table

_OTHER_THEME = "other"
_LARGEST_BENCHMARK = 1_000_000


class Sentiment(StrEnum):
    """What a comment is, in the judgement of the person who moderated it."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


def check_comments(table: Table, settings: SurveySettings, problems: ProblemList) -> None:
    """Check moderated comments: theme (a dimension or "other"), sentiment and publish."""
    columns = ("text", "theme", "sentiment", "publish")
    for record in known_records(table, problems, required=columns):
        not_blank(record, "text", problems)
        _dimension(record, "theme", [*settings.dimensions, _OTHER_THEME], problems)
        one_of(Sentiment, record, "sentiment", problems)
        yes_or_no(record, "publish", problems, blank=False)


def check_interviews(table: Table, settings: SurveySettings, problems: ProblemList) -> None:
    """Check what key customers said before the survey: dimension, theme, quote and publish."""
    columns = ("dimension", "theme", "quote", "publish")
    for record in known_records(table, problems, required=columns):
        _dimension(record, "dimension", list(settings.dimensions), problems)
        not_blank(record, "theme", problems)
        not_blank(record, "quote", problems)
        yes_or_no(record, "publish", problems, blank=False)


def check_benchmarks(table: Table, problems: ProblemList) -> None:
    """Check yardsticks from elsewhere: figure, value and source."""
    for record in known_records(table, problems, required=("figure", "value", "source")):
        not_blank(record, "figure", problems)
        not_blank(record, "value", problems)
        number_between(-_LARGEST_BENCHMARK, _LARGEST_BENCHMARK, record, "value", problems)
        not_blank(record, "source", problems)


def _dimension(record: Record, column: str, known: list[str], problems: ProblemList) -> None:
    if record[column] not in known:
        problems.add(
            f"the {column} is none of the dimensions",
            suggestion(record[column], known),
            row=record.row,
            column=column,
        )
