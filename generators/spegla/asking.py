"""Writing a questionnaire: the catalogue's or an engagement's questions in, files out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spegla.errors import OutputError, UsageError
from spegla.output import staged, write_files
from spegla.questionnaire.form import Form
from spegla.questionnaire.forming import form_of
from spegla.questionnaire.writing import FORMATS, next_steps, written
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.files import product_files
from spegla.survey.questions import Audience
from spegla.survey.read import read_questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted.

    Args:
        format: One of :data:`spegla.questionnaire.writing.FORMATS`.
        audience: Who is asked.
        languages: Languages of the questionnaire, the main one first; none for all there are.
        is_full: Whether the catalogue's optional questions are asked too.
    """

    format: str
    audience: Audience = Audience.CUSTOMERS
    languages: tuple[str, ...] = ()
    is_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written, and what to do with it in the tool, a line each."""

    files: tuple[Path, ...]
    next_steps: tuple[str, ...]


def wish_of(name: str, *, audience: str, languages: str | None, is_full: bool) -> Wish:
    """What the command line asks for.

    Raises:
        UsageError: There is no such format or audience, or a language is named twice.

    >>> wish_of("md", audience="customers", languages="sv, nl", is_full=False).languages
    ('sv', 'nl')
    """
    _check_known("--format", name, list(FORMATS))
    _check_known("--audience", audience, [known.value for known in Audience])
    named = tuple(part.strip() for part in (languages or "").split(",") if part.strip())
    if len(set(named)) < len(named):
        raise UsageError(f"--languages {languages} names a language twice. Name each once.")
    return Wish(format=name, audience=Audience(audience), languages=named, is_full=is_full)


def ask(engagement: Path | None, folder: Path, wish: Wish) -> Written:
    """Write the questionnaire into a folder, in which none of its files may stand yet.

    Args:
        engagement: The engagement whose newest wave is asked; None for the catalogue.
        folder: Where to write.
        wish: What is wanted.

    Raises:
        UsageError: It cannot be made as it is wanted, or a file is there already.
        InputError: The engagement's settings or code book cannot be read.
        OutputError: The disk refuses.
    """
    form = _form(engagement, wish)
    files = written(form, wish.format)
    _write(folder, files)
    return Written(
        files=tuple(folder / name for name in files),
        next_steps=tuple(next_steps(form, wish.format)),
    )


def _form(engagement: Path | None, wish: Wish) -> Form:
    catalogue = catalogue_of(product_files())
    settings, questionnaire = catalogue.settings, catalogue.questionnaire
    only = None if wish.is_full else catalogue.core
    if engagement is not None:
        if wish.is_full:
            raise UsageError("--full is for the catalogue: an engagement asks all that it has.")
        settings, questionnaire = read_questionnaire(engagement)
        only = None
    return form_of(
        questionnaire,
        settings=settings,
        pages=catalogue.pages,
        frame=catalogue.frames[wish.audience],
        languages=wish.languages or settings.languages,
        audience=wish.audience,
        only=only,
    )


def _check_known(option: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise UsageError(f"{option} {value} is not known. Expected one of: {', '.join(known)}.")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    paths = [folder / name for name in files]
    there = [str(path) for path in paths if path.exists() or path.is_symlink()]
    if there:
        raise UsageError(
            f"{', '.join(there)}: there already, and nothing is ever overwritten. Move it away, "
            "or give another folder with --output."
        )
    try:
        with staged(folder, names=list(files)) as work:
            write_files(work, files)
    except OutputError as error:
        reason = error.__cause__ or error
        raise OutputError(f"{folder} cannot be written: {reason}.") from error
