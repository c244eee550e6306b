"""What a machine can do: Python, libraries, the program's own files, PDFs, the terminal.

The only module that compares versions (packaging).
"""

import base64
import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from spegla.doctor.finding import Finding, error, ok, warn
from spegla.errors import PdfUnavailableError
from spegla.render.pdf.machine import equipment
from spegla.survey.files import product_files

_PROGRAM = "spegla"
_EXTRA = "pdf"
_AGAIN = "Install Spegla again."
_FONTS = {".ttf": (b"\x00\x01\x00\x00",), ".woff2": (b"wOF2",)}
"""How the files of fonts begin."""
_FOLDERS = ("blocks", "locale", "pages", "plain_language", "print", "questionnaire", "theme")
_SIGNS = "→ ▲ ▼ ≥ – … “å”"
"""What the program writes on a terminal beyond ASCII."""


def examine_machine(*, encoding: str) -> list[Finding]:
    """What this machine can do, from what everything needs to what only some need.

    Args:
        encoding: How the terminal writes characters, such as ``utf-8``.

    >>> examine_machine(encoding="utf-8")[-1].found
    'the terminal writes utf-8, with all signs that are used'
    """
    try:
        installed = distribution(_PROGRAM)
    except PackageNotFoundError:
        return [error("Spegla is not installed, only its files are here", _AGAIN)]
    return [
        _python(installed),
        *_libraries(installed),
        *_own_files(installed),
        _fonts(),
        _pdf(),
        _terminal(encoding),
    ]


def _python(installed: Distribution) -> Finding:
    bounds = SpecifierSet(str(installed.metadata["Requires-Python"] or ""))
    found = f"Python {platform.python_version()} on {platform.system()}, Spegla {installed.version}"
    if bounds.contains(platform.python_version(), prereleases=True):
        return ok(found)
    return error(found, f"Spegla needs Python {bounds}. Install one, and Spegla in it.")


def _libraries(installed: Distribution) -> Iterator[Finding]:
    """Each library that is not as it must be, and how many are."""
    needed = [Requirement(text) for text in installed.requires or []]
    good = 0
    for requirement in needed:
        is_extra = requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})
        if is_extra and not (requirement.marker and requirement.marker.evaluate({"extra": _EXTRA})):
            continue
        problem = _out_of_bounds(requirement)
        if problem is None:
            good += 1
        elif is_extra:
            yield warn(problem, f'For PDFs: pip install "spegla[{_EXTRA}]"')
        else:
            yield error(problem, f'pip install "{requirement.name}{requirement.specifier}"')
    yield ok(f"{good} libraries within their bounds")


def _out_of_bounds(requirement: Requirement) -> str | None:
    """What is wrong with an installed library.

    >>> _out_of_bounds(Requirement("click<1")).partition("<")[2]
    '1 is needed'
    >>> _out_of_bounds(Requirement("no-such-library"))
    'no-such-library is not installed'
    """
    try:
        here = version(requirement.name)
    except PackageNotFoundError:
        return f"{requirement.name} is not installed"
    if requirement.specifier.contains(here, prereleases=True):
        return None
    return f"{requirement.name} {here} is here, {requirement.specifier} is needed"


def _own_files(installed: Distribution) -> Iterator[Finding]:
    """Whether the program's files are those that were installed; templates in a checkout, too."""
    names = {path.partition("/")[0] for path in product_files()}
    missing = [name for name in _FOLDERS if name not in names]
    changed = [
        file
        for file in installed.files or []
        if file.hash is not None
        and file.parts[0] == _PROGRAM
        and (not Path(file.locate()).is_file() or _hash(file.read_binary()) != file.hash.value)
    ]
    if missing:
        yield error(f"templates are missing: {', '.join(missing)}", _AGAIN)
    for file in changed:
        yield error(f"{file} is not the file that was installed", _AGAIN)
    if not missing and not changed:
        yield ok("templates, wording and catalogues are complete")


def _hash(content: bytes) -> str:
    """A file's hash as lists of installed files have it."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def _fonts() -> Finding:
    fonts = {
        path: content
        for path, content in product_files().items()
        if path.startswith("theme/fonts/") and path.endswith(tuple(_FONTS))
    }
    broken = [
        path
        for path, content in fonts.items()
        if not content.startswith(_FONTS[path[path.rindex(".") :]])
    ]
    if broken or not fonts:
        return error(f"fonts cannot be read: {', '.join(broken) or 'there are none'}", _AGAIN)
    return ok(f"{len(fonts)} font files can be read")


def _pdf() -> Finding:
    try:
        tools = equipment()
    except PdfUnavailableError as unavailable:
        how = str(unavailable).partition("\n")[2]
        return warn("PDFs cannot be made here; sites can", how)
    if not tools.is_fast:
        return warn(
            f"PDFs can be made, slowly: {tools.names}, without HarfBuzz-Subset",
            "On Debian and Ubuntu: apt install libharfbuzz-subset0",
        )
    return ok(f"PDFs can be made: {tools.names}")


def _terminal(encoding: str) -> Finding:
    try:
        _SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return warn(
            f"the terminal writes {encoding}, which lacks signs such as → and ▲; they become ?",
            "On Windows: chcp 65001, or set PYTHONUTF8=1. Elsewhere: a locale with UTF-8.",
        )
    return ok(f"the terminal writes {encoding}, with all signs that are used")
