import html
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import markdown
import pytest
import yaml

from report_builder import make_report
from site_builder import BRAND, hand_page, site_files
from spegla.errors import InputError
from spegla.render.escape import escape
from spegla.render.site_brand import brand_css
from spegla.render.site_settings import check_site_settings
from spegla.survey.questions import LocalText

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "[a](javascript:alert(1))",
    "`code` | **bold** __under__ ~~no~~",
    "a\n\n# Heading\n\n- list",
    "\"'><img src=x onerror=alert(1)>",
    "{: #stolen }",
    "&lt;b&gt; &amp;",
    "---",
    "https://example.org <https://example.org>",
    "\x02wzxhzdk:0\x03",
)


def rendered(page: bytes) -> str:
    """A page as Markdown makes it, without its front matter."""
    body = page.decode().split("---\n", 2)[2]
    return markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables", "toc"])


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_data_stays_text_in_markdown_and_html(text: str) -> None:
    shown = " ".join(text.split()).replace("\x02", "").replace("\x03", "")
    for written in (f"# {escape(text)} {{: #mine }}", f"<p>{escape(text)}</p>"):
        made = markdown.markdown(written, extensions=["attr_list", "md_in_html", "tables"])
        inner = made[made.index(">") + 1 : made.rindex("<")]
        assert "<" not in inner
        assert html.unescape(html.unescape(inner) if "&amp;" in inner else inner) in (
            shown,
            html.unescape(shown),
        )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_report_gains_no_element(text: str) -> None:
    hostile = LocalText.of(sv=text, nl=text, en=text)
    plain = LocalText.of(sv="x", nl="x", en="x")
    page = make_report().pages[0]

    def tags(words: LocalText) -> list[str]:
        report = make_report(pages=(replace(page, headline=words, kicker=words, lead=(words,)),))
        made = rendered(site_files(report)["docs/en/index.md"])
        return [part.split(">")[0].split(" ")[0] for part in made.split("<")[1:]]

    assert tags(hostile) == tags(plain)


def test_every_page_has_one_headline_and_the_anchors_of_the_model() -> None:
    files = site_files()
    for page in make_report().pages:
        made = rendered(files[f"docs/en/{page.key}.md"])
        assert made.count("<h1") == 1
        for section in page.sections:
            assert made.count(f'id="{section.anchor}"') == 1


def test_pages_have_the_same_names_and_anchors_in_every_language() -> None:
    files = site_files()
    swedish = {path.removeprefix("docs/sv/") for path in files if path.startswith("docs/sv/")}
    english = {path.removeprefix("docs/en/") for path in files if path.startswith("docs/en/")}
    assert swedish == english


def test_a_chart_comes_with_both_drawings_its_words_and_its_table() -> None:
    made = rendered(site_files()["docs/en/dimension-trust.md"])
    figure = made[made.index("<figure") : made.index("</figure>")]
    assert figure.count("chart__drawing--") == 2
    assert "Customers score proactivity 38 and trust 68." in figure
    assert "212 customers, 8 managers." in figure
    assert '<th scope="row"' in figure


def test_a_hidden_value_says_why() -> None:
    made = rendered(site_files()["docs/en/answered.md"])
    assert '<td class="number hidden-value">protected</td>' in made


def test_the_cover_has_no_side_navigation() -> None:
    front = site_files()["docs/en/index.md"].decode().splitlines()[1]
    assert json.loads(front)["hide"] == ["navigation"]


def settings_of(files: Mapping[str, bytes]) -> Any:
    return yaml.safe_load(files["mkdocs.en.yml"])


def test_navigation_follows_the_report_and_takes_in_written_pages() -> None:
    nav = settings_of(site_files(written=[hand_page()]))["nav"]
    assert nav == [
        {"On one page": "index.md"},
        {"Who answered": "answered.md"},
        {"How we asked": "asked.md"},
        {
            "The dimensions": [
                {"The dimensions": "dimensions.md"},
                {"Trust": "dimension-trust.md"},
            ]
        },
        {"Since last time": "since.md"},
        {"Method and anonymity": "method.md"},
    ]


def test_a_written_page_is_offered_only_in_the_languages_that_it_has() -> None:
    files = site_files(written=[hand_page()])
    assert "docs/sv/asked.md" not in files
    front = files["docs/en/asked.md"].decode().splitlines()[1]
    assert json.loads(front)["languages"] == ["en"]
    assert '<h1 id="top">How we asked</h1>' in rendered(files["docs/en/asked.md"])


def test_all_written_pages_without_a_place_are_named_at_once() -> None:
    lost = [hand_page(key="answered", file="content/en/a.md"), hand_page(after="nowhere")]
    with pytest.raises(InputError) as error:
        site_files(written=lost)
    assert [(problem.file, problem.found) for problem in error.value.problems] == [
        ("content/en/a.md", 'the report has a page "answered" of its own'),
        ("content/en/asked.md", 'it follows a page "nowhere", which this report does not have'),
    ]


@pytest.mark.parametrize(
    "own",
    [
        b"plugins: [x]",
        b"hooks: [x.py]",
        b"INHERIT: other.yml",
        b"extra: {analytics: {provider: google, property: G-1}}",
        b"extra_templates: [a.xml]",
        b"exclude_docs: '**'",
        b"extra_css: [1]",
        b"extra_css: [[a]]",
        b"extra_css: ['a\"><script>1</script>.css']",
        b"extra_javascript: [{path: {a: 1}}]",
        b"extra: {favicon: {a: 1}}",
        b"a: !!python/name:os",
        b"- a",
        b"extra:",
    ],
)
def test_settings_that_could_break_a_promise_are_refused(own: bytes) -> None:
    with pytest.raises(InputError, match=r"mkdocs\.yml"):
        site_files(settings=own)


@pytest.mark.parametrize(
    "own",
    [
        b"a: 2026-02-30",
        b"a: !!int x",
        b"a: !!timestamp 2026",
        b"a: " + b"9" * 5000,
        b"a: " + b"[" * 3000,
        b"a: [",
    ],
)
def test_settings_that_cannot_be_read_are_refused_in_words(own: bytes) -> None:
    with pytest.raises(InputError, match=r"mkdocs\.yml(, row \d+)?: it is not plain YAML"):
        check_site_settings(own)


def test_settings_within_settings_without_end_are_refused_in_words() -> None:
    own = b"extra: " + b"{a: " * 340 + b"1" + b"}" * 340
    with pytest.raises(InputError, match=r"mkdocs\.yml: it is nested too deeply"):
        check_site_settings(own)


@pytest.mark.parametrize(
    "own",
    [
        b"markdown_extensions: [" + b"x" * 5_000 + b"]",
        b"markdown_extensions: [[[" + b"x" * 5_000 + b"]]]",
        b"extra_css: ['//host/" + b"x" * 5_000 + b"']",
    ],
)
def test_what_settings_name_without_end_is_cut(own: bytes) -> None:
    with pytest.raises(InputError) as caught:
        check_site_settings(own)
    assert len(str(caught.value)) < 600


def test_own_styles_and_extensions_come_after_ours() -> None:
    settings = settings_of(site_files(settings=b"extra_css: [own.css]\nextra: {favicon: own.svg}"))
    assert settings["extra_css"][-1] == "own.css"
    assert settings["theme"]["favicon"] == "own.svg"


def test_the_start_page_leads_to_the_main_language_without_script() -> None:
    start = site_files()["site/index.html"].decode()
    assert 'content="0; url=sv/index.html"' in start
    assert "<script" not in start


def test_dark_drawings_take_the_colours_of_the_dark_scheme() -> None:
    css = brand_css(BRAND).decode()
    assert f'[fill="{BRAND.light.ink}"]{{fill:{BRAND.dark.ink}}}' in css
    assert ":not(.mark-rect:not([class*=range_])" in css  # bars over ranges are signs


def test_no_address_outside_stands_in_what_we_write() -> None:
    for path, content in site_files().items():
        if not path.endswith((".txt", ".woff2")):
            ours = content.replace(b"http://www.w3.org/2000/svg", b"")
            assert b"http://" not in ours, path
            assert b"https://" not in ours, path


def test_the_same_report_gives_the_same_bytes() -> None:
    assert site_files() == site_files()


def test_a_pointer_leads_to_its_page_or_to_the_file_beside_the_languages() -> None:
    page = rendered(site_files()["docs/en/method.md"])
    assert '<a href="dimensions.html">All dimensions</a>' in page
    assert '<a href="../proof.json">For programs: proof.json</a>' in page
