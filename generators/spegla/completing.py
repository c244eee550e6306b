"""What a shell offers when somebody presses the tab key, beside commands, options and folders.

Lists of names are written out here, since a key press must not wait for the modules that have
them; a test holds them against each other.
"""

import shlex
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from spegla.errors import InputError

_SETTINGS = "data/engagement.toml"
FORMATS = ("limesurvey", "xlsform", "qualtrics", "surveyjs", "docx", "md")
AUDIENCES = ("customers", "management")
EDITIONS = ("report", "one-page", "workshop")
TOOLS = (
    "limesurvey", "qualtrics", "surveymonkey", "microsoft_forms", "google_forms", "spss",
    "typeform", "kobotoolbox", "eusurvey", "redcap", "plain",
)  # fmt: skip
_FIXED = {"formats": FORMATS, "audiences": AUDIENCES, "editions": EDITIONS, "tools": TOOLS}
SHELLS: Mapping[str, str] = {
    "bash": "spegla completion bash > ~/.local/share/bash-completion/completions/spegla",
    "zsh": "spegla completion zsh > ~/.zfunc/_spegla\n"
    "  and in ~/.zshrc, before compinit is called: fpath+=~/.zfunc",
    "fish": "spegla completion fish > ~/.config/fish/completions/spegla.fish",
}
"""How the script of each shell gets to where it looks for it."""


def offered(what: str, typed: str, *, line: str) -> list[str]:
    """The values that go on from what was typed.

    Args:
        what: ``formats``, ``audiences``, ``editions``, ``tools``, ``languages``, ``waves``,
            ``breakdowns``, or ``list of languages``, which is written with commas.
        typed: What stands there already.
        line: The command so far; a folder of an engagement in it has languages, waves and so on.

    >>> offered("editions", "o", line="")
    ['one-page']
    >>> offered("list of languages", "sv,", line="")
    ['sv,en', 'sv,nl']
    """
    done, comma, begun = typed.rpartition(",") if what.startswith("list") else ("", "", typed)
    match what:
        case "languages" | "list of languages":
            known = _languages(_engagement_in(line))
        case "waves" | "breakdowns":
            known = _codes(_engagement_in(line), what)
        case _:
            known = _FIXED[what]
    left = (name for name in known if name not in done.split(","))
    return [f"{done}{comma}{name}" for name in left if name.startswith(begun)]


def _engagement_in(line: str) -> Path | None:
    try:
        words = shlex.split(line)
    except ValueError:
        # A quotation mark that is still open.
        words = line.split()
    folders = (Path(word) for word in words)
    return next((each for each in folders if (each / _SETTINGS).is_file()), None)


def _languages(engagement: Path | None) -> Sequence[str]:
    """The languages of an engagement, or else all for which there is wording."""
    from spegla.survey.files import product_files

    told = _settings(engagement).get("languages")
    if isinstance(told, list) and all(isinstance(language, str) for language in told):
        return told
    paths = (path.split("/") for path in product_files())
    return sorted({parts[1] for parts in paths if parts[0] == "locale"})


def _codes(engagement: Path | None, of: str) -> Sequence[str]:
    """The codes of what has a section each in the settings."""
    told = _settings(engagement).get(of)
    return list(told) if isinstance(told, dict) else []


def _settings(engagement: Path | None) -> dict[str, Any]:
    """The settings as far as they can be read; while they are wrong, they have nothing to offer."""
    from spegla.survey.files import read_private

    try:
        content = read_private(engagement, _SETTINGS) if engagement else None
        return tomllib.loads((content or b"").decode("utf-8-sig"))
    except (InputError, RecursionError, ValueError):
        return {}
