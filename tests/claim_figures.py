"""What sentences of a report claim, and the figures that they are judged by, found anew.

Nothing of ``report/claims``, of ``report/findings.py`` or of the ranges is used.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from claim_releases import DIMENSIONS
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Value
from spegla.report.context import Context
from spegla.report.model import Listing, Phrase, Report
from spegla.survey.questions import NKI, Audience, LocalText, Question
from spegla.survey.records import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence, the page or sheet that says it, and the parts that it stands in."""

    phrase: Phrase
    key: str
    within: tuple[object, ...]

    def argument(self, name: str) -> object:
        return dict(self.phrase.arguments)[name]


def sentences(part: object, key: str, within: tuple[object, ...] = ()) -> Iterator[Said]:
    if isinstance(part, Phrase):
        yield Said(phrase=part, key=key, within=within)
        for _, argument in part.arguments:
            yield from sentences(argument, key, (*within, part))
    elif isinstance(part, tuple):
        for each in part:
            yield from sentences(each, key, within)
    elif is_dataclass(part) and not isinstance(part, LocalText):
        for field in fields(part):
            yield from sentences(getattr(part, field.name), key, (*within, part))


def all_said(report: Report) -> list[Said]:
    pages = [
        said for page in (*report.pages, report.one_page) for said in sentences(page, page.key)
    ]
    return pages + [said for sheet in report.kit for said in sentences(sheet, sheet.key)]


# ------------------------------------------------------------------ figures, found anew


class Figures:
    """The figures of a release, and what of them lies above or below for sure."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.wave = context.settings.wave_order()[-1]

    def of(
        self,
        subject: str,
        statistic: Statistic = Statistic.SCORE,
        *,
        category: str = "",
        audience: Audience = Audience.CUSTOMERS,
        group: tuple[str, str] = ("", ""),
    ) -> Value | None:
        figure = FigureId.of_score(
            self.wave, subject, statistic, category=category, audience=audience, group=group
        )
        return self.context.released.figures.get(figure)

    def each(self, statistic: Statistic) -> dict[str, Value | None]:
        return {d: self.of(d, statistic) for d in DIMENSIONS}

    def gap(self, subject: str) -> Value | None:
        return self.of(subject, Statistic.GAP, audience=Audience.MANAGEMENT)

    def change(self, subject: str) -> Value | None:
        return self.of(subject, Statistic.CHANGE, category=self.context.previous or "")

    def trend(self, subject: str, wave: str | None = None) -> Value | None:
        figure = FigureId.of_score(wave or self.wave, subject, Statistic.TREND_SCORE)
        return self.context.released.figures.get(figure)

    @property
    def promised(self) -> list[Action]:
        """What was decided after an earlier wave."""
        return [action for action in self.context.actions if action.decided_after != self.wave]

    def favourable(self, item: Question) -> Value | None:
        figures = self.context.released.figures
        name = FigureId.of_customers(self.wave, SubjectKind.ITEM, item.code, Statistic.FAVOURABLE)
        return figures.get(name)

    def target(self, subject: str) -> float | None:
        return self.context.settings.targets.get(subject)

    def from_target(self, subject: str) -> tuple[float, float] | None:
        """The least and the most that a score is above its level, as a reader subtracts."""
        return above(self.of(subject), self.target(subject))

    def is_reached(self, subject: str) -> bool:
        ends = self.from_target(subject)
        return ends is not None and ends[0] >= 0

    def is_missed(self, subject: str) -> bool:
        ends = self.from_target(subject)
        return ends is not None and ends[1] < 0

    @property
    def is_aimed_everywhere(self) -> bool:
        return all(self.target(d) is not None for d in DIMENSIONS)

    def codes(self, words: object) -> list[str]:
        """The dimensions that are named, by their full or short names."""
        if isinstance(words, Listing):
            return [code for item in words.items for code in self.codes(item)]
        names = {self.context.name(d): d for d in (*DIMENSIONS, NKI)}
        names |= {self.context.short(d): d for d in (*DIMENSIONS, NKI)}
        assert words in names, words
        return [names[words]]


def above(score: object, target: float | None) -> tuple[float, float] | None:
    if not isinstance(score, Shown) or target is None:
        return None
    if score.least is not None and score.most is not None and score.most - score.least > 5:
        return score.least - target, score.most - target
    exact = float(round(score.value) - round(target))
    return exact, exact


def ends(value: object) -> tuple[float, float] | None:
    if not isinstance(value, Shown):
        return None
    return (
        value.value if value.least is None else value.least,
        value.value if value.most is None else value.most,
    )


def stands_out(
    values: Mapping[Any, object], named: Sequence[object], *, up: bool, alone: bool = False
) -> bool:
    """Whether the named lie beyond all others, and nothing is hidden; ``alone`` needs no others."""
    found = {key: ends(value) for key, value in values.items()}
    if any(value is None for value in found.values()) or not named:
        return False
    others = [key for key in found if key not in named]
    if not others:
        return alone
    pairs = [(found[n], found[o]) for n in named for o in others]
    return all(n[0] > o[1] if up else n[1] < o[0] for n, o in pairs if n and o)


def reads(value: object, reading: str) -> bool:
    return isinstance(value, Shown) and value.reading is not None and str(value.reading) == reading
