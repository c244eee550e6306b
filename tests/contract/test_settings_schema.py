"""The schema for editors: it takes what the reader takes, and refuses what has a wrong form."""

import copy
import datetime as dt
import json
import tomllib
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from pydantic import BaseModel, ValidationError

from broken_cases import CASES
from builders import SETTINGS, TEAM, make_engagement
from drafted import answered, drafted, export
from every_kind import SETTINGS as EVERY_KIND
from package_builder import ROOT
from spegla.cli import main
from spegla.settings import SCHEMA_FILE, SCHEMA_LINE, Settings, schema_bytes
from spegla.survey.drafting.answered import Facts
from spegla.survey.drafting.settings_file import settings_toml

SCHEMA = json.loads(schema_bytes())
VALIDATOR = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)
MORE = """
[brand]
primary = "#0b5d66"
logo = "brand/logo.svg"
heading_font = "brand/Heading.ttf"
heading_font_licence = "Ours."

[decision]
text = { en = "Decide." }
date = 2026-12-01

[method]
level = 0.9
seed = 3

[targets]
trust = 70

[influence]
trust = "partly"
"""
WRONG: tuple[Any, ...] = ("x", -1, 0, 1.5, True, [], {}, [""], {"en": 1})
"""Values that most settings cannot take. A day is missing: editors hold it for a text."""


def read(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def as_editors_see_it(document: Any) -> Any:
    """Days as editors hold them against a schema: as texts."""
    match document:
        case dict():
            return {name: as_editors_see_it(value) for name, value in document.items()}
        case list():
            return [as_editors_see_it(value) for value in document]
        case dt.date():
            return document.isoformat()
    return document


def complaint(document: Mapping[str, Any]) -> str | None:
    """What the schema has against a document."""
    error = best_match(VALIDATOR.iter_errors(as_editors_see_it(document)))
    return error and f"{error.json_path}: {error.message}"


def wrong_forms(document: Mapping[str, Any]) -> list[str]:
    """What the reader has against the form of a document, a setting by itself."""
    try:
        Settings.model_validate(document)
    except ValidationError as error:
        return [
            f"{detail['loc']}: {detail['msg']}"
            for detail in error.errors()
            if detail["type"] != "value_error"
        ]
    return []


def is_refused(document: Mapping[str, Any]) -> bool:
    """Whether the reader refuses a document by any rule of the settings."""
    try:
        Settings.model_validate(document)
    except ValidationError:
        return True
    return False


def test_the_schema_is_one():
    Draft7Validator.check_schema(SCHEMA)
    assert "$ref" not in schema_bytes().decode()


def test_the_demo_and_its_schema():
    text = (ROOT / "data" / "engagement.toml").read_text(encoding="utf-8")
    assert complaint(read(text)) is None
    assert text.startswith(f"{SCHEMA_LINE}\n")
    assert (ROOT / "data" / SCHEMA_FILE).read_bytes() == schema_bytes(), (
        "write it anew: spegla schema ."
    )


@pytest.mark.parametrize("text", [SETTINGS, SETTINGS + TEAM + MORE, EVERY_KIND])
def test_settings_of_every_kind_are_taken(text: str):
    assert complaint(read(text)) is None


def test_drafted_settings_find_the_schema_and_are_taken():
    columns = {
        "IT keeps its promises.": answered("Disagree", "Neither", "Agree"),
        "Department": answered("Grid", "Sales"),
        "Anything else?": [f"remark {number}" for number in range(40)],
    }
    draft = drafted(export(columns))
    facts = Facts(client="Nordkust", promised_minimum=5, dates={"2026": dt.date(2026, 10, 16)})
    text = settings_toml(draft, facts).decode()
    assert text.startswith(f"{SCHEMA_LINE}\n\n#")
    assert complaint(read(text)) is None


def test_each_broken_example_is_refused_where_its_form_is_wrong():
    refused = 0
    for case in CASES:
        try:
            document = read(case.settings)
        except tomllib.TOMLDecodeError:
            continue
        said = complaint(document)
        assert said or not wrong_forms(document), case.name
        assert said is None or is_refused(document), f"{case.name}: {said}"
        refused += said is not None
    assert refused >= 12


def test_whatever_has_a_wrong_form_is_refused():
    """One thing at a time is changed about settings; what the reader refuses, the schema does."""
    document = read(SETTINGS + TEAM + MORE)
    changed = list(changes(document))
    missed = [
        f"{what}: {wrong}"
        for what, other in changed
        if (wrong := wrong_forms(other)) and complaint(other) is None
    ]
    assert not missed
    assert sum(bool(wrong_forms(other)) for _, other in changed) > 500


def changes(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A document with one setting taken out, added or given another value."""
    for path in paths(document):
        *parents, name = path
        for wrong in (None, *WRONG):
            other = copy.deepcopy(document)
            table: Any = other
            for parent in parents:
                table = table[parent]
            if wrong is None:
                del table[name]
            else:
                table[name] = wrong
            yield f"{path} = {wrong}", other
        if isinstance(name, str):
            other = copy.deepcopy(document)
            table = other
            for parent in parents:
                table = table[parent]
            table["Not a setting"] = table.pop(name)
            yield f"{path} called otherwise", other


def paths(part: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every setting, tables first."""
    entries = part.items() if isinstance(part, dict) else enumerate(part)
    for name, value in entries:
        yield (*above, name)
        if isinstance(value, (dict, list)):
            yield from paths(value, (*above, name))


@pytest.mark.parametrize(
    ("brand", "is_taken"),
    [
        ('logo = "brand/our logo-2.svg"', True),
        ('logo = "logo.svg"', False),
        ('logo = "brand/../secret.svg"', False),
        ('logo = "brand/logo.exe"', False),
        ('logo_dark = "brand/logo.svg"', False),
        ('heading_font = "brand/Heading.otf"', False),
        ('heading_font_licence = "Ours."', False),
    ],
)
def test_files_of_the_brand_are_named_as_the_reader_wants_them(brand: str, *, is_taken: bool):
    document = read(f"{SETTINGS}\n[brand]\n{brand}\n")
    assert (complaint(document) is None) is is_taken
    assert is_refused(document) is not is_taken


def settings_of(
    model: type[BaseModel], schema: Mapping[str, Any], name: str = ""
) -> Iterator[tuple[str, str | None, str | None]]:
    """Each setting with what it says of itself, and what the schema says of it."""
    assert schema["properties"].keys() == model.model_fields.keys(), name
    for key, field in model.model_fields.items():
        part = schema["properties"][key]
        yield f"{name}.{key}", field.description, part.get("description")
        for inner, depth in tables_in(field.annotation):
            below = part
            for _ in range(depth):
                (below,) = below["patternProperties"].values()
            yield from settings_of(inner, below, f"{name}.{key}")


def tables_in(annotation: object, depth: int = 0) -> Iterator[tuple[type[BaseModel], int]]:
    """The tables that a setting holds, and below how many codes."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, depth
    below = depth + (typing.get_origin(annotation) is dict)
    for argument in typing.get_args(annotation):
        yield from tables_in(argument, below)


def test_a_setting_says_in_editors_what_the_documentation_says():
    told = list(settings_of(Settings, SCHEMA))
    assert len(told) > 70
    assert [each for each in told if each[1] != each[2]] == []


def test_the_command_prints_it_or_writes_it_into_an_engagement(tmp_path: Path):
    said = CliRunner().invoke(main, ["schema"])
    assert (said.exit_code, said.stdout_bytes) == (0, schema_bytes())
    folder = make_engagement(tmp_path, files={f"data/{SCHEMA_FILE}": "{}"})
    said = CliRunner().invoke(main, ["schema", str(folder)])
    assert said.exit_code == 0
    assert (folder / "data" / SCHEMA_FILE).read_bytes() == schema_bytes()
    assert CliRunner().invoke(main, ["check", str(folder)]).exit_code == 0
