import pytest

from spegla.survey.exports.answers import Variable
from spegla.survey.exports.headings import MAX_WORDING, plain, with_own_names


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("<p>How&nbsp;far do you <b>trust</b> IT?</p>", "How far do you trust IT?"),
        ("<div>One</div><div>two<br/>three</div>", "One two three"),
        ("F&ouml;rtroende &amp; tempo", "Förtroende & tempo"),
        ("<style>p { color: red }</style>Vertrouwen", "Vertrouwen"),
        ("<script>alert('<p>')</script>Vertrauen<!-- old -->", "Vertrauen"),
        ("< 5 years", "< 5 years"),
        ("≥ 1 and < 5, > 7", "≥ 1 and < 5, > 7"),
        ("&lt;5 years", "<5 years"),
    ],
)
def test_wordings_lose_tags_and_keep_signs(wording: str, text: str) -> None:
    assert plain(wording) == text


def test_endless_wordings_are_cut_and_read_in_no_time() -> None:
    assert len(plain("x" * 50 * MAX_WORDING)) == MAX_WORDING
    assert "script" not in plain("<script>" * 1_000_000 + "</script>")


def test_a_name_that_two_variables_have_is_dropped_and_blank_ones_too() -> None:
    one = Variable(heading="importance[a]", names=("", "Support", "How important? [Support]"))
    two = Variable(heading="support", names=("performance[a]", "performance[a]"))
    assert [variable.names for variable in with_own_names([one, two])] == [
        ("How important? [Support]",),
        ("performance[a]",),
    ]
