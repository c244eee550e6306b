"""Charts and tables that a page asks for by their names or places."""

import re
from pathlib import Path

import pytest

from live_builder import LANGUAGES, every_kind, few, figures_of, live, refused, two_waves
from spegla.render.live.blocks import NAMES, blocks_of
from spegla.report.build import build_report
from spegla.report.model import Chart, Table

DOCUMENT = Path(__file__).parents[3] / "docs" / "live-figures.md"
KEYWORDS = {"dimension": "trust", "breakdown": "department"}


def call(macro: str, name: str, keywords: dict[str, str] | None = None) -> str:
    """A call of a macro with the keywords that a name takes."""
    takes = {key: code for key, code in KEYWORDS.items() if f"{{{key}}}" in NAMES.get(name, "")}
    given = "".join(f', {key}="{code}"' for key, code in (keywords or takes).items())
    return f'{{{{ {macro}("{name}"{given}) }}}}'


@pytest.mark.parametrize("made", [two_waves, every_kind, few])
def test_every_chart_and_table_of_a_report_can_be_reached_by_its_place(made) -> None:
    for page in build_report(made()).pages:
        for section in page.sections:
            for block in section.blocks:
                place = f"{page.key}#{getattr(block, 'anchor', '')}"
                if isinstance(block, Chart):
                    [chart] = live(call("chart", place), made).blocks
                    assert isinstance(chart, Chart)
                    assert (chart.body, chart.table.rows) == (block.body, block.table.rows)
                    [table] = live(call("table", place), made).blocks
                    [same] = live(call("table", f"{page.key}#{block.table.anchor}"), made).blocks
                    assert isinstance(table, Table)
                    assert isinstance(same, Table)
                    assert table.rows == same.rows == block.table.rows
                elif isinstance(block, Table):
                    [table] = live(call("table", place), made).blocks
                    assert isinstance(table, Table)
                    assert (table.rows, table.is_folded) == (block.rows, False)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_for_the_place_that_is_documented(name: str) -> None:
    place = NAMES[name].format(**KEYWORDS)
    if place not in figures_of(every_kind).blocks:
        assert name in ("steps", "funnel")
        [problem] = refused(call("table", name), every_kind)
        assert problem.found == f'this report has no table "{name}"'
        assert "mirror, matrix" in problem.fix
        return
    by_name, by_place = (
        live(call("table", name), every_kind),
        live(call("table", place), every_kind),
    )
    assert by_name.blocks == by_place.blocks


def test_names_are_documented_in_their_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+ \| `(.+?)` \|$", DOCUMENT.read_text("utf-8"), re.M)
    assert rows == list(NAMES.items())


def test_a_keyword_may_be_left_out_where_there_is_one_only() -> None:
    [one] = live('{{ chart("segments", dimension="pace") }}').blocks
    [other] = live('{{ chart("segments", dimension="pace", breakdown="department") }}').blocks
    assert one == other


def test_the_figures_of_a_page_are_those_of_its_text_and_of_its_tables() -> None:
    page = live('{{ gap("trust") }}\n\n{{ chart("mirror") }}\n')
    [chart] = page.blocks
    assert isinstance(chart, Chart)
    assert str(page.figures[0]) == "2026/management/dimension/trust/gap"
    assert {figure for row in chart.table.rows for figure in row.figures} <= {*page.figures}


def test_places_of_two_pages_with_the_same_anchors_differ() -> None:
    blocks = blocks_of(build_report(two_waves()).pages)
    assert blocks["dimension-trust#items-chart"] != blocks["dimension-pace#items-chart"]


@pytest.mark.parametrize(
    ("asked", "found", "fix"),
    [
        ('chart("mirorr")', 'there is no chart "mirorr"', 'Did you mean "mirror"?'),
        (
            'chart("mirror#mirror-chrt")',
            'there is no chart "mirror#mirror-chrt"',
            'Did you mean "mirror#mirror-chart"?',
        ),
        ('table("itemz")', 'there is no table "itemz"', 'Did you mean "items"?'),
        ('chart("items", dimension="trust")', '"items" is a table', "Call table"),
        (
            'chart("dimension-trust#items-table-all")',
            '"dimension-trust#items-table-all" is',
            "Call",
        ),
        ('chart("needs")', 'this report has no chart "needs"', "Its data are not there."),
        (
            'chart("segments")',
            'chart of "segments" does not say of which dimension',
            'Add dimension="trust", or another of trust, pace.',
        ),
        (
            'chart("segments", dimension="trsut")',
            'there is no chart of "segments" of the dimension "trsut"',
            'Did you mean "trust"?',
        ),
        (
            'chart("segments", dimention="trust")',
            'chart of "segments" has no keyword "dimention"',
            'Did you mean "dimension"?',
        ),
        ('chart("mirror", wave="2026")', 'chart of "mirror" has no keyword "wave"', ""),
        ("chart()", "chart has no texts without a name", 'as in {{ chart("mirror") }}'),
        ('chrt("mirror")', 'there is no macro "chrt"', 'Did you mean "chart"?'),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(asked: str, found: str, fix: str) -> None:
    [problem] = refused(f"Words.\n\n{{{{ {asked} }}}}\n")
    assert problem.found.startswith(found)
    assert fix in problem.fix
    assert (problem.row, problem.column) == (7, "1")


@pytest.mark.parametrize(
    "text",
    [
        "Look: {}",
        "{} it says",
        "{}.",
        "Words\n{}",
        "{}\nWords",
        "- {}",
        "> {}",
        "    {}",
        "# {}",
        "| {} |\n|---|",
        "<p>{}</p>",
    ],
)
def test_a_chart_within_a_text_is_refused(text: str) -> None:
    [problem] = refused(text.format('{{ chart("mirror") }}'))
    assert problem.found == 'the chart "mirror" stands within a text'
    assert "on a line of its own" in problem.fix


@pytest.mark.parametrize("text", ["{}", "\n\n{}", "A\n\n{}\n\nB", "- a\n\n{}\n\n- b", "{} \n \nB"])
def test_a_chart_that_stands_alone_parts_the_text(text: str) -> None:
    before, after = text.split("{}")
    page = live(text.format('{{ chart("mirror") }}'))
    assert page.texts == (before, after)
    assert len(page.blocks) == 1


def test_a_chart_within_html_is_refused_where_it_stands() -> None:
    text = '{{ chart("mirror") }}\n\n<div markdown="1">\n\n{{ table("mirror") }}\n\n</div>\n'
    [problem] = refused(text)
    assert problem.found == "a chart or table stands within HTML"
    assert problem.row == 9


def test_lists_beside_a_chart_that_are_too_deep_are_told() -> None:
    [problem] = refused('{{ chart("mirror") }}\n\n' + "- " * 2_000 + "x\n")
    assert problem.found.endswith("lie within each other deeper than can be read")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_each_language_gets_the_same_chart(language: str) -> None:
    text = '{{ chart("mirror") }}'
    assert live(text, language=language).blocks == live(text).blocks
