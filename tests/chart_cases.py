"""Charts as they come in real reports, at their worst."""

from chart_builder import (
    DEPARTMENTS,
    DIMENSIONS,
    NOT_COMPARABLE,
    PROTECTED,
    bar,
    binned,
    make_distribution,
    make_matrix,
    points,
    ranged_share,
    said,
    score,
    share,
    step,
)
from coarse_chart_cases import COARSE
from spegla.privacy.released import Shown, Unit
from spegla.report.model import (
    ChartBody,
    DistributionRow,
    DumbbellChart,
    DumbbellRow,
    Emphasis,
    FunnelChart,
    GuessChart,
    GuessRow,
    HeatmapChart,
    HeatmapRow,
    IntervalChart,
    IntervalRow,
    SlopeChart,
    SlopeLine,
    ZoneChart,
    ZoneRow,
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
DIFFERENCES = IntervalChart(
    rows=tuple(
        IntervalRow(label=said(label), value=points(value, 5), note=said(note), emphasis=emphasis)
        for label, value, note, emphasis in (
            (DIMENSIONS[0], -20, "klart sämre", Emphasis.STRONG),
            (DIMENSIONS[4], -2.5, "går inte att säga", Emphasis.MUTED),
            (DIMENSIONS[6], 0, "går inte att säga", Emphasis.MUTED),
            (DIMENSIONS[8], 20, "klart bättre", Emphasis.STRONG),
        )
    ),
    unit=Unit.POINTS,
    domain=(-20, 20),
    reference=0,
    reference_label=said("Ingen skillnad"),
)
MEANS = IntervalChart(
    rows=tuple(
        IntervalRow(
            label=said(label),
            value=Shown(value=value, unit=Unit.SCALE, low=value - 0.2, high=value + 0.2, base=41),
            note=said("n 41"),
        )
        for label, value in (("Det gick att få hjälp", 1.0), ("Jag fick veta varför", 4.95))
    ),
    unit=Unit.SCALE,
    domain=(1, 5),
)
REASONS = IntervalChart(
    rows=(
        *(
            IntervalRow(label=said(label), value=ranged_share(value, 0.08), note=said(note))
            for label, value, note in (
                ("Det gick fortare", 0.6, "n 26 av 43"),
                ("Vi visste inte att IT kunde", 0.209, "n 9 av 43"),
                ("IT sade nej", 0.0, "n 0 av 43"),
            )
        ),
        IntervalRow(label=said("Det blev billigare"), value=PROTECTED),
    ),
    unit=Unit.SHARE,
    domain=(0, 0.6),
)
_NOTES = ("klar överskattning, 1,1 SD", "normal överskattning, 0,3 SD", "samstämmigt")
DUMBBELL = DumbbellChart(
    rows=(
        *(
            DumbbellRow(
                label=said(label),
                first=score(customers, 3),
                second=score(management),
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
        DumbbellRow(label=said("Ytterläge"), first=score(0, 2), second=score(100)),
        DumbbellRow(label=said("Omvänt"), first=score(100, 2), second=score(0)),
        DumbbellRow(label=said("Självbetjäning"), first=score(58, 4), second=PROTECTED),
        DumbbellRow(label=said("Hållbarhet"), first=PROTECTED, second=PROTECTED),
    ),
    marks=(said("Kunder, med intervall"), said("IT-ledningen om sig själv")),
    domain=(0, 100),
)
UNIT = DumbbellChart(
    rows=(
        *(
            DumbbellRow(label=said(label), first=score(unit, 6), second=score(everyone, 2))
            for label, unit, everyone in zip(
                DIMENSIONS,
                (38, 44, 51, 48, 55, 64, 68, 77, 66),
                (61, 44, 52, 50, 60, 72, 69, 74, 66),
                strict=True,
            )
        ),
        DumbbellRow(label=said("Självbetjäning"), first=PROTECTED, second=score(58, 2)),
    ),
    marks=(said("Elnät, med intervall"), said("Alla kunder, med intervall")),
    domain=(0, 100),
    is_part=True,
)
STATED = DumbbellChart(
    rows=(
        *(
            DumbbellRow(
                label=said(label),
                first=ranged_share(stated, 0.04),
                second=ranged_share(derived, 0.06),
                note=said(
                    "sägs lite, betyder mycket" if derived > stated else "sägs mer än det betyder"
                ),
            )
            for label, stated, derived in zip(
                DIMENSIONS,
                (0.31, 0.22, 0.19, 0.4, 0.0, 0.28, 0.16, 0.05, 0.03),
                (0.12, 0.17, 0.21, 0.0, 0.4, 0.04, 0.16, 0.06, 0.09),
                strict=True,
            )
        ),
        DumbbellRow(label=said("Självbetjäning"), first=PROTECTED, second=ranged_share(0.2, 0.1)),
    ),
    marks=(said("Vad kunderna säger är viktigast"), said("Vad som hänger samman med helheten")),
    domain=(0, 0.4),
    unit=Unit.SHARE,
)
ZONE = ZoneChart(
    rows=(
        *(
            ZoneRow(
                label=said(label),
                minimum=score(minimum),
                desired=score(desired),
                perceived=score(perceived, 4),
                note=said("n 41"),
            )
            for label, (minimum, desired, perceived) in zip(
                DIMENSIONS,
                (
                    (45, 70, 38),
                    (45, 68, 44),
                    (50, 76, 51),
                    (40, 66, 48),
                    (52, 80, 55),
                    (60, 85, 86),
                    (60, 64, 62),
                    (55, 75, 78),
                    (66, 66, 66),
                ),
                strict=True,
            )
        ),
        ZoneRow(label=said("Lägst"), minimum=score(0), desired=score(100), perceived=score(0, 4)),
        ZoneRow(
            label=said("Högst"), minimum=score(97), desired=score(100), perceived=score(100, 4)
        ),
        ZoneRow(
            label=said("Nära golvet"), minimum=score(4), desired=score(9), perceived=score(1, 6)
        ),
        ZoneRow(
            label=said("Självbetjäning"),
            minimum=PROTECTED,
            desired=PROTECTED,
            perceived=score(58, 4),
            note=said("n 26"),
        ),
        ZoneRow(
            label=said("Hållbarhet"), minimum=score(40), desired=score(60), perceived=PROTECTED
        ),
        ZoneRow(label=said("Kostnader"), minimum=PROTECTED, desired=score(60), perceived=PROTECTED),
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

MATRIX = make_matrix(
    (-22, 0.46),
    (-14, 0.33),
    (-9, 0.38),
    (-12, 0.41),
    (-5, 0.27),
    (4, 0.48),
    (8, 0.34),
    (12, 0.12),
    (6, 0.09),
)
LONG_LABELS = (
    "Informationssäkerhetsavdelningens bemötande",
    *DIMENSIONS[1:8],
    "Samarbete över avdelningsgränser och bolagsgränser",
)
CLUMP = make_matrix(
    (-8, 0.33),
    (-9, 0.34),
    (-8, 0.35),
    (-7, 0.33),
    (-7, 0.34),
    (-8, 0.32),
    (-9, 0.33),
    (-8, 0.33),
    (-7, 0.35),
    labels=LONG_LABELS,
)
CORNERS = make_matrix(
    (-30, 0.6),
    (20, 0.6),
    (-30, 0),
    (20, 0),
    (-30, 0.58),
    (20, 0.58),
    (-30, 0.02),
    (20, 0.02),
    (0, 0.3),
    labels=LONG_LABELS,
    cross=(-28, 0.56),
)

FUNNEL = FunnelChart(
    steps=(
        step("Alla som svarade", 0, 1, level=0),
        step("Försökte själva de senaste tre månaderna", 0, 0.694, level=1),
        step("Försökte inte", 0.694, 0.306, level=1, emphasis=Emphasis.MUTED),
        step("Löste det helt", 0, 0.31, level=2),
        step("Löste det delvis", 0.31, 0.214, level=2),
        step("Fastnade", 0.524, 0.17, level=2, emphasis=Emphasis.STRONG),
        step("Frågade en kollega", 0.524, 0.09, level=3, emphasis=Emphasis.STRONG),
        step("Skapade ett ärende", 0.614, 0.05, level=3, emphasis=Emphasis.STRONG),
        step("Gav upp", 0.664, 0.03, level=3, emphasis=Emphasis.STRONG),
    )
)
BROKEN_FUNNEL = FunnelChart(
    steps=(
        step("Alla", 0, 1, level=0),
        step("Försökte med den nya självbetjäningsportalen", 0, 0.992, level=1),
        step("Försökte inte", 0.992, 0.009, level=1, emphasis=Emphasis.MUTED),
        step("Löste det", 0, 0, level=2),
        step("Fastnade", 0, 0.992, level=2, emphasis=Emphasis.STRONG),
        step("Frågade en kollega", 0, PROTECTED, level=3),
        step("Gav upp", 0, PROTECTED, level=3, emphasis=Emphasis.STRONG),
    )
)
_ANSWERS = (
    DumbbellRow(label=said("Proaktivitet"), first=score(38, 3), second=score(61)),
    DumbbellRow(
        label=said("Samarbete över avdelningsgränser"),
        first=binned(44, 58),
        second=binned(60, 71),
    ),
    DumbbellRow(label=said("Leverans och support"), first=score(100), second=score(99)),
    DumbbellRow(label=said("Förtroende"), first=score(0, 0), second=None),
    DumbbellRow(label=said("Bemötande"), first=PROTECTED, second=score(64)),
    DumbbellRow(label=said("Servicekänsla"), first=PROTECTED, second=PROTECTED),
)
GUESS = GuessChart(
    rows=tuple(GuessRow(label=row.label) for row in _ANSWERS),
    domain=(0, 100),
    choice=said("Viktigast: kryssa tre"),
)
ANSWERS = GuessChart(
    rows=tuple(
        GuessRow(label=row.label, answer=row, is_chosen=place < 2)
        for place, row in enumerate(_ANSWERS)
    ),
    domain=(0, 100),
    marks=(said("Kunderna, med intervall"), said("IT-ledningen om sig själv")),
    choice=said("Viktigast: kryssa tre"),
)
BODIES: dict[str, ChartBody] = {
    "distribution": DISTRIBUTION,
    "seven points": SEVEN_POINTS,
    "ten points": TEN_POINTS,
    "intervals": INTERVALS,
    "shares": SHARES,
    "differences": DIFFERENCES,
    "means": MEANS,
    "reasons": REASONS,
    "dumbbell": DUMBBELL,
    "unit": UNIT,
    "slope": SLOPE,
    "heatmap": HEATMAP,
    "many columns": MANY_COLUMNS,
    "stated and derived": STATED,
    "zone": ZONE,
    "matrix": MATRIX,
    "clump": CLUMP,
    "corners": CORNERS,
    "funnel": FUNNEL,
    "broken funnel": BROKEN_FUNNEL,
    "guess": GUESS,
    "answers": ANSWERS,
    **COARSE,
}
PAPER_ONLY = {"guess", "answers"}
"""Bodies that stand on sheets and on no page of the site."""
