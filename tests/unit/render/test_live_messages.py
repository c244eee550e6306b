"""What is wrong with a figure that a page asks for is said by file, line and column."""

import pytest

from live_builder import refused

FORM = 'Write the name of one macro with texts in quotation marks, as in {{ score("trust") }}.'


def test_all_problems_come_at_once_with_line_and_column():
    text = 'One\n\nTwo {{ score("trsut") }} and {{ scor("trust") }}.\n{{ score("trust"\n'
    assert [(p.row, p.column) for p in refused(text)] == [(7, "5"), (7, "30"), (8, "1")]


def test_a_message_names_file_line_and_column():
    [problem] = refused('Hm: {{ score("trsut") }}', file="content/en/asked.md")
    assert str(problem) == (
        'content/en/asked.md, row 5, column 5: there is no score of "trsut".\n'
        '  Did you mean "trust"? There are: pace, trust, nki.'
    )


@pytest.mark.parametrize(
    ("call", "found", "fix"),
    [
        ('scor("trust")', 'there is no macro "scor"', 'Did you mean "score"?'),
        ('gap("nki")', 'there is no gap of "nki"', "There are: pace, trust."),
        (
            'score("trust", wave="2025")',
            'there is no score of "trust" for the wave "2025"',
            "For an earlier wave there is trend_score",
        ),
        (
            'score("trust", audience="managment")',
            'there is no score of "trust" for the audience "managment"',
            'Did you mean "management"?',
        ),
        (
            'score("trust", group="department=c")',
            'there is no score of "trust" for the group "department=c"',
            "There are: a, b.",
        ),
        ('level("nki")', 'there is no level aimed for in "nki"', "There are: trust, pace."),
        (
            'figure("2026/customers/dimension/trust/scor")',
            'there is no figure "2026/customers/dimension/trust/scor"',
            'Did you mean "2026/customers/dimension/trust/score"?',
        ),
        ('n("management")', 'there is no n of "management"', "There are: customers,"),
        ("score()", "score has no texts without a name", "Write it as in"),
        ('score("a", "b")', "score has 2 texts without a name", "Write it as in"),
        ('score("trust", wav="1")', 'score has no keyword "wav"', 'Did you mean "wave"?'),
        ('level("trust", wave="1")', 'level has no keyword "wave"', "There is none"),
        ("score(trust)", '"trust" stands without quotation marks', FORM),
        ("score(5)", '"5" stands without quotation marks', FORM),
        ("trust", '"trust" is not called', FORM),
        ('score("a", wave="1", wave="2")', "a keyword is given twice", "Leave one of them out."),
        ('"trust"', "there is no call of one macro", FORM),
        ('score("trust"', "it cannot be read", FORM),
        ("", "it cannot be read", FORM),
    ],
)
def test_a_message_says_what_was_found_and_what_to_write(call, found, fix):
    [problem] = refused(f"{{{{ {call} }}}}")
    assert problem.found.startswith(found)
    assert fix in problem.fix


def test_a_column_is_that_of_what_is_refused():
    [problem] = refused('A\n  {{ score("trust") | upper }}')
    assert (problem.row, problem.column) == (6, "21")


def test_a_title_asks_for_no_figure():
    [problem] = refused("Text", title='Trust at {{ score("trust") }}')
    assert problem.found == "the title asks for a figure"


def test_more_calls_than_a_page_can_have_are_one_problem():
    [problem] = refused('{{ score("trust") }}' * 400)
    assert problem.found == "the page has more than 300 calls"
