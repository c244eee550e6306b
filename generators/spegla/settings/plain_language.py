"""The form of ``site_templates/plain_language``: phrases that say nothing, words of the rules."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import Field, StringConstraints, ValidationError

from spegla.errors import Problem
from spegla.settings.strict import Strict, setting_name

LONGEST_PHRASE, LONGEST_ASK = 200, 160
"""Characters of a phrase, and of what is asked instead."""
_HELP = "docs/plain-language.md says how phrases are written."

_WORD = r"\*?\w[\w'&.-]*\*?"
_SLOT = rf"{_WORD}(?:\|{_WORD})*\??"
_Phrase = Annotated[
    str,
    StringConstraints(max_length=LONGEST_PHRASE, pattern=rf"^{_SLOT}(?: (?:\.\.\. )?{_SLOT})*$"),
]
_Phrases = Annotated[tuple[_Phrase, ...], Field(min_length=1)]
_Form = TypeVar("_Form", bound=Strict)


class PlatitudeSettings(Strict):
    """Phrases that say the same nothing, and the question whose answer says it better."""

    phrases: _Phrases = Field(description="The phrases, in small letters.")
    ask: str = Field(min_length=1, max_length=LONGEST_ASK, description="What to ask instead.")


class PhraseListSettings(Strict):
    """A list of platitudes in one language."""

    platitudes: tuple[PlatitudeSettings, ...] = Field(default=(), description="One after another.")


class ResultWords(Strict):
    """Words that make a result of a typed number."""

    percent: _Phrases = Field(description="What percent is called.")
    of: _Phrases = Field(description='As in "4 of 5".')
    people: _Phrases = Field(description="Who may have answered.")
    answers: _Phrases = Field(description="What is counted in answers.")
    answered: _Phrases = Field(description="That somebody answered.")
    points: _Phrases = Field(description="What a score counts in.")
    scores: _Phrases = Field(description="What a score is called.")
    links: _Phrases = Field(description="What may stand between a score's name and its number.")
    by: _Phrases = Field(description='As in "rose by 4".')
    spans: _Phrases = Field(description='As in "from 58 to 62".', min_length=2, max_length=2)
    followers: _Phrases = Field(description="What may follow a number that counts nothing.")
    numbered: _Phrases = Field(description="What a number behind it only counts off or names.")
    elsewhere: _Phrases = Field(description="What a percentage beside it is no result of.")


class CauseWords(Strict):
    """Words that say that one thing brings about another."""

    verbs: _Phrases = Field(description="Verbs and prepositions of cause.")
    means: _Phrases = Field(description="What names a cause only beside a change.")
    passives: _Phrases = Field(description="What makes an agent of it, so that it names no cause.")
    importance: _Phrases = Field(description="What weights of importance are called.")


class ClaimWords(Strict):
    """Words that say how something stands to a figure."""

    better: _Phrases = Field(description="That something rose.")
    higher: _Phrases = Field(description="The same, or only that it is higher than another.")
    worse: _Phrases = Field(description="That something fell.")
    lower: _Phrases = Field(description="The same, or only that it is lower than another.")
    unchanged: _Phrases = Field(description="That nothing changed.")
    over: _Phrases = Field(description="That IT overestimates itself.")
    under: _Phrases = Field(description="That IT underestimates itself.")
    agree: _Phrases = Field(description="That IT and its customers see the same.")
    reached: _Phrases = Field(description="That a level is reached.")
    short: _Phrases = Field(description="That a level is not reached.")


class ContextWords(Strict):
    """Words that turn a claim round, or make none of it."""

    negations: _Phrases = Field(description="What turns a claim round.")
    late_negations: tuple[_Phrase, ...] = Field(
        description="What turns a claim round from behind its verb."
    )
    not_only: _Phrases = Field(description="What looks like a negation and is none.")
    hedges: _Phrases = Field(description="What leaves a claim open.")
    intents: _Phrases = Field(description="What makes a wish or a plan of it.")
    conditions: _Phrases = Field(description="What makes a condition of its clause.")
    infinitives: _Phrases = Field(description="What does so right before the verb.")
    and_words: _Phrases = Field(description="What joins clauses that may share a verb.")
    but_words: _Phrases = Field(description="What sets a clause against another.")
    relatives: _Phrases = Field(description="What ties a clause to the one before it.")
    auxiliaries: _Phrases = Field(description="What may stand before a verb without a subject.")


class RuleWordsSettings(Strict):
    """The words of all rules in one language."""

    results: ResultWords
    causes: CauseWords
    claims: ClaimWords
    context: ContextWords


def parse_phrase_list(
    raw: Mapping[str, Any], *, file: str
) -> tuple[PhraseListSettings | None, list[Problem]]:
    """The platitudes of a parsed TOML document, or everything that is wrong with it.

    Args:
        raw: The document as ``tomllib`` gives it.
        file: Name to show in problems.

    >>> parse_phrase_list({"platitudes": [{"phrases": ["kund* i *"], "ask": "?"}]},
    ...     file="sv.toml")[1][0].found
    '"platitudes.1.phrases.1" has a value that is not allowed'
    """
    return _parsed(PhraseListSettings, raw, file)


def parse_rule_words(
    raw: Mapping[str, Any], *, file: str
) -> tuple[RuleWordsSettings | None, list[Problem]]:
    """The words of the rules in a parsed TOML document, or everything that is wrong with it.

    Args:
        raw: The document as ``tomllib`` gives it.
        file: Name to show in problems.

    >>> parse_rule_words({}, file="sv-words.toml")[1][0].found
    'results is missing'
    """
    return _parsed(RuleWordsSettings, raw, file)


def _parsed(
    form: type[_Form], raw: Mapping[str, Any], file: str
) -> tuple[_Form | None, list[Problem]]:
    try:
        return form.model_validate(raw), []
    except ValidationError as error:
        return None, [_problem(dict(each), file) for each in error.errors(include_url=False)]


def _problem(detail: Mapping[str, Any], file: str) -> Problem:
    # People count from one.
    path = [part + 1 if isinstance(part, int) else part for part in detail["loc"]]
    name = setting_name(path)
    match detail["type"]:
        case "missing":
            return Problem(file=file, found=f"{name} is missing", fix=f"Add it; {_HELP}")
        case "extra_forbidden":
            return Problem(file=file, found=f'unknown setting "{name}"', fix=f"Remove it; {_HELP}")
        case _:
            found = f'"{name}" has a value that is not allowed'
            return Problem(file=file, found=found, fix=f"{detail['msg']}; {_HELP}")
