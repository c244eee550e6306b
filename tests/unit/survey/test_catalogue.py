"""The files of the catalogue: read strictly, and everything wrong with them told at once."""

import pytest

from catalogue_files import LANGUAGES, catalogue_files
from spegla.errors import InputError
from spegla.survey.catalogue_file import CODE_BOOK, SETTINGS, catalogue_of
from spegla.survey.questions import Audience

Change = tuple[str, str, str]


def problems_with(*changes: Change) -> str:
    """What is said of the catalogue after each (file, old, new) was replaced once."""
    files = dict(catalogue_files())
    for file, old, new in changes:
        text = files[file].decode()
        assert old in text
        files[file] = text.replace(old, new, 1).encode()
    with pytest.raises(InputError) as caught:
        catalogue_of(files)
    return str(caught.value)


def test_it_has_one_wave_its_lists_and_a_frame_for_each_audience():
    own = catalogue_of(catalogue_files())
    assert own.settings.languages == LANGUAGES
    assert list(own.settings.waves) == ["now"]
    assert own.lists["shadow_why"] == "shadow_reasons"
    assert own.lists["most_important"] == "dimensions"
    assert set(own.frames) == set(Audience)


def test_problems_of_both_files_are_told_at_once():
    said = problems_with(
        (SETTINGS, 'code = "about"', 'code = "A b"'),
        (CODE_BOOK, "delivery_1,delivery,rating,agree5", "delivery_1,delivery,rating,agre5"),
    )
    assert 'Did you mean "agree5"?' in said
    assert "pages, page 1, has no code that can be used" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('languages = ["en"', 'colour = 1\nlanguages = ["en"', 'unknown setting "colour"'),
        ('languages = ["en"', 'title = "x"\nlanguages = ["en"', 'unknown setting "title"'),
        ('languages = ["en", "sv", "nl"]', "languages = 3", '"languages" has a value'),
        ('languages = ["en", "sv", "nl"]', "", "languages is missing"),
        ("low = 1", "low = 9", "high must be above low"),
        ('values = ["D2"]', 'values = ["D1"]', '"d1" stands for two of dimensions'),
        ('sv = "Bemötande", ', "", 'dimensions.treatment.label has no text in "sv"'),
        ('"role", "contact", "department",', '"rolle",', 'core names "rolle"'),
        ('codes = ["open_best", ', "codes = [", '"open_best" stands on 0 pages'),
        (
            'codes = ["open_best", ',
            'codes = ["open_best", "role", ',
            '"role" stands on 2 pages',
        ),
        (
            '"self_tried", "self_solved", "self_next", "self_help", "self_find"',
            '"self_solved", "self_tried", "self_next", "self_help", "self_find"',
            '"self_solved" stands before "self_tried"',
        ),
        ('code = "more"', 'code = "words"', '2 pages have the code "words"'),
        ("codes = []", "codes = 1", "codes is no list of codes"),
        ("codes = []", "code_s = []", 'has an unknown setting "code_s"'),
        ('thanks = { en = "Thank', 'thanks = { de = "Thank', "thanks has no text in"),
        ("[frames.management]", "[frames.staff]", "frames has no management"),
        ("[core]\n", "[core_of]\n", "core is no table"),
    ],
)
def test_what_is_wrong_with_the_settings_is_told(old: str, new: str, said: str):
    assert said in problems_with((SETTINGS, old, new))


def test_toml_that_cannot_be_read_is_told_with_what_the_code_book_lacks():
    files = {SETTINGS: b"languages = [", CODE_BOOK: b""}
    with pytest.raises(InputError, match=r"(?s)not valid TOML.*the file is empty"):
        catalogue_of(files)


LONG = "x" * 5_000


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SETTINGS, 'languages = ["en"', f'{LONG} = 1\nlanguages = ["en"'),
        (SETTINGS, "[core]\n", f"[core]\n{LONG} = 1\n"),
        (SETTINGS, '"role", "contact", "department",', f'"role{LONG}",'),
        (SETTINGS, 'codes = ["open_best", ', f'codes = ["open_best{LONG}", '),
        (
            CODE_BOOK,
            "\ndelivery_1,delivery,rating,agree5",
            f"\ndelivery_1{LONG},delivery,rating,agree5",
        ),
        (
            CODE_BOOK,
            "\ndelivery_1,delivery,rating,agree5",
            f"\ndelivery_1,delivery{LONG},rating,agree5",
        ),
        (
            CODE_BOOK,
            "\ndelivery_1,delivery,rating,agree5",
            f"\ndelivery_1,delivery,rating,agree5{LONG}",
        ),
        (
            CODE_BOOK,
            "\ndelivery_1,delivery,rating,agree5,,",
            f"\ndelivery_1,delivery,rating,agree5,,{LONG}",
        ),
        (CODE_BOOK, ",broken,", f",broken{LONG},"),
    ],
)
def test_a_name_without_end_is_cut(file: str, old: str, new: str) -> None:
    assert all(len(line) < 600 for line in problems_with((file, old, new)).splitlines())
