"""Every setting of ``engagement.toml``, in the words of the settings themselves."""

import datetime as dt
import types
import typing
from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from spegla.settings import Influence, Preset, Settings, Suppression, Waves

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


def settings_tables(*, level: int = 3) -> str:
    """A table of settings for the whole file and for each table in it, in reading order.

    Args:
        level: Of the headings.
    """
    return "\n".join(_table(name, model, "#" * level) for name, model in settings_models())


def settings_models() -> tuple[tuple[str, type[BaseModel]], ...]:
    """The tables of the file by their names, in reading order; the whole file has no name.

    >>> [name for name, _ in settings_models()][:2]
    ['', 'waves.CODE']
    """
    return tuple(_models(Settings, ""))


def _models(model: type[BaseModel], name: str) -> Iterator[tuple[str, type[BaseModel]]]:
    yield name, model
    for key, field in model.model_fields.items():
        for inner, path in _inner(field.annotation, f"{name}.{key}".lstrip(".")):
            yield from _models(inner, path)


def _inner(annotation: object, path: str) -> Iterator[tuple[type[BaseModel], str]]:
    """The tables that a setting holds: one, or one a code."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, path
    arguments = typing.get_args(annotation)
    below = f"{path}.CODE" if typing.get_origin(annotation) is dict else path
    for argument in arguments:
        yield from _inner(argument, below)


def _table(name: str, model: type[BaseModel], marks: str) -> str:
    title = f"{marks} `[{name}]`" if name else f"{marks} Above the first table"
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
