"""What the live chart says when a mark is pointed at, written out beforehand.

Of the headings, ``title`` and ``part`` are no words: the live chart sets the text of the one as a
heading and that of the other below it, whatever the language.
"""

from collections.abc import Sequence
from typing import Final

import altair as alt

from spegla.privacy.released import Hidden, Shown, Unit
from spegla.render.charts.marks import Datum
from spegla.report.format import Writer
from spegla.report.model import Interval, NotAvailable, Number, phrase

_HEADINGS: Final = {"title": "label", "part": "part_text"}


def tip(label: str, value: Shown | Hidden, writer: Writer, *, part: str = "") -> Datum:
    """A value as the ready-made texts of its mark: what, value, range, interval and base.

    Args:
        label: The row that the mark belongs to, as charts and tables of the page name it; marks
            with the same label stand out together.
        value: What the mark stands for; a hidden one says why it is hidden.
        writer: Writes numbers and reasons.
        part: Which of the marks of its row it is, where a row has more than one.

    >>> from spegla.privacy.released import HiddenReason
    >>> from spegla.report.format import Wording
    >>> words = {"hidden.protected": ("Not shown",), "value.not_available": ("none",)}
    >>> wording = Wording(language="en", locale="en", messages=words, plural_form=int)
    >>> hidden = Hidden(reason=HiddenReason.PROTECTED)
    >>> tip("Trust", hidden, Writer(wording=wording), part="Sales")["value_text"]
    'Not shown'
    """
    none = writer.cell(NotAvailable())
    if isinstance(value, Hidden):
        texts = {"value_text": writer.cell(value), "range_text": none}
    else:
        number = Number.of(value)
        texts = {"value_text": writer.number(number), "range_text": writer.range(number) or none}
    named = {"label": label, "part_text": part} if part else {"label": label}
    return {
        **named,
        **texts,
        "interval_text": _interval(value, writer) or none,
        "base_text": _base(value, writer) or none,
    }


def tooltips(
    writer: Writer, rows: Sequence[Datum], *, has_interval: bool = True
) -> list[alt.Tooltip]:
    """The texts of :func:`tip` that the marks of a layer show, with their headings.

    What no mark has is left out, and so is the range where no mark stands for one that its value
    does not say already.
    """
    none = writer.cell(NotAvailable())
    fields = ["value"]
    if any(row["range_text"] not in (none, row["value_text"]) for row in rows):
        fields.append("range")
    if has_interval and any(row["interval_text"] != none for row in rows):
        fields.append("interval")
    if any(row["base_text"] != none for row in rows):
        fields.append("base")
    return [
        *_named(rows),
        *(_field(f"{name}_text", writer.text(phrase(f"chart.tip.{name}"))) for name in fields),
    ]


def hidden_tooltips(writer: Writer, rows: Sequence[Datum]) -> list[alt.Tooltip]:
    """What the marks of a layer of hidden values show: what is hidden, and why."""
    return [*_named(rows), _field("value_text", writer.text(phrase("chart.tip.value")))]


def _named(rows: Sequence[Datum]) -> list[alt.Tooltip]:
    return [
        _field(field, heading)
        for heading, field in _HEADINGS.items()
        if any(field in row for row in rows)
    ]


def _field(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(field=field, type="nominal", title=title)


def _interval(value: Shown | Hidden, writer: Writer) -> str:
    if isinstance(value, Hidden) or value.low is None or value.high is None:
        return ""
    return writer.interval(Interval(low=value.low, high=value.high, unit=value.unit))


def _base(value: Shown | Hidden, writer: Writer) -> str:
    if isinstance(value, Hidden) or value.base is None:
        return ""
    return writer.number(Number(value=value.base, unit=Unit.PERSONS))
