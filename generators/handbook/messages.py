"""Every message that a report may say, in English, by the first part of its key."""

from collections.abc import Iterable, Mapping

from handbook.markdown import code, plain, table
from spegla.report.format import parse_wording
from spegla.survey.files import product_files

_CATALOGUE = "locale/en/spegla.po"


def messages() -> Mapping[str, tuple[str, ...]]:
    """The texts of the English catalogue by their keys; several are plural forms.

    >>> messages()["reading.unchanged"]
    ('unchanged',)
    """
    return parse_wording(product_files()[_CATALOGUE], language="en").messages


def messages_reference() -> str:
    """A table a family of keys, in the order of the catalogue."""
    families: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for key, texts in messages().items():
        families.setdefault(key.partition(".")[0], []).append((key, texts))
    return "\n\n".join(_section(name, entries) for name, entries in families.items())


def _section(name: str, entries: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    rows = ((code(key), "<br>".join(dict.fromkeys(map(plain, texts)))) for key, texts in entries)
    return f"## {name}\n\n{table(('key', 'text in English'), rows)}"
