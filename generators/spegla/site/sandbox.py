"""The theme's Jinja, in which no template can reach further than its page.

An engagement may bring templates of its own for the theme, as it may for pages and paper. The site
builder would let those call any Python, which its settings may not: hooks and plug-ins are refused.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment


class Theme(Protocol):
    """What the site builder asks of a theme."""

    @property
    def dirs(self) -> Sequence[str]:
        """The folders of its files; what lies in an earlier one goes first."""

    def get_env(self) -> Environment:
        """Jinja for the theme's templates."""


class ThemeFiles(FileSystemLoader):
    """The files of a theme, of which no list names those in folders that begin with a dot.

    The theme has fourteen thousand icons in such a folder. They are asked for by their names; the
    site builder lists all files of a theme and then leaves these out.
    """

    def list_templates(self) -> list[str]:
        """All others, in the order of their paths."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, below, names in os.walk(place):
                below[:] = [name for name in below if not name.startswith(".")]
                found |= {(Path(folder) / name).relative_to(place).as_posix() for name in names}
        return sorted(found)


def sandbox(theme: Theme) -> None:
    """Makes a theme give a sandboxed environment, with all that its own would have.

    Args:
        theme: The theme of one build.
    """
    plain = theme.get_env()
    closed = SandboxedEnvironment(
        loader=ThemeFiles(theme.dirs), auto_reload=False, extensions=list(plain.extensions)
    )
    closed.filters |= plain.filters
    # What the sandbox itself gives, such as ranges that end, comes first.
    closed.globals = {**plain.globals, **closed.globals}
    # The builder asks the theme itself, and there is no setting for it.
    vars(theme)["get_env"] = lambda: closed


def fault_in_template(error: Exception, folder: Path) -> str | None:
    """What is wrong with a template of the theme, and where; None where something else is wrong.

    Args:
        error: What came out of the builder.
        folder: The folder of templates, below the one in which the site is built.

    >>> fault_in_template(ValueError("elsewhere"), Path("theme")) is None
    True
    """
    if isinstance(error, TemplateSyntaxError):
        places = [(Path(error.filename or ""), error.lineno)]
    else:
        places = [
            (Path(each.filename), each.lineno or 0) for each in extract_tb(error.__traceback__)
        ]
    own = [(path.relative_to(folder), row) for path, row in places if path.is_relative_to(folder)]
    if not own:
        return None
    path, row = own[-1]
    # Other errors than Jinja's may quote a value.
    said = f": {error.message}" if isinstance(error, TemplateError) and error.message else ""
    name = type(error).__name__
    return f"theme/{path.as_posix()}, line {row}: the template cannot be used ({name}){said}"
