"""The certificate: what it says, and that it says nothing else."""

import json
from typing import Any

import pytest

from spegla.privacy.certificate import (
    Audits,
    Certificate,
    FigureCounts,
    Level,
    certify,
    from_record,
    to_json,
    to_record,
)
from spegla.settings import Preset, PrivacySettings, Suppression

HASH = "0123456789abcdef" * 4


def make_audits(**overrides: Any) -> Audits:
    fields: dict[str, Any] = {
        "k_support": 14,
        "certainty": 12,
        "in_whole_people": 3,
        "ladder": {Level.A: 10, Level.D: 2},
        "earlier_releases": 1,
        "comments_shown": 1,
        "comments_withheld": 2,
    }
    return Audits(**(fields | overrides))


def make_certificate(audits: Audits | None = None, **privacy: Any) -> Certificate:
    settings: dict[str, Any] = {"preset": Preset.STANDARD, "promised_minimum": 5}
    return certify(
        PrivacySettings(**(settings | privacy)),
        figures=FigureCounts(total=120, protected=20, not_comparable=4),
        audits=audits or make_audits(),
        release_hash=HASH,
    )


def test_the_file_says_rules_figures_audits_and_hash_in_this_order():
    assert json.loads(to_json(make_certificate())) == {
        "format": 1,
        "rules": {
            "preset": "standard",
            "promised_minimum": 5,
            "k": 5,
            "mean_minimum": 10,
            "category_minimum": 30,
            "people_per_bin": 3,
            "comment_minimum": 10,
            "suppression": "greedy",
        },
        "figures": {
            "total": 120,
            "shown": 96,
            "hidden": {"protected": 20, "not_comparable": 4},
        },
        "audits": {
            "k_support": {"families": 14, "verdict": "passed"},
            "certainty": {"families": 12, "in_whole_people": 3, "verdict": "passed"},
            "ladder": {"A": 10, "B": 0, "C": 0, "D": 2, "E": 0, "F": 0, "G": 0},
            "ledger": {"earlier_releases": 1, "verdict": "passed"},
            "comments": {"questions_shown": 1, "questions_withheld": 2},
        },
        "release_hash": HASH,
    }
    assert list(json.loads(to_json(make_certificate()))) == [
        "format", "rules", "figures", "audits", "release_hash",
    ]  # fmt: skip


def test_the_same_certificate_gives_the_same_bytes_and_ends_its_line():
    turned = make_audits(ladder={Level.D: 2, Level.A: 10})
    content = to_json(make_certificate())
    assert content == to_json(make_certificate(turned))
    assert content.endswith(b"}\n")


@pytest.mark.parametrize(
    "certificate",
    [
        make_certificate(),
        make_certificate(make_audits(ladder={}, certainty=0, in_whole_people=0)),
        make_certificate(preset=Preset.CAUTIOUS, promised_minimum=12),
        make_certificate(suppression=Suppression.OPTIMAL, people_per_bin=4, comment_minimum=25),
    ],
)
def test_what_is_written_reads_back(certificate: Certificate) -> None:
    assert from_record(json.loads(to_json(certificate))) == certificate


def test_the_rules_are_those_in_force_and_not_those_asked_for():
    rules = make_certificate(promised_minimum=12).rules
    assert (rules.promised_minimum, rules.k, rules.mean_minimum) == (12, 12, 12)
    assert rules.comment_minimum == 12


def test_an_audit_of_nothing_does_not_call_itself_passed():
    audits = to_record(make_certificate(make_audits(certainty=0, earlier_releases=0)))["audits"]
    assert audits["certainty"]["verdict"] == audits["ledger"]["verdict"] == "nothing_to_audit"


@pytest.mark.parametrize("part", ["format", "rules", "figures", "audits", "release_hash"])
def test_a_record_without_a_part_is_refused(part: str) -> None:
    record = to_record(make_certificate())
    del record[part]
    with pytest.raises(KeyError):
        from_record(record)


def test_a_record_of_another_format_is_refused():
    with pytest.raises(ValueError, match="format 1"):
        from_record(to_record(make_certificate()) | {"format": 2})
