"""The smallest report that holds every block and every form of chart, and a writer for it."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    Shown,
    Statistic,
    SubjectKind,
    Unit,
)
from spegla.report.format import Writer, parse_wording
from spegla.report.model import (
    Account,
    AccountEntry,
    Align,
    AnnexRow,
    Ask,
    Bullets,
    Chart,
    ChartBody,
    Column,
    Definition,
    Definitions,
    DistributionChart,
    DistributionRow,
    DumbbellChart,
    DumbbellRow,
    Emphasis,
    HeatmapChart,
    HeatmapRow,
    Interval,
    IntervalChart,
    IntervalRow,
    KeyNumber,
    NotAvailable,
    Number,
    Page,
    PageKind,
    Paragraph,
    Pointer,
    RankedItem,
    Ranking,
    Report,
    Row,
    Section,
    SlopeChart,
    SlopeLine,
    Table,
    phrase,
)
from spegla.survey.questions import Audience, LocalText

LOCALE = Path(__file__).parents[1] / "site_templates" / "locale"
PROTECTED = Hidden(reason=HiddenReason.PROTECTED)

TRUST = LocalText.of(sv="Förtroende", nl="Vertrouwen", en="Trust")
CUSTOMERS = LocalText.of(sv="Kunder", nl="Klanten", en="Customers")
MANAGEMENT = LocalText.of(sv="IT-ledningen", nl="IT-management", en="IT management")
PROACTIVITY = LocalText.of(sv="Proaktivitet", nl="Proactiviteit", en="Proactivity")
SERVICE = LocalText.of(sv="Servicekänsla", nl="Servicegevoel", en="Sense of service")
FINANCE = LocalText.of(sv="Ekonomi", nl="Financiën", en="Finance")
GRID = LocalText.of(sv="Nätdrift", nl="Netbeheer", en="Grid operations")
AGREEMENT = (
    LocalText.of(sv="Instämmer inte alls", nl="Helemaal mee oneens", en="Strongly disagree"),
    LocalText.of(sv="Instämmer inte", nl="Mee oneens", en="Disagree"),
    LocalText.of(sv="Varken eller", nl="Neutraal", en="Neither"),
    LocalText.of(sv="Instämmer", nl="Mee eens", en="Agree"),
    LocalText.of(sv="Instämmer helt", nl="Helemaal mee eens", en="Strongly agree"),
)


@cache
def make_writer(language: str = "en") -> Writer:
    """A writer with the wording of the product in one language."""
    catalogue = (LOCALE / language / "spegla.po").read_bytes()
    return Writer(wording=parse_wording(catalogue, language=language))


def make_report(**overrides: Any) -> Report:
    """A report of five pages; keywords replace fields of the report."""
    report = Report(
        client="Nordkust Energi",
        title=LocalText.of(
            sv="IT med kundernas ögon",
            nl="IT door de ogen van haar klanten",
            en="IT through its customers’ eyes",
        ),
        wave_label=LocalText.of(sv="oktober 2026", nl="oktober 2026", en="October 2026"),
        confidentiality=LocalText.of(sv="Intern", nl="Intern", en="Internal"),
        languages=("sv", "nl", "en"),
        written=date(2026, 10, 12),
        one_page=replace(_cover(), key="one-page"),
        pages=(_cover(), _answered(), _dimensions(), _trust(), _since(), _method()),
        annex=(_annex_row(),),
        anonymity=(
            LocalText.of(
                sv="Ingen siffra i rapporten vilar på färre än fem personer.",
                nl="Geen cijfer in dit rapport berust op minder dan vijf personen.",
                en="No figure in this report rests on fewer than five people.",
            ),
        ),
    )
    return replace(report, **overrides)


def make_table(anchor: str = "numbers") -> Table:
    """A table with a cell of every sort."""
    return Table(
        anchor=anchor,
        caption=_same("Scores, 0 to 100, with the range in which the true value lies."),
        columns=(
            Column(label=_same("Dimension"), align=Align.TEXT),
            Column(label=_same("n")),
            Column(label=CUSTOMERS),
            Column(label=_same("Interval")),
            Column(label=MANAGEMENT),
            Column(label=_same("Reading"), align=Align.TEXT),
        ),
        rows=(
            Row(
                cells=(
                    TRUST,
                    Number(value=212, unit=Unit.PERSONS),
                    Number(value=68, unit=Unit.SCORE),
                    Interval(low=65, high=71, unit=Unit.SCORE),
                    Number(value=73, unit=Unit.SCORE),
                    _same("good agreement"),
                )
            ),
            Row(
                cells=(
                    PROACTIVITY,
                    Number(value=204, unit=Unit.PERSONS),
                    Number(value=38, unit=Unit.SCORE),
                    Interval(low=35, high=41, unit=Unit.SCORE),
                    Number(value=61, unit=Unit.SCORE),
                    _same("overestimate"),
                )
            ),
            Row(cells=(SERVICE, PROTECTED, PROTECTED, NotAvailable(), PROTECTED, "NKI")),
        ),
        notes=(_same("People who could not judge are not counted in n."),),
    )


def make_chart(body: ChartBody, *, anchor: str, finding: str) -> Chart:
    """A chart with all that stands around it."""
    return Chart(
        anchor=anchor,
        finding=_same(finding),
        measure=_same("Score per dimension, 0 to 100, sorted by the difference."),
        body=body,
        caption=(_same("212 customers, 8 managers."), _same("Values stand for small ranges.")),
        alternative=(
            _same("Customers score proactivity 38 and trust 68."),
            _same("IT management says 61 and 73."),
        ),
        table=make_table(f"{anchor}-table"),
    )


def _cover() -> Page:
    return Page(
        key="index",
        kind=PageKind.COVER,
        label=LocalText.of(sv="På en sida", nl="Op één pagina", en="On one page"),
        kicker=_same("Internal customer survey, second wave. 246 of 420 customers answered."),
        headline=LocalText.of(
            sv="Kunderna litar på att IT levererar. De möter ännu ingen partner.",
            nl="Klanten vertrouwen op de levering. Een partner zien ze nog niet.",
            en="Customers trust IT to deliver. They do not yet meet a partner.",
        ),
        lead=(
            _same("Service and treatment are clear strengths and have held since 2025."),
            _same("What matters most to customers, being understood, is where IT scores lowest."),
        ),
        numbers=(
            KeyNumber(
                label=_same("Overall satisfaction (NKI)"),
                value=Number(value=61, unit=Unit.SCORE),
                suffix=_same("of 100"),
                notes=(
                    _same("+4 since 2025: better, not yet proven."),
                    _same("Between 58 and 64."),
                ),
            ),
            KeyNumber(
                label=_same("What we believed they would say"),
                value=Number(value=68, unit=Unit.SCORE),
                notes=(_same("IT management overestimates 4 of 9 dimensions."),),
            ),
            KeyNumber(
                label=_same("Went around IT in the past year"),
                value=PROTECTED,
                notes=(_same("Too few answered this question."),),
            ),
        ),
        sections=(_priorities(), _mirror()),
    )


def _priorities() -> Section:
    return Section(
        anchor="priorities",
        heading=LocalText.of(
            sv="Tre saker att besluta", nl="Drie besluiten", en="Three things to decide"
        ),
        subline=_same("Chosen by what matters to customers and what IT can influence."),
        blocks=(
            Ranking(
                items=(
                    RankedItem(
                        title=_same("Bring ideas before being asked"),
                        reason=_same("Proactivity. In the top three in 97 of 100 resamples."),
                        value=_same("38 → 50"),
                        page="dimensions",
                    ),
                    RankedItem(
                        title=_same("Ask about the need before proposing a solution"),
                        reason=_same("Consultative way of working. In the top three in 91 of 100."),
                        value=_same("44 → 54"),
                    ),
                    RankedItem(
                        title=_same("Involve people before decisions are final"),
                        reason=_same("Change. In the top three in 64 of 100."),
                    ),
                )
            ),
            Ask(
                title=LocalText.of(
                    sv="Det här ber vi om", nl="Wat wij u vragen", en="What is asked of you"
                ),
                text=_same("Agree on the three priorities and give each owner the mandate."),
                by=_same("At the management meeting on 3 December."),
            ),
        ),
    )


def _mirror() -> Section:
    return Section(
        anchor="mirror",
        blocks=(
            make_chart(
                DumbbellChart(
                    domain=(20, 80),
                    marks=(_same("Customers"), _same("IT management")),
                    rows=(
                        DumbbellRow(
                            label=PROACTIVITY,
                            first=_score(38, 35, 41),
                            second=_score(61),
                            note=_same("overestimate"),
                        ),
                        DumbbellRow(
                            label=TRUST,
                            first=_score(68, 65, 71),
                            second=_score(73),
                            note=_same("in agreement"),
                        ),
                        DumbbellRow(label=SERVICE, first=_score(66, 63, 69), second=PROTECTED),
                    ),
                ),
                anchor="mirror-chart",
                finding="IT sees itself as more proactive than its customers do",
            ),
        ),
    )


def _answered() -> Page:
    return Page(
        key="answered",
        kind=PageKind.STANDARD,
        label=LocalText.of(sv="Vilka svarade", nl="Wie antwoordde", en="Who answered"),
        kicker=_same("246 of 420 invited."),
        headline=_same("Six in ten answered, finance less often than others"),
        lead=(_same("The answers stand for the organisation as a whole."),),
        sections=(
            Section(
                anchor="rates",
                heading=_same("Response rates"),
                subline=_same("Complete and partial answers among those invited."),
                blocks=(
                    Paragraph(sentences=(_same("Two departments are shown together."),)),
                    Bullets(
                        items=(
                            _same("Finance answered less often: read its figures with care."),
                            _same("Nobody was reminded more than twice."),
                        )
                    ),
                    make_table("rates-table"),
                ),
            ),
        ),
    )


def _dimensions() -> Page:
    return Page(
        key="dimensions",
        kind=PageKind.STANDARD,
        label=LocalText.of(sv="Dimensionerna", nl="De dimensies", en="The dimensions"),
        kicker=_same("Nine themes, thirty questions."),
        headline=_same("Treatment is strong everywhere, proactivity nowhere"),
        lead=(_same("The order is the same in almost all departments."),),
        sections=(
            Section(
                anchor="groups",
                heading=_same("By department"),
                blocks=(
                    make_chart(
                        HeatmapChart(
                            columns=(FINANCE, GRID),
                            rows=(
                                HeatmapRow(label=TRUST, cells=(_score(71), _score(64))),
                                HeatmapRow(label=PROACTIVITY, cells=(_score(36), PROTECTED)),
                            ),
                            domain=(20, 80),
                        ),
                        anchor="groups-chart",
                        finding="Finance is a little more content than grid operations",
                    ),
                ),
            ),
        ),
    )


def _trust() -> Page:
    return Page(
        key="dimension-trust",
        kind=PageKind.DIMENSION,
        label=TRUST,
        parent="dimensions",
        kicker=_same("Trust. Fourth of nine."),
        headline=_same("Customers rely on IT to keep its word"),
        lead=(_same("The score is 68 of 100, among the highest."),),
        numbers=(
            KeyNumber(
                label=CUSTOMERS,
                value=Number(value=68, unit=Unit.SCORE),
                notes=(_same("65 to 71."), _same("+1 since 2025: unchanged.")),
            ),
            KeyNumber(label=MANAGEMENT, value=Number(value=73, unit=Unit.SCORE)),
            KeyNumber(
                label=_same("Aim for 2027"), value=NotAvailable(), notes=(_same("No aim is set."),)
            ),
        ),
        sections=(
            Section(anchor="answers", blocks=(_distribution(),)),
            Section(
                anchor="groups",
                blocks=(
                    make_chart(
                        IntervalChart(
                            rows=(
                                IntervalRow(
                                    label=FINANCE, value=_score(71, 64, 78), note=_same("n 17")
                                ),
                                IntervalRow(
                                    label=GRID,
                                    value=_score(64, 60, 68),
                                    note=_same("n 58"),
                                    emphasis=Emphasis.STRONG,
                                    target=70,
                                ),
                                IntervalRow(label=SERVICE, value=PROTECTED),
                            ),
                            unit=Unit.SCORE,
                            domain=(20, 100),
                            reference=68,
                            reference_label=_same("all"),
                        ),
                        anchor="groups-chart",
                        finding="Grid operations trust IT a little less than the rest",
                    ),
                ),
            ),
        ),
    )


def _distribution() -> Chart:
    shares = tuple(_share(value) for value in (0.05, 0.1, 0.2, 0.4, 0.25))
    return make_chart(
        DistributionChart(
            categories=AGREEMENT,
            unfavourable=2,
            neutral=1,
            rows=(
                DistributionRow(
                    label=_same("IT does what it has promised"),
                    shares=shares,
                    favourable=_share(0.65),
                    dont_know=_share(0.09),
                ),
                DistributionRow(
                    label=_same("IT tells us when something goes wrong"),
                    shares=PROTECTED,
                    favourable=_share(0.48),
                    dont_know=PROTECTED,
                ),
            ),
        ),
        anchor="answers-chart",
        finding="Two in three agree that IT does what it has promised",
    )


def _since() -> Page:
    return Page(
        key="since",
        kind=PageKind.STANDARD,
        label=LocalText.of(sv="Sedan sist", nl="Sinds vorige keer", en="Since last time"),
        kicker=_same("2025 and 2026, the same questions."),
        headline=_same("Sense of service is clearly better, the rest has held"),
        lead=(_same("A change of 6 or more can be proven with 240 answers."),),
        sections=(
            Section(
                anchor="promises",
                heading=_same("You said, we did"),
                blocks=(
                    Account(
                        anchor="promise-service",
                        heading=_same("Sense of service: kept, and clearly better"),
                        entries=(
                            AccountEntry(
                                label=_same("We promised"),
                                sentences=(_same("One number to call."),),
                            ),
                            AccountEntry(
                                label=_same("You noticed"),
                                sentences=(_same("58 then, 66 now."), _same("Clearly better.")),
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                anchor="change",
                blocks=(
                    make_chart(
                        SlopeChart(
                            waves=(_same("2025"), _same("2026")),
                            lines=(
                                SlopeLine(
                                    label=SERVICE,
                                    before=_score(58, 55, 61),
                                    after=_score(66, 63, 69),
                                    emphasis=Emphasis.STRONG,
                                ),
                                SlopeLine(
                                    label=TRUST,
                                    before=_score(67, 64, 70),
                                    after=_score(68, 65, 71),
                                    emphasis=Emphasis.MUTED,
                                ),
                                SlopeLine(label=PROACTIVITY, before=PROTECTED, after=_score(38)),
                            ),
                            domain=(20, 80),
                        ),
                        anchor="change-chart",
                        finding="One dimension rose by more than chance would give",
                    ),
                ),
            ),
        ),
    )


def _method() -> Page:
    return Page(
        key="method",
        kind=PageKind.METHOD,
        label=LocalText.of(sv="Metod", nl="Methode", en="Method and anonymity"),
        kicker=_same("How every figure came about."),
        headline=_same("What the figures mean and what they cannot say"),
        lead=(_same("Every figure can be traced to the question that it rests on."),),
        sections=(
            Section(
                anchor="terms",
                heading=_same("Terms"),
                blocks=(
                    Definitions(
                        items=(
                            Definition(
                                term=_same("Score"),
                                meaning=(_same("The mean, moved to the range from 0 to 100."),),
                            ),
                            Definition(
                                term=_same("Interval"),
                                meaning=(
                                    _same("Where the value lies if all had answered."),
                                    _same("It is right in 95 cases of 100."),
                                ),
                            ),
                        )
                    ),
                    Pointer(text=_same("All dimensions"), page="dimensions"),
                    Pointer(text=_same("For programs: proof.json"), file="proof.json"),
                ),
            ),
        ),
    )


def _annex_row() -> AnnexRow:
    return AnnexRow(
        figure=FigureId(
            wave="2026",
            audience=Audience.CUSTOMERS,
            subject_kind=SubjectKind.DIMENSION,
            subject="trust",
            statistic=Statistic.SCORE,
        ),
        value=_score(68, 65, 71),
        definition=phrase("definition.score"),
        page="dimension-trust",
    )


def _score(value: float, low: float | None = None, high: float | None = None) -> Shown:
    return Shown(value=value, unit=Unit.SCORE, low=low, high=high, base=212)


def _share(value: float) -> Shown:
    return Shown(value=value, unit=Unit.SHARE, base=212)


def _same(text: str) -> LocalText:
    return LocalText.of(sv=text, nl=text, en=text)
