"""Templates that an engagement brings, and what is told where one cannot be used."""

import pytest

from report_builder import make_writer
from spegla.errors import InputError, WordingError
from spegla.render.templating import filled, template_environment
from spegla.survey.checks.layout import check_templates_layout

INNER = "blocks/inner.md.j2"
OUTER = "{% include 'blocks/inner.md.j2' %}"


def fill(inner: bytes) -> str:
    templates = {"pages/outer.md.j2": OUTER.encode(), INNER: inner}
    environment = template_environment(templates, make_writer())
    return filled(environment, "pages/outer.md.j2", page={"title": "Secret words", "mark": "<b>"})


def test_values_are_escaped():
    assert fill(b"{{ page.title }} {{ page.mark }}") == "Secret words &#60;b&#62;"


@pytest.mark.parametrize(
    ("inner", "row", "found"),
    [
        (b"a\n{% if %}", 2, "TemplateSyntaxError"),
        (b"a\n\n{{ page.none }}", 3, "UndefinedError"),
        (b"{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        (b"{{ page.title + 1 }}", 1, "TypeError"),
        (b"{{ page.title.__class__.__mro__ }}", 1, "SecurityError"),
        (b"{% include 'nowhere.j2' %}", 1, "TemplateNotFound"),
        (b"{{ range(10 ** 9) }}", 1, "OverflowError"),
    ],
)
def test_a_template_that_cannot_be_used_is_named_with_its_line(inner: bytes, row: int, found: str):
    with pytest.raises(InputError) as error:
        fill(inner)
    (problem,) = error.value.problems
    assert (problem.file, problem.row) == (f"site_templates/{INNER}", row)
    assert found in problem.found
    assert "Secret" not in str(problem)


def test_a_template_that_is_no_text_is_named():
    (problem,) = check_templates_layout({INNER: b"\xe9"}, [INNER])
    assert str(problem).startswith(f"site_templates/{INNER}: the file is no text in UTF-8.")


def test_a_missing_word_is_told_as_such():
    with pytest.raises(WordingError, match="nowhere"):
        fill(b"{{ word('nowhere') }}")
