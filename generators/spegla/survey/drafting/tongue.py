"""Texts in the languages in which they can stand in the files."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.drafting.draft import Texts
from spegla.survey.drafting.observed import Column, folded, wording_of
from spegla.survey.exports.answers import Category, Variable

REPORT_LANGUAGES = ("en", "sv", "nl")
"""Languages in which the report itself is written."""

_OPEN_END = re.compile(r"\s*(?:\.{2,}|…|:)\s*$")
_SENTENCE = 4
"""Words from which a row of a grid can stand without the question above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The language of an export.

    Args:
        asked: The language in which people were asked.
        filed: The language under which its texts stand in the files: the same, or English where
            the report is not written in it.
        others: Further languages that the export tells.
    """

    asked: str
    filed: str
    others: tuple[str, ...] = ()

    def said(self, text: str, further: Iterable[tuple[str, str]] = ()) -> Texts:
        """A text as it was asked, and in the further languages that reports are written in.

        >>> Tongue(asked="de", filed="en").said("Gut", [("sv", "Bra"), ("fr", "Bien")])
        {'en': 'Gut'}
        """
        known = {
            language: other
            for language, other in further
            if language in self.others and other and language != self.filed
        }
        return {self.filed: dict(further).get(self.asked) or text, **known}

    def written(self, words: Mapping[str, str]) -> Texts:
        """A text of the program's own.

        >>> Tongue(asked="sv", filed="sv").written({"en": "Other", "sv": "Annat"})
        {'sv': 'Annat'}
        """
        main = words.get(self.asked, words["en"])
        return {self.filed: main, **{name: words[name] for name in self.others if name in words}}

    def label(self, category: Category) -> Texts:
        """The label of an answer."""
        return self.said(category.label, category.by_language)

    def question(self, column: Column, *, shared: Collection[str] = ()) -> Texts:
        """The wording of a question, as far as it can stand alone.

        Args:
            column: Its column.
            shared: Folded rows that more than one grid has, which need their question.
        """
        variable = column.variable
        further = [(name, text) for name, text in variable.wording if name != self.asked]
        return self.said(standing_alone(variable, shared=shared), further)


def tongue_of(asked: str, variables: Sequence[Variable]) -> Tongue:
    """The language of an export, with those that all its variables have besides."""
    filed = asked if asked in REPORT_LANGUAGES else "en"
    told = [dict(variable.wording) for variable in variables if variable.wording]
    everywhere = set(told[0]).intersection(*told[1:]) if told else set()
    others = tuple(
        language
        for language in REPORT_LANGUAGES
        if language != filed and (language in everywhere or (not told and asked == filed))
    )
    return Tongue(asked=asked, filed=filed, others=others)


def standing_alone(variable: Variable, *, shared: Collection[str] = ()) -> str:
    """The wording of a row of a grid without its question where it says enough by itself.

    >>> grid = "How would you rate the quality of ..."
    >>> standing_alone(Variable(heading="q[1]", text=grid, part="the wiki"))
    'How would you rate the quality of the wiki'
    >>> standing_alone(Variable(heading="q[1]", text="Agree?", part="IT keeps its promises."))
    'IT keeps its promises.'
    """
    if not variable.part or not variable.text:
        return wording_of(variable)
    if _OPEN_END.search(variable.text):
        return f"{_OPEN_END.sub('', variable.text)} {variable.part}"
    words = folded(variable.part)
    if len(words.split()) >= _SENTENCE and words not in shared:
        return variable.part
    return wording_of(variable)
