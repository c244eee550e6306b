"""The types that may leave."""

from dataclasses import FrozenInstanceError, fields

import pytest

from spegla.privacy.certificate import Audits, FigureCounts, certify
from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    Released,
    ReleasedBreakdown,
    Shown,
    Statistic,
    SubjectKind,
    Thresholds,
    Unit,
)
from spegla.settings import Preset, PrivacySettings
from spegla.survey.questions import Audience
from survey_builder import said

SCORE = FigureId(
    wave="2026",
    audience=Audience.CUSTOMERS,
    subject_kind=SubjectKind.DIMENSION,
    subject="trust",
    statistic=Statistic.SCORE,
)
SHARE = FigureId(
    wave="2026",
    audience=Audience.CUSTOMERS,
    subject_kind=SubjectKind.ITEM,
    subject="trust_1",
    statistic=Statistic.SHARE,
    category="4",
)
PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
RELEASED = Released(
    figures={SCORE: Shown(value=61.2, unit=Unit.SCORE, base=40), SHARE: PROTECTED},
    breakdowns=(ReleasedBreakdown(code="site", label=said("Site"), groups=()),),
    thresholds=Thresholds(k=5, mean_minimum=10, category_minimum=30),
    certificate=certify(
        PrivacySettings(preset=Preset.STANDARD, promised_minimum=5),
        figures=FigureCounts(total=2, protected=1, not_comparable=0),
        audits=Audits(
            k_support=2,
            certainty=2,
            in_whole_people=0,
            ladder={},
            earlier_releases=0,
            comments_shown=0,
            comments_withheld=0,
        ),
        release_hash="0" * 64,
    ),
)


def test_an_identity_is_one_word():
    assert str(SCORE) == "2026/customers/dimension/trust/score"
    assert str(SHARE) == "2026/customers/item/trust_1/share[4]"


def test_a_figure_that_was_never_released_is_a_defect_to_ask_for():
    unknown = FigureId(
        wave="2025",
        audience=Audience.CUSTOMERS,
        subject_kind=SubjectKind.DIMENSION,
        subject="trust",
        statistic=Statistic.SCORE,
    )
    assert RELEASED.find(unknown) is None
    with pytest.raises(KeyError):
        RELEASED.value(unknown)


def test_released_figures_are_found_and_counted():
    assert (
        RELEASED.value(SCORE) == RELEASED.find(SCORE) == Shown(value=61.2, unit=Unit.SCORE, base=40)
    )
    assert [figure for figure, _ in RELEASED] == [SCORE, SHARE]
    assert RELEASED.breakdown("site").label == said("Site")


def test_a_hidden_value_holds_a_reason_and_nothing_else():
    assert [field.name for field in fields(Hidden)] == ["reason"]


def test_what_was_released_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        RELEASED.management_agreed = True  # type: ignore[misc]  # that is what is tested
    with pytest.raises(FrozenInstanceError):
        PROTECTED.reason = HiddenReason.NOT_COMPARABLE  # type: ignore[misc]  # as above
