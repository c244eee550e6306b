"""How each measure is defined: one sentence or two, for the method page and the data annex."""

from spegla.privacy.released import FigureId, Statistic, SubjectKind, Unit
from spegla.report.context import Context, points
from spegla.report.model import Number, Phrase, phrase


def definition(context: Context, name: str) -> Phrase:
    """The definition of a measure, with the settings in force."""
    match name:
        case "interval":
            level = Number(value=context.settings.method.level, unit=Unit.SHARE)
            return phrase("definition.interval", level=level)
        case "change":
            worthwhile = points(context.settings.method.smallest_worthwhile_change)
            return phrase("definition.change", points=worthwhile)
        case _:
            return phrase(f"definition.{name}")


def definition_of(context: Context, figure: FigureId) -> Phrase:
    """The definition under which a figure falls."""
    if figure.statistic is Statistic.SCORE and figure.subject_kind is SubjectKind.OUTCOME:
        return definition(context, "nki")
    if figure.statistic in (Statistic.INVITED, Statistic.ANSWERED):
        return phrase(f"who.number.{figure.statistic}.note")
    if figure.statistic is Statistic.COMPLETE_RATE:
        return definition(context, Statistic.RESPONSE_RATE)
    return definition(context, figure.statistic)
