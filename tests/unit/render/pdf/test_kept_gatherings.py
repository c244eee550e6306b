"""Gatherings kept between builds: used again where they would be the same, else set anew."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from spegla.render.pdf import kept_gatherings
from spegla.render.pdf.gatherings import Bookmark, Gathering, Place
from spegla.render.pdf.kept_gatherings import (
    KeptGathering,
    gatherings_record,
    keep_gathering,
    last_gatherings,
    last_of,
)

TOP = Place(page=1, left=56.7, top=780.25)
KEPT = KeptGathering(
    gathering=Gathering(
        pdf=b"%PDF, kept \xff",
        length=3,
        places={"trust": TOP},
        bookmarks=(Bookmark(level=2, label="4.1 Trust", place=TOP),),
    ),
    html=hashlib.sha256(b"page").hexdigest(),
    made_from="page",
)


def anew(html: str) -> Gathering:
    return Gathering(pdf=html.encode(), length=1, places={}, bookmarks=())


@pytest.fixture(autouse=True)
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gathering comes from itself, and its PDF is itself."""
    monkeypatch.setattr(kept_gatherings, "made_from", lambda html: html)
    monkeypatch.setattr(kept_gatherings, "set_gathering", anew)


def test_a_gathering_that_did_not_change_is_not_set_again() -> None:
    assert keep_gathering("page", last_of("page", [KEPT])) is KEPT


def test_a_gathering_that_changed_is_set_anew() -> None:
    for last in (last_of("page 2", [KEPT]), None):
        assert keep_gathering("page 2", last).gathering == anew("page 2")


def test_a_gathering_that_another_machine_set_is_set_anew() -> None:
    other = replace(KEPT, made_from="page, by an older library")
    assert keep_gathering("page", last_of("page", [other])).gathering == anew("page")


def test_a_record_gives_back_what_it_was_given() -> None:
    bound = {"report-en.pdf": (KEPT, KEPT), "report-sv.pdf": ()}
    assert last_gatherings(gatherings_record(bound)) == bound


def damaged(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A record that says something else than it did, with its old hash."""
    lines = json.loads(gatherings_record({"report-en.pdf": [KEPT]}))
    change(lines["report-en.pdf"][0])
    return json.dumps(lines).encode()


def forged(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The same with a hash that agrees."""
    lines = json.loads(gatherings_record({"report-en.pdf": [KEPT]}))
    (line,) = lines["report-en.pdf"]
    del line["sha256"]
    change(line)
    line["sha256"] = hashlib.sha256(json.dumps(line, sort_keys=True).encode()).hexdigest()
    return json.dumps(lines).encode()


@pytest.mark.parametrize(
    "record",
    [
        None,
        b"",
        b"{",
        b"[]",
        b'{"report-en.pdf": 1}',
        b'{"report-en.pdf": [{}]}',
        b"\xff",
        b"[" * 200_000,
        damaged(lambda line: line.update(pdf="JVBERi0=")),
        damaged(lambda line: line.update(length=4)),
        forged(lambda line: line.update(pdf="not base64")),
        forged(lambda line: line.update(length=None)),
        forged(lambda line: line.update(places=[])),
        forged(lambda line: line.update(bookmarks=[[1, "Trust"]])),
    ],
)
def test_a_record_that_cannot_be_read_keeps_nothing(record: bytes | None) -> None:
    assert last_gatherings(record) == {}
