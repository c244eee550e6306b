"""The product's catalogue, and a form out of it."""

import functools
from collections.abc import Collection, Sequence
from pathlib import Path

from spegla.questionnaire.form import Form
from spegla.questionnaire.forming import form_of
from spegla.survey.catalogue import Catalogue
from spegla.survey.catalogue_file import CODE_BOOK, SETTINGS, catalogue_of
from spegla.survey.questions import Audience

TEMPLATES = Path(__file__).parents[1] / "site_templates"
LANGUAGES = ("en", "sv", "nl")


@functools.cache
def catalogue_files() -> dict[str, bytes]:
    """The catalogue's files by path; a caller that changes them takes a copy."""
    return {name: (TEMPLATES / name).read_bytes() for name in (SETTINGS, CODE_BOOK)}


@functools.cache
def catalogue() -> Catalogue:
    """The catalogue."""
    return catalogue_of(catalogue_files())


def catalogue_form(
    audience: Audience = Audience.CUSTOMERS,
    *,
    languages: Sequence[str] = LANGUAGES,
    only: Collection[str] | None = None,
) -> Form:
    """The catalogue's questions as they are put to an audience."""
    own = catalogue()
    return form_of(
        own.questionnaire,
        settings=own.settings,
        pages=own.pages,
        frame=own.frames[audience],
        languages=languages,
        audience=audience,
        only=only,
    )
