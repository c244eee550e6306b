"""How each measure is defined: for the method page, the data annex and the links between them."""

from collections.abc import Iterable, Mapping

from spegla.privacy.released import FigureId, Released, Statistic, SubjectKind
from spegla.report.context import Context
from spegla.report.model import Phrase, phrase
from spegla.report.values import count, points, share_number
from spegla.survey.questions import Audience

TERMS: Mapping[str, tuple[str, ...]] = {
    "response_rate": ("response_rate",),
    "share": ("share", "favourable", "unfavourable"),
    "mean": ("mean",),
    "dont_know": ("dont_know",),
    "score": ("score",),
    "need": ("need_score",),
    "nki": ("nki",),
    "net_promoter": ("net_promoter",),
    "interval": ("interval",),
    "contrast": ("contrast",),
    "change": ("trend_score", "change"),
    "detectable_change": ("detectable_change",),
    "gap": ("gap", "standardised_gap"),
    "zone": ("minimum", "desired", "perceived", "adequacy", "superiority", "below_minimum"),
    "stated_importance": ("stated_importance", "improve_first", "stated_weight"),
    "derived_importance": ("derived_weight", "r_squared"),
    "rank_correlation": ("rank_correlation",),
    "expectation": ("expected_overlap", "rank_agreement"),
    "priority": ("weight", "priority", "top_three"),
    "placement": ("placement",),
    "choice": ("choice_share",),
    "quantity": ("quantity_share", "quantity_mean", "quantity_median"),
    "comment": ("comment_share",),
    "reliability": ("alpha", "omega"),
    "consensus": ("consensus",),
    "rounding": ("rounding",),
}
"""Terms of the method page and the definitions that stand under each, in its order."""

ALWAYS = ("interval", "rounding")
"""Terms that a report explains whatever it shows."""

_TERM_OF = {name: term for term, names in TERMS.items() for name in names}
_OF_RESPONSE = (Statistic.INVITED, Statistic.ANSWERED, Statistic.COMPLETE_RATE)


def measure_anchor(term: str) -> str:
    """Where a term stands on the method page.

    >>> measure_anchor("stated_importance")
    'measure-stated-importance'
    """
    return f"measure-{term.replace('_', '-')}"


def definition(context: Context, name: str) -> Phrase:
    """The definition of a measure, with the settings in force."""
    method = context.settings.method
    match name:
        case "gap" if context.is_agreed:
            return phrase("definition.gap.agreed")
        case "interval":
            return phrase("definition.interval", level=share_number(method.level))
        case "change":
            worthwhile = points(method.smallest_worthwhile_change)
            return phrase("definition.change", points=worthwhile)
        case "derived_weight":
            return phrase("definition.derived_weight", resamples=count(method.resamples))
        case "placement":
            needed = share_number(method.placement_confidence)
            return phrase("definition.placement", needed=needed)
        case _:
            return phrase(f"definition.{name}")


def definitions_of(context: Context, term: str) -> tuple[Phrase, ...]:
    """The definitions that stand under a term of the method page.

    Answers that IT management agreed on have no difference in standard deviations.
    """
    names = [name for name in TERMS[term] if not (context.is_agreed and name == "standardised_gap")]
    return tuple(definition(context, name) for name in names)


def definition_of(context: Context, figure: FigureId) -> Phrase:
    """The definition under which a figure falls."""
    is_own = figure.audience is Audience.MANAGEMENT and figure.statistic is Statistic.SCORE
    if is_own and context.is_agreed:
        return phrase("definition.score.agreed")
    if figure.statistic in (Statistic.INVITED, Statistic.ANSWERED):
        return phrase(f"who.number.{figure.statistic}.note")
    return definition(context, _name(figure))


def terms_of(figures: Iterable[FigureId]) -> tuple[str, ...]:
    """The terms of the method page that define some figures, each once, in the page's order."""
    found = {_TERM_OF[_name(figure)] for figure in figures}
    return tuple(term for term in TERMS if term in found)


def terms_in_use(released: Released) -> tuple[str, ...]:
    """The terms that a release needs; what an interval is and how values are rounded, always."""
    found = {*terms_of(figure for figure, _ in released), *ALWAYS}
    return tuple(term for term in TERMS if term in found)


def _name(figure: FigureId) -> str:
    """The definition under which a figure falls, by name."""
    if figure.statistic in _OF_RESPONSE:
        return Statistic.RESPONSE_RATE
    match figure.subject_kind:
        case SubjectKind.CHOICE | SubjectKind.QUANTITY | SubjectKind.COMMENT:
            return f"{figure.subject_kind}_{figure.statistic}"
        case SubjectKind.NEED if figure.statistic is Statistic.SCORE:
            return "need_score"
        case SubjectKind.OUTCOME if figure.statistic is Statistic.SCORE:
            return "nki"
        case _:
            return figure.statistic
