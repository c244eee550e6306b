"""What tries to reach further than the macros is refused, or is plain text; nothing runs."""

import builtins
import os
from typing import NoReturn

import pytest
from jinja2 import Environment

from live_builder import refused, resolved

REFUSED = {
    "class of a text": ('{{ "".__class__ }}', "a dot"),
    "all classes": ('{{ "".__class__.__mro__[1].__subclasses__() }}', "a dot"),
    "globals of a macro": ("{{ score.__globals__ }}", "a dot"),
    "globals through a subscript": ('{{ score["__globals__"] }}', "a square bracket"),
    "attribute of what a call gives": ('{{ score("trust").__class__ }}', "a dot"),
    "subscript of what a call gives": ('{{ score("trust")[0] }}', "a square bracket"),
    "the template itself": ("{{ self.__init__.__globals__ }}", "a dot"),
    "the template's name": ("{{ self }}", '"self" is not called'),
    "settings of a web server": ("{{ config }}", '"config" is not called'),
    "a global of Jinja that reaches far": ("{{ cycler.__init__.__globals__.os }}", "a dot"),
    "a global of Jinja that is called": ('{{ lipsum("9") }}', 'no macro "lipsum"'),
    "joiner": ('{{ joiner("x") }}', 'no macro "joiner"'),
    "namespace": ('{{ namespace(x="1") }}', 'no macro "namespace"'),
    "dict": ('{{ dict(x="1") }}', 'no macro "dict"'),
    "a huge range": ("{{ range(999999999) }}", "without quotation marks"),
    "an import by name": ('{{ __import__("os") }}', 'no macro "__import__"'),
    "a file by name": ('{{ open("/etc/passwd") }}', 'no macro "open"'),
    "import": ('{% import "os" as os %}', 'a statement, "{% import"'),
    "from": ('{% from "x" import y %}', 'a statement, "{% from"'),
    "include": ('{% include "/etc/passwd" %}', 'a statement, "{% include"'),
    "extends": ('{% extends "/etc/passwd" %}', 'a statement, "{% extends"'),
    "set": ('{% set x = "1" %}', 'a statement, "{% set"'),
    "a macro of their own": ("{% macro score(x) %}", 'a statement, "{% macro"'),
    "a loop": ("{% for x in range(10 ** 9) %}", 'a statement, "{% for"'),
    "a statement without spaces": ("{%for x in y%}", 'a statement, "{% for"'),
    "a statement that trims": ("{%- if true -%}", 'a statement, "{% if"'),
    "raw": ("{% raw %}", 'a statement, "{% raw"'),
    "a filter that reaches": ('{{ score("trust")|attr("__class__") }}', "a filter"),
    "a filter that repeats": ('{{ "x"|center(999999999) }}', "a filter"),
    "format of a text": ('{{ "{0.__class__}".format(score) }}', "a dot"),
    "the old format of a text": ('{{ "%s" % score }}', "arithmetic"),
    "a text many times": ('{{ "x" * 999999999 }}', "arithmetic"),
    "a huge power": ("{{ 9 ** 9 ** 9 }}", "arithmetic"),
    "texts joined to a name": ('{{ score("tr" ~ "ust") }}', "a joining of texts"),
    "a call within a call": ('{{ score(score("trust")) }}', "a call within a call"),
    "a call of a call": ('{{ score("trust")("x") }}', "no call of one macro"),
    "a deep nest": ("{{ " + "(" * 140 + ")" * 140 + " }}", "a call within a call"),
    "a list": ('{{ ["a", "b"] }}', "a square bracket"),
    "a mapping": ('{{ {"a": "b"} }}', "a mapping"),
    "arguments from a list": ("{{ score(*x) }}", "arithmetic"),
    "arguments from a mapping": ("{{ score(**x) }}", "arithmetic"),
    "a condition": ('{{ score("trust") if x else n("customers") }}', "a condition"),
    "a test": ('{{ score("trust") is defined }}', "a condition"),
    "a comparison": ('{{ score("trust") == "1" }}', "no part of a call"),
    "braces in braces": ('{{ {{ score("trust") }} }}', "a mapping"),
    "signs that trim": ('{{- score("trust") -}}', '"{{-"'),
    "a comment": ("{# {% include 'x' %} #}", "a comment"),
    "a comment that hides a call": ("{#- x -#}", "a comment"),
    "a null byte between": ('{{ score\0("trust") }}', "cannot be read"),
    "a null byte in a name": ('{{ score("trust\0") }}', 'no score of "trustU+0000"'),
    "a name in escapes": ('{{ score("\\x74rust") }}', "a backslash"),
    "an escape that is none": ('{{ score("\\N{x}") }}', "a backslash"),
    "letters that look alike": ('{{ ｓcore("trust") }}', 'no macro "ｓcore"'),
    "letters that turn round": ('{{ score("\u202etsurt") }}', 'no score of "U+202Etsurt"'),
    "a long name": ('{{ score("' + "a" * 1_000_000 + '") }}', "not closed"),
    "a name of spaces": ("{{" + " " * 1_000_000 + 'score("trust") }}', "not closed"),
    "no end": ("{{ " * 2, "a mapping"),
    "a text without end": ('{{ score("trust }}', "cannot be read"),
    "a path for a chart": ('{{ chart("../../data/responses.csv") }}', "no chart"),
    "a file for a table": ('{{ table("/etc/passwd#x") }}', "no table"),
    "a pattern for a chart": ('{{ chart(".*#.*") }}', "no chart"),
    "a place of the names' own pattern": (
        '{{ chart("dimension-{dimension}#items-chart") }}',
        "no chart",
    ),
    "a pattern for a dimension": ('{{ chart("distribution", dimension=".*") }}', 'dimension ".*"'),
    "markup for a dimension": ('{{ chart("segments", dimension="<img src=x>") }}', "<img src=x>"),
    "a keyword that reaches": ('{{ chart("mirror", __class__="x") }}', 'no keyword "__class__"'),
    "attribute of a chart": ('{{ chart("mirror").body }}', "a dot"),
    "a chart in a chart": ('{{ chart(table("mirror")) }}', "a call within a call"),
    "a chart in a sentence": ('{{ chart("mirror") }}', "stands within a text"),
    "a table in HTML": ('<b onclick="x">{{ table("mirror") }}</b>', "stands within a text"),
    "a path for a figure": ('{{ figure("../../../etc/passwd") }}', "no figure"),
}

SHOWN_AS_TEXT = (
    "# for x in range(999999999)",
    "{ { score.__globals__ } }",
    "{\u200b{ score.__globals__ }\u200b}",
    "｛｛ score.__globals__ ｝｝",
    "&#123;&#123; score.__globals__ &#125;&#125;",
    "${score.__globals__} <%= score %> #{score}",
    "%} }} #}",
    "{: onclick=x }",
)


@pytest.fixture(autouse=True)
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a file, or making a template that could be run, fails the test."""
    resolved("What is read before is read now.")
    resolved('{{ chart("mirror") }}')

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    for owner, name in (
        (Environment, "compile"),
        (Environment, "from_string"),
        (Environment, "get_template"),
        (builtins, "open"),
        (os, "open"),
        (builtins, "eval"),
        (builtins, "exec"),
    ):
        monkeypatch.setattr(owner, name, refuse)


@pytest.mark.parametrize(("attack", "found"), REFUSED.values(), ids=list(REFUSED))
def test_an_attack_is_refused_with_what_was_found(attack, found):
    first, *_ = refused(f"Before. {attack}")
    assert found in first.found
    assert first.row == 5
    assert len(str(first)) < 500
    assert str(first).replace("\n", "").isprintable()


def test_a_chart_closes_no_element_that_is_open():
    first, *_ = refused('<div onclick="x">\n\n{{ chart("mirror") }}\n\n</div>')
    assert first.found == "a chart or table stands within HTML"


@pytest.mark.parametrize("text", SHOWN_AS_TEXT)
def test_what_only_looks_like_a_call_is_text(text):
    assert resolved(text) == text


@pytest.mark.parametrize("piece", ["{", "{{", "{%", "{#", "\\{{", "{{}}", "}}", '{{"', "{{("])
def test_a_page_of_nothing_but_braces_is_done_at_once(piece):
    assert len(refused(piece * 200_000)) <= 301
