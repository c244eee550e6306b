"""Settings written as TOML, which the standard library only reads."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any


def toml_of(document: Mapping[str, Any]) -> str:
    """A document as TOML, one line for each of its values."""
    return "".join(f"{_text(key)} = {_toml(value)}\n" for key, value in document.items())


def _toml(value: Any) -> str:
    match value:
        case str():
            return _text(value)
        case dict():
            return (
                "{ " + ", ".join(f"{_text(key)} = {_toml(of)}" for key, of in value.items()) + " }"
            )
        case list() | tuple():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case bool():
            return str(value).lower()
        case date() | datetime() | time():
            return value.isoformat()
        case _:
            return str(value)


def _text(text: str) -> str:
    """JSON writes texts as TOML does, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
