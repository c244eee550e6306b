"""Real exports, drafted by the program and read as drafted, against published figures.

Nothing but the answers to the program's own questions is given. The files come from four survey
tools; ``samples/README.md`` beside them names their sources and figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from samples import SAMPLES, needs_samples
from spegla.checking import check
from spegla.last_build import Options
from spegla.pipeline import build
from spegla.starting import beginning_of, start
from spegla.stats.summarise import summarise
from spegla.stats.summary import Summary
from spegla.stats.tallies import AudienceTallies, ItemTally
from spegla.survey.questions import Question
from spegla.survey.read import Engagement, read_engagement

pytestmark = needs_samples

DAY = date(2026, 11, 2)
_QUALITY_OF = "How would you rate the overall quality of"
_FACTS = ("client=Sample", "promised_minimum=5")
_SPACK = ("invited.2020=400", "invited.2021=400")
_SURVEYMONKEY = ("date.wave-1=2014-08-29", "invited.wave-1=1040")
_FORMS = ("invited.2025=20", "scale.from1to10=high")


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """An engagement drafted from exports, and what was counted in it."""

    engagement: Engagement
    summary: Summary

    def item(self, beginning: str) -> Question:
        """The item on a scale whose wording begins so, the shortest where several do."""
        found = (
            question
            for question in self.engagement.survey.questionnaire
            if question.text.in_language("en").startswith(beginning)
        )
        return min(found, key=lambda question: len(question.text.in_language("en")))

    def tally(self, beginning: str, wave: AudienceTallies | None = None) -> ItemTally:
        """How many chose each answer of the item."""
        of_wave = wave or self.summary.current
        return of_wave.everyone.items[self.item(beginning).code]

    def mean_and_share(
        self, beginning: str, wave: AudienceTallies | None = None
    ) -> tuple[float, float]:
        """Mean of the item, its good end high, and the share of answers at that end."""
        item, tally = self.item(beginning), self.tally(beginning, wave)
        return tally.moments(item).mean, tally.favourable(item) / tally.base


def start_from(folder: Path, exports: Sequence[str], answers: Sequence[str]) -> Path:
    """A new engagement from exports named below the samples, as the command makes it."""
    paths = [f"{wave}{SAMPLES / name}" for wave, _, name in (e.rpartition("=") for e in exports)]
    start(folder, beginning_of(paths, (*_FACTS, *answers), year=2026))
    return folder


def drafted(folder: Path, exports: Sequence[str], answers: Sequence[str]) -> Drafted:
    """The new engagement, read and counted; what is resampled is left rough."""
    engagement = read_engagement(start_from(folder, exports, answers))
    generator = np.random.default_rng(1)
    summary = summarise(engagement.survey, resamples=2, generator=generator)
    return Drafted(engagement=engagement, summary=summary)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_google_forms_in_two_waves(tmp_path: Path, suffix: str):
    exports = [f"googleforms-spack/responses_{year}.{suffix}" for year in (2020, 2021)]
    made = drafted(tmp_path / "new", exports, _SPACK)
    before = made.summary.previous
    assert before is not None
    expected = {
        "Spack documentation": (3.8059, 0.6824, 3.8380, 0.7318),
        "Spack community": (4.1824, 0.8000, 4.1676, 0.7877),
        "Spack packages": (3.6765, 0.5941, 3.7598, 0.6592),
        "Spack": (4.0471, 0.7824, 4.1117, 0.8212),
    }
    found = {
        name: tuple(
            round(figure, 4)
            for wave in (before, made.summary.current)
            for figure in made.mean_and_share(f"{_QUALITY_OF} {name}", wave)
        )
        for name in expected
    }
    assert found == expected


@pytest.mark.parametrize("has_structure", [False, True])
def test_limesurvey(tmp_path: Path, has_structure: bool):
    exports = ["limesurvey-rse-2016-uk/2016_uk_public_data.csv"]
    if has_structure:
        exports.append("limesurvey-rse-2016-uk/uk_core_survey.lss")
    made = drafted(tmp_path / "new", exports, ("date.2016=2016-06-01", "invited.2016=400"))
    expected = {
        "I find real enjoyment": (8, 30, 58, 103, 72),
        "Most days I am enthusiastic": (17, 30, 54, 115, 55),
        "I feel fairly well satisfied": (10, 40, 61, 104, 56),
        "I like my job better": (11, 20, 79, 101, 61),
    }
    assert {text: made.tally(text).counts for text in expected} == expected
    assert round(made.mean_and_share("I find real enjoyment")[1], 4) == 0.6458


def test_surveymonkey_with_the_kind_end_as_the_good_one(tmp_path: Path):
    export = "surveymonkey-flying/flying_etiquette.csv"
    made = drafted(tmp_path / "new", [export], _SURVEYMONKEY)
    rude = made.tally("Is itrude to recline")
    unfavourable = rude.unfavourable(made.item("Is itrude to recline"))
    assert (unfavourable, rude.base) == (352, 854)
    assert round(unfavourable / rude.base, 4) == 0.4122
    survey = made.engagement.survey
    (often,) = (
        choice
        for choice in survey.questionnaire.choices
        if choice.text.in_language("en").startswith("How often do you travel")
    )
    (never,) = (o.code for o in often.options if o.label.in_language("en") == "Never")
    customers = survey.current.customers
    assert (int(customers.picked[often.code, never].sum()), len(customers)) == (166, 1040)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_microsoft_forms_with_one_who_did_not_attend(tmp_path: Path, suffix: str):
    export = f"msforms-uppmax/evaluation_20250425_day_2.{suffix}"
    made = drafted(tmp_path / "new", [export], _FORMS)
    expected: Mapping[str, float] = {
        "I can find and load": 4.00,
        "I can determine if": 4.07,
        "I can work (create": 3.93,
        "I can install": 4.07,
        "I can use the compute nodes": 3.67,
        "I can check that I am": 3.57,
        "I can use a Python IDE": 3.80,
        "I can create plots": 3.87,
    }
    assert {text: round(made.mean_and_share(text)[0], 2) for text in expected} == expected
    session = made.tally("I can check that I am")
    # What one person alone wrote is nobody else's answer: it counts as blank.
    assert (session.base, session.blank) == (14, 1)


@pytest.mark.parametrize(
    ("exports", "answers"),
    [
        (["googleforms-spack/responses_2020.csv", "googleforms-spack/responses_2021.csv"], _SPACK),
        (["msforms-uppmax/evaluation_20250425_day_2.xlsx"], _FORMS),
    ],
)
def test_a_report_can_be_made_of(tmp_path: Path, exports: list[str], answers: tuple[str, ...]):
    folder = start_from(tmp_path / "new", exports, answers)
    assert check(folder, day=DAY).overview.figures


def test_a_report_is_built(tmp_path: Path):
    export = "surveymonkey-flying/flying_etiquette.csv"
    folder = start_from(tmp_path / "new", [export], _SURVEYMONKEY)
    outcome = build(
        folder, tmp_path / "build", day=DAY, options=Options(languages=("en",), with_pdf=False)
    )
    assert outcome.site.exists()
    assert outcome.shown > 0
