"""The demo with every figure explained, worked out once for all tests."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from demo_files import ROOT
from spegla.explain.explain import explain
from spegla.explain.explanation import Explanation
from spegla.explain.text import lay_out
from spegla.privacy import gate
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import FigureId, Released
from spegla.stats.summarise import summarise
from spegla.survey.read import Engagement, read_engagement

NOW, BEFORE = "2026", "2025"


@cache
def engagement() -> Engagement:
    return read_engagement(ROOT)


@cache
def evidence() -> Evidence:
    read = engagement()
    method = read.settings.method
    generator = np.random.default_rng(method.seed)
    summary = summarise(read.survey, resamples=method.resamples, generator=generator)
    return Evidence.of(summary, read.survey.questionnaire, read.settings)


@cache
def released() -> Released:
    read, tallied = engagement(), evidence()
    return gate.release(tallied.summary, tallied.questionnaire, tallied.settings, read.comments[-1])


@cache
def explanations() -> Mapping[FigureId, Explanation]:
    return {
        figure: explain(figure, evidence=evidence(), released=released(), page=None)
        for figure, _ in released()
    }


@cache
def printed() -> Mapping[str, str]:
    """The text of each explanation with its lines joined, so that wrapping hides no number."""
    texts = {str(figure): lay_out(found) for figure, found in explanations().items()}
    return {figure: " ".join(text.split()) for figure, text in texts.items()}


def text_of(figure: str) -> str:
    """What is printed of a figure about the customers of the newest wave, unless it says else."""
    return printed()[f"{NOW}/{figure}"]
