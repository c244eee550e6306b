"""Scales of every length read alike: the codes, the reversed items, and what lies outside."""

import math
from pathlib import Path

import pytest

from builders import SETTINGS, make_engagement
from spegla.survey.questions import Missing
from spegla.survey.read import read_engagement
from spegla.survey.responses import Survey

QUESTIONS = """\
code,dimension,kind,scale,reversed,waves,text_en
straight,trust,rating,s,,,IT keeps its promises.
turned,delivery,rating,s,yes,,I go around IT.
"""


def read_scale(folder: Path, low: int, high: int) -> Survey:
    """A survey on a scale from ``low`` to ``high``, with each point and each kind of no answer."""
    points = high - low + 1
    labels = ", ".join(f'{{ en = "Level {chr(64 + n)}" }}' for n in range(1, points + 1))
    settings = SETTINGS + (
        f"\n[scales.s]\nlow = {low}\nhigh = {high}\nlabels = [{labels}]\n"
        f"favourable_from = {high - 1}\nunfavourable_to = {low + 1}\n"
        'dont_know = { code = 98, label = { en = "Do not know" } }\n'
        'not_applicable = { code = 99, label = { en = "Does not concern me" } }\n'
    )
    answers = [*map(str, range(low, high + 1)), f"level {chr(64 + points)}"]
    answers += ["98", "do not know", "99", "Does not concern me", ""]
    customers = "straight,turned,department\n"
    customers += "".join(f"{answer},{answer},{'' if answer else 'grid'}\n" for answer in answers)
    folder = make_engagement(folder, settings=settings, questions=QUESTIONS, customers=customers)
    return read_engagement(folder).survey


@pytest.mark.parametrize(("low", "high"), [(1, 4), (1, 5), (1, 7), (1, 10), (0, 10)])
def test_a_scale_of_any_length_is_read(tmp_path: Path, low: int, high: int) -> None:
    survey = read_scale(tmp_path, low, high)
    customers = survey.current.customers
    codes = [*map(float, range(low, high + 1)), float(high)]
    for item in ("straight", "turned"):
        read = customers.codes[item].tolist()
        assert read[: len(codes)] == codes
        assert all(map(math.isnan, read[len(codes) :]))
        assert customers.missing[item].tolist() == [
            *[""] * len(codes),
            *[Missing.DONT_KNOW] * 2,
            *[Missing.NOT_APPLICABLE] * 2,
            Missing.BLANK,
        ]


@pytest.mark.parametrize(("low", "high"), [(1, 4), (1, 5), (1, 7), (1, 10), (0, 10)])
def test_a_reversed_item_is_turned_about_the_middle_of_its_scale(
    tmp_path: Path, low: int, high: int
) -> None:
    survey = read_scale(tmp_path, low, high)
    customers = survey.current.customers
    straight, turned = survey.questionnaire.questions
    points = high - low + 1
    assert customers.directed(straight)[:points].tolist() == list(range(low, high + 1))
    assert customers.directed(turned)[:points].tolist() == list(range(high, low - 1, -1))
    assert all(map(math.isnan, customers.directed(turned)[points + 1 :]))
