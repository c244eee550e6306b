"""Sets of answers as questionnaires have them: a line a set, " | " between the answers.

In ``answers/en.txt`` and its neighbours the answers of a scale run from the low or bad end to the
high or good end. ``open.txt`` has sets of which nobody can be sure, ``no_scale.txt`` other answers.
"""

from pathlib import Path

_ANSWERS = Path(__file__).with_name("answers")


def sets(name: str) -> list[tuple[str, ...]]:
    """The sets of one file."""
    lines = (_ANSWERS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" | ")) for line in lines]


ALL = [(language, scale) for language in ("en", "sv", "nl", "de", "fr") for scale in sets(language)]
OPEN = sets("open")
NO_SCALES = sets("no_scale")
