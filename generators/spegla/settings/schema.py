"""``engagement.toml`` as a JSON Schema, so that editors complete it and mark what is wrong.

Made from the settings themselves, with the descriptions that docs/engagement.md has. What only
shows between settings (a target for a dimension that is not there) is left to ``spegla check``.
"""

import json
from collections.abc import Mapping
from typing import Any

from spegla.settings.engagement import Settings

SCHEMA_FILE = "engagement.schema.json"
"""The name under which an engagement has it, beside its settings."""
SCHEMA_LINE = f"#:schema ./{SCHEMA_FILE}"
"""The first line of settings, by which editors find it."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest form that editors of TOML know throughout; a name, and nothing that is asked for."""


def settings_schema() -> dict[str, Any]:
    """The schema as a document, without references, which not all editors follow with care.

    >>> schema = settings_schema()
    >>> schema["properties"]["privacy"]["properties"]["promised_minimum"]["minimum"]
    1
    >>> schema["properties"]["privacy"]["description"]
    'The thresholds that protect respondents.'
    """
    made = Settings.model_json_schema()
    definitions = made.pop("$defs")
    return {"$schema": _DRAFT, "title": "engagement.toml of Spegla", **_plain(made, definitions)}


def schema_bytes() -> bytes:
    """The schema as a file.

    >>> schema_bytes().startswith(b"{")
    True
    """
    return (json.dumps(settings_schema(), ensure_ascii=False, indent=1) + "\n").encode()


def _plain(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """A part of the schema with what it refers to inside, and nothing that TOML does not have."""
    given = dict(schema)
    named = given.pop("$ref", "").rpartition("/")[2]
    # What a setting says of itself comes before what is said of its kind.
    merged = {**definitions.get(named, {}), **given}
    kinds = [kind for kind in merged.pop("anyOf", []) if kind.get("type") != "null"]
    for kind in kinds:
        merged = {**_plain(kind, definitions), **merged}
    merged.pop("title", None)
    if merged.get("default", ...) in (None, {}, []):
        del merged["default"]
    if "patternProperties" in merged:
        merged["additionalProperties"] = False
    return {key: _part(key, value, definitions) for key, value in merged.items()}


def _part(key: str, value: Any, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    if key in {"properties", "patternProperties"}:
        return {name: _plain(each, definitions) for name, each in value.items()}
    if key in {"items", "additionalProperties"} and isinstance(value, Mapping):
        return _plain(value, definitions)
    return value.replace("``", "`") if key == "description" else value
