"""The record of a release: written and read back, or refused."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from spegla.privacy import archive, gate
from spegla.privacy.archive import release_hash
from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    ReleasedBreakdown,
    Shown,
    Statistic,
    SubjectKind,
    Unit,
    Value,
)
from survey_builder import alike, make_survey, release, said

RECORD = archive.to_json(release(make_survey(alike("trust", [1, 4, 2, 5, 3]))))


def test_what_is_written_reads_back():
    parts = archive.from_json(RECORD)
    released = release(make_survey(alike("trust", [1, 4, 2, 5, 3])))
    assert dict(parts.figures) == dict(released.figures)
    assert list(parts.figures) == list(released.figures)
    assert parts.breakdowns == released.breakdowns
    assert parts.thresholds == released.thresholds
    assert parts.certificate == released.certificate
    assert parts.management_agreed == released.management_agreed


def test_a_hidden_figure_is_its_identity_and_a_reason():
    hidden = [entry for entry in json.loads(RECORD)["figures"] if "hidden" in entry]
    assert hidden
    for entry in hidden:
        assert not {"value", "low", "high", "base", "unit", "reading"} & entry.keys()
        assert entry["hidden"] in set(HiddenReason)


def test_letters_stand_as_they_are():
    assert "Förtroende" in archive.to_json(
        release(make_survey(groups={"Förtroende": ["a"] * 5}))
    ).decode("utf-8")


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe\x00", id="not text"),
        pytest.param(b"{}", id="an empty object"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(RECORD[:-20], id="cut off"),
        pytest.param(RECORD.replace(b'"unit": "share"', b'"unit": "furlong"'), id="unit"),
        pytest.param(RECORD.replace(b'"protected"', b'"secret"'), id="reason"),
        pytest.param(RECORD.replace(b'"score"', b'"colour"'), id="statistic"),
        pytest.param(RECORD.replace(b'"thresholds"', b'"limits"'), id="a missing part"),
        pytest.param(RECORD.replace(b'"k": 5', b'"k": 5, "j": 4'), id="a part too many"),
        pytest.param(RECORD.replace(b'"certificate"', b'"diploma"'), id="no certificate"),
        pytest.param(RECORD.replace(b'"greedy"', b'"lazy"'), id="suppression"),
        pytest.param(RECORD.replace(b'"format": 1', b'"format": 2'), id="a later format"),
    ],
)
def test_what_is_no_record_is_refused(record: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON, Unicode and our own errors alike
        archive.from_json(record)


@pytest.mark.parametrize("is_agreed", [True, False])
def test_whether_management_agreed_on_its_answers_reads_back(is_agreed: bool) -> None:
    record = archive.to_json(replace(gate.reopen(RECORD), management_agreed=is_agreed))
    assert gate.reopen(record).management_agreed == is_agreed


def test_a_hidden_value_stays_hidden():
    reopened = gate.reopen(RECORD)
    assert Hidden(reason=HiddenReason.PROTECTED) in {value for _, value in reopened}


TRUST, PACE = (
    FigureId.of_customers("2026", SubjectKind.DIMENSION, subject, Statistic.SCORE)
    for subject in ("trust", "pace")
)
GROUPS = (ReleasedBreakdown(code="site", label=said("Site"), groups=()),)
SCORE = Shown(value=61.0, unit=Unit.SCORE)
SAID: Mapping[FigureId, Value] = {
    TRUST: SCORE,
    PACE: Hidden(reason=HiddenReason.PROTECTED),
}
REMARKS = {"last": ("More time.", "Better phones.")}
HASH = release_hash(SAID, GROUPS, comments=REMARKS)


def test_the_hash_does_not_depend_on_the_order_in_which_things_are_said():
    turned = dict(reversed(list(SAID.items())))
    remarks = {question: texts[::-1] for question, texts in REMARKS.items()}
    assert release_hash(turned, GROUPS, comments=remarks) == HASH
    assert len(HASH) == 64


@pytest.mark.parametrize(
    ("figures", "groups", "comments"),
    [
        pytest.param({**SAID, TRUST: replace(SCORE, value=61.5)}, GROUPS, REMARKS, id="value"),
        pytest.param({**SAID, TRUST: SAID[PACE]}, GROUPS, REMARKS, id="hidden"),
        pytest.param({TRUST: SAID[TRUST]}, GROUPS, REMARKS, id="figure"),
        pytest.param(SAID, (), REMARKS, id="breakdown"),
        pytest.param(SAID, GROUPS, {"last": ("More time.",)}, id="comment"),
        pytest.param(SAID, GROUPS, {"first": REMARKS["last"]}, id="question"),
    ],
)
def test_the_hash_tells_releases_apart(
    figures: Mapping[FigureId, Value],
    groups: tuple[ReleasedBreakdown, ...],
    comments: Mapping[str, Sequence[str]],
) -> None:
    assert release_hash(figures, groups, comments=comments) != HASH


def test_the_certificate_bears_the_hash_of_its_release():
    released = gate.reopen(RECORD)
    own = release_hash(released.figures, released.breakdowns, comments={})
    assert released.certificate.release_hash == own
