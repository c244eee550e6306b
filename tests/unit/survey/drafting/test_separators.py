from collections.abc import Mapping, Sequence

from spegla.survey.drafting.separators import counted, pieces_of


def split_options(
    cells: Mapping[str, int], *, known: Sequence[str] = ()
) -> Mapping[str, int] | None:
    pieces = pieces_of(cells, known=known)
    return None if pieces is None else counted(pieces, cells)


def test_a_separator_that_is_never_in_an_option_is_believed_first():
    cells = {"Mail, internal;Phone": 5, "Phone": 4, "Mail, internal": 3}
    assert split_options(cells) == {"Phone": 9, "Mail, internal": 8}


def test_pieces_that_only_ever_stand_together_are_one_option():
    cells = {"Slack, Mail": 6, "Mail, and post": 5, "Mail, and post, Slack": 4, "Slack": 3}
    assert split_options(cells) == {"Slack": 13, "Mail, and post": 9, "Mail": 6}


def test_sentences_with_commas_are_no_options():
    assert (
        split_options({f"After {n}, I think {n * 7}, it works {n % 9}": 1 for n in range(40)})
        is None
    )


def test_a_text_that_several_wrote_is_not_torn_at_what_is_in_it():
    assert split_options({"Quicker, please; always": 27, "Nothing": 27}) is None
    assert split_options({"Be quick\nBe kind": 20, "Fine": 20}) is None


def test_cells_that_all_end_in_the_separator_are_chosen_though_nobody_chose_two():
    assert split_options({"Mail;": 9, "Phone;": 4}) == {"Mail": 9, "Phone": 4}


def test_answers_that_begin_alike_are_no_combinations():
    cells = {"Yes, often": 20, "Yes, at times": 20, "No": 20}
    assert split_options(cells) is None


def test_options_that_the_questionnaire_tells_are_not_torn_apart():
    known = ["HPC, simulation", "AI"]
    cells = {"HPC, simulation, AI": 2, "AI": 1, "Knitting, AI": 1}
    assert split_options(cells, known=known) == {"AI": 4, "HPC, simulation": 2, "Knitting": 1}


def test_a_piece_that_one_cell_has_thrice_counts_once():
    cells = {"Mail;Phone": 4, "Mail": 3, "Bo;Bo;Bo": 1}
    assert split_options(cells) == {"Mail": 7, "Phone": 4, "Bo": 1}


def test_a_cell_of_more_pieces_than_options_can_be_is_left_whole():
    long = ";".join(f"word {number}" for number in range(300))
    found = split_options({"Mail;Phone": 4, "Mail": 3, long: 1})
    assert found == {"Mail": 7, "Phone": 4, long: 1}
