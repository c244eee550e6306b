"""What shapes a report besides its answers: pages, look, templates, and lists of names."""

import io
import json
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from unittest.mock import patch

import pikepdf
import yaml
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from jinja2 import Environment

from fuzz.engagements import LOGO, MKDOCS
from fuzz.mutations import altered
from fuzz.reading import Reader, damaged, told
from live_builder import figures_of, two_waves
from paper_builder import report_view
from plain_language_builder import LANGUAGES, good_prose, planted_prose, remarks
from report_builder import make_report, make_writer
from site_builder import BRAND, boxes, templates
from spegla.errors import InputError
from spegla.plain_language.lexicon import lexicons
from spegla.privacy.released import Unit
from spegla.recipients import check_recipients, listed_in
from spegla.render.assets import SHEET_PATH, joined_assets
from spegla.render.closed import check_closed
from spegla.render.faces import faces_script
from spegla.render.handwritten import check_places
from spegla.render.live import Figures, live_pages
from spegla.render.logo import logo_from
from spegla.render.pages import SiteSources, render_site
from spegla.render.paper.written import paper_texts
from spegla.render.pdf.copies import stamp_copy
from spegla.render.site_brand import brand_css
from spegla.render.site_settings import SiteWords, check_site_settings, site_settings
from spegla.render.typeface import NEEDED, typeface_from
from spegla.report.format import Writer, parse_wording
from spegla.report.model import Number, phrase
from spegla.survey.checks import ProblemList, check_page
from spegla.survey.checks.layout import check_templates_layout

_PAGES = (
    b"""\
---
title: How we asked
after: index
---
Trust is at {{ score("trust") }}, {{ trend_score("trust", wave="2025") }}.

{{ chart("dimensions") }}

<div markdown>**x**</div>

| a | b |
|---|---|
| 1 | 2 |
""",
    b"---\npage: index\nafter: priorities\n---\nA *note* with [a link](index.md#x) \\{{ 7 }}.\n",
    b"---\r\ntitle: '2026'\r\nreplaces: method\r\n---\r\n# Own\r\n\r\nOne[^1]\r\n\r\n[^1]: Two\r\n",
    "---\ntitle: Så läser du\nafter: mirror\n---\n!!! note\n    Text\n\n![a](b.png)\n".encode(),
)
_FONT = "theme/fonts/SpeglaSerif-Medium"
_LONGEST = 1_500
"""Bytes of a text that advice is given on."""
_PHRASES = ("plain_language/en-own.toml", "plain_language/en-words.toml")


@cache
def _figures() -> Figures:
    return figures_of(two_waves)


def _page(content: bytes) -> None:
    problems = ProblemList("content/en/asked.md")
    page = check_page(content, problems, language="en")
    if page is None or problems.in_order():
        raise InputError(problems.in_order())
    told(lambda: check_places([page], make_report().pages))
    (live,) = live_pages([page], _figures(), {"en": make_writer("en")})
    check_closed([page], {})
    paper_texts()(live.texts)


def _wording(content: bytes) -> None:
    writer = Writer(wording=parse_wording(content, language="en"))
    assert writer.direction
    assert writer.decimal_sign
    assert writer.date(date(2026, 1, 2))
    for unit in Unit:
        writer.number(Number(value=0.5, unit=unit))
    for key in writer.wording.messages:
        told(lambda key=key: writer.text(phrase(key, name="a")))  # type: ignore[misc]


def _site_settings(content: bytes) -> None:
    check_site_settings(content)
    words = SiteWords(page={}, script={}, theme={})
    made = site_settings(content, report_view(), (), languages={"en": "English"}, words=words)
    yaml.safe_load(made)


_compile = Environment.compile
_compiled: dict[tuple[object, ...], object] = {}


def _compiled_once(environment: Environment, source: object, *names: object, **more: Any) -> object:
    """What Jinja makes of a template: of a sound one only once, for all cases."""
    if source not in _sound():
        return _compile(environment, source, *names, **more)  # type: ignore[call-overload]
    key = (source, *names)
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, *names, **more)  # type: ignore[call-overload]
    return _compiled[key]


@cache
def _sound() -> frozenset[str]:
    return frozenset(
        content.decode() for path, content in templates().items() if path.endswith(".j2")
    )


def _template(path: str) -> Reader:
    def render(content: bytes) -> None:
        if problems := check_templates_layout({path: content}, templates()):
            raise InputError(problems)
        sources = SiteSources(templates={**templates(), path: content}, written=(), settings=b"")
        with patch.object(Environment, "compile", _compiled_once):
            render_site(
                make_report(languages=("en",)),
                [make_writer("en")],
                draw=boxes,
                sources=sources,
                brand=BRAND,
                vega="// vega",
            )

    return replace(damaged(lambda: [templates()[path]], render), share=0.5)


def _sheet(path: str) -> Reader:
    """A style sheet: all that a build does with one, without drawing the pages each time."""

    def read(content: bytes) -> None:
        if problems := check_templates_layout({path: content}, templates()):
            raise InputError(problems)
        check_closed([], {path: content})
        joined = joined_assets({**templates(), path: content}, brand_css(BRAND))
        faces_script([joined[SHEET_PATH]])

    return damaged(lambda: [templates()[path]], read)


def _phrases(path: str) -> Reader:
    return damaged(
        lambda: [templates()[path]],
        lambda content: lexicons({**templates(), path: content}, ["en"]),
    )


@cache
def _small_font(ending: str) -> bytes:
    """A font with the letters that it must have and each of its tables, fewest bytes in each.

    Damage hits a table where it would hit the outline of a letter, which nothing looks at.
    """
    font = TTFont(io.BytesIO(templates()[f"{_FONT}.ttf"]))
    options = Options(hinting=True, notdef_outline=True, name_IDs=["*"])
    options.layout_features = ["kern", "liga"]
    subsetter = Subsetter(options)
    subsetter.populate(text=NEEDED)
    subsetter.subset(font)
    font.flavor = "woff2" if ending == ".woff2" else None
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _font(ending: str) -> Reader:
    def read(content: bytes) -> object:
        return typeface_from(content, file=f"data/brand/Heading{ending}", licence="Ours.")

    # One that is still sound is cut down and packed, which takes a fifth of a second.
    return replace(damaged(lambda: [_small_font(ending)], read), share=0.1)


def _png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head, rows = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0), zlib.compress(b"\0ab")
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _logo(ending: str) -> Callable[[bytes], object]:
    return lambda content: logo_from(content, file=f"data/brand/logo{ending}")


@cache
def _prose() -> tuple[bytes, ...]:
    """Texts with a fault of each kind, and one without."""
    texts = [*(planted_prose(language)[0] for language in LANGUAGES), good_prose("en")]
    return tuple(text.encode()[:_LONGEST] for text in texts)


def _advice(content: bytes) -> None:
    text = content.decode(errors="replace")
    for language in LANGUAGES:
        for remark in remarks(text, language):
            assert 0 <= remark.at <= len(text)


@cache
def _paper() -> bytes:
    """A PDF of two pages with a text."""
    with pikepdf.Pdf.new() as document:
        for _ in range(2):
            document.add_blank_page(page_size=(595, 842))
        document.pages[0].Contents = document.make_stream(b"BT (Trust is at 63.) Tj ET")
        document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        target = io.BytesIO()
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return target.getvalue()


def _recipients(file: str) -> Callable[[bytes], object]:
    return lambda content: check_recipients(listed_in(content, file=file), letters=range(32, 383))


READERS: dict[str, Reader] = {
    "pages with figures": damaged(lambda: _PAGES, _page),
    "mkdocs.yml": damaged(lambda: [MKDOCS.encode()], _site_settings),
    "mkdocs.yml, any value": Reader(
        inputs=lambda: altered(yaml.safe_load(MKDOCS)),
        read=lambda document: told(
            lambda: _site_settings(json.dumps(document, default=str).encode())
        ),
        whole=lambda: [yaml.safe_load(MKDOCS)],
    ),
    "logo, SVG": damaged(lambda: [LOGO], _logo(".svg")),
    "logo, PNG": damaged(lambda: [_png()], _logo(".png")),
    "font, TTF": _font(".ttf"),
    "font, WOFF2": _font(".woff2"),
    "plain language": replace(damaged(_prose, _advice), share=0.3),
    "wording in use": damaged(lambda: [templates()["locale/en/spegla.po"][:6000]], _wording),
    "phrases of one's own": _phrases(_PHRASES[0]),
    "words of rules": _phrases(_PHRASES[1]),
    "template of a page": _template("pages/standard.md.j2"),
    "template of a block": _template("blocks/table.md.j2"),
    "style sheet": _sheet("theme/assets/css/blocks.css"),
    "finished PDF": damaged(lambda: [_paper()], lambda content: stamp_copy(content, _paper())),
    "recipients": damaged(
        lambda: [b"name;unit\nAnna Berg;Finance\nBo Ek;\n"], _recipients("board.csv")
    ),
    "recipients, one a line": damaged(lambda: [b"Anna Berg\n\nBo Ek\n"], _recipients("board.txt")),
}
