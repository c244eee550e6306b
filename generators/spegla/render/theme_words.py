"""What the theme writes itself, in the words of our catalogues.

The theme brings translations of its own, and English where it has none. Here its words come from
the catalogue like all others, so a language of the report need not be one of the theme's.
"""

from spegla.privacy.released import Unit
from spegla.report.format import Writer
from spegla.report.model import Number, phrase

_WORDS = {
    "action.skip": "skip",
    "search": "search",
    "search.placeholder": "search",
    "search.reset": "search.clear",
    "search.result.initializer": "search.preparing",
    "search.result.placeholder": "search.start",
    "search.result.none": "search.none",
    "search.result.term.missing": "search.missing",
}
_COUNTED = {"search.result": "search.pages", "search.result.more": "search.more"}
_MANY = 100
"""Stands for any number: the theme tells one from all others and no further."""


def theme_words(writer: Writer) -> dict[str, str]:
    """Texts by the names under which the theme asks for them; "#" in one stands for a number.

    Args:
        writer: Writes in the language of the pages.

    Raises:
        WordingError: A message is missing in the language.
    """
    words = {name: writer.text(phrase(f"site.{key}")) for name, key in _WORDS.items()}
    for name, key in _COUNTED.items():
        words[f"{name}.one"] = _counted(writer, key, 1)
        words[f"{name}.other"] = _counted(writer, key, _MANY).replace(str(_MANY), "#")
    return words | {"language": writer.language, "direction": writer.direction}


def _counted(writer: Writer, key: str, count: int) -> str:
    return writer.text(phrase(f"site.{key}", count=Number(value=count, unit=Unit.COUNT)))
