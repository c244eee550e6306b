"""What Lighthouse says of the first page and of a dimension, but for what a clock decides.

Seconds depend on the machine and are in ``benchmarks/pages.py``; here are the scores and sizes
that do not.
"""

from itertools import product
from typing import Any

import pytest

from lighthouse import look_at, scores

pytestmark = pytest.mark.browser

PAGES = ("en/index.html", "en/dimension-trust.html")
FULL = 100
MOST_BLOCKING = 6
"""Files that a page waits for: style sheets, and scripts that have to run before it is drawn."""


@pytest.fixture(scope="module", params=product(PAGES, [False, True]), ids=str)
def report(request: pytest.FixtureRequest, demo_served: str) -> dict[str, Any]:
    path, is_desktop = request.param
    return look_at(f"{demo_served}/{path}", is_desktop=is_desktop, is_timed=False)


def failing(report: dict[str, Any], category: str) -> list[str]:
    """The audits that count in a category and were not passed."""
    audits = report["audits"]
    counted = [each["id"] for each in report["categories"][category]["auditRefs"] if each["weight"]]
    return [
        name for name in counted if audits[name]["score"] is not None and audits[name]["score"] < 1
    ]


@pytest.mark.parametrize("category", ["accessibility", "best-practices"])
def test_nothing_is_missing(report: dict[str, Any], category: str) -> None:
    assert failing(report, category) == []
    assert scores(report)[category] == FULL


def test_nothing_shifts_while_a_page_loads(report: dict[str, Any]) -> None:
    assert report["audits"]["cumulative-layout-shift"]["numericValue"] == pytest.approx(
        0, abs=0.005
    )


def test_a_page_waits_for_few_files(report: dict[str, Any]) -> None:
    waited_for = report["audits"]["render-blocking-resources"]["details"]["items"]
    assert len(waited_for) <= MOST_BLOCKING, [each["url"] for each in waited_for]


def test_the_chart_bundle_waits_for_the_reader(report: dict[str, Any]) -> None:
    requests = report["audits"]["network-requests"]["details"]["items"]
    assert not [each["url"] for each in requests if each["url"].endswith("vega.js")]
