"""Fields that page objects declare and fields that templates use are the same."""

import dataclasses
import re
from typing import Any

import pytest
from jinja2 import Environment, nodes

from site_builder import templates
from spegla.render import unit_index
from spegla.render.paper import appendix, back, chapters, columns, document, one_page, stamp
from spegla.render.views import sheets
from spegla.render.views import types as views

OF_JINJA = {"get", "index", "first", "last", "items"}
BY_THE_PROGRAM = {"pages", "parent", "spec"}
"""The program goes through the pages, lays out navigation and keeps live charts beside pages."""


def view_types() -> list[Any]:
    modules = (views, appendix, back, chapters, columns, document, one_page, sheets, stamp)
    found = [
        value
        for module in modules
        for name, value in vars(module).items()
        if dataclasses.is_dataclass(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
    ]
    return [*found, *unit_index.VIEWS]


def declared() -> set[str]:
    return {field.name for view in view_types() for field in dataclasses.fields(view)}


def page_templates() -> dict[str, str]:
    return {path: text.decode() for path, text in templates().items() if path.endswith(".j2")}


def used() -> set[str]:
    environment = Environment(autoescape=True)
    return {
        node.attr
        for text in page_templates().values()
        for node in environment.parse(text).find_all(nodes.Getattr)
    }


def placed_by_the_theme() -> set[str]:
    pages = [text.decode() for path, text in templates().items() if path.endswith(".html")]
    return set(re.findall(r"\breport\.(\w+)", "".join(pages)))


def test_every_declared_field_is_used_by_a_template() -> None:
    assert declared() - used() - placed_by_the_theme() - BY_THE_PROGRAM == set()


def test_every_used_field_is_declared() -> None:
    assert used() - declared() - OF_JINJA == set()


def test_every_field_has_a_help_text() -> None:
    for view in view_types():
        for field in dataclasses.fields(view):
            assert field.metadata["help"].endswith("."), f"{view.__name__}.{field.name}"


@pytest.mark.parametrize("path", sorted(templates()))
def test_no_template_declares_text_safe(path: str) -> None:
    if path.endswith((".j2", ".html")):
        assert not re.search(rb"\|\s*safe\b", templates()[path])


@pytest.mark.parametrize("path", sorted(page_templates()))
def test_templates_only_place_what_they_get(path: str) -> None:
    forbidden = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Mod, nodes.Pow)
    tree = Environment(autoescape=True).parse(page_templates()[path])
    assert not list(tree.find_all(forbidden))
    compared = [
        operand.expr
        for comparison in tree.find_all(nodes.Compare)
        for operand in comparison.ops
        if operand.op in {"lt", "lteq", "gt", "gteq"}
    ]
    assert compared == []
    filters = {node.name for node in tree.find_all(nodes.Filter)}
    assert not filters & {"round", "sort", "default", "d", "int", "float", "format", "abs"}


def test_the_themes_templates_escape_what_the_report_says() -> None:
    for path, text in templates().items():
        if path.startswith("theme/") and path.endswith(".html"):
            for place in re.findall(r"\{\{(.*?)\}\}", text.decode()):
                if re.search(r"report\.|words\.|\.title\b|site_name", place):
                    assert "| e" in place, f"{path}: {place}"
