"""``data/engagement.toml`` beyond its form: what its parts say about each other."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from spegla.errors import InputError
from spegla.settings import (
    Settings,
    SurveySettings,
    Texts,
    is_too_deep,
    parse_settings,
    survey_settings,
)
from spegla.survey.checks.code_book import CodeBook
from spegla.survey.checks.plan import DIMENSIONS, options_of, scales_of
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.checks.spellings import (
    answer_spellings,
    clashes,
    group_spellings,
    option_spellings,
)
from spegla.survey.exports import Tool
from spegla.survey.questions import NKI
from spegla.survey.tables import decode, fold

_RESERVED = ("combined", "waves")
"""Codes that the report gives to things of its own."""
_FIRST_FEW = 3
"""How many dimensions a customer chooses (METHOD.md 2.11)."""
_TOO_DEEP = ("the settings are nested too deeply", "Write each table on its own line.")
_TOML_PLACE = re.compile(r" \(at line (?P<row>\d+), column \d+\)$")


def read_toml(content: bytes, problems: ProblemList) -> Mapping[str, Any] | None:
    """The document, or None and a problem with the line where it cannot be read on."""
    try:
        document = tomllib.loads(decode(content, file=problems.file).replace("\r\n", "\n"))
    except InputError as error:
        for problem in error.problems:
            problems.add(
                problem.found, "Write it in UTF-8; docs/engagement.md describes each setting."
            )
    except RecursionError:
        problems.add(*_TOO_DEEP)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        what = str(error)[: place.start()] if place else str(error)
        problems.add(
            f"the line is not valid TOML: {what[:1].lower()}{what[1:]}",
            "Put texts in quotation marks and write each setting once, as name = value.",
            row=int(place["row"]) if place else None,
        )
    except ValueError:
        # What Python says of it is about itself.
        problems.add("a number has more digits than can be read", "Write it as it is meant.")
    else:
        if not is_too_deep(document):
            return document
        problems.add(*_TOO_DEEP)
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
    _check_waves_of_breakdowns(settings, problems)
    _check_spellings(settings, problems)
    _check_reserved(settings, problems)
    _check_options(settings, problems)
    _check_others(settings, problems)
    _check_subjects(settings, problems)
    _check_expected_importance(settings, problems)
    return settings, settings


def check_column_names(settings: SurveySettings, book: CodeBook, problems: ProblemList) -> None:
    """Check that ``columns`` names questions, options and breakdowns, and each column once.

    Args:
        settings: What the author set.
        book: What was asked.
        problems: Where what is wrong is added.
    """
    known = [*book.codes, *settings.breakdowns]
    for code in set(book.codes) & set(settings.breakdowns):
        problems.add(
            f'"{code}" is the code of a breakdown and of a question in questions.csv',
            "Give one of them another code.",
        )
    tables = {"columns": settings.columns} | {
        f"waves.{wave}.columns": of_wave.columns for wave, of_wave in settings.waves.items()
    }
    for name, columns in tables.items():
        for code in columns:
            if code not in settings.breakdowns and not book.has_column(code):
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
    mapped = [heading for columns in tables.values() for heading in columns.values()]
    _check_respondent_column(settings, [*known, *mapped, *settings.ignored_columns], problems)


def _check_respondent_column(
    settings: SurveySettings, others: Sequence[str], problems: ProblemList
) -> None:
    heading = settings.respondent_column
    if heading is not None and fold(heading) in map(fold, others):
        problems.add(
            f'respondent_column names the column "{heading}", which is also a question or a '
            "breakdown, or in ignored_columns",
            "Name the column that holds the IDs and nothing else, or remove it there.",
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
    for name, texts in _all_texts(settings):
        for language in settings.languages:
            if not texts.get(language, "").strip():
                problems.add(
                    f'{name} has no text in "{language}"',
                    f'Add {language} = "…" to it, or take the language out of languages.',
                )


def _all_texts(settings: Settings) -> Iterator[tuple[str, Texts]]:
    yield from _texts(settings)
    yield from _scale_texts(settings)
    yield from _option_texts(settings)
    yield from _group_texts(settings)


def _texts(settings: Settings) -> Iterator[tuple[str, Texts]]:
    yield "title", settings.title
    yield "confidentiality", settings.confidentiality
    for code, wave in settings.waves.items():
        yield f"waves.{code}.label", wave.label
    for code, dimension in settings.dimensions.items():
        yield f"dimensions.{code}.label", dimension.label
        if dimension.short is not None:
            yield f"dimensions.{code}.short", dimension.short
    for code, need in settings.needs.items():
        yield f"needs.{code}.label", need.label
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


def _option_texts(settings: Settings) -> Iterator[tuple[str, Texts]]:
    for name, options in settings.options.items():
        for code, option in options.items():
            yield f"options.{name}.{code}.label", option.label
    for code, number in settings.numbers.items():
        yield f"numbers.{code}.unit", number.unit


def _group_texts(settings: Settings) -> Iterator[tuple[str, Texts]]:
    for code, breakdown in settings.breakdowns.items():
        yield f"breakdowns.{code}.label", breakdown.label
        if breakdown.question is not None:
            yield f"breakdowns.{code}.question", breakdown.question
        for group_code, group in breakdown.groups.items():
            yield f"breakdowns.{code}.groups.{group_code}.label", group.label


def _check_waves(settings: Settings, problems: ProblemList) -> None:
    for date in _repeated(wave.date.isoformat() for wave in settings.waves.values()):
        problems.add(
            f"two waves have the date {date}", "Give each wave the day on which it closed."
        )
    tools = [tool.value for tool in Tool]
    for code, wave in settings.waves.items():
        if wave.tool is not None and wave.tool not in tools:
            problems.add(
                f'waves.{code}.tool is "{wave.tool}", which is no survey tool that is known here',
                suggestion(wave.tool, tools),
            )


def _check_waves_of_breakdowns(settings: Settings, problems: ProblemList) -> None:
    newest = settings.wave_order()[-1]
    for code, breakdown in settings.breakdowns.items():
        for wave in breakdown.waves:
            if wave not in settings.waves:
                problems.add(
                    f'breakdowns.{code}.waves names the wave "{wave}"',
                    suggestion(wave, settings.waves),
                )
        if breakdown.waves and newest not in breakdown.waves:
            problems.add(
                f'breakdowns.{code} is not in the newest wave, "{newest}"',
                "Remove it: groups are shown of the newest wave.",
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


def _check_others(settings: Settings, problems: ProblemList) -> None:
    """Only one option of a list, and one group of a breakdown, stands for everything else."""
    marks = {
        f"options.{name}": [option.other for option in options.values()]
        for name, options in settings.options.items()
    } | {
        f"breakdowns.{code}": [group.other for group in breakdown.groups.values()]
        for code, breakdown in settings.breakdowns.items()
    }
    for name, is_other in marks.items():
        if sum(is_other) > 1:
            problems.add(
                f"{name} has more than one entry with other = true", "Keep it on one of them."
            )


def _check_options(settings: Settings, problems: ProblemList) -> None:
    if DIMENSIONS in settings.options:
        problems.add(
            f'a list of options has the name "{DIMENSIONS}", which stands for the dimensions',
            "Remove it, or give it another name.",
        )
    for name, options in options_of(settings).items():
        if not options:
            problems.add(f"options.{name} has no options", "Add them, or remove the list.")
        for text in clashes(option_spellings(options)):
            where = name if name == DIMENSIONS else f"options.{name}"
            problems.add(
                f'"{text}" stands for two of {where}',
                "Give each of them a code, label and values of its own.",
            )


def _check_subjects(settings: Settings, problems: ProblemList) -> None:
    """Codes of what has a score: told apart from each other, and named where they exist."""
    if NKI in settings.dimensions:
        problems.add(
            f'a dimension has the code "{NKI}", which stands for the customer satisfaction index',
            "Give the dimension another code.",
        )
    for code in settings.needs:
        if code in (*settings.dimensions, NKI):
            problems.add(
                f'a need has the code "{code}", which stands for something else already',
                "Give the need another code.",
            )
    dimensions = list(settings.dimensions)
    for code in settings.targets:
        if code not in (*dimensions, NKI):
            problems.add(
                f'targets names the dimension "{code}"', suggestion(code, [*dimensions, NKI])
            )
    for code in settings.influence:
        if code not in dimensions:
            problems.add(f'influence names the dimension "{code}"', suggestion(code, dimensions))


def _check_expected_importance(settings: Settings, problems: ProblemList) -> None:
    expected = settings.management.expected_importance if settings.management else ()
    name = "management.expected_importance"
    dimensions = list(settings.dimensions)
    for code in expected:
        if code not in dimensions:
            problems.add(f'{name} names the dimension "{code}"', suggestion(code, dimensions))
    for code in _repeated(expected):
        problems.add(f'{name} has "{code}" twice', "Name each dimension once.")
    if expected and len(expected) not in (_FIRST_FEW, len(dimensions)):
        problems.add(
            f"{name} has {len(expected)} dimensions",
            f"Name the first {_FIRST_FEW}, or all {len(dimensions)}.",
        )


def _repeated(names: Iterator[str] | Collection[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
