"""Every byte of a build with things planted in it: what may stand there, and what must not.

The build is that of the command line, in two languages, with PDFs. Each number that can be read in
it has a source that holds no answers or is a displayed value; no planted word is in it, packed or
not; and another engagement from which the same is released gives the same bytes.
"""

import csv
import io
import re
import socket
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from leak.attack import attack
from leak.deducing import found_by_deducing
from leak.knowledge import figures_in, known
from leak.planted import APPROVED, CANARY, GHOST, ITEMS, QUOTED, SECRETS
from leak.reading import OTHERS, Piece, Where, pages_of, pieces_of, searchable, specs_of
from leak.written import ENDS, Allowed, allowed, forms_of, numbers_in, readings_of
from spegla.survey.read import read_engagement

READ = frozenset(
    {Where.TEXT, Where.READ_ALOUD, Where.SPEC, Where.SPEC_TEXT, Where.SEARCH, Where.MARKDOWN,
     Where.PAPER, Where.PAPER_ABOUT, Where.SETTINGS}
)  # fmt: skip
"""Texts in which every number is looked up."""

_HASH = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://\S+")
_PAGE = re.compile(r"\d+ / \d+")
_LEADER = re.compile(r"(?:\.\s+){9,}\d+")
"""In the contents, the number of a page behind its dots."""
_SCRIPT_HASH = re.compile(r"'sha256-[A-Za-z0-9+/=]+'")
"""By this the policy of a page knows the scripts of the theme; it depends on no answer."""


@pytest.fixture(scope="session")
def pieces(planted_files: Mapping[str, bytes]) -> tuple[Piece, ...]:
    return tuple(pieces_of(planted_files))


@pytest.fixture(scope="session")
def numbers(planted_engagement: Path, planted_files: Mapping[str, bytes]) -> Allowed:
    return allowed(
        planted_engagement, planted_files["release.json"], planted_files["certificate.json"]
    )


def test_the_build_is_whole(planted_files: Mapping[str, bytes], pieces: tuple[Piece, ...]) -> None:
    """So that nothing passes for want of something to search."""
    assert {"figures.csv", "release.json", "certificate.json"} <= planted_files.keys()
    assert sum(map(len, specs_of(planted_files).values())) > 20
    read = {piece.where for piece in pieces}
    assert read >= READ - {Where.PAPER, Where.PAPER_ABOUT}
    for words in (APPROVED, QUOTED):
        assert any(words in piece.text for piece in pieces if piece.where is Where.TEXT)


# ------------------------------------------------------------------ numbers


def test_every_number_has_a_source(
    planted_files: Mapping[str, bytes], pieces: tuple[Piece, ...], numbers: Allowed
) -> None:
    (fingerprint,) = set(_HASH.findall(planted_files["certificate.json"].decode()))
    unknown = {
        (piece.path, str(piece.where), number, piece.text[:200])
        for piece in pieces
        if piece.where in READ
        for number in numbers_in(_told(piece, fingerprint))
        if numbers.source_of(number) is None
    }
    assert not unknown


def test_most_numbers_could_not_stand_in_the_output(numbers: Allowed) -> None:
    """Else the test before would let pass what it is for."""
    decimals = [f"{value / 100:.2f}" for value in range(100, 500)]
    known_ones = [number for number in decimals if numbers.source_of(number)]
    assert len(known_ones) < len(decimals) / 3


def _told(piece: Piece, fingerprint: str) -> str:
    """The text without hashes of release and scripts, addresses of vocabularies, numbers of pages.

    The hash is printed whole, in groups of eight that a line may part, and by its beginning.
    """
    groups = [fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8)]
    printed = re.compile("|".join([r"\s+".join(groups), fingerprint, fingerprint[:12]]))
    text = _SCRIPT_HASH.sub("", _ADDRESS.sub("", printed.sub("", piece.text)))
    return _LEADER.sub("", _PAGE.sub("", text)) if piece.where is Where.PAPER else text


def test_pages_of_a_paper_are_numbered_through(planted_files: Mapping[str, bytes]) -> None:
    for path, content in planted_files.items():
        if path.endswith(".pdf"):
            texts = pages_of(content)
            listed = [int(found.split()[-1]) for t in texts for found in _LEADER.findall(t)]
            assert listed == sorted(listed)
            assert all(page <= len(texts) for page in listed)
            numbered = [found for text in texts for found in _PAGE.findall(text)]
            assert set(numbered) <= {f"{page} / {len(texts)}" for page in range(len(texts) + 1)}


def test_the_annex_holds_what_the_record_holds(planted_files: Mapping[str, bytes]) -> None:
    figures = {_name(entry): entry for entry in figures_in(planted_files["release.json"])}
    assert (
        planted_files.get("pdf/figures.csv", planted_files["figures.csv"])
        == (planted_files["figures.csv"])
    )
    rows = list(csv.DictReader(io.StringIO(planted_files["figures.csv"].decode())))
    assert rows
    for row in rows:
        entry = figures[row["figure"]]
        for column, field in COLUMNS.items():
            printed = row.get(column, "")
            assert printed == str(entry.get(field, "")), (row["figure"], column)
        assert row["shown"] == ("no" if "hidden" in entry else "yes")


COLUMNS = {"value": "value", "low": "low", "high": "high", "least": "least", "most": "most",
           "n": "base", "unit": "unit"}  # fmt: skip
"""Columns of the annex and the fields of the record that they come from."""


def _name(entry: Mapping[str, str]) -> str:
    parts = ("wave", "audience", "subject_kind", "subject", "statistic")
    name = "/".join(entry[part] for part in parts)
    name += f"[{entry['category']}]" if entry["category"] else ""
    return name + (f"@{entry['group_by']}={entry['group']}" if entry["group_by"] else "")


def test_each_mark_of_a_chart_tells_one_displayed_value(
    planted_files: Mapping[str, bytes],
) -> None:
    """Value or range, interval and number of people of a mark belong to one figure."""
    shown = [entry for entry in figures_in(planted_files["release.json"]) if "value" in entry]
    checked = 0
    for path, row in _tips(planted_files):
        said = {name: _meanings(row[name]) for name in TIPS}
        assert any(_is_about(entry, said) for entry in shown), (path, row)
        checked += 1
    assert checked > 50


TIPS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "value_text": (("value",), ("least", "most")),
    "interval_text": (("low", "high"),),
    "base_text": (("base",),),
}
"""Texts of a mark, and the fields of a figure of which each is written."""


def _meanings(text: object) -> list[set[Decimal]]:
    return [readings_of(number) for number in numbers_in(str(text))]


def _is_about(entry: Mapping[str, Any], said: Mapping[str, list[set[Decimal]]]) -> bool:
    return all(
        not said[name] or any(_are(entry, fields, said[name]) for fields in TIPS[name])
        for name in TIPS
    )


def _are(entry: Mapping[str, Any], fields: tuple[str, ...], numbers: list[set[Decimal]]) -> bool:
    if len(fields) != len(numbers) or not all(field in entry for field in fields):
        return False
    units = ["persons" if field == "base" else entry["unit"] for field in fields]
    return all(
        meanings & set(forms_of(entry[field], unit, is_end=field in ENDS))
        for field, unit, meanings in zip(fields, units, numbers, strict=True)
    )


def _tips(files: Mapping[str, bytes]) -> Iterator[tuple[str, Mapping[str, object]]]:
    for path, specs in specs_of(files).items():
        for spec in specs:
            for layer in spec["layer"]:
                for row in layer["data"]["values"]:
                    if "value_text" in row and any(map(str.isdigit, str(row["value_text"]))):
                        yield path, row


# ------------------------------------------------------------------ words


def test_no_planted_word_is_in_any_byte(planted_files: Mapping[str, bytes]) -> None:
    host = socket.gethostname()
    secrets = [*SECRETS, *([host] if len(host) > SHORT else [])]
    for path, content in planted_files.items():
        if path.endswith(OTHERS):
            continue
        text = searchable(path, content)
        folded = b" ".join(text.split())
        for secret in secrets:
            assert secret.encode() not in folded, (path, secret)
            assert secret.encode("utf-16-be") not in text, (path, secret)


SHORT = 6
"""Letters up to which the name of a machine may be a word by chance."""


def test_no_planted_word_is_in_the_name_of_a_file(planted_files: Mapping[str, bytes]) -> None:
    for path in planted_files:
        assert not [secret for secret in (*SECRETS, "office", "ghost") if secret in path.lower()]


def test_a_department_in_which_nobody_answered_is_told_as_set_up_or_not_at_all(
    planted_files: Mapping[str, bytes], pieces: tuple[Piece, ...]
) -> None:
    """Its name may stand where small groups are named, never beside a number."""
    figures = figures_in(planted_files["release.json"])
    assert not [entry for entry in figures if "ghost" in entry["group"]]
    for piece in pieces:
        if piece.where in (Where.SPEC_TEXT, Where.TABLE):
            assert GHOST not in piece.text, piece.path


# ------------------------------------------------------------------ answers


def test_other_answers_that_release_the_same_give_the_same_bytes(
    planted_files: Mapping[str, bytes], disguised_files: Mapping[str, bytes]
) -> None:
    """Drawings among them: no place and no length follows from what is not displayed."""
    assert disguised_files["release.json"] == planted_files["release.json"]
    assert disguised_files.keys() == planted_files.keys()
    differ = [path for path in planted_files if disguised_files[path] != planted_files[path]]
    assert not differ


def test_nobody_is_found_out_in_the_output(
    planted_engagement: Path, planted_files: Mapping[str, bytes]
) -> None:
    survey = read_engagement(planted_engagement).survey
    assert not attack(planted_files["release.json"], survey)


def test_the_canary_could_have_answered_otherwise(
    planted_engagement: Path, planted_files: Mapping[str, bytes]
) -> None:
    """The only one who gives the worst answer, to everything, in a department of four."""
    survey = read_engagement(planted_engagement).survey
    everything = known(planted_files["release.json"], survey)["2026", "customers"]
    answers = everything.population.questions
    assert all(answers[item].answers[CANARY] == 0 for item in ITEMS)
    found = found_by_deducing(everything, whole_people=False)
    assert not [text for text in found if text.startswith(f"person {CANARY}:")]
