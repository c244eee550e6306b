"""Figures that prose may cite, the lexicons of the product, and texts with planted faults."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder import templates
from spegla.plain_language.advice import remarks_on
from spegla.plain_language.citations import cited_in
from spegla.plain_language.lexicon import Lexicon, lexicons
from spegla.plain_language.remarks import Kind, Remark
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Unit
from spegla.render.live import Figures
from spegla.survey.questions import NKI, Audience
from spegla.survey.readings import Agreement, Association, Reading, Verdict

LANGUAGES = ("sv", "nl", "en")
PROSE = Path(__file__).parent / "prose"
_PLANTED = re.compile(r"⟦(?P<kind>\w+)\|(?P<words>[^⟧]*)⟧")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A fault that was planted in a text: its kind, and where it begins."""

    kind: Kind
    at: int
    words: str


@cache
def lexicon(language: str) -> Lexicon:
    return lexicons(templates(), [language])[language]


def remarks(text: str, language: str, *, is_promise: bool = False) -> list[Remark]:
    """What is remarked on in a text that may cite the figures below."""
    cited = cited_in(text, figures())
    return remarks_on(text, lexicon(language), cited=cited, is_promise=is_promise)


def good_prose(language: str) -> str:
    """Two thousand words of a consultant's prose in which nothing is wrong."""
    return (PROSE / "good" / f"{language}.md").read_text(encoding="utf-8")


def planted_prose(language: str) -> tuple[str, list[Planted]]:
    """A text without the marks of what was planted in it, and what that is."""
    marked = (PROSE / "planted" / f"{language}.md").read_text(encoding="utf-8")
    text, planted, position = "", [], 0
    for found in _PLANTED.finditer(marked):
        text += marked[position : found.start()]
        planted.append(Planted(kind=Kind(found["kind"]), at=len(text), words=found["words"]))
        text += found["words"]
        position = found.end()
    return text + marked[position:], planted


@cache
def figures() -> Figures:
    """Two waves with a figure of every reading."""
    values: dict[FigureId, Shown] = {}
    values |= _changes()
    values |= _gaps()
    values |= _scores()
    values |= _others()
    targets = {"treatment": 72.0, "delivery": 68.0, "trust": 72.0, "service": 65.0}
    return Figures(values=values, waves=("2025", "2026"), targets=targets)


def _changes() -> Mapping[FigureId, Shown]:
    changes: dict[str, tuple[float, Reading]] = {
        "delivery": (6.1, Verdict.CLEARLY_BETTER),
        "business": (6.0, Verdict.CLEARLY_BETTER),
        NKI: (4.2, Verdict.BETTER_NOT_PROVEN),
        "trust": (2.5, Verdict.CANNOT_TELL),
        "proactivity": (1.0, Verdict.UNCHANGED),
        "consulting": (-2.9, Verdict.CANNOT_TELL),
        "change": (-6.2, Verdict.CLEARLY_WORSE),
    }
    return {
        FigureId.of_score("2026", subject, Statistic.CHANGE, category="2025"): Shown(
            value=value, unit=Unit.POINTS, low=value - 3, high=value + 3, reading=reading
        )
        for subject, (value, reading) in changes.items()
    }


def _gaps() -> Mapping[FigureId, Shown]:
    gaps: dict[str, tuple[float, Reading]] = {
        "proactivity": (27.7, Agreement.OVERESTIMATE),
        "treatment": (2.1, Agreement.GOOD_AGREEMENT),
        "trust": (8.1, Agreement.POOR_AGREEMENT),
        "collaboration": (10.9, Agreement.LEANING_OVER),
        "service": (-12.0, Agreement.UNDERESTIMATE),
    }
    return {
        FigureId.of_score("2026", subject, Statistic.GAP, audience=Audience.MANAGEMENT): Shown(
            value=value, unit=Unit.POINTS, reading=reading
        )
        for subject, (value, reading) in gaps.items()
    }


def _scores() -> Mapping[FigureId, Shown]:
    scores = {
        "delivery": 64.1, "treatment": 74.1, "service": 66.2, "trust": 67.9, NKI: 61.1,
        "proactivity": 38.2, "change": 48.1, "consulting": 44.1,
    }  # fmt: skip
    return {
        FigureId.of_score(wave, subject, statistic): Shown(
            value=value, unit=Unit.SCORE, low=value - 1.5, high=value + 1.5, base=250
        )
        for subject, value in scores.items()
        for wave, statistic in (
            ("2026", Statistic.SCORE),
            ("2026", Statistic.TREND_SCORE),
            ("2025", Statistic.TREND_SCORE),
        )
    }


def _others() -> Mapping[FigureId, Shown]:
    shares = {
        FigureId.of_customers("2026", SubjectKind.ITEM, item, Statistic.FAVOURABLE): Shown(
            value=0.62, unit=Unit.SHARE, base=250
        )
        for item in ("trust_1", "treatment_4", "shadow_1")
    }
    answered = FigureId.of_response("2026", Statistic.ANSWERED)
    weight = FigureId.of_score("2026", "proactivity", Statistic.DERIVED_WEIGHT)
    return {
        **shares,
        answered: Shown(value=260, unit=Unit.PERSONS),
        weight: Shown(value=0.17, unit=Unit.SHARE, reading=Association.TOGETHER),
    }
