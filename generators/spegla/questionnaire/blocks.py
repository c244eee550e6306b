"""From single questions to the blocks that stand on a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from spegla.questionnaire.form import Amount, Answer, Block, Grid, Item, Pick, Shown, Words
from spegla.settings import SurveySettings
from spegla.survey.questions import (
    Asked,
    Audience,
    Breakdown,
    Choice,
    ChoiceKind,
    LocalText,
    OpenQuestion,
    Quantity,
    Question,
    Questionnaire,
    Scale,
)

MOST_ROWS = 10
"""Longest grid; below it, the wording of the answers is still in sight."""

_SHORT = re.compile(r"(?!(?:other|time)$)[A-Za-z0-9]{1,5}", re.IGNORECASE)
"""Codes that every survey tool takes; LimeSurvey keeps "other" and "time" for itself."""

Put = Asked | Breakdown
"""Anything that is put to people."""


class BlockMaker:
    """Makes blocks out of what is asked, every text in the languages of the form alone.

    Args:
        questionnaire: All that is asked.
        settings: How the breakdowns are asked, and what exports write for their groups.
        languages: Languages of the form, the main one first.
        audience: Who is asked; the management team gets the mirrored wording of each item.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        settings: SurveySettings,
        languages: Sequence[str],
        audience: Audience,
    ) -> None:
        self._choices = {choice.code: choice for choice in questionnaire.choices}
        self._settings = settings
        self._languages = languages
        self._is_mirror = audience is Audience.MANAGEMENT

    def said(self, text: LocalText) -> LocalText:
        """The text in the languages of the form; blank in those that it lacks."""
        texts = dict(text.by_language)
        return LocalText(tuple((name, texts.get(name, "")) for name in self._languages))

    def blocks(self, page: str, title: LocalText, asked: Sequence[Put]) -> tuple[Block, ...]:
        """The blocks of a page: neighbours of one kind and scale in grids, the rest one by one.

        Args:
            page: Code of the page, from which its grids get theirs.
            title: What stands above each grid.
            asked: What is put on the page, in order.
        """
        blocks: list[Block] = []
        grids = 0
        for _, run in groupby(asked, key=_alike):
            together = list(run)
            for rows in _portions([one for one in together if isinstance(one, Question)]):
                grids += 1
                number = f"_{grids}" if grids > 1 else ""
                blocks.append(self._grid(f"{page}_grid{number}", self.said(title), rows))
            blocks += [self._block(one) for one in together if not isinstance(one, Question)]
        return tuple(blocks)

    def _grid(self, code: str, text: LocalText, rows: Sequence[Question]) -> Grid:
        return Grid(
            code=code,
            text=text,
            items=tuple(Item(code=row.code, text=self._wording(row)) for row in rows),
            answers=tuple(self._points(rows[0].scale)),
        )

    def _wording(self, item: Question) -> LocalText:
        return self.said(item.mirror if self._is_mirror and item.mirror else item.text)

    def _block(self, one: Choice | Quantity | OpenQuestion | Breakdown) -> Block:
        match one:
            case Choice():
                return self._choice(one)
            case Quantity():
                return Amount(
                    code=one.code,
                    text=self.said(one.text),
                    unit=self.said(one.unit),
                    low=one.edges[0],
                    high=one.edges[-1],
                )
            case OpenQuestion():
                return Words(code=one.code, text=self.said(one.text))
            case Breakdown():
                return self._breakdown(one)

    def _choice(self, choice: Choice) -> Pick:
        condition = choice.only_if
        shown = None
        if condition is not None:
            answers = self._options(self._choices[condition.question])
            answer = next(answer for answer in answers if answer.code == condition.option)
            shown = Shown(question=condition.question, answer=answer)
        return Pick(
            code=choice.code,
            text=self.said(choice.text),
            answers=self._options(choice),
            is_multiple=choice.kind is ChoiceKind.MULTIPLE,
            at_most=choice.at_most,
            shown=shown,
        )

    def _options(self, choice: Choice) -> tuple[Answer, ...]:
        return tuple(
            self._answer(option.code, option.label, (option.code, *option.values))
            for option in choice.options
        )

    def _breakdown(self, breakdown: Breakdown) -> Pick:
        asked = self._settings.breakdowns[breakdown.code]
        question = LocalText.from_mapping(asked.question) if asked.question else breakdown.label
        return Pick(
            code=breakdown.code,
            text=self.said(question),
            answers=tuple(
                self._answer(
                    group.code, group.label, (group.code, *asked.groups[group.code].values)
                )
                for group in breakdown.groups
            ),
        )

    def _points(self, scale: Scale) -> Iterator[Answer]:
        for point in scale.points:
            # Where exports write something else for a point, its own code says nothing.
            spellings = [text for text, code in scale.values if code == point]
            label = self._label(scale, point)
            yield self._answer(str(point), label, spellings if scale.values else [str(point)])
        codes = {"dont_know": scale.dont_know, "not_applicable": scale.not_applicable}
        for reason, label in scale.missing_labels:
            code = str(codes[reason.value])
            values = [value for other, value in scale.missing_values if other is reason]
            yield replace(self._answer(code, label, [code, *values]), is_outside=True)

    def _label(self, scale: Scale, point: int) -> LocalText:
        """The wording of a point; where only the ends have one, its number, and both at an end."""
        if scale.is_fully_labelled:
            return scale.labels[point - scale.low]
        ends = {scale.low: scale.labels[0], scale.high: scale.labels[-1]}
        texts = dict(ends[point].by_language) if point in ends else {}
        return LocalText(
            tuple(
                (name, f"{point} – {texts[name]}" if name in texts else str(point))
                for name in self._languages
            )
        )

    def _answer(self, code: str, label: LocalText, spellings: Sequence[str]) -> Answer:
        short = next((text for text in spellings if _SHORT.fullmatch(text)), "")
        return Answer(code=code, text=self.said(label), short=short)


def _alike(one: Put) -> tuple[str, ...]:
    """What neighbours in one grid have in common."""
    return (one.scale.code, one.kind) if isinstance(one, Question) else (one.code,)


def _portions(items: Sequence[Question]) -> Iterator[Sequence[Question]]:
    """The items in as few grids as can be, all about as long."""
    number = -(-len(items) // MOST_ROWS)
    edges = [len(items) * part // number for part in range(number + 1)] if number else []
    for start, end in pairwise(edges):
        yield items[start:end]
