"""What the live chart says when a mark is pointed at, written out beforehand."""

from collections.abc import Sequence

import altair as alt

from spegla.privacy.released import Shown, Unit
from spegla.render.charts.marks import Datum
from spegla.report.format import Writer
from spegla.report.model import Interval, NotAvailable, Number, phrase


def tip(label: str, shown: Shown, writer: Writer) -> Datum:
    """A shown value as the ready-made texts of its mark: what, value, range, interval and base."""
    none = writer.cell(NotAvailable())
    interval = none
    if shown.low is not None and shown.high is not None:
        interval = writer.interval(Interval(low=shown.low, high=shown.high, unit=shown.unit))
    base = none
    if shown.base is not None:
        base = writer.number(Number(value=shown.base, unit=Unit.PERSONS))
    number = Number.of(shown)
    return {
        "label": label,
        "value_text": writer.number(number),
        "range_text": writer.range(number) or none,
        "interval_text": interval,
        "base_text": base,
    }


def tooltips(
    writer: Writer, rows: Sequence[Datum], *, has_interval: bool = True
) -> list[alt.Tooltip]:
    """The texts of :func:`tip` that the marks of a layer show, with their headings.

    The range is left out where no mark stands for one that its value does not say already.
    """
    none = writer.cell(NotAvailable())
    fields = {"title": "label", "value": "value_text"}
    if any(row["range_text"] not in (none, row["value_text"]) for row in rows):
        fields["range"] = "range_text"
    if has_interval:
        fields["interval"] = "interval_text"
    fields["base"] = "base_text"
    return [
        alt.Tooltip(
            field=field,
            type="nominal",
            # The live chart sets the text named "title" as a heading, whatever the language.
            title="title" if name == "title" else writer.text(phrase(f"chart.tip.{name}")),
        )
        for name, field in fields.items()
    ]
