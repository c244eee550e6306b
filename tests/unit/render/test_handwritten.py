"""What people write stands where it asks to, in the site and on paper, as any other page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
import yaml
from markdown import Markdown

from live_builder import LANGUAGES, live, two_waves
from print_builder import printed
from report_builder import make_report
from site_builder import hand_page, site_files
from spegla.errors import InputError, Problem
from spegla.render.handwritten import check_places
from spegla.render.handwritten.places import anchors_of
from spegla.render.live import LivePage
from spegla.render.markdown_text import EXTENSIONS
from spegla.report.build import build_report
from spegla.report.model import Chart
from spegla.survey.questions import LocalText
from spegla.survey.records import HandPage, Slot, SlotPosition

REPORT = build_report(two_waves())
COMMENT = 'Ours: {{ gap("trust") }}.'


def slot_page(position: str, anchor: str = "", *, page: str = "mirror", **fields: Any) -> HandPage:
    """A text within a page."""
    slot = Slot(page=page, position=SlotPosition(position), anchor=anchor)
    rows = {"page": 2, position: 3}
    made = {"key": "ours", "title": "", "after": "", "slot": slot, "rows": rows, **fields}
    return hand_page(**made)


def slot_of(text: str, position: str, anchor: str = "", **fields: Any) -> LivePage:
    """A text within a page, with its figures."""
    page = slot_page(position, anchor, text=text, **fields)
    fields = {name: getattr(page, name) for name in ("key", "title", "after", "slot", "language")}
    return live(text, **fields)


def page_of(text: str, **fields: Any) -> LivePage:
    return live(text, **{"after": "mirror", "key": "own", **fields})


def made(key: str, *written: LivePage, language: str = "en") -> str:
    """A page of the site as HTML."""
    files = site_files(REPORT, written=written, languages=(language,))
    text = files[f"docs/{language}/{key}.md"].decode().split("---\n", 2)[2]
    return Markdown(extensions=[*EXTENSIONS, "toc"]).convert(text)


def on_paper(*written: LivePage, language: str = "en") -> str:
    return printed(REPORT, written=written, language=language)


def places(html: str, *parts: str) -> list[int]:
    """Where parts stand, which have to stand there once."""
    assert {part: html.count(part) for part in parts} == dict.fromkeys(parts, 1)
    return [html.index(part) for part in parts]


def in_order(html: str, *parts: str) -> bool:
    return places(html, *parts) == sorted(places(html, *parts))


# ------------------------------------------------------------------------------ charts and tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_stands_in_a_page_as_on_its_own(language: str) -> None:
    own = made(
        "own",
        page_of('One.\n\n{{ chart("mirror") }}\n\nTwo.', language=language),
        language=language,
    )
    theirs = made("mirror", language=language)
    figure = re.compile(r"<figure.+?</figure>", re.DOTALL)
    [mine], [original] = figure.findall(own), figure.findall(theirs)
    renamed = mine.replace("mirror-mirror-chart", "mirror-chart").replace("own.js", "mirror.js")
    assert renamed == original
    assert in_order(own, "<p>One.</p>", "<figure", "<p>Two.</p>")
    assert own.count("chart__drawing--") == 2
    assert "<details" in mine


def test_no_two_elements_have_one_name_however_often_a_chart_stands_on_a_page() -> None:
    text = '{{ chart("mirror") }}\n\n{{ chart("mirror") }}\n\n{{ table("mirror") }}\n'
    files = site_files(
        REPORT,
        written=[page_of(text), slot_of(text, "start"), slot_of(text, "after", "gaps", key="b")],
        languages=("en",),
    )
    for key in ("own", "mirror"):
        html = files[f"docs/en/{key}.md"].decode()
        names = re.findall(r'(?:\bid="|\{: #)([\w-]+)', html)
        assert [name for name, number in Counter(names).items() if number > 1] == []
        drawn = re.findall(r'data-chart="([\w-]+)"', html)
        script = files[f"docs/en/assets/charts/{key}.js"].decode()
        assert len(drawn) == len(set(drawn)) == (4 if key == "own" else 10)
        assert all(f'"{name}":' in script for name in drawn)


def test_headings_of_charts_stand_below_those_of_the_text() -> None:
    text = '{{ chart("mirror") }}\n\n## Ours\n\n{{ chart("dimensions") }}\n'
    html = made("own", page_of(text))
    assert in_order(
        html, '<h2 id="mirror-mirror-chart"', '<h2 id="ours"', '<h3 id="dimensions-scores-chart"'
    )


def test_a_page_says_once_that_values_stand_for_small_ranges() -> None:
    text = '{{ chart("mirror") }}\n\n{{ chart("dimensions") }}\n'
    assert made("own", page_of(text)).count("anonymity.html#done") == 1
    both = made("mirror", slot_of(text, "start"), slot_of(text, "end", key="b"))
    assert both.count("anonymity.html#done") == 1


def test_footnotes_and_links_of_a_page_reach_over_its_charts() -> None:
    text = 'One.[^1] [more][m]\n\n{{ chart("mirror") }}\n\n[^1]: Yes.\n\n[m]: mirror.md\n'
    for html in (made("own", page_of(text)), on_paper(page_of(text))):
        assert "Yes." in html
        assert re.search(r'href="#?mirror(\.md)?">more</a>', html)


def test_a_chart_on_paper_is_drawn_once_and_names_the_table_that_its_own_page_names() -> None:
    text = 'One.\n\n{{ chart("mirror") }}\n\n{{ table("segments", dimension="pace") }}\n'
    html = on_paper(page_of(text))
    own, theirs = (
        html[html.index(f'id="{key}"') :].split('class="chapter')[0] for key in ("own", "mirror")
    )
    assert (own.count("<img"), own.count("<table")) == (1, 1)
    assert re.findall(r'href="#(paper.+?)"', own) == ["paper.mirror.mirror-chart-table"]
    alternatives = [re.findall(r'alt="([^"]+)"', chapter) for chapter in (own, theirs)]
    assert alternatives[0] == alternatives[1]
    assert "paper.own" not in html


def test_a_chart_whose_page_is_replaced_has_its_table_with_the_page_that_shows_it() -> None:
    text = '{{ chart("distribution", dimension="pace") }}'
    html = on_paper(replacing(text, replaces="dimension-pace"))
    place = "paper.dimension-pace.dimension-pace-items-chart-table"
    assert f'href="#{place}"' in html
    assert f'id="{place}"' in html


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "**b** | `c`", "\n# no"])
def test_names_in_the_data_are_no_markup_where_a_chart_is_asked_for(text: str) -> None:
    page = page_of('{{ chart("mirror") }}')
    [chart] = page.blocks
    assert isinstance(chart, Chart)
    words = LocalText.of(sv=text, nl=text, en=text)
    hostile = replace(chart, finding=words, caption=(words,), measure=words, alternative=(words,))
    elements = [
        re.findall(r"<\w+", made("own", replace(page, blocks=(block,))))
        for block in (chart, hostile)
    ]
    assert elements[0] == elements[1]


# ------------------------------------------------------------------------------ texts within pages


@pytest.mark.parametrize(
    ("position", "anchor", "order"),
    [
        ("start", "", ('class="lead"', "Ours:", 'id="gaps"')),
        ("before", "gaps", ('class="lead"', "Ours:", 'id="gaps"')),
        ("before", "mirror-chart", ('id="gaps"', "Ours:", "<figure")),
        ("after", "mirror-chart", ("</figure>", "Ours:", 'id="reading"')),
        ("before", "reading", ("</figure>", "Ours:", 'id="reading"')),
        ("after", "reading", ('id="reading"', "Ours:")),
        ("end", "", ('id="reading"', "Ours:")),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_stands_where_it_belongs(
    position: str, anchor: str, order: Sequence[str], language: str
) -> None:
    html = made("mirror", slot_of(COMMENT, position, anchor, language=language), language=language)
    assert in_order(html, *order)
    assert "{{" not in html


def test_texts_at_one_place_keep_their_order() -> None:
    for position, anchor in (("before", "mirror-chart"), ("after", "gaps"), ("start", "")):
        first = slot_of("First.", position, anchor, key="a")
        second = slot_of("Second.", position, anchor, key="b")
        assert in_order(made("mirror", first, second), "First.", "Second.")


def test_a_text_in_one_language_leaves_the_others_as_they_are() -> None:
    written = slot_of(COMMENT, "start", language="sv")
    assert made("mirror", written) == made("mirror")
    assert made("mirror", written, language="sv") != made("mirror", language="sv")


def test_a_text_beside_a_section_has_an_address() -> None:
    assert 'id="ours"' in made("mirror", slot_of(COMMENT, "after", "gaps"))


def test_a_text_stands_in_its_chapter_on_paper() -> None:
    html = on_paper(slot_of(f'{COMMENT}\n\n{{{{ chart("dimensions") }}}}', "after", "mirror-chart"))
    chapter = html[html.index('id="mirror"') :]
    chapter = chapter[: chapter.index("</section>\n</section>")]
    assert in_order(chapter, 'class="written"', "Ours:")
    assert chapter.count("<img") == 2
    assert "#paper.dimensions.dimensions-table" in chapter


def test_a_text_does_not_leave_an_element_open() -> None:
    with pytest.raises(InputError) as refused:
        slot_of("<div>\nOurs.", "start")
    [problem] = refused.value.problems
    assert "not closed" in problem.found


# ------------------------------------------------------------------------------ pages in place


def replacing(text: str = "Ours.", **fields: Any) -> LivePage:
    return page_of(
        text, **{"after": "", "replaces": "mirror", "title": "Our mirror", "key": "own", **fields}
    )


def test_a_page_takes_the_place_the_key_and_the_entry_of_another() -> None:
    files = site_files(REPORT, written=[replacing()], languages=("en", "sv"))
    assert "docs/en/own.md" not in files
    page = files["docs/en/mirror.md"].decode()
    assert "Ours." in page
    assert "<figure" not in page
    assert '"languages": ["en", "sv"]' in page
    before = yaml.safe_load(site_files(REPORT, languages=("en",))["mkdocs.en.yml"])["nav"]
    nav = yaml.safe_load(files["mkdocs.en.yml"])["nav"]
    assert [next(iter(entry.values())) for entry in nav] == [
        next(iter(entry.values())) for entry in before
    ]
    assert {"Our mirror": "mirror.md"} in nav
    assert "<figure" in files["docs/sv/mirror.md"].decode()


def test_a_page_in_place_is_the_chapter_to_which_links_lead() -> None:
    html = on_paper(replacing('Ours.\n\n{{ chart("mirror") }}'))
    assert html.count('id="mirror"') == 1
    assert "Our mirror" in html
    links = {unescape(link) for link in re.findall(r'href="#([^"]+)"', html)}
    names = set(re.findall(r'\bid="([^"]+)"', html))
    assert links <= names


def test_a_page_that_has_parts_keeps_them() -> None:
    html = on_paper(replacing(replaces="dimensions"))
    assert in_order(html, 'id="dimensions"', 'id="dimension-trust"')
    assert 'id="dimension-trust" data-label="' in html


def test_links_within_the_report_to_a_replaced_page_still_lead_somewhere() -> None:
    files = site_files(REPORT, written=[replacing()], languages=("en",))
    pages = {path.split("/")[-1] for path in files if path.endswith(".md")}
    for path, content in files.items():
        if path.endswith(".md"):
            linked = re.findall(r'href="([a-z0-9_-]+)\.html', content.decode())
            assert {f"{key}.md" for key in linked} <= pages


# ------------------------------------------------------------------------------ what is refused


def refused(*written: HandPage) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as error:
        check_places(written, REPORT.pages)
    return error.value.problems


def test_every_place_that_a_page_has_is_accepted() -> None:
    for page in REPORT.pages:
        for anchor in anchors_of(page):
            for position in ("before", "after"):
                check_places([slot_page(position, anchor, page=page.key)], REPORT.pages)


@pytest.mark.parametrize(
    ("page", "row", "found", "fix"),
    [
        (
            slot_page("after", "mirror-chrt"),
            3,
            'the page "mirror" has no place "mirror-chrt"',
            'Did you mean "mirror-chart"?',
        ),
        (
            slot_page("start", page="miror"),
            2,
            'it stands in a page "miror", which this report does not have',
            'Did you mean "mirror"?',
        ),
        (
            slot_page("start", key="gaps"),
            None,
            'the page "mirror" has a place "gaps" of its own',
            "Give the file another name.",
        ),
        (
            hand_page(after="", replaces="chnge", rows={"replaces": 3}),
            3,
            'it replaces a page "chnge", which this report does not have',
            "There are: index,",
        ),
        (
            hand_page(after="", replaces="index", rows={"replaces": 3}),
            3,
            'the page "index" cannot be replaced: the cover',
            "at: start",
        ),
        (
            hand_page(after="", replaces="anonymity", rows={"replaces": 3}),
            3,
            'the page "anonymity" cannot be replaced: it says how the figures came about',
            "page: anonymity",
        ),
        (
            hand_page(after="mirorr", rows={"after": 4}),
            4,
            'it follows a page "mirorr", which this report does not have',
            'Did you mean "mirror"?',
        ),
        (
            hand_page(key="mirror", after="index"),
            None,
            'the report has a page "mirror" of its own',
            "write replaces: mirror",
        ),
    ],
)
def test_what_has_no_place_is_refused_with_its_line(
    page: HandPage, row: int | None, found: str, fix: str
) -> None:
    [problem] = refused(page)
    assert problem.found.startswith(found)
    assert fix in problem.fix
    assert problem.row == row


def test_two_pages_cannot_take_one_place() -> None:
    pages = [
        hand_page(file=f"content/en/{key}.md", key=key, after="", replaces="mirror")
        for key in ("a", "b")
    ]
    [problem] = refused(*pages)
    assert (problem.file, problem.found) == (
        "content/en/b.md",
        'the page "mirror" is replaced by content/en/a.md already',
    )


def test_a_text_cannot_stand_in_a_page_that_is_replaced_in_its_language() -> None:
    page = hand_page(file="content/en/a.md", after="", replaces="mirror")
    [problem] = refused(page, slot_page("start"))
    assert problem.found == 'the page "mirror" is replaced by content/en/a.md'
    check_places([page, slot_page("start", language="sv")], REPORT.pages)


def test_footnotes_of_texts_on_one_page_have_names_of_their_own() -> None:
    first = slot_page("start", key="a", text="One.[^1]\n\n[^1]: Yes.")
    second = slot_page("end", key="b", text="Two.[^1]\n\n[^1]: No.")
    [problem] = refused(first, second)
    assert problem.row == 7
    assert problem.found == 'another text on the page has a footnote "1" as well'
    check_places([first, slot_page("end", key="b", text=second.text, page="method")], REPORT.pages)


def test_the_smallest_report_takes_pages_too() -> None:
    check_places([hand_page()], make_report().pages)
