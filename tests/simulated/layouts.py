"""Every layout in which the answers to a questionnaire of the catalogue come back, by its name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from simulated import limesurvey, plain, qualtrics, research_tools, surveymonkey, web_forms
from simulated.limesurvey import Headings
from simulated.replies import Reply
from simulated.research_tools import Several
from simulated.sheets import Cell, Column, csv_bytes, ods_bytes, rows_of, xlsx_bytes
from simulated.spss import sav_bytes
from spegla.questionnaire.form import Form

Export = tuple[str, bytes]
"""What the name of the file ends in, and the file."""
Layout = Callable[[Form, Sequence[Reply]], Export]
"""Writes the file that a survey tool exports."""

_Columns = Callable[[Form], Iterable[Column]]
_Rows = list[list[Cell]]
_LANGUAGES = ("en", "sv", "nl")


def _as_it_is(rows: _Rows) -> _Rows:
    return rows


def _csv(
    columns: _Columns,
    change: Callable[[_Rows], _Rows] = _as_it_is,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    decimal_mark: str = ".",
    is_quoted: bool = False,
) -> Layout:
    def layout(form: Form, replies: Sequence[Reply]) -> Export:
        rows = change(rows_of(columns(form), replies))
        content = csv_bytes(
            rows,
            delimiter=delimiter,
            encoding=encoding,
            decimal_mark=decimal_mark,
            is_quoted=is_quoted,
        )
        return ".csv", content

    return layout


def _xlsx(columns: _Columns, change: Callable[[_Rows], _Rows] = _as_it_is) -> Layout:
    return lambda form, replies: (".xlsx", xlsx_bytes(change(rows_of(columns(form), replies))))


def _ods(columns: _Columns) -> Layout:
    return lambda form, replies: (".ods", ods_bytes(rows_of(columns(form), replies)))


def _sav(language: str, *, is_of_qualtrics: bool) -> Layout:
    return lambda form, replies: (
        ".sav",
        sav_bytes(form, replies, language, is_of_qualtrics=is_of_qualtrics),
    )


def _limesurvey() -> Mapping[str, Layout]:
    found: dict[str, Layout] = {}
    for headings in Headings:
        for language in _LANGUAGES:
            for has_full_answers in (False, True):
                answers = "full answers" if has_full_answers else "answer codes"
                name = f"LimeSurvey, {headings}, {answers}, {language}"
                columns = partial(
                    limesurvey.columns,
                    language=language,
                    headings=headings,
                    has_full_answers=has_full_answers,
                )
                found[f"{name}, CSV"] = _csv(columns, encoding="utf-8-sig", is_quoted=True)
        found[f"LimeSurvey, {headings}, full answers, nl, XLSX"] = _xlsx(columns)
    return found


def _qualtrics() -> Mapping[str, Layout]:
    found: dict[str, Layout] = {}
    for is_split in (False, True):
        several = "split" if is_split else "joined"
        for language in _LANGUAGES:
            columns = partial(qualtrics.columns, language=language, is_split=is_split)
            found[f"Qualtrics, {several}, {language}, CSV"] = _csv(
                columns, qualtrics.with_preview, encoding="utf-8-sig", is_quoted=True
            )
        legacy = partial(qualtrics.columns, language="en", is_split=is_split, is_legacy=True)
        found[f"Qualtrics, {several}, en, XLSX"] = _xlsx(
            legacy, partial(qualtrics.with_preview, headings=2)
        )
    return found


def _in_languages(
    name: str, columns: Callable[..., Iterable[Column]], *, encoding: str = "utf-8"
) -> Mapping[str, Layout]:
    found: dict[str, Layout] = {}
    for language in _LANGUAGES:
        in_language = partial(columns, language=language)
        found[f"{name}, {language}, CSV"] = _csv(in_language, encoding=encoding)
        found[f"{name}, {language}, XLSX"] = _xlsx(in_language)
    return found


def _kobotoolbox() -> Mapping[str, Layout]:
    found: dict[str, Layout] = {}
    for several in Several:
        for language in (None, *_LANGUAGES):
            columns = partial(
                research_tools.columns_of_kobotoolbox, language=language, several=several
            )
            name = f"KoboToolbox, {language or 'names'}, several answers {several}"
            found[f"{name}, CSV"] = _csv(columns, delimiter=";", is_quoted=True)
            if language is None:
                found[f"{name}, XLSX"] = _xlsx(columns)
    return found


def _by_hand() -> Mapping[str, Layout]:
    codes, wordings = plain.columns_by_code, partial(plain.columns_by_wording, language="sv")
    return {
        "plain table of codes, CSV": _csv(codes),
        "plain table of codes, XLSX": _xlsx(codes),
        "plain table of codes, ODS": _ods(codes),
        "plain table in Swedish, semicolons, decimal comma, Windows-1252": _csv(
            wordings, delimiter=";", encoding="cp1252", decimal_mark=","
        ),
        "plain table in Swedish, ODS": _ods(wordings),
        "SurveyJS, flattened": _csv(plain.columns_of_surveyjs),
        "SPSS by hand, en": _sav("en", is_of_qualtrics=False),
        "SPSS by hand, sv": _sav("sv", is_of_qualtrics=False),
        "SPSS of Qualtrics, en": _sav("en", is_of_qualtrics=True),
        "SPSS of Qualtrics, nl": _sav("nl", is_of_qualtrics=True),
    }


LAYOUTS: Mapping[str, Layout] = {
    **_limesurvey(),
    **_qualtrics(),
    **_in_languages("SurveyMonkey", surveymonkey.columns),
    **_in_languages("Microsoft Forms", web_forms.columns_of_microsoft, encoding="utf-8-sig"),
    **_in_languages("Google Forms, sheet", web_forms.columns_of_google),
    "Google Forms, CSV of the form, en": _csv(
        partial(web_forms.columns_of_google, language="en", mark=";")
    ),
    **_in_languages("Typeform", research_tools.columns_of_typeform),
    **_kobotoolbox(),
    "EUSurvey, en, XLSX": _xlsx(
        partial(research_tools.columns_of_eusurvey, language="en"), research_tools.with_head
    ),
    "EUSurvey, sv, XLSX": _xlsx(
        partial(research_tools.columns_of_eusurvey, language="sv"), research_tools.with_head
    ),
    "REDCap, raw, CSV": _csv(partial(research_tools.columns_of_redcap, language=None)),
    "REDCap, labelled, en, CSV": _csv(partial(research_tools.columns_of_redcap, language="en")),
    "REDCap, labelled, sv, CSV": _csv(partial(research_tools.columns_of_redcap, language="sv")),
    **_by_hand(),
}
