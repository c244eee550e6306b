import pytest

from spegla.errors import InputError
from spegla.recipients import Listed, check_recipients, listed_in

LATIN = frozenset(range(32, 383))


def labels(*names: str) -> list[str]:
    listed = [Listed(name=name) for name in names]
    return [each.label for each in check_recipients(listed, letters=LATIN)]


def faults(*names: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        labels(*names)
    return [problem.found for problem in caught.value.problems]


def test_names_that_differ_in_signs_only_get_files_of_their_own() -> None:
    assert labels("Anna Berg", "ANNA-BERG", "Anna Berg 2", "anna.berg") == [
        "Anna-Berg",
        "ANNA-BERG-2",
        "Anna-Berg-2-2",
        "anna-berg-3",
    ]


def test_files_have_plain_letters_only_and_are_told_apart() -> None:
    assert labels("Åsa Øberg", "Asa Oberg", "ß" * 40) == ["Asa-Oberg", "Asa-Oberg-2", "s" * 60]


def test_signs_that_nobody_sees_are_no_part_of_a_name() -> None:
    (one,) = check_recipients([Listed(name=" Anna\u202e\u200b\n Berg ")], letters=LATIN)
    assert one.name == "Anna Berg"


def test_letters_with_their_accents_apart_are_brought_together() -> None:
    (one,) = check_recipients([Listed(name="Asa\u030a")], letters=LATIN)
    assert one.name == "Aså"


@pytest.mark.parametrize("name", ["", "  ", "...", "\u200b", "--"])
def test_a_name_has_a_letter(name: str) -> None:
    assert faults(name) == ["there is no name"]


def test_control_characters_are_named_by_their_number() -> None:
    assert faults("Anna\x07Berg") == ["the report's font has no U+0007"]


def test_a_name_that_would_not_be_printed_whole_is_refused() -> None:
    assert labels("x" * 60)
    assert "61 characters" in faults("x" * 61)[0]


def test_the_same_name_twice_is_refused_and_a_wrong_one_stops_no_check() -> None:
    assert faults("Anna Berg", "Ж", "anna  berg") == [
        "the report's font has no “Ж” (U+0416)",
        "the name is there twice",
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"  \n"])
def test_a_text_without_a_name_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        listed_in(content, file="board.txt")


def test_a_table_without_a_name_is_refused() -> None:
    with pytest.raises(InputError, match="no name in it"):
        listed_in(b"name,mail\n", file="board.csv")


def test_a_table_needs_the_column() -> None:
    with pytest.raises(InputError, match='no column "name"'):
        listed_in(b"who,mail\nAnna,a\n", file="board.csv")


def test_a_text_may_hold_commas() -> None:
    assert [each.name for each in listed_in(b"Berg, Anna\r\nEk, Bo\r\n", file="b.txt")] == [
        "Berg, Anna",
        "Ek, Bo",
    ]
