"""Verbs that customers can watch happening, and verbs that nobody can.

A promise to customers rests on one of the first sort: "you get a date" can be confirmed or denied
by whoever it was given to, "we strengthen communication" by nobody. The words are data, by
language, in ``site_templates/plain_language/observable_verbs.toml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spegla.errors import Problem

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LISTS = ("observable", "weak", "unobservable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """The forms of one language, each in small letters with one space between its words.

    Args:
        observable: What a customer can see happening, or does.
        weak: What may be another word too, or says only that something may happen.
        unobservable: What nobody can see happening.
    """

    observable: frozenset[str]
    weak: frozenset[str]
    unobservable: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The forms in a text, in its order."""

    observable: tuple[str, ...]
    weak: tuple[str, ...]
    unobservable: tuple[str, ...]

    @property
    def is_observable(self) -> bool:
        """Whether a customer can tell if it has happened.

        A weak form is not enough beside one that nobody can see: "IT can improve".
        """
        return bool(self.observable or (self.weak and not self.unobservable))


def verbs_in(text: str, verbs: Verbs) -> Found:
    """The verbs of a text that the lists know; of two that overlap, the longer.

    Args:
        text: What somebody wrote, in the language of the verbs.
        verbs: The forms of that language.

    >>> verbs = Verbs(observable=frozenset({"see"}), weak=frozenset({"can"}),
    ...               unobservable=frozenset({"see to", "improve"}))
    >>> verbs_in("You see the date.", verbs).is_observable
    True
    >>> verbs_in("IT can improve, and will see to it.", verbs)
    Found(observable=(), weak=('can',), unobservable=('improve', 'see to'))
    """
    kinds = {form: name for name in _LISTS for form in getattr(verbs, name)}
    longest = max((form.count(" ") + 1 for form in kinds), default=1)
    found: dict[str, list[str]] = {name: [] for name in _LISTS}
    words = _WORD.findall(text.casefold())
    while words:
        form = _first_form(words, kinds, longest)
        if form is not None:
            found[kinds[form]].append(form)
        del words[: 1 if form is None else form.count(" ") + 1]
    return Found(**{name: tuple(forms) for name, forms in found.items()})


def _first_form(words: Sequence[str], kinds: Mapping[str, str], longest: int) -> str | None:
    """The longest form with which the words begin."""
    forms = (" ".join(words[:length]) for length in range(min(longest, len(words)), 0, -1))
    return next((form for form in forms if form in kinds), None)


def parse_verbs(raw: Mapping[str, Any], *, file: str) -> tuple[dict[str, Verbs], list[Problem]]:
    """The verbs by language, and what is wrong with the lists; a faulty language is left out.

    Args:
        raw: The document as ``tomllib`` gives it: a table for each language.
        file: Name to show in problems.

    >>> parse_verbs({"en": {"observable": ["see"]}}, file="verbs.toml")[1][0].found
    'en has no list "weak"'
    """
    verbs: dict[str, Verbs] = {}
    problems: list[Problem] = []
    for language, table in raw.items():
        faults = list(_faults(language, table))
        problems += [
            Problem(
                file=file,
                found=found,
                fix=f"Write the lists {', '.join(_LISTS)} below [{language}], words in quotation "
                "marks.",
            )
            for found in faults
        ]
        if not faults:
            verbs[language] = Verbs(**{name: _forms(table[name]) for name in _LISTS})
    return verbs, problems


def _faults(language: str, table: object) -> list[str]:
    if not isinstance(table, dict):
        return [f"{language} is no table"]
    found = [f'{language} has no list "{name}"' for name in _LISTS if name not in table]
    found += [f'unknown list "{language}.{name}"' for name in table if name not in _LISTS]
    found += [
        f"{language}.{name} is no list of words"
        for name in _LISTS
        if name in table and not _is_list_of_words(table[name])
    ]
    return found


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(word, str) and _WORD.search(word) for word in value
    )


def _forms(words: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(word.casefold())) for word in words)
