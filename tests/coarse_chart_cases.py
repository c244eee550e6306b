"""Charts of few people: values that stand for wide ranges beside some that stand for narrow."""

from dataclasses import replace

from chart_builder import (
    DEPARTMENTS,
    DIMENSIONS,
    PROTECTED,
    binned,
    binned_share,
    make_distribution,
    said,
    score,
    share,
)
from spegla.privacy.released import Shown, Unit
from spegla.report.model import (
    ChartBody,
    DistributionRow,
    DumbbellChart,
    DumbbellRow,
    Emphasis,
    FunnelChart,
    FunnelStep,
    HeatmapChart,
    HeatmapRow,
    IntervalChart,
    IntervalRow,
    SlopeChart,
    SlopeLine,
    ZoneChart,
    ZoneRow,
)

INTERVALS = IntervalChart(
    rows=(
        IntervalRow(label=said(DEPARTMENTS[0]), value=binned(38.0, 38.3, spread=2)),
        IntervalRow(
            label=said(DEPARTMENTS[1]), value=binned(50.0, 57.0, spread=16), note=said("n 10")
        ),
        IntervalRow(
            label=said(DEPARTMENTS[2]), value=binned(50.4, 69.6), note=said("n 5"), target=60
        ),
        IntervalRow(
            label=said(DEPARTMENTS[4]),
            value=binned(70.0, 100.0),
            note=said("n 6"),
            emphasis=Emphasis.STRONG,
        ),
        IntervalRow(label=said(DEPARTMENTS[6]), value=binned(0.0, 30.0), emphasis=Emphasis.MUTED),
        IntervalRow(label=said(DEPARTMENTS[7]), value=PROTECTED),
    ),
    unit=Unit.SCORE,
    domain=(0, 100),
    reference=41,
    reference_label=said("Hela organisationen"),
)
TEAM = (
    (61.2, 71.0),
    (71.1, 81.0),
    (60.9, 70.8),
    (38.0, 47.6),
    (48.4, 57.7),
    (90.2, 100.0),
    (0.0, 11.2),
)
DUMBBELL = DumbbellChart(
    rows=(
        *(
            DumbbellRow(
                label=said(label),
                first=binned(customers, customers + 0.3, spread=3),
                second=binned(*team),
                note=said("klar överskattning, 1,1 SD"),
            )
            for label, customers, team in zip(
                DIMENSIONS, (38.0, 44.0, 66.0, 43.0, 60.0, 84.0, 52.0), TEAM, strict=False
            )
        ),
        DumbbellRow(label=said("Båda små"), first=binned(50.0, 57.0), second=binned(52.0, 61.0)),
        DumbbellRow(label=said("Ena dold"), first=PROTECTED, second=binned(52.0, 61.0)),
    ),
    marks=(said("Kunder, med intervall"), said("IT-ledningen om sig själv")),
    domain=(0, 100),
)
UNIT = replace(DUMBBELL, marks=(said("Elnät, med intervall"), said("Alla kunder")), is_part=True)
SMALL_MIRROR = DumbbellChart(
    rows=(DumbbellRow(label=said("Alla"), first=binned(30.0, 37.0), second=binned(52.0, 61.0)),),
    marks=(said("Kunder"), said("IT-ledningen")),
    domain=(0, 100),
)
ZONE = ZoneChart(
    rows=(
        ZoneRow(
            label=said(DIMENSIONS[0]),
            minimum=binned(40.0, 47.0),
            desired=binned(70.0, 77.5),
            perceived=binned(25.0, 32.0),
        ),
        ZoneRow(
            label=said(DIMENSIONS[1]),
            minimum=binned(40.0, 47.0),
            desired=binned(70.0, 77.5),
            perceived=binned(55.0, 62.0, spread=14),
        ),
        ZoneRow(
            label=said(DIMENSIONS[2]),
            minimum=binned(50.0, 58.0),
            desired=binned(55.0, 63.0),
            perceived=binned(56.0, 64.0),
        ),
        ZoneRow(
            label=said(DIMENSIONS[3]), minimum=score(30), desired=score(60), perceived=score(44, 3)
        ),
    ),
    domain=(0, 100),
)
SLOPE = SlopeChart(
    waves=(said("Oktober 2024"), said("Oktober 2026")),
    lines=(
        SlopeLine(
            label=said(DIMENSIONS[0]),
            before=binned(30.0, 37.0),
            after=binned(44.0, 51.0),
            emphasis=Emphasis.STRONG,
        ),
        SlopeLine(
            label=said(DIMENSIONS[1]),
            before=binned(50.0, 57.0),
            after=binned(51.0, 58.0),
            emphasis=Emphasis.MUTED,
        ),
        SlopeLine(label=said(DIMENSIONS[2]), before=score(62), after=binned(70.0, 76.0)),
    ),
    domain=(20, 90),
)
HEATMAP = HeatmapChart(
    columns=tuple(map(said, DEPARTMENTS[:8])),
    rows=tuple(
        HeatmapRow(
            label=said(label),
            cells=(
                binned(70.0, 100.0),
                binned(50.4, 69.6),
                binned(10.0, 17.0),
                PROTECTED,
                *(
                    binned(20.0 + 7 * (row + column), 21.4 + 7 * (row + column))
                    for column in range(4)
                ),
            ),
        )
        for row, label in enumerate(DIMENSIONS[:5])
    ),
    domain=(0, 100),
)
DISTRIBUTION = make_distribution(
    *(
        DistributionRow(
            label=said(label),
            shares=tuple(binned_share(*ends) for ends in shares),
            favourable=binned_share(40.6, 50.0),
            dont_know=binned_share(3.1, 6.3),
        )
        for label, shares in (
            (
                "IT kommer med idéer innan vi frågar",
                ((0.0, 6.3), (18.8, 25.0), (28.1, 34.4), (28.1, 34.4), (9.4, 15.6)),
            ),
            (
                "Alla utom två är överens",
                ((0.0, 6.3), (0.0, 6.3), (0.0, 6.3), (0.0, 6.3), (93.8, 100.0)),
            ),
        )
    )
)
FUNNEL = FunnelChart(
    steps=(
        FunnelStep(label=said("Alla"), start=0, value=share(100), emphasis=Emphasis.MUTED),
        FunnelStep(label=said("Försökte själva"), start=0, value=binned_share(62.5, 71.9), level=1),
        FunnelStep(label=said("Löste det helt"), start=0, value=binned_share(34.4, 40.6), level=2),
        FunnelStep(
            label=said("Fastnade"),
            start=0.375,
            value=binned_share(25.0, 34.4),
            level=2,
            emphasis=Emphasis.STRONG,
        ),
        FunnelStep(label=said("Gav upp"), start=0.9, value=binned_share(0.0, 15.6), level=3),
    )
)
SHARES = IntervalChart(
    rows=tuple(
        IntervalRow(label=said(label), value=value)
        for label, value in (
            ("Det gick fortare", binned_share(62.5, 71.9)),
            ("IT sade nej", binned_share(0.0, 6.3)),
            ("Vi visste inte", Shown(value=0.22, unit=Unit.SHARE, least=0.215, most=0.225)),
        )
    ),
    unit=Unit.SHARE,
    domain=(0, 1),
)
COARSE: dict[str, ChartBody] = {
    "coarse intervals": INTERVALS,
    "coarse dumbbell": DUMBBELL,
    "small mirror": SMALL_MIRROR,
    "coarse unit": UNIT,
    "coarse zone": ZONE,
    "coarse slope": SLOPE,
    "coarse heatmap": HEATMAP,
    "coarse distribution": DISTRIBUTION,
    "coarse funnel": FUNNEL,
    "coarse shares": SHARES,
}
