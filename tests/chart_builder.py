"""Charts as they come in real reports, at their worst, and a way to read drawings back."""
# fontTools carries no types:
# mypy: disable-error-code="import-untyped"

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit
from spegla.render.brand import brand_from
from spegla.render.charts import Drawing, Medium, chart_spec, draw, register_fonts
from spegla.report.format import Writer, parse_wording
from spegla.report.model import (
    ChartBody,
    DistributionChart,
    DistributionRow,
    DumbbellChart,
    DumbbellRow,
    Emphasis,
    HeatmapChart,
    HeatmapRow,
    IntervalChart,
    IntervalRow,
    SlopeChart,
    SlopeLine,
)
from spegla.settings import BrandSettings
from spegla.survey.questions import LocalText

FONTS = Path(__file__).parents[1] / "site_templates" / "theme" / "fonts"
PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
NOT_COMPARABLE = Hidden(reason=HiddenReason.NOT_COMPARABLE)
REASON = "Visas inte, för att ingen ska kunna kännas igen"
_WORDING = {
    "hidden.protected": REASON,
    "hidden.not_comparable": "Frågan ställdes annorlunda förra gången",
    "value.interval": "{low} till {high}",
    "value.not_available": "saknas",
    "chart.key.customers": "Kunder, med intervall",
    "chart.key.management": "IT-ledningen om sig själv",
    "chart.key.favourable": "Instämmer",
    "chart.key.dont_know": "Vet inte",
    "chart.key.target": "Mål",
    "chart.tip.value": "Värde",
    "chart.tip.interval": "Intervall",
    "chart.tip.base": "Antal svar",
}
BRAND = brand_from(BrandSettings())


def _writer() -> Writer:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    messages = (f'\nmsgid "{key}"\nmsgstr "{text}"\n' for key, text in _WORDING.items())
    catalogue = head + "".join(messages)
    return Writer(wording=parse_wording(catalogue.encode(), language="sv"))


WRITER = _writer()


def make_drawing(medium: Medium = Medium.WIDE) -> Drawing:
    return Drawing(medium=medium, brand=BRAND, writer=WRITER)


@cache
def drawn(body: ChartBody, medium: Medium = Medium.WIDE, *, is_sized: bool = True) -> str:
    """The chart as SVG, drawn with the bundled fonts."""
    register_fonts(FONTS)
    spec = chart_spec(body, make_drawing(medium))
    return draw(spec, prefix="c", title="Titel", description="Text", is_sized=is_sized)


# ------------------------------------------------------------------------------ bodies


def said(text: str) -> LocalText:
    return LocalText.of(sv=text)


def score(value: float, spread: float | None = None) -> Shown:
    if spread is None:
        return Shown(value=value, unit=Unit.SCORE)
    return Shown(value=value, unit=Unit.SCORE, low=value - spread, high=value + spread, base=240)


def share(percent: float) -> Shown:
    return Shown(value=percent / 100, unit=Unit.SHARE, base=240)


DIMENSIONS = (
    "Proaktivitet",
    "Konsultativt arbetssätt",
    "Verksamhetsorientering",
    "Förändring",
    "Samarbete över avdelningsgränser",
    "Leverans och support",
    "Förtroende",
    "Bemötande",
    "Servicekänsla",
)
DEPARTMENTS = (
    "Kundservice",
    "Ekonomi och inköp",
    "HR och juridik",
    "Nätdrift och underhåll",
    "Försäljning",
    "Projekt och anläggning",
    "Produktion",
    "Strategi",
    "Informationssäkerhetsavdelningen",
)
AGREEMENT = (
    "Instämmer inte alls",
    "Instämmer knappast",
    "Varken eller",
    "Instämmer ganska väl",
    "Instämmer helt",
)


def make_distribution(
    *rows: DistributionRow,
    categories: tuple[str, ...] = AGREEMENT,
    unfavourable: int = 2,
    neutral: int = 1,
) -> DistributionChart:
    return DistributionChart(
        categories=tuple(map(said, categories)),
        unfavourable=unfavourable,
        neutral=neutral,
        rows=rows,
    )


def bar(label: str, shares: tuple[float, ...], *, dont_know: float = 9) -> DistributionRow:
    return DistributionRow(
        label=said(label),
        shares=tuple(map(share, shares)),
        favourable=share(sum(shares[3:])),
        dont_know=share(dont_know),
    )


DISTRIBUTION = make_distribution(
    bar("IT kommer med idéer innan vi frågar", (31, 27, 29, 10, 3), dont_know=17),
    bar("IT berättar om möjligheter som vi inte kände till", (29, 28, 26, 13, 4), dont_know=38),
    bar("IT förstår vår verksamhet", (0, 0, 0, 0, 100), dont_know=0),
    bar(
        "IT tar ansvar för helheten även när flera leverantörer är inblandade i ett ärende",
        (100, 0, 0, 0, 0),
    ),
    bar("Det är lätt att få tag i rätt person", (1, 2, 1, 48, 48), dont_know=1),
    DistributionRow(
        label=said("Självbetjäningen löser mitt ärende"),
        shares=PROTECTED,
        favourable=share(62),
        dont_know=share(5),
    ),
    DistributionRow(
        label=said("Jag vet vem jag ska vända mig till"),
        shares=PROTECTED,
        favourable=PROTECTED,
        dont_know=PROTECTED,
    ),
)
SEVEN_POINTS = make_distribution(
    bar("Helheten", (5, 11, 14, 30, 17, 13, 10)),
    categories=(
        "Helt missnöjd",
        "Missnöjd",
        "Ganska missnöjd",
        "Varken nöjd eller missnöjd",
        "Ganska nöjd",
        "Nöjd",
        "Helt nöjd",
    ),
    unfavourable=3,
)
TEN_POINTS = make_distribution(
    bar("Helheten", (2, 3, 5, 9, 13, 18, 20, 16, 9, 5)),
    categories=("1 Inte alls", *map(str, range(2, 10)), "10 I högsta grad"),
    unfavourable=4,
    neutral=2,
)
INTERVALS = IntervalChart(
    rows=(
        IntervalRow(
            label=said(DEPARTMENTS[0]),
            value=score(44, 4),
            note=said("n 41, skiljer sig från övriga"),
            emphasis=Emphasis.STRONG,
            target=50,
        ),
        IntervalRow(label=said(DEPARTMENTS[1]), value=score(41, 9), note=said("n 17"), target=50),
        IntervalRow(
            label=said(DEPARTMENTS[2]),
            value=score(40),
            note=said("n 14"),
            emphasis=Emphasis.MUTED,
        ),
        IntervalRow(label=said(DEPARTMENTS[7]), value=PROTECTED),
        IntervalRow(label=said(DEPARTMENTS[4]), value=score(0, 3), note=said("n 26")),
        IntervalRow(label=said(DEPARTMENTS[8]), value=score(100, 4), note=said("n 44")),
    ),
    unit=Unit.SCORE,
    domain=(0, 100),
    reference=38,
    reference_label=said("Hela organisationen 38"),
)
SHARES = IntervalChart(
    rows=tuple(
        IntervalRow(
            label=said(label),
            value=Shown(value=value, unit=Unit.SHARE, low=max(0, value - 0.05), high=value + 0.05),
        )
        for label, value in (("Det gick fortare", 0.61), ("Jag visste inte att IT kunde", 0.0))
    ),
    unit=Unit.SHARE,
    domain=(0, 1),
)
_NOTES = ("klar överskattning, 1,1 SD", "normal överskattning, 0,3 SD", "samstämmigt")
DUMBBELL = DumbbellChart(
    rows=(
        *(
            DumbbellRow(
                label=said(label),
                customers=score(customers, 3),
                management=score(management),
                note=said(_NOTES[place % 3]),
            )
            for place, (label, customers, management) in enumerate(
                zip(
                    DIMENSIONS,
                    (38, 44, 51, 48, 55, 64, 68, 77, 66),
                    (61, 62, 68, 63, 66, 72, 69, 74, 66),
                    strict=True,
                )
            )
        ),
        DumbbellRow(label=said("Ytterläge"), customers=score(0, 2), management=score(100)),
        DumbbellRow(label=said("Omvänt"), customers=score(100, 2), management=score(0)),
        DumbbellRow(label=said("Självbetjäning"), customers=score(58, 4), management=PROTECTED),
        DumbbellRow(label=said("Hållbarhet"), customers=PROTECTED, management=PROTECTED),
    ),
    domain=(0, 100),
)
SLOPE = SlopeChart(
    waves=(said("Oktober 2024"), said("Oktober 2026")),
    lines=(
        *(
            SlopeLine(
                label=said(label), before=score(before, 3), after=score(after, 3), emphasis=emphasis
            )
            for label, before, after, emphasis in zip(
                DIMENSIONS,
                (40, 41, 46, 49, 55, 60, 67, 73, 66),
                (38, 44, 51, 48, 55, 64, 68, 77, 66),
                (Emphasis.STRONG, Emphasis.NORMAL, Emphasis.MUTED) * 3,
                strict=True,
            )
        ),
        SlopeLine(label=said("Självbetjäning"), before=NOT_COMPARABLE, after=score(58, 4)),
        SlopeLine(label=said("Lägst"), before=score(0), after=score(100)),
    ),
    domain=(0, 100),
)
HEATMAP = HeatmapChart(
    columns=tuple(map(said, DEPARTMENTS)),
    rows=tuple(
        HeatmapRow(
            label=said(label),
            cells=(
                score(0),
                score(100),
                PROTECTED,
                NOT_COMPARABLE,
                *(score((13 * (row + 3) * (column + 7)) % 101) for column in range(5)),
            ),
        )
        for row, label in enumerate(DIMENSIONS)
    ),
    domain=(0, 100),
)
MANY_COLUMNS = HeatmapChart(
    columns=tuple(said(f"Avdelning {number}") for number in range(1, 41)),
    rows=(HeatmapRow(label=said("Förtroende"), cells=tuple(map(score, range(40, 80)))),),
    domain=(0, 100),
)
BODIES: dict[str, ChartBody] = {
    "distribution": DISTRIBUTION,
    "seven points": SEVEN_POINTS,
    "ten points": TEN_POINTS,
    "intervals": INTERVALS,
    "shares": SHARES,
    "dumbbell": DUMBBELL,
    "slope": SLOPE,
    "heatmap": HEATMAP,
    "many columns": MANY_COLUMNS,
}


# ------------------------------------------------------------------------------ reading back


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The place of something drawn, in pixels, and what it says."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


def view_box(svg: str) -> Box:
    left, top, width, height = map(float, _root(svg).attrib["viewBox"].split())
    return Box(text="", left=left, right=left + width, top=top, bottom=top + height)


def text_boxes(svg: str) -> list[Box]:
    """Every text of a drawing with the room that its letters take in the bundled font."""
    return [_text_box(element) for element in _elements(svg, "text")]


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in _elements(svg, "text")]


def marks(svg: str, layer: str) -> list[ET.Element]:
    """The shapes of one layer."""
    for group in _elements(svg, "g"):
        if group.get("class", "").endswith(f" {layer}_marks"):
            return list(group)
    return []


def middle(mark: ET.Element) -> tuple[float, float]:
    """Where a sign stands."""
    x, y = re.findall(r"-?[\d.]+", mark.attrib["transform"])[:2]
    return float(x), float(y)


def _elements(svg: str, name: str) -> Iterator[ET.Element]:
    return _root(svg).iter(f"{{http://www.w3.org/2000/svg}}{name}")


def _root(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def _text_box(element: ET.Element) -> Box:
    text, size = element.text or "", float(element.attrib["font-size"].removesuffix("px"))
    width = _advance(text, element.get("font-weight", "400")) * size
    x, y = middle(element)
    before = {"start": 0.0, "middle": width / 2, "end": width}[element.attrib["text-anchor"]]
    above, below = 0.72 * size, 0.2 * size
    if "rotate" in element.attrib["transform"]:
        return Box(text=text, left=x - above, right=x + below, top=y - width, bottom=y)
    return Box(
        text=text, left=x - before, right=x - before + width, top=y - above, bottom=y + below
    )


def _advance(text: str, weight: str) -> float:
    """Width of a text in em."""
    font = _font({"400": "Regular", "600": "SemiBold"}[weight])
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    units = sum(widths[glyphs[ord(character)]][0] for character in text)
    return float(units / font["head"].unitsPerEm)


@cache
def _font(style: str) -> TTFont:
    return TTFont(FONTS / f"SpeglaSans-{style}.ttf")
