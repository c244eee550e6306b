"""What belongs together stands on one page: a row, a chart with its words, a term and its note."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from demo_report import LANGUAGES, demo_edition
from tag_tree import elements, elements_of

pytestmark = pytest.mark.print

ROW = re.compile(r"<tr>(?:(?!</tr>).)*<td", re.DOTALL)
SUBLINE = re.compile(
    r'<p class="subline">(?P<measure>[^<]+)(?P<notes>(?:<span class="term" .+?)+)</p>'
)
NOTE = re.compile(r'<span class="term__name">(?P<term>[^<]+)</span> (?P<meaning>[^<]+?) <a')


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The demo's report in one language, as it was written and as it was set: in a PDF, of which
    ``texts`` are those of its pages.
    """

    html: str
    pdf: Path
    texts: Sequence[str]


@pytest.fixture(scope="module", params=LANGUAGES)
def report(
    request: pytest.FixtureRequest, demo_build: Path, demo_texts: Mapping[str, tuple[str, ...]]
) -> Report:
    name = f"report-{request.param}.pdf"
    return Report(
        html=demo_edition(demo_build, "report", request.param),
        pdf=demo_build / "pdf" / name,
        texts=demo_texts[name],
    )


def below(element: Any) -> list[str]:
    return [str(each.S) for each in elements(element.get("/K", pikepdf.Array()))]


def tags(pdf: Path) -> Iterator[tuple[str, list[str]]]:
    """Each element's kind, and the kinds of all elements below it."""
    with pikepdf.open(pdf) as document:
        for element in elements_of(document):
            yield str(element.S), below(element)


def letters(text: str) -> str:
    """A text without what setting it adds or takes away: spaces, hyphens, marks of footnotes."""
    return re.sub(r"[\W\d_]", "", unescape(text))


def test_no_row_of_a_table_is_parted(report: Report) -> None:
    rows = [kinds for kind, kinds in tags(report.pdf) if kind == "/TR" and "/TD" in kinds]
    assert len(rows) == len(ROW.findall(report.html)) > 300


def test_no_chart_is_parted_from_its_finding_and_its_caption(report: Report) -> None:
    charts = [
        kinds
        for kind, kinds in tags(report.pdf)
        if kind == "/Div" and "/Figure" in kinds and kinds[0] in ("/H2", "/H3")
    ]
    assert len(charts) == report.html.count('<div class="chart">') > 30
    assert all("/Caption" in kinds for kinds in charts)


def test_a_term_is_explained_on_the_page_that_uses_it(report: Report) -> None:
    pages = list(map(letters, report.texts))
    explained = 0
    for subline in SUBLINE.finditer(report.html):
        for note in NOTE.finditer(subline["notes"]):
            explained += 1
            said = letters(note["term"] + note["meaning"])
            (page,) = [page for page in pages if said in page]
            assert letters(subline["measure"]) in page
    assert explained >= 10
