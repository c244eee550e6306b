"""Advice on what people wrote: where it is printed, and what makes an error of it."""

from datetime import date
from pathlib import Path

import pytest

from builders import ACTIONS, MANY_CUSTOMERS, MANY_INVITED, PAGE, make_engagement
from demo_files import ROOT
from running import run
from spegla.checking import check

TEXT = """\
We put the customer
first. About 62 % are pleased.

- Best-in-class.
"""
FILES = {
    "content/en/about.md": f"{PAGE}{TEXT}",
    "data/actions.csv": ACTIONS.replace(
        "You see a date.", "You see how we improve communication."
    ).replace('"64,5"', ""),
}
ADVICE = [
    'data/actions.csv, row 2, column promise_en: "improve communication" says nothing',
    'content/en/about.md, row 6, column 4: "put the customer first" says nothing',
    'content/en/about.md, row 7, column 14: "62 %" is typed',
    'content/en/about.md, row 9, column 3: "Best-in-class" says nothing',
]


def test_advice_is_printed_with_its_place_and_stops_nothing(tmp_path: Path):
    code, out, err = run(
        "check",
        make_engagement(tmp_path, customers=MANY_CUSTOMERS, invited=MANY_INVITED, files=FILES),
    )
    assert (code, err) == (0, "")
    assert [line for line in ADVICE if line not in out] == []
    assert out.index(ADVICE[0]) < out.index(ADVICE[1])
    assert "nothing wrong" in out.splitlines()[-1]
    assert "4 pieces of advice on what you wrote" in out.splitlines()[-1]


def test_strict_makes_an_error_of_all_advice_at_once(tmp_path: Path):
    code, out, err = run(
        "check",
        "--strict",
        make_engagement(tmp_path, customers=MANY_CUSTOMERS, invited=MANY_INVITED, files=FILES),
    )
    assert (code, out) == (1, "")
    assert [line for line in ADVICE if line not in err] == []


def test_strict_says_nothing_where_there_is_no_advice(tmp_path: Path):
    folder = make_engagement(tmp_path, files={"content/en/about.md": PAGE})
    assert run("check", "--strict", folder)[0] == 0


def test_own_phrases_are_pointed_out_too(tmp_path: Path):
    own = '[[platitudes]]\nphrases = ["read the difference*"]\nask = "Which?"\n'
    files = {"content/en/about.md": PAGE, "site_templates/plain_language/en-own.toml": own}
    code, _, err = run("check", "--strict", make_engagement(tmp_path, files=files))
    assert code == 1
    assert '"Read the differences" says nothing that anybody could notice.\n  Which?' in err


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("[[platitudes]\n", "the line is not valid TOML"),
        ("[[platitudes]]\nphrases = []\nask = 'x'\n", '"platitudes.1.phrases" has a value'),
        ("phrase = 1\n", 'unknown setting "phrase"'),
    ],
)
def test_own_phrases_that_cannot_be_read_are_a_problem(tmp_path: Path, own: str, message: str):
    files = {"site_templates/plain_language/en-own.toml": own}
    code, _, err = run("check", make_engagement(tmp_path, files=files))
    assert code == 1
    assert "site_templates/plain_language/en-own.toml" in err
    assert message in err


def test_the_demo_needs_no_advice():
    assert check(ROOT, day=date(2026, 11, 2)).advice == ()
