"""Handing out: copies of a finished PDF with a name on every page, a password, or both."""

import secrets
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from spegla.errors import InputError, OutputError, Problem, UsageError
from spegla.output import settled, staged, write_files
from spegla.recipients import Listed, Recipient, check_recipients, listed_in
from spegla.render.paper import EDITIONS
from spegla.render.paper.stamp import stamp_font, stamp_html
from spegla.render.pdf import render_pdf
from spegla.render.pdf.copies import lock_copy, stamp_copy
from spegla.render.typeface import letters_of
from spegla.report.format import Writer, parse_wording
from spegla.survey.files import read_exports, read_private
from spegla.survey.read import read_templates

_FOLDER: Final = "pdf"
"""Where a build puts its PDFs."""
_SHORTEST, _LONGEST_BYTES = 8, 127
"""Characters of a password at least; at most what the PDF standard reads of it."""

_Part = TypeVar("_Part")

Tell = Callable[[str], None]
"""Is told what begins, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted.

    Args:
        edition: Name of the edition, such as "report".
        language: Code of its language; None where there is only one.
        names: Those who get a copy.
        lists: Files with more of them.
        password: What opens the copies; None where they are to be open to all.
        password_file: A file with it, instead.
    """

    edition: str
    language: str | None = None
    names: Sequence[str] = ()
    lists: Sequence[str] = ()
    password: str | None = None
    password_file: str | None = None


def hand_out(
    engagement: Path, report: Path, output: Path, wish: Wish, *, tell: Tell = lambda _: None
) -> tuple[Path, ...]:
    """Write the copies of one edition, all of them or none, over no other file.

    Args:
        engagement: The engagement; only its wording and its templates are read.
        report: Where its report was built.
        output: Where the copies go.
        wish: What is wanted.
        tell: Is told what begins.

    Returns:
        The copies, in the order in which their recipients are listed.

    Raises:
        UsageError: Nothing is wanted of the copies, or what is wanted cannot be.
        InputError: The edition is not there, or a name or the password cannot be used; carries
            everything that is wrong.
        PdfError: The edition is no PDF that can be opened.
        OutputError: The disk refuses; no copy was written.
    """
    _check_wish(wish)
    templates = read_templates(engagement)
    checked = _Checked()
    with settled(report):
        source = checked.of(lambda: _edition_in(report, wish, templates))
    recipients = checked.of(lambda: _recipients(wish, templates))
    password = checked.of(lambda: _password(wish))
    if checked.problems or source is None:
        raise InputError(checked.problems)
    paper = _Paper(source=source, templates=templates, password=password or "")
    files = {paper.file_for(recipient): recipient for recipient in recipients or (None,)}
    _check_free(output, files)
    copies: dict[str, bytes] = {}
    for file, recipient in files.items():
        tell(f"Copying for {recipient.name}" if recipient else "Copying")
        copies[file] = paper.copy_for(recipient)
    _write(output, copies)
    return tuple(output / file for file in copies)


class _Checked:
    """Keeps what is wrong while all parts of a wish are looked at."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def of(self, look: Callable[[], _Part]) -> _Part | None:
        """What a look gives; None where something is wrong with it."""
        try:
            return look()
        except InputError as error:
            self.problems += error.problems
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A finished PDF: its bytes, its edition and its language."""

    pdf: bytes
    edition: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """What copies are made from; the password is "" where they are open to all."""

    source: _Source
    templates: Mapping[str, bytes]
    password: str

    def file_for(self, recipient: Recipient | None) -> str:
        """The name of a copy's file."""
        label = recipient.label if recipient else "protected"
        return f"{self.source.edition}-{self.source.language}-{label}.pdf"

    def copy_for(self, recipient: Recipient | None) -> bytes:
        """The copy of one person, or the one for all."""
        pdf = self.source.pdf
        if recipient:
            strip = render_pdf(stamp_html(recipient.name, self._writer(), self.templates))
            pdf = stamp_copy(pdf, strip)
        if self.password:
            # Nobody needs the other password, so nobody learns it.
            pdf = lock_copy(pdf, self.password, owner=secrets.token_urlsafe(32))
        return pdf

    def _writer(self) -> Writer:
        language = self.source.language
        catalogue = self.templates[f"locale/{language}/spegla.po"]
        return Writer(wording=parse_wording(catalogue, language=language))


def _check_wish(wish: Wish) -> None:
    known = [edition.name for edition in EDITIONS]
    if wish.edition not in known:
        raise UsageError(
            f"--edition {wish.edition} is not known. Expected one of: {', '.join(known)}."
        )
    if wish.password is not None and wish.password_file is not None:
        raise UsageError("--password asks for a password and --password-file has one. Use one.")
    if not (wish.names or wish.lists or wish.password_file or wish.password is not None):
        raise UsageError(
            "A handout is a copy for somebody, or one with a password, and neither was asked for. "
            "Use --recipient, --recipients, --password or --password-file. A PDF that anybody may "
            "open and keep is in the folder pdf already."
        )


def _edition_in(report: Path, wish: Wish, templates: Mapping[str, bytes]) -> _Source:
    codes = sorted(path.split("/")[1] for path in templates if path.endswith("/spegla.po"))
    built = {
        code: pdf
        for code in codes
        if (pdf := read_private(report, f"{_FOLDER}/{wish.edition}-{code}.pdf")) is not None
    }
    language = wish.language or (next(iter(built)) if len(built) == 1 else None)
    if language in built:
        return _Source(pdf=built[language], edition=wish.edition, language=language)
    there = f"It is there in: {', '.join(built)}." if built else "None of it is there."
    problem = Problem(
        file=f"{report.name}/{_FOLDER}/{wish.edition}-{language or 'CODE'}.pdf",
        found="there is no such PDF" if language else "which language is meant was not said",
        fix=f"{there} Choose one with --language, build it with spegla build, or say with --from "
        "where the report was built.",
    )
    raise InputError([problem])


def _recipients(wish: Wish, templates: Mapping[str, bytes]) -> tuple[Recipient, ...]:
    listed = [Listed(name=name) for name in wish.names]
    checked = _Checked()
    for file, content in read_exports(wish.lists).items():
        listed += checked.of(partial(listed_in, content, file=file)) or ()
    letters = letters_of(stamp_font(templates))
    found = checked.of(lambda: check_recipients(listed, letters=letters))
    if checked.problems:
        raise InputError(checked.problems)
    return found or ()


def _password(wish: Wish) -> str | None:
    if wish.password_file is None:
        found, place = wish.password, "--password"
    else:
        place = wish.password_file
        found = _text_of(read_exports([place])[place], place)
    faults = list(_password_faults(found)) if found is not None else []
    if faults:
        raise InputError([Problem(file=place, found=what, fix=fix) for what, fix in faults])
    return found


def _text_of(content: bytes, file: str) -> str:
    """The one line of a file; nothing of it is ever quoted."""
    try:
        return content.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        problem = Problem(
            file=file, found="this is no text in UTF-8", fix="Write the password alone in it."
        )
        raise InputError([problem]) from error


def _password_faults(password: str) -> list[tuple[str, str]]:
    faults = []
    if len(password) < _SHORTEST:
        faults.append(
            (f"the password has fewer than {_SHORTEST} characters", "Take a sentence of words.")
        )
    if len(password.encode()) > _LONGEST_BYTES:
        faults.append((f"the password is longer than {_LONGEST_BYTES} bytes", "Shorten it."))
    if not password.isprintable() or unicodedata.normalize("NFKC", password) != password:
        faults.append(
            (
                "the password has line breaks or characters that programs write in several ways",
                "Take one line of letters, digits, spaces and plain signs.",
            )
        )
    return faults


def _check_free(output: Path, files: Iterable[str]) -> None:
    there = [str(path) for path in (output / file for file in files) if path.exists()]
    if there:
        raise UsageError(
            f"{', '.join(there)}: there already, and nothing is ever overwritten. Move it away, "
            "or give another folder with --output."
        )


def _write(output: Path, copies: Mapping[str, bytes]) -> None:
    try:
        with staged(output, names=list(copies)) as work:
            write_files(work, copies)
    except OutputError as error:
        reason = error.__cause__ or error
        raise OutputError(f"{output} cannot be written: {reason}. No copy was kept.") from error
