"""What is printed for a person, whatever characters are in it."""

import pytest

from spegla.labelled import beside, printable
from spegla.render.escape import escape
from spegla.settings import NeedSettings
from spegla.survey.tables import tidy


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_characters_that_do_something_are_shown_nowhere(character: str):
    text = f"a{character}b"
    assert printable(text) == "ab"
    assert beside("Label", [text], indent=8, width=40) == ["Label   ab"]
    assert tidy(text) in ("a b", "ab")
    assert NeedSettings(label={"en": text}).label["en"] in ("a b", "ab")
    if character < "\xa0":
        assert escape(text) == "ab"


def test_letters_signs_and_spaces_of_all_sorts_stay():
    text = "95\xa0% å 漢 עברית 👩 – “x”\nnext"
    assert printable(text) == text
