"""The same figure is the same text in the site, in the PDF and in the annex, in every language.

Every figure that ``figures.csv`` of the built demo shows is compared:

1. The annex's value, with the range that it stands for, is written by the report's own rule
   (``Writer.number``), and with percent or sign left away. The row of the report's model that
   claims the figure, on the page that the annex names, has a cell with just this text.
2. The built site's page has a table row with the very texts of that row, cell for cell.
3. The PDF's extracted text has that row too: its cells, one after the other. Spaces and hyphens are
   taken out on both sides, since a line may break anywhere.

A figure that no cell of its row has stands in a sentence of the row's section: the sentence is then
looked for in page and PDF.

Two statistics may be shown by what follows from them alone, the box of the matrix that a dimension
falls in and the change of a trend; their rows then are compared in 2 and 3 alone. Intervals and
bases stand in the rows, and so are compared between site and PDF.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from demo_report import LANGUAGES, demo_report
from paper_reading import squeezed
from report_builder import make_writer
from spegla.privacy.released import Statistic, Unit
from spegla.report.format import Writer
from spegla.report.model import Chart, Number, Page, Paragraph, Report, Row, Table, Words

pytestmark = pytest.mark.print

BY_WHAT_FOLLOWS = {Statistic.PLACEMENT, Statistic.TREND_SCORE}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexFigure:
    """A row of the annex, its numbers read back."""

    name: str
    statistic: str
    page: str
    number: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What one language's reader gets, read back from the files.

    Args:
        annex: The shown figures.
        report: The model, which knows in which rows a figure stands.
        site: The rows of all tables of a page, each as the squeezed texts of its cells.
        pages: The squeezed text of each page of the site.
        pdf: The squeezed text of the report's PDF.
    """

    annex: tuple[AnnexFigure, ...]
    report: Report
    site: Mapping[str, frozenset[tuple[str, ...]]]
    pages: Mapping[str, str]
    pdf: str


# ------------------------------------------------------------------ reading back


def annex_of(output: Path) -> tuple[AnnexFigure, ...]:
    with (output / "figures.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            AnnexFigure(
                name=row["figure"],
                statistic=row["statistic"],
                page=row["page"],
                number=Number(
                    value=float(row["value"]),
                    unit=Unit(row["unit"]),
                    least=float(row["least"]) if row["least"] else None,
                    most=float(row["most"]) if row["most"] else None,
                ),
            )
            for row in csv.DictReader(file)
            if row["shown"] == "yes"
        )


class _Rows(HTMLParser):
    """The texts of all table rows of a page, cell for cell, and all of its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.rows: list[list[str]] = []
        self._is_in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
            self._is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"th", "td"}:
            self._is_in_cell = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._is_in_cell:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def read_back(demo_build: Path, demo_texts: Mapping[str, tuple[str, ...]]) -> Mapping[str, Sources]:
    """What the readers of each language get."""
    return {
        language: sources(demo_build, language, demo_texts[f"report-{language}.pdf"])
        for language in LANGUAGES
    }


def sources(output: Path, language: str, pdf: Sequence[str]) -> Sources:
    report = demo_report(output)
    read = {
        page.key: _Rows(
            (output / "site" / language / f"{page.key}.html").read_text(encoding="utf-8")
        )
        for page in report.pages
    }
    return Sources(
        annex=annex_of(output),
        report=report,
        site={
            key: frozenset(tuple(map(squeezed, row)) for row in page.rows)
            for key, page in read.items()
        },
        pages={key: squeezed(page.text) for key, page in read.items()},
        pdf=squeezed("".join(pdf)),
    )


def tables(page: Page) -> Iterator[Table]:
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                yield block.table
            elif isinstance(block, Table):
                yield block


def rows_by_figure(report: Report) -> dict[tuple[str, str], list[Row]]:
    """The rows that claim a figure, by page and figure."""
    found: dict[tuple[str, str], list[Row]] = {}
    for page in report.pages:
        for table in tables(page):
            for row in table.rows:
                for figure in row.figures:
                    found.setdefault((page.key, str(figure)), []).append(row)
    return found


def sentences_beside(report: Report, key: str, rows: Sequence[Row]) -> Iterator[Words]:
    """The sentences of the sections that have one of these rows."""
    for section in report.page(key).sections:
        blocks = [block for block in section.blocks if isinstance(block, Table)]
        if any(row in block.rows for block in blocks for row in rows):
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield from block.sentences


# ------------------------------------------------------------------ comparing


def texts_of(number: Number, writer: Writer) -> set[str]:
    """How the rule writes a number: as it is, bare, and as a size without a sign."""
    size = replace(number, value=abs(number.value), bare=True)
    return {writer.number(each) for each in (number, replace(number, bare=True), size)}


def differences(found: Sources, writer: Writer) -> list[str]:
    """Figures that are not the same text everywhere, and where."""
    rows = rows_by_figure(found.report)
    return [
        f"{figure.name}: {fault}"
        for figure in found.annex
        for fault in _faults(figure, rows.get((figure.page, figure.name), []), found, writer)
    ]


def _written(rows: Sequence[Row], writer: Writer) -> list[tuple[str, ...]]:
    return [tuple(writer.cell(cell) for cell in row.cells) for row in rows]


def _telling(figure: AnnexFigure, rows: Sequence[Row], writer: Writer) -> list[tuple[str, ...]]:
    """The rows that have the annex's value in one of their cells."""
    expected = texts_of(figure.number, writer)
    return [texts for texts in _written(rows, writer) if expected & set(texts)]


def _faults(
    figure: AnnexFigure, rows: Sequence[Row], found: Sources, writer: Writer
) -> Iterator[str]:
    telling = _telling(figure, rows, writer)
    if not telling and figure.statistic in BY_WHAT_FOLLOWS:
        telling = _written(rows, writer)
    if not telling:
        yield from _faults_of_sentences(figure, rows, found, writer)
    for texts in telling:
        row = tuple(map(squeezed, texts))
        if row not in found.site[figure.page]:
            yield f"the site does not say {texts}"
        if "".join(row) not in found.pdf:
            yield f"the PDF does not say {texts}"


def _faults_of_sentences(
    figure: AnnexFigure, rows: Sequence[Row], found: Sources, writer: Writer
) -> Iterator[str]:
    expected = texts_of(figure.number, writer)
    said = [writer.text(each) for each in sentences_beside(found.report, figure.page, rows)]
    telling = [text for text in said if any(number in text for number in expected)]
    if not telling:
        yield f"the annex has {sorted(expected)}, its page {figure.page} does not"
    for text in map(squeezed, telling):
        if text not in found.pages[figure.page]:
            yield f"the site does not say {text}"
        if text not in found.pdf:
            yield f"the PDF does not say {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_the_same_text_in_site_pdf_and_annex(
    read_back: Mapping[str, Sources], language: str
) -> None:
    assert differences(read_back[language], make_writer(language)) == []


def test_all_figures_are_compared(read_back: Mapping[str, Sources]) -> None:
    found, writer = read_back["en"], make_writer("en")
    rows = rows_by_figure(found.report)
    untold = [
        figure.statistic
        for figure in found.annex
        if not _telling(figure, rows.get((figure.page, figure.name), []), writer)
    ]
    assert len(found.annex) == 995
    in_a_sentence = {Statistic.SHARE: 1}
    assert Counter(untold) == {Statistic.PLACEMENT: 53, Statistic.TREND_SCORE: 5} | in_a_sentence


def test_one_altered_figure_is_found_in_each_of_the_three(
    read_back: Mapping[str, Sources],
) -> None:
    found, writer = read_back["en"], make_writer("en")
    figure = next(each for each in found.annex if each.number.unit is Unit.SCALE)
    number = replace(figure.number, value=figure.number.value + 0.01)
    other = tuple(replace(each, number=number) if each is figure else each for each in found.annex)
    (row, *_) = rows_by_figure(found.report)[figure.page, figure.name]
    texts = tuple(squeezed(writer.cell(cell)) for cell in row.cells)
    site = {**found.site, figure.page: found.site[figure.page] - {texts}}
    pdf = found.pdf.replace("".join(texts), "")
    for altered in (
        replace(found, annex=other),
        replace(found, site=site),
        replace(found, pdf=pdf),
    ):
        assert any(line.startswith(f"{figure.name}:") for line in differences(altered, writer))
