"""Labels of forms: what is left of them as plain text, and their languages."""

import pytest

from spegla.survey.exports.labels import language_code, plain_text


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("**IT** is _fast_.", "IT is fast."),
        ("***IT*** is *very **very** fast*.", "IT is very very fast."),
        ("# Trust", "Trust"),
        ("We called ${first_name} [here](https://example.org).", "We called … here."),
        ('<span style="color:red">IT</span> &amp; you', "IT & you"),
        ("Is 2 * 3 * 4 right? is_it_so", "Is 2 * 3 * 4 right? is_it_so"),
    ],
)
def test_markup_is_taken_out_and_nothing_else(label: str, plain: str) -> None:
    assert plain_text(label) == plain


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English (en)", "en"),
        ("Svenska (sv-SE)", "sv"),
        ("nl", "nl"),
        ("nl-BE", "nl"),
        ("Français", "fr"),
        ("Frysk", "frysk"),
        ("", ""),
    ],
)
def test_languages_go_by_their_code_or_their_name(name: str, code: str) -> None:
    assert language_code(name) == code
