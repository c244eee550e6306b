"""Each folder here is a test: what ``input/`` says must give what ``expected/`` holds.

``make golden`` writes ``expected/`` anew; its diff is reviewed as code.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from report_builder import make_writer
from site_builder import BRAND, site_files
from spegla.privacy.ledger import SALT_BYTES, Ledger
from spegla.releasing import release
from spegla.render.charts import Drawing, Medium, chart_spec
from spegla.report.model import Chart, Report
from spegla.reporting import drafted
from spegla.survey.read import read_engagement
from survey_builder import texts_of

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/input"))
NOTHING_RELEASED = Ledger.empty(bytes(SALT_BYTES))
FILES = ("release.json", "report.txt", "dimension-trust.md", "scores-chart.json")


@cache
def made(case: Path) -> Mapping[str, str]:
    """What the input of a case gives, by name of file."""
    engagement = read_engagement(case / "input")
    with pytest.MonkeyPatch.context() as patch:
        # A new version of the program is no change of what it makes.
        patch.setattr("spegla.reporting.version", lambda _: "0")
        day = engagement.survey.current.date
        record = release(engagement, NOTHING_RELEASED, day=day).record
        report = drafted(engagement, record).report
    drawing = Drawing(medium=Medium.WIDE, writer=make_writer("en"), brand=BRAND)
    spec = chart_spec(chart(report, "dimensions", "scores-chart").body, drawing)
    return {
        "release.json": record.decode() + "\n",
        "report.txt": as_text(report),
        "dimension-trust.md": site_files(report, languages=("en",))[
            "docs/en/dimension-trust.md"
        ].decode(),
        "scores-chart.json": json.dumps(spec, indent=1, ensure_ascii=False) + "\n",
    }


def as_text(report: Report) -> str:
    """Every word and number of a report, page by page."""
    writer = make_writer("en")
    return "".join(
        f"# {page.key}\n" + "".join(f"{text}\n" for text in texts_of(page, writer)) + "\n"
        for page in report.pages
    )


def chart(report: Report, page: str, anchor: str) -> Chart:
    blocks = (block for section in report.page(page).sections for block in section.blocks)
    return next(block for block in blocks if isinstance(block, Chart) and block.anchor == anchor)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_what_is_expected(case: Path, name: str, pytestconfig: pytest.Config) -> None:
    expected = case / "expected" / name
    if pytestconfig.getoption("--update-golden"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(made(case)[name], encoding="utf-8", newline="\n")
    assert made(case)[name] == expected.read_text(encoding="utf-8")


def test_there_is_a_case():
    assert CASES
