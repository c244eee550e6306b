"""``data/engagement.toml`` beyond its form: what its parts say about each other."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from spegla.errors import InputError
from spegla.settings import Settings, SurveySettings, Texts, parse_settings, survey_settings
from spegla.survey.checks.plan import scales_of
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.checks.spellings import answer_spellings, clashes, group_spellings
from spegla.survey.questions import NKI
from spegla.survey.tables import decode

_RESERVED = ("combined", "waves")
"""Codes that the report gives to things of its own."""
_TOML_PLACE = re.compile(r" \(at line (?P<row>\d+), column \d+\)$")


def read_toml(content: bytes, problems: ProblemList) -> Mapping[str, Any] | None:
    """The document, or None and a problem with the line where it cannot be read on."""
    try:
        return tomllib.loads(decode(content, file=problems.file).replace("\r\n", "\n"))
    except InputError as error:
        for problem in error.problems:
            problems.add(
                problem.found, "Write it in UTF-8; docs/engagement.md describes each setting."
            )
    except RecursionError:
        problems.add("the settings are nested too deeply", "Write each table on its own line.")
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        what = str(error)[: place.start()] if place else str(error)
        problems.add(
            f"the line is not valid TOML: {what[:1].lower()}{what[1:]}",
            "Put texts in quotation marks and write each setting once, as name = value.",
            row=int(place["row"]) if place else None,
        )
    return None


def check_settings(
    document: Mapping[str, Any], problems: ProblemList, *, catalogues: Collection[str]
) -> tuple[Settings | None, SurveySettings | None]:
    """The settings, and the part of them against which other files can be read.

    Args:
        document: ``engagement.toml`` as TOML gives it.
        problems: Where everything that is wrong is added.
        catalogues: Languages for which there is wording.

    Returns:
        The settings, None where a value has a wrong form; and the survey's part, None where
        even that cannot be made out.
    """
    settings = parse_settings(document, file=problems.file)
    if not isinstance(settings, Settings):
        for problem in settings:
            problems.add(problem.found, problem.fix)
        return None, survey_settings(document)
    _check_languages(settings, problems, catalogues)
    _check_waves(settings, problems)
    _check_spellings(settings, problems)
    _check_reserved(settings, problems)
    _check_targets(settings, problems)
    return settings, settings


def check_column_names(
    settings: SurveySettings, codes: Collection[str], problems: ProblemList
) -> None:
    """Check that ``columns`` names questions and breakdowns, and each column once.

    Args:
        settings: What the author set.
        codes: Codes of all questions, also of those with problems.
        problems: Where what is wrong is added.
    """
    known = [*codes, *settings.breakdowns]
    for code in set(codes) & set(settings.breakdowns):
        problems.add(
            f'"{code}" is the code of a breakdown and of a question in questions.csv',
            "Give one of them another code.",
        )
    tables = {"columns": settings.columns} | {
        f"waves.{wave}.columns": of_wave.columns for wave, of_wave in settings.waves.items()
    }
    for name, columns in tables.items():
        for code in columns:
            if code not in known:
                problems.add(
                    f'{name} names "{code}", which is no question and no breakdown',
                    suggestion(code, known),
                )
        for heading in _repeated(columns.values()):
            problems.add(f'{name} gives the column "{heading}" twice', "Give each column once.")
        for heading in set(columns.values()) & set(settings.ignored_columns):
            problems.add(
                f'the column "{heading}" is in {name} and in ignored_columns',
                "Remove it from one of them.",
            )


def _check_languages(
    settings: Settings, problems: ProblemList, catalogues: Collection[str]
) -> None:
    for language in _repeated(settings.languages):
        problems.add(f'languages has "{language}" twice', "Name each language once.")
    for language in settings.languages:
        if language not in catalogues:
            problems.add(
                f'there is no wording for the language "{language}"',
                suggestion(language, sorted(catalogues)),
            )
    for name, texts in (*_texts(settings), *_scale_texts(settings), *_group_texts(settings)):
        for language in settings.languages:
            if not texts.get(language, "").strip():
                problems.add(
                    f'{name} has no text in "{language}"',
                    f'Add {language} = "…" to it, or take the language out of languages.',
                )


def _texts(settings: Settings) -> Iterator[tuple[str, Texts]]:
    yield "title", settings.title
    yield "confidentiality", settings.confidentiality
    for code, wave in settings.waves.items():
        yield f"waves.{code}.label", wave.label
    for code, dimension in settings.dimensions.items():
        yield f"dimensions.{code}.label", dimension.label
        if dimension.short is not None:
            yield f"dimensions.{code}.short", dimension.short
    if settings.decision:
        yield "decision.text", settings.decision.text


def _scale_texts(settings: Settings) -> Iterator[tuple[str, Texts]]:
    for code, scale in settings.scales.items():
        for position, label in enumerate(scale.labels, start=1):
            yield f"scales.{code}.labels, text {position}", label
        if scale.dont_know:
            yield f"scales.{code}.dont_know.label", scale.dont_know.label
        if scale.not_applicable:
            yield f"scales.{code}.not_applicable.label", scale.not_applicable.label


def _group_texts(settings: Settings) -> Iterator[tuple[str, Texts]]:
    for code, breakdown in settings.breakdowns.items():
        yield f"breakdowns.{code}.label", breakdown.label
        for group_code, group in breakdown.groups.items():
            yield f"breakdowns.{code}.groups.{group_code}.label", group.label


def _check_waves(settings: Settings, problems: ProblemList) -> None:
    for date in _repeated(wave.date.isoformat() for wave in settings.waves.values()):
        problems.add(
            f"two waves have the date {date}", "Give each wave the day on which it closed."
        )


def _check_spellings(settings: Settings, problems: ProblemList) -> None:
    for code, scale in scales_of(settings).items():
        for text in clashes(answer_spellings(scale)):
            problems.add(
                f'"{text}" stands for two answers of scales.{code}',
                "Give each point, don't know and not applicable a code and a label of its own.",
            )
    for code, breakdown in settings.breakdowns.items():
        for text in clashes(group_spellings(breakdown)):
            problems.add(
                f'"{text}" stands for two groups of breakdowns.{code}',
                "Give each group a code, label, values and former names of its own.",
            )


def _check_reserved(settings: Settings, problems: ProblemList) -> None:
    """Codes that the report uses itself."""
    for code, breakdown in settings.breakdowns.items():
        if code in _RESERVED:
            problems.add(f'a breakdown has the code "{code}"', "Give it another code.")
        for group in breakdown.groups:
            if group in _RESERVED:
                problems.add(
                    f'a group of breakdowns.{code} has the code "{group}"', "Give it another code."
                )


def _check_targets(settings: Settings, problems: ProblemList) -> None:
    if NKI in settings.dimensions:
        problems.add(
            f'a dimension has the code "{NKI}", which stands for the customer satisfaction index',
            "Give the dimension another code.",
        )
    known = [*settings.dimensions, NKI]
    for code in settings.targets:
        if code not in known:
            problems.add(f'targets names the dimension "{code}"', suggestion(code, known))


def _repeated(names: Iterator[str] | Collection[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
