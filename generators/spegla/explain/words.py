"""What a figure is, in words: its statistic, subject, wave, group and page."""

from collections.abc import Mapping

from spegla.explain.explanation import Lines
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import FigureId, Released, Statistic, SubjectKind
from spegla.survey.questions import Audience, LocalText

STATISTICS: Mapping[Statistic, str] = {
    Statistic.INVITED: "People invited and eligible",
    Statistic.ANSWERED: "People who took part",
    Statistic.RESPONSE_RATE: "Response rate (AAPOR RR2: complete and partial answers)",
    Statistic.COMPLETE_RATE: "Rate of complete answers (AAPOR RR1)",
    Statistic.SCORE: "Score from 0 to 100",
    Statistic.TREND_SCORE: "Score from 0 to 100 over the items asked alike in both waves",
    Statistic.MEAN: "Mean",
    Statistic.FAVOURABLE: "Share of favourable answers",
    Statistic.UNFAVOURABLE: "Share of unfavourable answers",
    Statistic.SHARE: "Share of one answer",
    Statistic.DONT_KNOW: "Share who said that they do not know",
    Statistic.CHANGE: "Change since an earlier wave, in points of 0-100",
    Statistic.GAP: "Score that IT management gave itself minus the customers' score",
    Statistic.STANDARDISED_GAP: "The same gap in standard deviations of the customers",
    Statistic.CONTRAST: "Score of a group minus the score of the rest",
    Statistic.DETECTABLE_CHANGE: "Smallest change that a next wave could probably prove",
    Statistic.NET_PROMOTER: "Net promoter score, -100 to 100",
    Statistic.MEDIAN: "Median",
    Statistic.STATED_IMPORTANCE: "Importance as customers state it",
    Statistic.IMPROVE_FIRST: "Share who chose it as the one to improve first",
    Statistic.STATED_WEIGHT: "Stated importance as a share of that of all dimensions",
    Statistic.DERIVED_WEIGHT: "Share of the explained variation of the NKI that goes with it",
    Statistic.RANK_CORRELATION: "Rank correlation with the NKI",
    Statistic.R_SQUARED: "Share of the variation of the NKI that goes with all dimensions",
    Statistic.WEIGHT: "Weight in the priorities",
    Statistic.PLACEMENT: "Box in the matrix of importance and performance, and its certainty",
    Statistic.PRIORITY: "Priority: weight x shortfall x influence, of 100",
    Statistic.TOP_THREE: "Chance of being among the first three priorities",
    Statistic.EXPECTED_OVERLAP: "How many of the customers' first three IT management guessed",
    Statistic.RANK_AGREEMENT: "Agreement of the guessed order of importance with the customers'",
    Statistic.MINIMUM: "Lowest level that customers would accept",
    Statistic.DESIRED: "Level that customers would like",
    Statistic.PERCEIVED: "Level that customers perceive, among those who gave all three levels",
    Statistic.ADEQUACY: "Perceived minus lowest acceptable level",
    Statistic.SUPERIORITY: "Perceived minus desired level",
    Statistic.BELOW_MINIMUM: "Share who perceive less than their own minimum",
    Statistic.ALPHA: "Cronbach's alpha of the items",
    Statistic.OMEGA: "McDonald's omega of the items",
    Statistic.CONSENSUS: "How far customers agree with each other (r_wg)",
}
"""What each statistic is called."""

_OF_COMMENTS = "Share of those who wrote, by theme and by how it sounds"


def about(figure: FigureId, evidence: Evidence, released: Released, page: str | None) -> Lines:
    """What a figure is, a line each: statistic, subject, wave, group and page.

    Args:
        figure: Its identity.
        evidence: For the names in the engagement's main language.
        released: For the groups as the report shows them.
        page: Key of the first page of the report that shows it; None where none does.
    """
    label = LocalText.from_mapping(evidence.settings.waves[figure.wave].label)
    who = "IT management" if figure.audience is Audience.MANAGEMENT else "customers"
    is_comment = figure.subject_kind is SubjectKind.COMMENT
    category = f" [{figure.category}]" if figure.category else ""
    lines = [
        f"{_OF_COMMENTS if is_comment else STATISTICS[figure.statistic]}{category}",
        f"of {_subject(figure, evidence)}",
        f"{who}, {_text(label, evidence)} (wave {figure.wave})",
    ]
    if figure.group_by:
        lines.append(f"group: {_group(figure, evidence, released)}")
    lines.append(f"page: {page}" if page else "no page of the report shows it")
    return tuple(lines)


def _subject(figure: FigureId, evidence: Evidence) -> str:
    questionnaire, code = evidence.questionnaire, figure.subject
    match figure.subject_kind:
        case SubjectKind.DIMENSION:
            return f"the dimension {_text(questionnaire.dimension(code).label, evidence)}"
        case SubjectKind.NEED:
            return f"the need {_text(questionnaire.need(code).label, evidence)}"
        case SubjectKind.OUTCOME:
            return "overall satisfaction, the customer satisfaction index (NKI)"
        case SubjectKind.RESPONSE:
            return "taking part in the survey"
        case SubjectKind.PRIORITIES:
            return "what matters most, over all dimensions"
        case SubjectKind.ITEM | SubjectKind.CHOICE | SubjectKind.QUANTITY | SubjectKind.COMMENT:
            return f"the question {code}"


def _group(figure: FigureId, evidence: Evidence, released: Released) -> str:
    breakdown = released.breakdown(figure.group_by)
    group = next(each for each in breakdown.groups if each.code == figure.group)
    members = ", ".join(_text(label, evidence) for label in group.members)
    own = _text(group.label, evidence) if group.label else f"small groups together ({members})"
    return f"{_text(breakdown.label, evidence)} = {own}"


def _text(words: LocalText, evidence: Evidence) -> str:
    return words.in_language(evidence.settings.languages[0])
