"""Every message that the report may use exists in every language, and no other does."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from spegla.report.format import Wording, parse_wording
from spegla.survey.checks import check_wording

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "site_templates" / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir())
CALLS = {"claim", "phrase", "sentence", "interval_sentence"}
WORD = re.compile(r"""\bword\(\s*['"]([a-z0-9_.]+)['"]""")
SCRIPT_CALLS = {"word", "button", "control"}
SCRIPT_SELECTORS = {"querySelector", "querySelectorAll", "closest", "matches", "find", "findAll"}
SCRIPT_TEXT = re.compile(r'''(?:\b(\w+)\(\s*)?"([a-z0-9_.]+)"''')
"""A text in a script, and the function it is handed to as the first value, if any."""
PLACE = re.compile(r"\{(\w+)(?::lower)?\}")


@pytest.fixture(scope="module")
def wordings() -> dict[str, Wording]:
    return {
        language: parse_wording((LOCALE / language / "spegla.po").read_bytes(), language=language)
        for language in LANGUAGES
    }


def _pattern(node: ast.expr) -> list[str]:
    """The key that a call names, as a pattern: what is filled in may be any word."""
    match node:
        case ast.Constant(value=str(key)):
            return [re.escape(key)]
        case ast.JoinedStr(values=parts):
            return [
                "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_.]+"
                    for part in parts
                )
            ]
        case ast.IfExp(body=body, orelse=orelse):
            return _pattern(body) + _pattern(orelse)
        case _:
            return []


def used_patterns() -> set[str]:
    patterns: set[str] = set()
    for path in (ROOT / "generators" / "spegla").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS and node.args:
                patterns.update(_pattern(node.args[0]))
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                # A key that is chosen first and handed to phrase() under a name.
                patterns.add(re.escape(node.value))
    for path in (ROOT / "site_templates").rglob("*.j2"):
        patterns.update(re.escape(key) for key in WORD.findall(path.read_text(encoding="utf-8")))
    # A key that a script chooses first stands in it as a text of its own.
    patterns.update(re.escape(f"script.{key}") for _, key in SCRIPT_TEXT.findall(scripts()))
    return patterns


def scripts() -> str:
    paths = sorted((ROOT / "site_templates" / "theme" / "assets" / "js").glob("*.js"))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def script_keys(known: set[str]) -> set[str]:
    """What scripts ask for: where they call for a word, and where they first choose which one.

    A missing word would stop its script and all that are joined after it. A chosen key is told
    from other texts by its beginning, which it shares with known keys, as in "figure.copy".
    """
    families = {key.split(".")[0] for key in known if "." in key}
    return {
        key
        for function, key in SCRIPT_TEXT.findall(scripts())
        if function in SCRIPT_CALLS
        or (function not in SCRIPT_SELECTORS and "." in key and key.split(".")[0] in families)
    }


@cache
def literal_keys() -> set[str]:
    keys: set[str] = set()
    for path in (ROOT / "generators" / "spegla").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS):
                continue
            match node.args:
                case [ast.Constant(value=str(key)), *_]:
                    keys.add(key)
    return keys


def test_there_are_three_languages():
    assert {"sv", "en", "nl"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_code_is_worded(wordings, language):
    assert not literal_keys() - set(wordings[language].messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_scripts_is_worded(wordings, language):
    prefix = "script."
    worded = {
        key.removeprefix(prefix) for key in wordings[language].messages if key.startswith(prefix)
    }
    asked = script_keys(worded)
    assert len(asked) > 20
    assert not asked - worded


def test_every_message_is_used(wordings):
    used = re.compile("|".join(f"(?:{pattern})" for pattern in used_patterns()))
    unused = {key for key in wordings["en"].messages if not used.fullmatch(key)}
    assert not unused


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_messages_with_the_same_values(wordings, language):
    reference, own = wordings["en"].messages, wordings[language].messages
    assert own.keys() == reference.keys()
    for key, forms in reference.items():
        names = {name for form in forms for name in PLACE.findall(form)}
        assert {name for form in own[key] for name in PLACE.findall(form)} == names, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_pass_the_check_of_every_engagement(language):
    """Plural forms, places and marks, as "spegla check" looks at them."""
    catalogues = {code: (LOCALE / code / "spegla.po").read_bytes() for code in LANGUAGES}
    assert check_wording(catalogues, {}, [language]) == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_sentence_is_left_in_english(wordings, language):
    """Short labels may agree by chance; a sentence of five words does not."""
    same = [
        key
        for key, forms in wordings["en"].messages.items()
        if any(len(form.split()) >= 5 for form in forms)
        and wordings[language].messages[key] == forms
    ]
    assert not same
