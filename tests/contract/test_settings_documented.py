"""``docs/engagement.md`` lists every setting, in the words of the settings themselves.

After a setting was changed, write the tables anew::

    python tests/contract/test_settings_documented.py
"""

import datetime as dt
import re
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from spegla.settings import Influence, Preset, Settings, Suppression, Waves

PAGE = Path(__file__).parents[2] / "docs" / "engagement.md"
_BLOCK = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- end of settings -->)", re.DOTALL)
_KINDS: Mapping[object, str] = {
    str: "text",
    Preset: "text",
    Influence: "text",
    Suppression: "text",
    Waves: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    dt.date: "date",
}


def settings_tables() -> str:
    """A table of settings for the whole file and for each table in it, in reading order."""
    return "\n".join(_table(name, model) for name, model in _tables(Settings, ""))


def _tables(model: type[BaseModel], name: str) -> Iterator[tuple[str, type[BaseModel]]]:
    yield name, model
    for key, field in model.model_fields.items():
        for inner, path in _inner(field.annotation, f"{name}.{key}".lstrip(".")):
            yield from _tables(inner, path)


def _inner(annotation: object, path: str) -> Iterator[tuple[type[BaseModel], str]]:
    """The tables that a setting holds: one, or one a code."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, path
    arguments = typing.get_args(annotation)
    below = f"{path}.CODE" if typing.get_origin(annotation) is dict else path
    for argument in arguments:
        yield from _inner(argument, below)


def _table(name: str, model: type[BaseModel]) -> str:
    title = f"### `[{name}]`" if name else "### Above the first table"
    rows = [
        f"| `{key}` | {_kind(field.annotation)} | {_default(field)} | {field.description} |"
        for key, field in model.model_fields.items()
    ]
    about = " ".join((model.__doc__ or "").split("\n\n", maxsplit=1)[0].split())
    head = ["| setting | value | if left out | meaning |", "|---|---|---|---|"]
    return "\n".join([title, "", about, "", *head, *rows, ""])


def _kind(annotation: object) -> str:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in {typing.Union, types.UnionType, typing.Annotated}:
        return _kind(arguments[0])
    if origin is tuple:
        return f"list of: {_kind(arguments[0])}"
    if origin is dict:
        return f"{_kind(arguments[1])} by name"
    return _KINDS.get(annotation, "table")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**an error**"
    default = field.get_default(call_default_factory=True, validated_data={})
    if isinstance(default, BaseModel):
        return "as below"
    if default is False:
        return "`false`"
    return f"`{default}`" if default else "none"


def test_every_setting_says_what_it_means() -> None:
    for name, model in _tables(Settings, ""):
        for key, field in model.model_fields.items():
            assert field.description, f"{name}.{key} has no description"


def test_the_page_lists_every_setting() -> None:
    block = _BLOCK.search(PAGE.read_text(encoding="utf-8"))
    assert block is not None
    assert block[0] == settings_tables()


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_BLOCK.sub(lambda _: settings_tables(), text), encoding="utf-8", newline="\n")
