"""What the live chart says when a mark is pointed at, written out beforehand."""

import altair as alt

from spegla.privacy.released import Shown, Unit
from spegla.render.charts.marks import Datum
from spegla.report.format import Writer
from spegla.report.model import Interval, NotAvailable, Number, phrase


def tip(label: str, shown: Shown, writer: Writer) -> Datum:
    """A shown value as the ready-made texts of its mark: what, value, interval and base."""
    none = writer.cell(NotAvailable())
    interval = none
    if shown.low is not None and shown.high is not None:
        interval = writer.interval(Interval(low=shown.low, high=shown.high, unit=shown.unit))
    base = none
    if shown.base is not None:
        base = writer.number(Number(value=shown.base, unit=Unit.PERSONS))
    return {
        "label": label,
        "value_text": writer.number(Number(value=shown.value, unit=shown.unit)),
        "interval_text": interval,
        "base_text": base,
    }


def tooltips(writer: Writer, *, has_interval: bool = True) -> list[alt.Tooltip]:
    """The texts of :func:`tip` that a mark shows, with their headings."""
    fields = {
        "title": "label",
        "value": "value_text",
        "interval": "interval_text",
        "base": "base_text",
    }
    if not has_interval:
        del fields["interval"]
    return [
        alt.Tooltip(
            field=field,
            type="nominal",
            # The live chart sets the text named "title" as a heading, whatever the language.
            title="title" if name == "title" else writer.text(phrase(f"chart.tip.{name}")),
        )
        for name, field in fields.items()
    ]
