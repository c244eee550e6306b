"""Every figure of the demo can be explained, and no explanation says more than the release."""

import re
from functools import partial
from pathlib import Path

import pandas as pd

import explained_demo as demo
import running
from builders import make_engagement
from demo_files import DATA, ROOT
from spegla.explain.explain import find
from spegla.privacy.ledger import SALT_BYTES, Ledger
from spegla.privacy.released import Shown
from spegla.releasing import release
from spegla.reporting import drafted

# Every figure


def test_every_figure_of_the_annex_is_explained():
    read = demo.engagement()
    nothing = Ledger.empty(bytes(SALT_BYTES))
    draft = drafted(read, release(read, nothing, day=read.survey.current.date).record)
    assert draft.report.annex
    assert {row.figure for row in draft.report.annex} <= set(demo.explanations())


def test_every_explanation_works_out_the_released_number():
    for figure, value in demo.released():
        working = demo.explanations()[figure].working
        if isinstance(value, Shown):
            assert working is not None, figure
            found = working.computed
            assert found.value == value.value, figure
            assert (found.low, found.high) == (value.low, value.high), figure
            assert (found.least, found.most) == (value.least, value.most), figure


def test_every_explanation_is_complete():
    for figure, value in demo.released():
        found = demo.explanations()[figure]
        assert all((found.about, found.questions, found.result)), figure
        if isinstance(value, Shown):
            assert found.working is not None
            parts = (found.working.base, found.working.left_out, found.working.formula)
            assert all((*parts, found.working.interval, found.working.source)), figure
            assert bool(found.reading) == (value.reading is not None), figure


def test_the_result_stands_in_the_formula_and_its_interval_where_it_was_worked_out():
    for figure, value in demo.released():
        found = demo.explanations()[figure]
        if isinstance(value, Shown) and found.working:
            number = found.result[0].split()[0].rstrip(",").lstrip("+")
            assert number in " ".join(found.working.formula), figure
            if value.low is not None:
                line = next(line for line in found.result if line.startswith("interval "))
                low, _, high = line.removeprefix("interval ").partition(" to ")
                last = found.working.interval[-1].replace("+", "")
                assert low.lstrip("+") in last, figure
                assert high.lstrip("+") in last, figure


def test_of_a_sum_over_people_the_range_is_told():
    for figure, value in demo.released():
        found = demo.explanations()[figure]
        if isinstance(value, Shown) and value.least is not None:
            assert found.working is not None
            assert any("shown is the middle of that range" in f for f in found.working.formula)
            assert found.result[1].startswith("middle of the range "), figure


def test_no_number_of_one_to_four_people_is_printed():
    """Where people are counted; the ends of a range are no count."""
    counts = re.compile(r"\b(\d+) (?:customers|of the group|took part|people (?:invited|gave))")
    for figure, found in demo.explanations().items():
        if found.working:
            for line in (*found.working.base, *found.working.left_out, *found.working.formula):
                numbers = [int(number) for number in counts.findall(line)]
                assert not any(0 < number < 5 for number in numbers), (figure, line)


def test_who_is_left_out_is_told_and_never_how_many():
    for figure, found in demo.explanations().items():
        if found.working:
            assert not re.search(r"\d", " ".join(found.working.left_out)), figure


def test_no_word_of_a_respondent_is_printed():
    everything = " ".join(demo.printed().values())
    comments = pd.read_csv(DATA / "waves" / demo.NOW / "comments.csv")["text"]
    assert not any(" ".join(str(comment).split()) in everything for comment in comments)


def test_a_log_in_a_windows_code_page_can_hold_every_explanation():
    for text in demo.printed().values():
        text.encode("cp1252")


# The command


run = partial(running.run, "explain")


def test_the_command_prints_the_explanation_with_its_page():
    name = f"{demo.NOW}/customers/dimension/trust/score@department=grid"
    code, out, err = run(name, "--engagement", ROOT)
    assert (code, err) == (0, "")
    assert re.search(r"page: \w+", out)
    result = out.split("Result")[1]
    assert " ".join(result.split()) == demo.printed()[name].split("Result ")[1]
    assert "\x1b" not in out


def test_an_unknown_figure_names_the_three_nearest(tmp_path: Path):
    folder = make_engagement(tmp_path)
    code, out, err = run("2026/customers/dimension/trust/scor", "--engagement", folder)
    assert (code, out) == (1, "")
    assert "2026/customers/dimension/trust/score\n" in err
    assert len(err.splitlines()) == 5


def test_a_figure_near_to_none_says_where_all_are_listed(tmp_path: Path):
    code, _, err = run("!", "--engagement", make_engagement(tmp_path))
    assert code == 1
    assert "figures.csv" in err


def test_every_figure_is_found_by_its_identity():
    for figure, _ in demo.released():
        assert find(str(figure), demo.released()) == figure
