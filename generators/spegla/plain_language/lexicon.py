"""The phrases and words of each language, ready to be looked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spegla.errors import InputError, Problem
from spegla.plain_language.phrases import compiled
from spegla.settings import (
    PhraseListSettings,
    PlatitudeSettings,
    RuleWordsSettings,
    parse_phrase_list,
    parse_rule_words,
)
from spegla.survey.checks import ProblemList, read_toml

FOLDER = "plain_language/"
"""Where the lists stand among the templates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platitude:
    """Phrases that say the same nothing.

    Args:
        pattern: Finds them in a folded text.
        ask: The question whose answer says it better.
    """

    pattern: re.Pattern[str]
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is looked for in the texts of one language.

    Args:
        platitudes: The product's, then the engagement's own.
        words: The words of the rules.
    """

    platitudes: tuple[Platitude, ...]
    words: RuleWordsSettings


def lexicons(templates: Mapping[str, bytes], languages: Iterable[str]) -> dict[str, Lexicon]:
    """The lexicon of each language that has one.

    Args:
        templates: Files of ``site_templates/`` by path: the product's, replaced where the
            engagement has its own.
        languages: Codes of languages.

    Raises:
        InputError: A list cannot be read; carries everything that is wrong.

    >>> lexicons({}, ["sv"])
    {}
    """
    problems: list[Problem] = []
    found = {
        language: lexicon
        for language in languages
        if (lexicon := _lexicon(templates, language, problems)) is not None
    }
    if problems:
        raise InputError(problems)
    return found


def _lexicon(
    templates: Mapping[str, bytes], language: str, problems: list[Problem]
) -> Lexicon | None:
    lists: list[PhraseListSettings] = []
    for name in (language, f"{language}-own"):
        document = _document(templates, name, problems)
        if document is not None:
            phrases, wrong = parse_phrase_list(document, file=_file(name))
            lists += [phrases] if phrases is not None else []
            problems += wrong
    document = _document(templates, f"{language}-words", problems)
    if document is None:
        return None
    words, wrong = parse_rule_words(document, file=_file(f"{language}-words"))
    problems += wrong
    if words is None:
        return None
    return Lexicon(
        platitudes=tuple(_platitude(each) for one in lists for each in one.platitudes),
        words=words,
    )


def _document(
    templates: Mapping[str, bytes], name: str, problems: list[Problem]
) -> Mapping[str, object] | None:
    content = templates.get(f"{FOLDER}{name}.toml")
    if content is None:
        return None
    found = ProblemList(_file(name))
    document = read_toml(content, found)
    problems += found.in_order()
    return document


def _file(name: str) -> str:
    return f"site_templates/{FOLDER}{name}.toml"


def _platitude(settings: PlatitudeSettings) -> Platitude:
    return Platitude(pattern=compiled(settings.phrases), ask=settings.ask)
