"""Reports of units: a survey with groups that are shown, folded and withheld, and what it gives."""

from functools import cache

from spegla.privacy import gate
from spegla.report.context import Context
from spegla.report.model import Report
from spegla.report.unit import Unit, build_unit_report
from spegla.report.unit.view import unit_context
from spegla.survey.questions import NKI
from survey_builder import alike, make_action, make_context, make_survey, said

KENNEL = "kennel"
LARGE = ("zebra", "yak", "xerus")
"""Groups that are shown; a ``vole`` and a ``wombat`` are shown together, since they are few."""
_PEOPLE = ["zebra"] * 40 + ["yak"] * 30 + ["xerus"] * 12 + ["vole"] * 3 + ["wombat"] * 4
_CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
_LOW, _HIGH = [1, 2, 1, 3], [5, 4, 5, 4]


@cache
def kennel() -> Context:
    """Three dimensions, two waves; zebras trust IT less than the rest, and yaks more."""
    people = range(len(_PEOPLE))
    answers = alike("trust", [_trust(_PEOPLE[place], place) for place in people])
    for step, subject in enumerate(("pace", "care"), start=2):
        answers |= alike(subject, [_CODES[(place * step) % 13] for place in people])
    answers |= alike(NKI, [5 + _CODES[place * 7 % 13] for place in people])
    survey = make_survey(
        answers,
        groups={KENNEL: _PEOPLE, "site": [("north", "south")[place % 2] for place in people]},
        before=answers,
        management={item: codes[:12] for item, codes in answers.items()},
    )
    return make_context(
        survey,
        actions=(
            make_action(),
            make_action(code="other", promise=said("Group yak gets a desk of its own.")),
            make_action(code="owned", owner=said("Head of group YAK")),
            make_action(code="own", promise=said("Group zebra gets a date.")),
        ),
        targets={"trust": 60, "pace": 60, "care": 60},
    )


def unit_of(context: Context, group: str, breakdown: str = KENNEL) -> Unit:
    """A unit, as its report is written from it."""
    seen = gate.of_group(context.released, (breakdown, group))
    return Unit.of(unit_context(context, seen))


def report_of_unit(context: Context, group: str, breakdown: str = KENNEL) -> Report:
    """The report of a unit."""
    return build_unit_report(unit_of(context, group, breakdown))


def _trust(group: str, place: int) -> int:
    match group:
        case "zebra":
            return _LOW[place % 4]
        case "yak":
            return _HIGH[place % 4]
        case _:
            return _CODES[place % 13]
