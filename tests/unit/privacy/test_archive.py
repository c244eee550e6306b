"""The record of a release: written and read back, or refused."""

import json

import pytest

from spegla.privacy import archive, gate
from spegla.privacy.released import Hidden, HiddenReason
from survey_builder import alike, make_survey, release

RECORD = archive.to_json(release(make_survey(alike("trust", [1, 4, 2, 5, 3]))))


def test_what_is_written_reads_back():
    parts = archive.from_json(RECORD)
    released = release(make_survey(alike("trust", [1, 4, 2, 5, 3])))
    assert dict(parts.figures) == dict(released.figures)
    assert list(parts.figures) == list(released.figures)
    assert parts.breakdowns == released.breakdowns
    assert parts.thresholds == released.thresholds
    assert parts.data_hash == released.data_hash


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
    ],
)
def test_what_is_no_record_is_refused(record: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON, Unicode and our own errors alike
        archive.from_json(record)


def test_a_hidden_value_stays_hidden():
    reopened = gate.reopen(RECORD)
    assert Hidden(reason=HiddenReason.PROTECTED) in {value for _, value in reopened}
