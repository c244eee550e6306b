"""The questionnaire in each of the formats: a form in, files out, and what to do with them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spegla.questionnaire.form import Form, Pick
from spegla.questionnaire.limesurvey import to_lss, to_tsv
from spegla.questionnaire.markdown import to_markdown
from spegla.questionnaire.qualtrics import to_advanced_text
from spegla.questionnaire.short_codes import check_short_codes
from spegla.questionnaire.surveyjs import to_surveyjs
from spegla.questionnaire.word import to_word
from spegla.questionnaire.xlsform import to_xlsform


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a questionnaire.

    Args:
        write: Gives the content of each file by the ending of its name.
        next_step: What to do with the files.
        has_conditions: Whether the tool itself puts a question to some only, and limits choices.
        is_read_back: Whether a tool reads it, which needs a short code for each answer.
    """

    write: Callable[[Form], Mapping[str, bytes]]
    next_step: str
    has_conditions: bool = True
    is_read_back: bool = True


def _each_language(
    write: Callable[[Form, str], bytes], ending: str
) -> Callable[[Form], Mapping[str, bytes]]:
    return lambda form: {
        f"-{language}{ending}": write(form, language) for language in form.languages
    }


FORMATS: Mapping[str, Format] = {
    "limesurvey": Format(
        write=lambda form: {".lss": to_lss(form), ".txt": to_tsv(form)},
        next_step="In LimeSurvey: Create survey > Import, and choose the .lss; the .txt is the "
        "same as tab separated values, to edit in a spreadsheet program. Keep the codes.",
    ),
    "xlsform": Format(
        write=lambda form: {".xlsx": to_xlsform(form)},
        next_step="In KoboToolbox: New > Upload an XLSForm; in ODK Central: New form > Upload. "
        "Export the answers with XML values and headers.",
    ),
    "qualtrics": Format(
        write=_each_language(to_advanced_text, ".txt"),
        next_step="In Qualtrics: Create a project > Survey > Import a file. A file has one "
        "language: import the main one, and put the others in under Translations. Export the "
        "answers as choice text.",
        has_conditions=False,
    ),
    "surveyjs": Format(
        write=lambda form: {".json": to_surveyjs(form)},
        next_step="In SurveyJS: paste it in the JSON editor of the Survey Creator, or give it to "
        "new Model(json).",
    ),
    "docx": Format(
        write=lambda form: {".docx": to_word(form, form.languages)},
        next_step="To print, or to send round for comments: each language begins on a page of its "
        "own.",
        is_read_back=False,
    ),
    "md": Format(
        write=_each_language(to_markdown, ".md"),
        next_step="To read and to comment on, with all codes.",
        is_read_back=False,
    ),
}
"""Each format by the name under which the command line knows it."""


def written(form: Form, name: str) -> dict[str, bytes]:
    """The files of one format, by their names.

    Args:
        form: The questionnaire.
        name: One of :data:`FORMATS`.

    Raises:
        UsageError: The tool would not keep a code, or needs one that is not there.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(sv="Hej", en="Hello")
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("sv", "en"), title=hello,
    ...             welcome=hello, thanks=hello, pages=())
    >>> list(written(form, "md"))
    ['questionnaire-customers-sv.md', 'questionnaire-customers-en.md']
    """
    if FORMATS[name].is_read_back:
        check_short_codes(form)
    stem = f"questionnaire-{form.audience}"
    return {f"{stem}{ending}": content for ending, content in FORMATS[name].write(form).items()}


def next_steps(form: Form, name: str) -> list[str]:
    """What to do with the files, a line each.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(en="Hello")
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=())
    >>> next_steps(form, "md")
    ['To read and to comment on, with all codes.']
    """
    lines = [FORMATS[name].next_step]
    if not FORMATS[name].has_conditions:
        lines += _to_set(form)
    return lines


def _to_set(form: Form) -> Iterator[str]:
    """What a file cannot say, and has to be set in the tool."""
    picks = [block for page in form.pages for block in page.blocks if isinstance(block, Pick)]
    for pick in picks:
        if pick.shown is not None:
            condition = f"{pick.shown.question}={pick.shown.answer.code}"
            yield f"Set the display logic of {pick.code}: {condition}."
        if pick.at_most is not None:
            yield f"Set the most answers to {pick.code}: {pick.at_most}."
