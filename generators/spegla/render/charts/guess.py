"""Scales to mark a guess on, and the same scales with the answers to lay over them.

Nothing that only one of the two sheets shows may move a scale: the rows begin at the top, the key
and all that is longer on one sheet than on the other stand below them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from spegla.privacy.released import Hidden, Shown, Unit
from spegla.render.charts.axis import whole_number
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.dumbbell_marks import KEY_SIGN, key_layers, row_layers
from spegla.render.charts.geometry import Segment
from spegla.render.charts.key import lay_key
from spegla.render.charts.lettering import Align, Role, Text, lines
from spegla.render.charts.marks import Across, segments, upright_rules
from spegla.render.charts.ranges import written
from spegla.render.charts.rows import Lane, RowWords, lay_rows, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.media import Measures
from spegla.render.text_widths import text_width, wrap
from spegla.report.model import DumbbellRow, GuessChart

_STEP = 10
"""Distance of two strokes of a scale, as on a ruler."""
_LONG_EVERY = 50
_SHORT, _LONG = 4, 9
"""Half the height of a stroke, in pixels."""
_ROOM = 31.0
_LEAST, _MOST = 2.7, 4.6
"""In lines of text: what all rows share, and the lowest and the highest row."""
_VALUE_DISTANCE = 1.0
"""From a scale to the middle of the value above or below it, in lines of text."""
_BOX = 18
_CHOICE_SHARE = 0.15
"""Part of the width that the boxes and their heading take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Pixels: ends of the scales, and the middle and the width of the column of boxes."""

    left: float
    right: float
    box: float
    choice: float


def guess(body: GuessChart, drawing: Drawing) -> Scene:
    """The chart of scales for guesses."""
    measures = drawing.measures
    columns = _lay_columns(body, drawing)
    low, high = body.domain
    across = Across(low=low, high=high, left=columns.left, right=columns.right)
    heading = _heading(body, columns, drawing)
    top = max(len(heading), 1) * measures.line
    words = [_words(drawing.writer.text(row.label), measures) for row in body.rows]
    lanes = lay_rows(words, top=top, lane=_lane(len(words), measures), measures=measures)
    bottom = lanes[-1].bottom
    answers = [(row.answer, lane) for row, lane in zip(body.rows, lanes, strict=True) if row.answer]
    key_parts, key_texts, end = _key(body, bottom + 1.6 * measures.line, drawing)
    return Scene(
        layers=(
            *_scales(lanes, across, drawing),
            *_boxes(body, lanes, columns, drawing),
            *_answers(body, answers, across, drawing),
            *key_parts,
        ),
        texts=(
            *lines(
                heading,
                x=columns.box,
                y=measures.line / 2,
                step=measures.line,
                role=Role.KEY,
                align=Align.MIDDLE,
            ),
            *_numbers(across, y=top - measures.line / 2, drawing=drawing),
            *_numbers(across, y=bottom + measures.line / 2, drawing=drawing),
            *row_texts(
                words, lanes, labels=[Role.LABEL] * len(words), reason_x=0, measures=measures
            ),
            *(text for each in answers for text in _answer_texts(*each, across, drawing)),
            *key_texts,
        ),
        height=end + 4,
    )


# ------------------------------------------------------------------------------ places


def _lay_columns(body: GuessChart, drawing: Drawing) -> _Columns:
    """Label, scale and boxes; half a number sticks out at either end of the scale."""
    measures = drawing.measures
    room = text_width(whole_number(body.domain[1], Unit.SCORE, drawing), measures.small) / 2
    left = measures.label + (0 if measures.is_stacked else 12) + room
    choice = 0.0 if body.choice is None else _CHOICE_SHARE * measures.width
    end = measures.width - choice
    return _Columns(left=left, right=end - room, box=end + choice / 2, choice=choice)


def _heading(body: GuessChart, columns: _Columns, drawing: Drawing) -> tuple[str, ...]:
    if body.choice is None:
        return ()
    text = drawing.writer.text(body.choice)
    return wrap(text, columns.choice - 4, drawing.measures.small)


def _words(label: str, measures: Measures) -> RowWords:
    width = measures.label or (1 - _CHOICE_SHARE) * measures.width
    return RowWords(label=wrap(label, width, measures.text))


def _lane(rows: int, measures: Measures) -> float:
    """Height of a row: all rows share the room of a sheet, few of them leave some of it."""
    return measures.line * min(max(_ROOM / rows, _LEAST), _MOST)


def _steps(across: Across) -> tuple[float, ...]:
    low, high = round(across.low), round(across.high)
    return tuple(float(number) for number in range(low, high + 1, _STEP))


# ------------------------------------------------------------------------------ scales


def _scales(lanes: Sequence[Lane], across: Across, drawing: Drawing) -> tuple[alt.UnitSpec, ...]:
    scheme = drawing.brand.light
    lanes_of = [(lane.y, number) for lane in lanes for number in _steps(across)]
    strokes = [
        Segment(start=(across.pixel(number), y - reach), end=(across.pixel(number), y + reach))
        for y, number in lanes_of
        for reach in (_LONG if number % _LONG_EVERY == 0 else _SHORT,)
    ]
    rulers = [Segment(start=(across.left, lane.y), end=(across.right, lane.y)) for lane in lanes]
    grid = [
        {"value": number, "top": lane.marks[0], "bottom": lane.marks[1]}
        for lane in lanes
        for number in _steps(across)
    ]
    return (
        upright_rules("grid", grid, across=across, color=scheme.line),
        segments("scale", rulers, color=scheme.ink, strokeWidth=1),
        segments("stroke", strokes, color=scheme.ink, strokeWidth=1),
    )


def _numbers(across: Across, *, y: float, drawing: Drawing) -> tuple[Text, ...]:
    """The numbers of the scales, so few that they stand apart."""
    steps = _steps(across)
    apart = 1.25 * text_width(whole_number(steps[-1], Unit.SCORE, drawing), drawing.measures.small)
    every = 1 if across.pixel(steps[1]) - across.pixel(steps[0]) >= apart else 2
    return tuple(
        Text(
            text=whole_number(number, Unit.SCORE, drawing),
            x=across.pixel(number),
            y=y,
            role=Role.MUTED,
            align=Align.MIDDLE,
        )
        for number in steps[::every]
    )


def _boxes(
    body: GuessChart, lanes: Sequence[Lane], columns: _Columns, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """A box a row; those that are chosen are crossed as one would by hand."""
    if body.choice is None:
        return ()
    ink, half = drawing.brand.light.ink, _BOX / 2
    left, right = columns.box - half, columns.box + half
    sides: list[Segment] = []
    crosses: list[Segment] = []
    for row, lane in zip(body.rows, lanes, strict=True):
        corners = [
            (left, lane.y - half),
            (right, lane.y - half),
            (right, lane.y + half),
            (left, lane.y + half),
        ]
        around = zip(corners, [*corners[1:], corners[0]], strict=True)
        sides += [Segment(start=start, end=end) for start, end in around]
        if row.is_chosen:
            crosses += [Segment(start=corners[0], end=corners[2])]
            crosses += [Segment(start=corners[1], end=corners[3])]
    return (
        segments("box", sides, color=ink, strokeWidth=1),
        segments("cross", crosses, color=ink, strokeWidth=2.5),
    )


# ------------------------------------------------------------------------------ answers

Answer = tuple[DumbbellRow, Lane]


def _answers(
    body: GuessChart, answers: Sequence[Answer], across: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    if not answers:
        return ()
    first, second, *_ = (*(drawing.writer.text(mark) for mark in body.marks), "")
    rows, lanes = zip(*answers, strict=True)
    return row_layers(rows, lanes, across, drawing, marks=(first, second))


def _answer_texts(
    row: DumbbellRow, lane: Lane, across: Across, drawing: Drawing
) -> tuple[Text, ...]:
    """The first value above the scale, the second below it, or the reason why it is hidden."""
    far = _VALUE_DISTANCE * drawing.measures.line
    return (
        *_value_texts(row.first, lane.y - far, Role.CUSTOMERS, across, drawing),
        *_value_texts(row.second, lane.y + far, Role.MANAGEMENT, across, drawing),
    )


def _value_texts(
    value: Shown | Hidden | None, y: float, role: Role, across: Across, drawing: Drawing
) -> tuple[Text, ...]:
    match value:
        case Shown():
            text = written(value, drawing)
            half = text_width(text, drawing.measures.text) / 2
            x = max(across.pixel(value.value), half)
            return (Text(text=text, x=x, y=y, role=role, align=Align.MIDDLE),)
        case Hidden():
            return (Text(text=drawing.writer.cell(value), x=across.left, y=y, role=Role.MUTED),)
        case None:
            return ()


def _key(
    body: GuessChart, top: float, drawing: Drawing
) -> tuple[tuple[alt.UnitSpec, ...], tuple[Text, ...], float]:
    """The key of the answers, and where the drawing ends below it."""
    names = [drawing.writer.text(mark) for mark in body.marks]
    key = lay_key(names, top=top, measures=drawing.measures, sign=KEY_SIGN)
    answers = [row.answer for row in body.rows if row.answer is not None]
    layers = key_layers(key, answers, drawing) if names else ()
    return layers, key.texts, key.bottom
