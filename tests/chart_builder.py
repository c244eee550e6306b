"""Charts in the smallest valid form, and how a test draws them."""

from functools import cache

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit
from spegla.render.brand import brand_from
from spegla.render.charts import Drawing, Medium, Spec, chart_spec, draw
from spegla.report.format import Writer, parse_wording
from spegla.report.model import (
    ChartBody,
    DistributionChart,
    DistributionRow,
    Emphasis,
    FunnelStep,
    MatrixChart,
    MatrixPoint,
)
from spegla.settings import BrandSettings
from spegla.survey.questions import LocalText

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
NOT_COMPARABLE = Hidden(reason=HiddenReason.NOT_COMPARABLE)
REASON = "Visas inte, för att ingen ska kunna kännas igen"
_WORDING = {
    "hidden.protected": REASON,
    "hidden.not_comparable": "Frågan ställdes annorlunda förra gången",
    "value.interval": "{low} till {high}",
    "value.range": "{low}–{high}",
    "value.not_available": "saknas",
    "chart.key.favourable": "Instämmer",
    "chart.key.dont_know": "Vet inte",
    "chart.key.target": "Mål",
    "chart.key.zone": "Från det lägsta godtagbara till det önskade",
    "chart.key.perceived": "Så upplevs det",
    "chart.tip.value": "Värde",
    "chart.tip.range": "Står för",
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
def spec_of(body: ChartBody, medium: Medium = Medium.WIDE) -> Spec:
    """The chart as a spec, the same one for all that is asked of it."""
    return chart_spec(body, make_drawing(medium))


@cache
def drawn(body: ChartBody, medium: Medium = Medium.WIDE, *, is_sized: bool = True) -> str:
    """The chart as SVG."""
    spec = spec_of(body, medium)
    return draw(spec, prefix="c", title="Titel", description="Text", is_sized=is_sized)


def said(text: str) -> LocalText:
    return LocalText.of(sv=text)


def score(value: float, spread: float | None = None) -> Shown:
    if spread is None:
        return Shown(value=value, unit=Unit.SCORE)
    return Shown(value=value, unit=Unit.SCORE, low=value - spread, high=value + spread, base=240)


def share(percent: float) -> Shown:
    return Shown(value=percent / 100, unit=Unit.SHARE, base=240)


def ranged_share(value: float, spread: float) -> Shown:
    return Shown(
        value=value,
        unit=Unit.SHARE,
        low=max(0, round(value - spread, 3)),
        high=min(1, round(value + spread, 3)),
        base=240,
    )


def binned(least: float, most: float, *, spread: float | None = None) -> Shown:
    """A score that stands for a range, such as that of a small group."""
    middle = round((least + most) / 2, 1)
    low, high = (None, None) if spread is None else (middle - spread, middle + spread)
    return Shown(value=middle, unit=Unit.SCORE, low=low, high=high, least=least, most=most, base=8)


def binned_share(least: float, most: float) -> Shown:
    """A share of few people, in percent."""
    return Shown(
        value=(least + most) / 200, unit=Unit.SHARE, least=least / 100, most=most / 100, base=32
    )


def points(value: float, spread: float) -> Shown:
    return Shown(value=value, unit=Unit.POINTS, low=value - spread, high=value + spread, base=240)


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


def make_matrix(
    *places: tuple[float, float],
    labels: tuple[str, ...] = DIMENSIONS,
    cross: tuple[float, float] = (0, 0.3),
    spread: tuple[float, float] = (3, 0.05),
) -> MatrixChart:
    """A matrix of dimensions at these places; those that are important and below are strong."""
    return MatrixChart(
        points=tuple(
            MatrixPoint(
                label=said(label),
                performance=points(performance, spread[0]),
                importance=ranged_share(importance, spread[1]),
                emphasis=Emphasis.STRONG
                if performance < cross[0] and importance > cross[1]
                else Emphasis.NORMAL,
            )
            for label, (performance, importance) in zip(labels, places, strict=False)
        ),
        cross=cross,
        performance_domain=(-30, 20),
        importance_domain=(0, 0.6),
        performance_title=said("Längre över den nivå vi siktar på, poäng"),
        importance_title=said("Viktigare: andel som räknar området till sina tre viktigaste"),
        boxes=(
            said("Prioritera"),
            said("Bevara det som är bra"),
            said("Lägre prioritet"),
            said("Bevaka, kanske mer än nog"),
        ),
    )


def step(
    label: str,
    start: float,
    value: float | Hidden,
    *,
    level: int,
    emphasis: Emphasis = Emphasis.NORMAL,
) -> FunnelStep:
    shown = value if isinstance(value, Hidden) else share(value * 100)
    note = None if isinstance(value, Hidden) else said(f"n {value * 252:.0f}")
    return FunnelStep(
        label=said(label), start=start, value=shown, note=note, emphasis=emphasis, level=level
    )
