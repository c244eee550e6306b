"""The language of a questionnaire, one of the five that this package knows."""

from collections.abc import Sequence
from functools import cache

from py3langid.langid import (  # type: ignore[import-untyped]  # it has no stubs
    MODEL_FILE,
    LanguageIdentifier,
)

from spegla.survey.wording.senses import LEXICONS

_FEWEST_LETTERS = 20
_LEAST_PROBABILITY = 0.9


def language_of(texts: Sequence[str]) -> str | None:
    """ISO 639-1 code of the language in which texts are written, taken together.

    Args:
        texts: Texts of one questionnaire; more texts make it surer.

    Returns:
        "en", "sv", "nl", "de" or "fr"; None where there is too little text, or where it might be
        another of these. A text in a sixth language is taken for the nearest of them.

    >>> language_of(["Hur nöjd är du med IT-avdelningen?", "Vad kan vi göra bättre?"])
    'sv'
    >>> language_of(["OK"]) is None
    True
    """
    together = "\n".join(texts)
    if sum(letter.isalpha() for letter in together) < _FEWEST_LETTERS:
        return None
    language, probability = _identifier().classify(together)
    return str(language) if probability >= _LEAST_PROBABILITY else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LEXICONS))
    return identifier
