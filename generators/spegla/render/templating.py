"""Jinja as every template of pages and paper gets it, and what is told where one cannot be used."""

from collections.abc import Callable, Mapping
from traceback import extract_tb

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from spegla.errors import InputError, Problem, SpeglaError
from spegla.render.escape import escape
from spegla.report.format import Writer
from spegla.report.model import phrase

_FOLDER = "site_templates/"
_LONGEST = 300
"""Characters of what Jinja says, which quotes names as they are."""
_Source = tuple[str, str, Callable[[], bool]]


def template_environment(
    templates: Mapping[str, bytes], writer: Writer
) -> ImmutableSandboxedEnvironment:
    """Jinja as all templates of pages and print get it.

    Undefined names are errors; every value is escaped for Markdown and HTML; ``word(key)`` is
    an interface word in the writer's language.
    """

    def load(path: str) -> _Source | None:
        # A name of a file, so that an error says in which template it arose.
        found = templates.get(path) if path.endswith(".j2") else None
        return None if found is None else (found.decode(), f"{_FOLDER}{path}", lambda: True)

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["word"] = lambda key: writer.text(phrase(key))
    return environment


def filled(environment: Environment, path: str, **values: object) -> str:
    """A template with its values in it.

    Args:
        environment: Where it is.
        path: Its path in ``site_templates/``.
        values: What it places, by name.

    Raises:
        InputError: It, or one that it takes in, is no template, or asks for what there is not.
        SpeglaError: Whatever a value or a word that it asks for raises.
    """
    try:
        return environment.get_template(path).render(**values)
    except SpeglaError:
        raise
    except Exception as error:
        # Whoever wrote the template may have divided by nothing in it: anything can be raised.
        raise InputError([_problem(error, path)]) from error


def _problem(error: Exception, path: str) -> Problem:
    places = [place for place in extract_tb(error.__traceback__) if _FOLDER in place.filename]
    file = places[-1].filename if places else f"{_FOLDER}{path}"
    row = places[-1].lineno if places else None
    if isinstance(error, TemplateSyntaxError):
        file, row = error.filename or file, error.lineno
    # Other errors than Jinja's may quote a value.
    told = error.message if isinstance(error, TemplateError) and error.message else ""
    said = f": {told[:_LONGEST]}" if told else ""
    return Problem(
        file=file,
        row=row,
        found=f"the template cannot be used ({type(error).__name__}){said.rstrip('.')}",
        fix="Correct it, or remove it: the product's own then takes its place.",
    )
