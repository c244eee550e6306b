"""The only reader of an engagement folder and of the product's templates."""

from collections.abc import Iterator
from pathlib import Path

from spegla.errors import InputError, Problem
from spegla.survey.engagement import Engagement, check_engagement
from spegla.survey.tables import MAX_FILE_BYTES

__all__ = ["Engagement", "product_templates", "read_engagement", "read_private"]

_FOLDERS = ("data", "content", "site_templates")
_SITE = "mkdocs.yml"
_LEFT_OUT = (".", "~$", "README", "Thumbs.db", "desktop.ini")
"""How the names of files begin that people and systems leave in folders."""


def read_engagement(folder: Path) -> Engagement:
    """The engagement in a folder, read strictly.

    Hidden files, READMEs and anything outside ``mkdocs.yml``, ``data``, ``content`` and
    ``site_templates`` are left out.

    Args:
        folder: The engagement's folder.

    Raises:
        InputError: Something is wrong; it carries all problems of all files, in file order.

    >>> read_engagement(Path("no such folder"))
    Traceback (most recent call last):
    spegla.errors.InputError: no such folder: there is no such folder.
      Give the folder of an engagement.
    """
    if not folder.is_dir():
        problem = Problem(
            file=folder.name,
            found="there is no such folder",
            fix="Give the folder of an engagement.",
        )
        raise InputError([problem])
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        content = _content(path, folder, name)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[name] = content
    product = product_templates()
    own = {path.relative_to(product).as_posix(): path.read_bytes() for path in _below(product)}
    return check_engagement(files, own, problems)


def read_private(folder: Path, name: str) -> bytes | None:
    """A file that the program keeps beside an engagement; None where it keeps none yet.

    It is no part of what :func:`read_engagement` reads.

    Args:
        folder: The engagement's folder.
        name: The file's path in it.

    Raises:
        InputError: There is such a file, and it cannot be opened.

    >>> read_private(Path("no such folder"), "private/ledger.json") is None
    True
    """
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError([_closed(name)]) from error


def product_templates() -> Path:
    """The folder of the product's own templates, in a source checkout or an installed package.

    >>> product_templates().name
    'site_templates'
    """
    package = Path(__file__).parents[1]
    installed = package / "site_templates"
    return installed if installed.is_dir() else package.parents[1] / "site_templates"


def _files(folder: Path) -> Iterator[Path]:
    if (folder / _SITE).is_file():
        yield folder / _SITE
    for name in _FOLDERS:
        yield from _below(folder / name)


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(_LEFT_OUT) for part in parts):
            yield path


def _content(path: Path, folder: Path, name: str) -> bytes | Problem:
    if not path.resolve().is_relative_to(folder.resolve()):
        return Problem(
            file=name,
            found="the file is a link to a place outside the engagement",
            fix="Put a copy of the file there; one engagement never sees another.",
        )
    if path.stat().st_size > MAX_FILE_BYTES:
        return Problem(
            file=name,
            found=f"the file is larger than {MAX_FILE_BYTES // 1_000_000} MB",
            fix="Keep the rows and columns that belong to the survey.",
        )
    try:
        return path.read_bytes()
    except OSError:
        return _closed(name)


def _closed(name: str) -> Problem:
    return Problem(
        file=name,
        found="the file cannot be opened",
        fix="Close it in other programs, and see that you may read it.",
    )
