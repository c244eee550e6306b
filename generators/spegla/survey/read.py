"""An engagement folder as what it means: all of it, what it asks, or its templates."""

from collections.abc import Mapping
from pathlib import Path

from spegla.errors import InputError
from spegla.settings import SurveySettings
from spegla.survey.commission import check_questionnaire
from spegla.survey.engagement import Engagement, check_engagement
from spegla.survey.files import engagement_files, product_files
from spegla.survey.questions import Questionnaire

__all__ = ["Engagement", "read_engagement", "read_questionnaire", "read_templates"]

_TEMPLATES = "site_templates/"
_OF_QUESTIONNAIRE = ("data/engagement.toml", "data/questions.csv", _TEMPLATES)
"""How the paths begin of the files that say what is asked."""


def read_engagement(folder: Path) -> Engagement:
    """The engagement in a folder, read strictly.

    Args:
        folder: The engagement's folder.

    Raises:
        InputError: Something is wrong; it carries all problems of all files, in file order.

    >>> read_engagement(Path("no such folder"))
    Traceback (most recent call last):
    spegla.errors.InputError: no such folder: there is no such folder.
      Give the folder of an engagement.
    """
    files, problems = engagement_files(folder)
    return check_engagement(files, product_files(), problems)


def read_questionnaire(folder: Path) -> tuple[SurveySettings, Questionnaire]:
    """What the engagement in a folder asks, which it may do before there are any answers.

    Only the settings, the code book and the engagement's own templates are opened.

    Args:
        folder: The engagement's folder.

    Raises:
        InputError: Something is wrong; it carries all problems of both files, in file order.

    >>> read_questionnaire(Path("no such folder"))
    Traceback (most recent call last):
    spegla.errors.InputError: no such folder: there is no such folder.
      Give the folder of an engagement.
    """
    files, problems = engagement_files(folder, only=_OF_QUESTIONNAIRE)
    return check_questionnaire(files, product_files(), problems)


def read_templates(folder: Path) -> Mapping[str, bytes]:
    """The templates of an engagement by path: the product's, replaced where it has its own.

    Nothing else of the engagement is opened.

    Args:
        folder: The engagement's folder.

    Raises:
        InputError: A file cannot be read; carries everything that is wrong.

    >>> from spegla.survey.files import product_templates
    >>> "print/stamp.css" in read_templates(product_templates().parent)
    True
    """
    own, problems = engagement_files(folder, only=(_TEMPLATES,))
    if problems:
        raise InputError(problems)
    return {
        **product_files(),
        **{path.removeprefix(_TEMPLATES): content for path, content in own.items()},
    }
