"""Figures in hand-written pages are those that the report prints, as it prints them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown

from live_builder import (
    LANGUAGES,
    every_kind,
    few,
    figures_of,
    refused,
    resolved,
    two_better_waves,
    two_waves,
)
from report_builder import make_writer
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind
from spegla.render.escape import escape
from spegla.render.live.macros import MACROS
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.model import Chart, Row, Table

DOCUMENT = Path(__file__).parents[3] / "docs" / "live-figures.md"


def printed(context: Context, language: str) -> Mapping[FigureId, set[str]]:
    """What stands in the rows of tables that hold a figure."""
    writer = make_writer(language)
    texts: dict[FigureId, set[str]] = defaultdict(set)
    for row in rows(context):
        for figure in row.figures:
            texts[figure] |= {writer.cell(cell) for cell in row.cells}
    return texts


def rows(context: Context) -> Iterator[Row]:
    for page in build_report(context).pages:
        for section in page.sections:
            for block in section.blocks:
                table = block.table if isinstance(block, Chart) else block
                if isinstance(table, Table):
                    yield from table.rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_reads_as_in_the_tables_of_the_report(language):
    for made in (two_waves, every_kind):
        tables = printed(made(), language)
        shown = [
            figure
            for figure, value in figures_of(made).values.items()
            if isinstance(value, Shown) and figure in tables and not is_only_drawn(figure)
        ]
        texts = [resolved(f'{{{{ figure("{each}") }}}}', made, language=language) for each in shown]
        wrong = {
            str(figure): (text, tables[figure])
            for figure, text in zip(shown, map(unescape, texts), strict=True)
            if text not in tables[figure]
        }
        assert len(shown) > 50
        assert not wrong


def is_only_drawn(figure: FigureId) -> bool:
    """The table of needs prints their change, and the chart both scores behind it."""
    is_need = figure.subject_kind is SubjectKind.NEED
    return is_need and figure.statistic is Statistic.TREND_SCORE


@pytest.mark.parametrize(
    ("call", "figure"),
    [
        ('score("trust")', "2026/customers/dimension/trust/score"),
        ('score("nki")', "2026/customers/outcome/nki/score"),
        ('score("trust", wave="2026")', "2026/customers/dimension/trust/score"),
        ('score("trust", audience="management")', "2026/management/dimension/trust/score"),
        ('score("trust", group="a")', "2026/customers/dimension/trust/score@department=a"),
        (
            'score("trust", group="department=a")',
            "2026/customers/dimension/trust/score@department=a",
        ),
        ('trend_score("trust", wave="2025")', "2025/customers/dimension/trust/trend_score"),
        ('change("trust")', "2026/customers/dimension/trust/change[2025]"),
        ('change("trust_1")', "2026/customers/item/trust_1/change[2025]"),
        ('gap("pace")', "2026/management/dimension/pace/gap"),
        ('share("trust_1")', "2026/customers/item/trust_1/favourable"),
        ('share("trust")', "2026/customers/dimension/trust/favourable"),
        ('n("customers")', "2026/customers/response/survey/answered"),
        ('n("customers", wave="2025")', "2025/customers/response/survey/answered"),
        ('n("customers", group="b")', "2026/customers/response/survey/answered@department=b"),
    ],
)
def test_a_macro_gives_the_figure_of_its_name(call, figure):
    by_name = resolved(f"It is {{{{ {call} }}}}")
    assert by_name == resolved(f'It is {{{{ figure("{figure}") }}}}')
    assert any(character.isdigit() for character in by_name)


def test_a_macro_gives_how_many_people_are_behind_a_score():
    value = figures_of(two_waves).values[FigureId.of_score("2026", "pace", SCORE)]
    assert isinstance(value, Shown)
    text = 'n = {{ n("pace") }}, {{ n("pace_1") }}'
    assert resolved(text) == f"n = {value.base}, {value.base}"


SCORE = Statistic.SCORE


def test_a_level_is_written_as_the_report_writes_it():
    assert resolved('Aims: {{ level("trust") }} {{ level("pace") }}') == "Aims: 70 62"


def test_numbers_follow_the_language_of_the_page():
    text = '{{ share("trust_1") }} {{ figure("2026/customers/item/trust_1/mean") }}'
    texts = {language: unescape(resolved(text, language=language)) for language in LANGUAGES}
    assert texts == {
        "sv": "39\N{NO-BREAK SPACE}% 3,40",
        "nl": "39% 3,40",
        "en": "39% 3.40",
    }


def test_signs_are_those_of_the_report():
    assert unescape(resolved('{{ change("trust") }}')).startswith("+")
    assert resolved('{{ change("trust") }}').startswith("&#")


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_answers_give_another_text(language):
    text = 'Trust is at {{ score("trust") }}, {{ change("trust") }} since then.'
    now = resolved(text, language=language)
    assert now != resolved(text, two_better_waves, language=language)


def test_what_is_no_call_stays_as_it_is():
    text = "## Advice {#advice}\n\n# for x in y\n\n`{ }` } }} {: .note }\n"
    assert resolved(text) == text


def test_braces_can_be_printed():
    text = 'Write `\\{{ score("trust") }}`, \\{% and \\{#.'
    assert resolved(text) == 'Write `{{ score("trust") }}`, {% and {#.'


@pytest.mark.parametrize("mark", ["", "> ", "- ", "Text\n\n", "  "])
def test_a_figure_that_opens_a_line_is_no_number_of_a_list(mark):
    text = mark + '{{ level("trust") }}. That is the aim.'
    assert resolved(text) == f"{mark}&#55;0. That is the aim."
    html = Markdown().convert(resolved(text))
    assert "<ol" not in html
    assert "70. That" in unescape(html)


@pytest.mark.parametrize("text", ["> 99", "<1", "+3"])
def test_a_figure_begins_no_block_and_no_element(text):
    assert Markdown().convert(str(escape(text))).startswith("<p>&#")


def test_code_and_html_are_no_exception():
    text = '`{{ score("trust") }}`\n\n<p>{{ score("trust") }}</p>\n\n    {{ score("trust") }}\n'
    assert "{{" not in resolved(text)


def test_a_call_may_run_over_lines():
    assert resolved('a {{ score(\n  "trust",\n  wave="2026"\n) }} b') == resolved(
        'a {{ score("trust") }} b'
    )


def test_each_macro_is_documented_with_its_keywords():
    rows = re.findall(r"^\| `({{.+?)` \| .+ \|(.*)\|$", DOCUMENT.read_text(encoding="utf-8"), re.M)
    documented = {example: re.findall(r"`(\w+)`", keywords) for example, keywords in rows}
    assert documented == {macro.example: [*macro.keywords] for macro in MACROS.values()}
    assert all(macro.example.startswith(f"{{{{ {name}(") for name, macro in MACROS.items())


@pytest.mark.parametrize(("language", "reason"), [("en", "protected"), ("sv", "skyddad")])
def test_a_hidden_figure_gives_its_reason_and_no_value(language, reason):
    text = '{{ score("trust") }} {{ n("trust") }} {{ share("trust_1") }} {{ n("customers") }}'
    problems = refused(text, few, language=language)
    assert [problem.found.split(": ")[0] for problem in problems] == [
        "2026/customers/dimension/trust/score is hidden",
        "2026/customers/dimension/trust/score is hidden",
        "2026/customers/item/trust_1/favourable is hidden",
        "2026/customers/response/survey/answered is hidden",
    ]
    assert {problem.found.split(": ")[1] for problem in problems} == {reason}


def test_both_reasons_are_told_in_the_words_of_the_report():
    figure = "2026/customers/dimension/trust/detectable_change"
    [problem] = refused(f'{{{{ figure("{figure}") }}}}', few)
    assert problem.found == f"{figure} is hidden: not comparable"
