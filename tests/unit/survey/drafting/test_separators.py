from spegla.survey.drafting.separators import split_options


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


def test_answers_that_begin_alike_are_no_combinations():
    cells = {"Yes, often": 20, "Yes, at times": 20, "No": 20}
    assert split_options(cells) is None


def test_options_that_the_questionnaire_tells_are_not_torn_apart():
    known = ["HPC, simulation", "AI"]
    cells = {"HPC, simulation, AI": 2, "AI": 1, "Knitting, AI": 1}
    assert split_options(cells, known=known) == {"AI": 4, "HPC, simulation": 2, "Knitting": 1}
