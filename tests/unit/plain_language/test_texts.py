"""Whole texts: all that was planted is found where it stands, and good prose is left alone."""

from collections import Counter

import pytest

from plain_language_builder import LANGUAGES, figures, good_prose, planted_prose, remarks
from spegla.plain_language.citations import cited_in
from spegla.plain_language.remarks import Kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_was_planted_is_found_and_nothing_else(language):
    text, planted = planted_prose(language)
    found = {(each.kind, each.at) for each in remarks(text, language)}
    assert found == {(each.kind, each.at) for each in planted}


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_was_planted_in_each_language(language):
    kinds = Counter(each.kind for each in planted_prose(language)[1])
    assert kinds[Kind.PLATITUDE] >= 15
    assert kinds[Kind.RESULT] >= 10
    assert kinds[Kind.CONTRADICTION] + kinds[Kind.OVERCLAIM] >= 8
    assert kinds[Kind.CAUSE] >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_prose_has_two_false_alarms_at_most(language):
    text = good_prose(language)
    assert len(text.split()) >= 2000
    assert len(cited_in(text, figures()).figures) > 10
    assert len(remarks(text, language)) <= 2
