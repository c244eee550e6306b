"""What is read of Markdown, and where it stands."""

from hypothesis import given
from hypothesis import strategies as st

from spegla.plain_language.prose import BROKEN, CALL, passages_of


def read(source: str) -> list[str]:
    return [passage.text for passage in passages_of(source)]


def test_emphasis_tags_and_unseen_letters_are_no_part_of_the_words():
    assert read("**kun**den _i_ <b>cen</b>tr\u00adum\u200b~~s~~") == ["kunden i centrums"]


def test_a_word_with_underscores_keeps_them():
    assert read("trust_1 is __asked__") == ["trust_1 is asked"]


def test_lines_of_a_paragraph_are_one_passage_and_paragraphs_are_not():
    assert read("one\ntwo\n\nthree") == ["one two", "three"]


def test_headings_points_and_cells_stand_alone():
    source = "# One\ntwo\n\n- three\n- four\n\n1. five\n\n| six | seven |\n\nEight\n=====\nnine"
    words = ["One", "two", "three", "four", "five", "six", "seven", "Eight", "nine"]
    assert read(source) == words


def test_code_is_not_read():
    assert read("a `62 %` b") == [f"a {CALL} b"]
    assert read("```\n62 %\n```\n\n    62 %\n\n~~~ text\n62 %\n~~~") == []
    assert read("<pre>62 %</pre>") == [CALL]


def test_what_is_indented_under_a_point_or_in_a_box_is_read():
    assert read("- one\n\n    two") == ["one", "two"]
    assert read('!!! note "One"\n\n    two') == ['"One"', "two"]


def test_addresses_are_not_read_and_the_words_of_links_are():
    assert read('[customers](first.md "in focus") [a][b] ![c](d.png)') == ["customers a c"]
    assert read("see https://host/customer-first or <https://host/in-focus>") == [
        f"see {CALL} or {CALL}"
    ]
    assert read("[b]: https://host/customers\n\n## Advice {: #advice .first }") == ["Advice"]


def test_quoted_blocks_and_comments_are_left_to_those_who_said_them():
    assert read("one\n\n> two\n> three\n\n<!-- four\n\nfive -->\n\nsix") == ["one", "six"]


def test_quotation_marks_spaces_and_composed_letters_are_alike():
    assert read("”a” ‘b’\u00a0c a\u030a &amp; &shy;d") == ["\"a\" 'b' c å & d"]


def test_a_hyphen_at_the_end_of_a_line_may_part_a_word():
    assert read("cen-\ntrum") == [f"cen{BROKEN}trum"]
    assert read("outside-in") == ["outside-in"]


def test_a_call_is_one_sign():
    (passage,) = passages_of('now {{ score("trust") }} of 100', [(4, 24)])
    assert passage.text == f"now {CALL} of 100"
    assert passage.places[4] == 4


def test_sentences_end_at_full_stops_and_not_at_shortened_words():
    (passage,) = passages_of("Bl.a. IT, t.ex. Anna. Kl. 9 ringde hon. “Nu?” Ja.")
    assert [part.text for part in passage.sentences()] == [
        "Bl.a. IT, t.ex. Anna.",
        "Kl. 9 ringde hon.",
        '"Nu?"',
        "Ja.",
    ]


@given(st.text(alphabet="ab #*_`~[]()<>|-!&;:\\\n\t\"'.1åÅ\u00ad{}%>", max_size=60))
def test_every_letter_that_is_read_stands_in_the_source(source):
    for passage in passages_of(source):
        assert len(passage.text) == len(passage.places)
        assert list(passage.places) == sorted(set(passage.places))
        for letter, place in zip(passage.text, passage.places, strict=True):
            is_same = source[place] == letter or (letter == " " and source[place].isspace())
            assert is_same or letter in (CALL, BROKEN, "'") or source[place] == "&" or letter == " "
        assert " ".join(part.text for part in passage.sentences()).split() == passage.text.split()
