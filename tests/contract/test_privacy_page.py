"""What docs/privacy.md promises is what the program does and what every report says."""

import re

import pytest
from pydantic import ValidationError

from handbook.messages import messages
from handbook_texts import DOCS
from spegla.privacy.suppression import fold_small_groups
from spegla.settings import K_FLOOR, SENSITIVE_MINIMUM, PrivacySettings

PAGE = (DOCS / "privacy.md").read_text(encoding="utf-8")
LINE = " ".join(re.sub(r"^> ?", "", PAGE, flags=re.MULTILINE).split())


def thresholds(preset: str) -> tuple[int, int, int]:
    policy = PrivacySettings.model_validate({"preset": preset, "promised_minimum": 1}).policy()
    return policy.k, policy.mean_minimum, policy.category_minimum


def test_the_promise_is_that_of_every_report() -> None:
    promises = [texts[0] for key, texts in messages().items() if key.startswith("anonymity.")]
    (promise,) = [text for text in promises if text.startswith("No figure, alone or combined")]
    assert promise.replace("{k}", "*k*") in LINE


def test_the_table_has_the_thresholds_of_the_presets() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)[2:]
    starts = [0 if row[0].startswith("fewer") else int(row[0].split()[0]) for row in rows]
    for column, preset in ((1, "standard"), (2, "cautious")):
        said = {
            words: next(
                start for start, row in zip(starts, rows, strict=True) if words in row[column]
            )
            for words in ("means", "how many gave each")
        }
        first = next(
            start for start, row in zip(starts, rows, strict=True) if row[column] != "nothing"
        )
        assert (first, said["means"], said["how many gave each"]) == thresholds(preset)


def test_the_example_of_folding_is_what_is_done() -> None:
    assert "A department of 4 and one of 9 beside three large ones" in LINE
    groups = [4, 9, 40, 35, 30]
    folded = fold_small_groups(groups, K_FLOOR)
    assert [groups[place] for place in sorted(folded.combined)] == [4, 9]
    assert "as 13 people" in LINE


def test_nobody_can_ask_for_less() -> None:
    assert f"*k* is {K_FLOOR}, or more where you promised more" in LINE
    low = {"preset": "standard", "promised_minimum": 1, "k": K_FLOOR - 1}
    with pytest.raises(ValidationError):
        PrivacySettings.model_validate(low)
    more = PrivacySettings.model_validate({"preset": "standard", "promised_minimum": 8})
    assert more.policy().k == 8
    assert SENSITIVE_MINIMUM == 10
    assert "nothing is said of fewer than ten people, whatever the preset" in LINE
