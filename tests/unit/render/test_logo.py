"""A logo is what its ending says, small, and can do nothing but be seen."""

import base64
import struct
import zlib

import pytest

from spegla.errors import InputError
from spegla.render.logo import logo_from

_XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inner: str = "", attributes: str = 'viewBox="0 0 30 10"') -> bytes:
    return f"<svg {_XMLNS} {attributes}>{inner}</svg>".encode()


def png(width: int = 30, height: int = 10, *, ends: bool = True) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        check_sum = zlib.crc32(name + data).to_bytes(4)
        return len(data).to_bytes(4) + name + data + check_sum

    rows = zlib.compress(b"\0" * (1 + width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    end = chunk(b"IEND", b"") if ends else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + end


def refusals(content: bytes, file: str = "data/brand/logo.svg") -> list[str]:
    with pytest.raises(InputError) as refused:
        logo_from(content, file=file)
    assert {problem.file for problem in refused.value.problems} == {file}
    return [problem.found for problem in refused.value.problems]


DOT = base64.b64encode(png(1, 1)).decode()

PLAIN = {
    "paths": "<title>Utility</title><g><path d='M0 0h1z' fill='#0b5d66'/></g>",
    "gradient": "<defs><linearGradient id='a'/></defs><rect fill='url(#a)' style='fill: url(#a)'/>",
    "copy": "<path id='a' d='M0 0'/><use xlink:href='#a'/><use href='#a'/>",
    "style": "<style>.a{fill:#123;clip-path:url('#b')}</style><path class='a' d='M0 0'/>",
    "picture": f"<image href='data:image/png;base64,{DOT}' width='1' height='1'/>",
}

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script of a prefix": "<s:script xmlns:s='http://www.w3.org/2000/svg'>1</s:script>",
    "script of HTML": "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>1</h:script>",
    "event": "<path onclick='alert(1)' d='M0 0'/>",
    "event in capitals": "<path ONLOAD='alert(1)' d='M0 0'/>",
    "foreign object": "<foreignObject><p>x</p></foreignObject>",
    "link": "<a href='#a'><path d='M0 0'/></a>",
    "outside picture": "<image href='https://example.org/a.png'/>",
    "picture of a file": "<image xlink:href='file:///etc/passwd'/>",
    "picture beside": "<image href='logo2.png'/>",
    "script as a picture": "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
    "page as a picture": "<image href='data:text/html,x'/>",
    "outside copy": "<use href='other.svg#a'/>",
    "outside fill": "<rect fill='url(https://example.org/a.svg#b)'/>",
    "outside style attribute": "<rect style='fill:url(//example.org/a)'/>",
    "outside style": "<style>path{fill:url(a.svg#b)}</style>",
    "import": "<style>@import 'a.css';</style>",
    "import in capitals": "<style>@IMPORT 'a.css';</style>",
    "escaped import": "<style>@\\69mport 'a.css';</style>",
    "escaped address": "<rect style='fill:u\\72l(a.svg)'/>",
    "image set": "<style>path{fill:image-set('a.png' 1x)}</style>",
    "inside, then outside": "<rect style='fill:url(#a);mask:url(b.svg#c)'/>",
    "style sheet": "<?xml-stylesheet href='a.css'?>",
    "base": "<g xml:base='https://example.org/'><use href='#a'/></g>",
    "animation": "<path d='M0 0'><animate attributeName='d' to='M1 1'/></path>",
    "set": "<use href='#a'><set attributeName='href' to='javascript:alert(1)'/></use>",
    "script address": "<path d='M0 0' fill='javascript:alert(1)'/>",
    "too many copies": "<use href='#a'/>" * 25,
    "too deep": "<g>" * 70 + "</g>" * 70,
    "no element of SVG": "<metadata/>",
    "not closed": "<g>",
}


@pytest.mark.parametrize("inner", PLAIN.values(), ids=PLAIN)
def test_what_logos_are_drawn_with_is_taken(inner: str) -> None:
    logo = logo_from(svg(inner), file="data/brand/logo.svg")
    assert (logo.content, logo.suffix, logo.ratio) == (svg(inner), "svg", 3.0)


@pytest.mark.parametrize("inner", HOSTILE.values(), ids=HOSTILE)
def test_what_no_drawing_needs_is_refused(inner: str) -> None:
    assert refusals(svg(inner))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        b"<svg viewBox='0 0 1 1'/>",
        b'<?xml version="1.0" encoding="x-unknown"?>' + svg(),
        b'<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">' + svg(),
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>"),
        svg().decode().encode("utf-16"),
        b"<?php echo 1 ?>" + svg(),
        png(),
    ],
)
def test_what_is_no_plain_svg_is_refused(content: bytes) -> None:
    assert refusals(content)


def test_all_reasons_are_told_at_once_and_each_once() -> None:
    found = refusals(svg(HOSTILE["script"] * 2 + HOSTILE["event"]))
    assert len(found) == len(set(found)) == 2


def test_a_message_repeats_no_markup() -> None:
    (found,) = refusals(svg(f"<{'x' * 500}/>"))
    assert len(found) < 120


@pytest.mark.parametrize(
    ("attributes", "ratio"),
    [
        ("viewBox='0,0 8 4'", 2),
        ("width='60px' height='20'", 3),
        ("viewBox='0 0 1 2' width='9'", 0.5),
    ],
)
def test_the_room_of_a_drawing_is_known(attributes: str, ratio: float) -> None:
    assert logo_from(svg("", attributes), file="data/brand/logo.svg").ratio == ratio


@pytest.mark.parametrize(
    "attributes",
    ["", "viewBox='0 0 0 1'", "viewBox='0 0 nan 1'", "viewBox='a'", "width='100%' height='10'"],
)
def test_a_drawing_without_a_size_is_refused(attributes: str) -> None:
    assert refusals(svg("", attributes)) == ["the drawing does not say how large it is"]


def test_a_png_is_taken() -> None:
    logo = logo_from(png(), file="data/brand/logo.png")
    assert (logo.suffix, logo.ratio) == ("png", 3.0)
    assert logo.address.startswith("data:image/png;base64,iVBORw0KGgo")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        svg(),
        png(ends=False),
        png()[:-14],
        png().replace(b"IDAT", b"iDAT"),
        png(0),
        png(5000, 1),
    ],
)
def test_what_is_no_whole_png_of_a_fair_size_is_refused(content: bytes) -> None:
    assert refusals(content, "data/brand/logo.png")


def test_a_large_file_is_refused_unread() -> None:
    assert refusals(svg() + b" " * 200_000) == ["the logo is larger than 200 KB"]
