"""The catalogue of questions that the method is made for (METHOD.md section 4), as data."""

from dataclasses import dataclass

from spegla.settings import SurveySettings
from spegla.survey.questions import Audience, LocalText, Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """One page of the questionnaire: the codes of what is asked on it, in order.

    A code is that of a question, a choice, a number, an open question or a breakdown.
    """

    code: str
    title: LocalText
    intro: LocalText
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The words around the questions, for one audience."""

    title: LocalText
    welcome: LocalText
    thanks: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All questions of the method, in every language of the catalogue.

    Args:
        settings: Dimensions, scales, options, numbers, needs and breakdowns; one wave, "now".
        questionnaire: The questions, read by the rules of every code book.
        lists: The name of the list of options by the code of each choice.
        core: Codes of the questions that every wave asks; the others are optional.
        pages: The order in which the questions are put.
        frames: Title, welcome and thanks by audience.
    """

    settings: SurveySettings
    questionnaire: Questionnaire
    lists: dict[str, str]
    core: frozenset[str]
    pages: tuple[CataloguePage, ...]
    frames: dict[Audience, Frame]
