"""Text is measured and broken so that nothing is cut, whoever draws it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart_builder import DEPARTMENTS, DIMENSIONS
from chart_reading import text_boxes
from spegla.privacy.released import Unit
from spegla.render.charts.axis import ticks
from spegla.render.charts.spread import spread
from spegla.render.text_widths import text_width, wrap

words = st.text(alphabet="abcdefghijklmnoprstuvåäöIW-,", min_size=1, max_size=24)
sentences = st.lists(words, min_size=1, max_size=12).map(" ".join)


def svg_of(text: str, weight: int) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><text text-anchor="start" font-size="10px" '
        f'font-weight="{weight}" transform="translate(0,0)">{text}</text></svg>'
    )


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("text", [*DIMENSIONS, *DEPARTMENTS, "100 %", "−12,5", "Één op vijf, ‘ja’"])
def test_a_text_is_never_wider_than_it_is_taken_to_be(text: str, weight: int) -> None:
    (box,) = text_boxes(svg_of(text, weight))

    assert box.right <= text_width(text, 10) <= 1.12 * box.right


@given(sentences, st.integers(40, 300))
def test_broken_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    broken = wrap(text, width, 14)

    assert all(text_width(line, 14) <= width + 0.2 for line in broken)
    assert "".join(broken).replace("-", "").replace(" ", "") == text.replace("-", "").replace(
        " ", ""
    )


def test_lines_are_about_equally_long() -> None:
    assert wrap("Det är lätt att få tag i rätt person", 204, 14) == (
        "Det är lätt att få",
        "tag i rätt person",
    )


def test_a_word_without_room_is_broken_in_about_equal_parts() -> None:
    assert wrap("Informationssäkerhetsavdelningen", 200, 14) == (
        "Informationssäke-",
        "rhetsavdelningen",
    )


@given(st.lists(st.floats(0, 300), max_size=12), st.floats(5, 20))
def test_labels_are_spread_in_order_without_touching(wanted: list[float], height: float) -> None:
    middles = spread(sorted(wanted), [height] * len(wanted), top=0, bottom=300)

    assert all(b - a >= height - 0.02 for a, b in pairwise(middles))
    assert all(height / 2 - 0.02 <= middle <= 300 - height / 2 + 0.02 for middle in middles)


def test_labels_with_room_stay_where_they_want_to_be() -> None:
    assert spread([20, 60, 100], [10, 10, 10], top=0, bottom=120) == (20, 60, 100)


@pytest.mark.parametrize(
    ("domain", "unit", "numbers"),
    [
        ((0, 100), Unit.SCORE, (0, 25, 50, 75, 100)),
        ((30, 90), Unit.SCORE, (40, 60, 80)),
        ((1, 5), Unit.SCALE, (1, 2, 3, 4, 5)),
        ((-20, 20), Unit.POINTS, (-20, -10, 0, 10, 20)),
        ((0, 0.4), Unit.SHARE, (0, 0.1, 0.2, 0.3, 0.4)),
    ],
)
def test_an_axis_has_a_few_whole_numbers(
    domain: tuple[float, float], unit: Unit, numbers: tuple[float, ...]
) -> None:
    assert ticks(*domain, unit) == pytest.approx(numbers)
