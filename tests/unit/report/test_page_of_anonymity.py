"""The page for those who answered: what was promised, what was done, and the proof."""

from dataclasses import replace
from typing import Any

import pytest

from report_builder import make_writer
from spegla.privacy.certificate import Audits, Level
from spegla.report.annex import figures_csv
from spegla.report.build import build_report
from spegla.report.model import Page, Pointer, Report, Row, Table
from spegla.report.pages.anonymity import anonymity
from survey_builder import LANGUAGES, alike, make_context, make_survey, texts_of

WRITERS = {language: make_writer(language) for language in LANGUAGES}
SURVEY = make_survey(
    {**alike("trust", [1, 4, 3, 5, 2] * 8), **alike("pace", [2, 4] * 20)},
    groups={"site": ["a"] * 25 + ["b"] * 15},
)
STANDARD = {"preset": "standard", "promised_minimum": 5}
SENTENCES = {
    "en": "No figure, alone or combined with any others in these reports, rests on fewer than 7 "
    "people, and no one’s answer can be proven from them.",
    "sv": "Ingen siffra, varken ensam eller tillsammans med andra i de här rapporterna, bygger på "
    "färre än 7 personer, och ingens svar kan bevisas utifrån dem.",
    "nl": "Geen cijfer, op zichzelf of samen met andere in deze rapporten, berust op minder dan 7 "
    "personen, en niemands antwoord kan ermee worden bewezen.",
}


def page_of(audits: dict[str, Any] | None = None, **privacy: Any) -> Page:
    """The page of a release with these audits and privacy settings."""
    context = make_context(SURVEY, privacy=STANDARD | privacy)
    certificate = context.released.certificate
    changed = replace(certificate.audits, **(audits or {}))
    released = replace(context.released, certificate=replace(certificate, audits=changed))
    return anonymity(replace(context, released=released))


def text_of(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, WRITERS[language]))


def audit_rows(page: Page) -> dict[str, str]:
    (table,) = (
        block for part in page.sections for block in part.blocks if isinstance(block, Table)
    )
    return dict(written(row) for row in table.rows)


def written(row: Row) -> tuple[str, str]:
    what, result = (WRITERS["en"].cell(cell) for cell in row.cells)
    return what, result


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_promise_opens_the_page_in_every_language(language: str) -> None:
    writer = WRITERS[language]
    lead = [writer.text(sentence) for sentence in page_of(promised_minimum=7).lead]
    assert lead[0] == SENTENCES[language]
    assert len(lead) == 2


def test_it_says_what_was_promised_and_what_is_kept():
    text = text_of(page_of(promised_minimum=3))
    assert "promised not to show groups of fewer than 3 people" in text
    assert "at least 5 people stand behind every figure" in text


def test_it_does_not_say_that_nobody_can_guess():
    text = text_of(page_of())
    assert "does not mean that an answer is impossible to guess" in text
    assert "for that there is no limit" in text


def test_every_part_of_the_page_is_there_and_the_table_is_followed_by_the_file():
    page = page_of()
    assert [section.anchor for section in page.sections] == [
        "promised",
        "done",
        "not-promised",
        "audit",
        "recognised",
    ]
    pointers = [b for part in page.sections for b in part.blocks if isinstance(b, Pointer)]
    assert [pointer.file for pointer in pointers] == ["certificate.json"]


def test_the_rules_in_force_are_those_that_it_names():
    text = text_of(page_of(people_per_bin=4, comment_minimum=25, category_minimum=40))
    assert "counted in people, at least 4" in text
    assert "only where there are at least 25" in text
    assert "whole distributions 40" in text


def test_of_small_groups_it_speaks_only_where_there_can_be_any():
    assert "Of a group of fewer than 10 people" in text_of(page_of())
    assert "Of a group of fewer than" not in text_of(page_of(preset="cautious"))


def test_the_table_says_what_the_certificate_says():
    context = make_context(SURVEY)
    rows = audit_rows(anonymity(context))
    figures = context.released.certificate.figures
    assert rows["Figures checked together"] == str(len(context.released.figures))
    assert rows["Of these shown"] == str(figures.shown)
    assert rows["Of these hidden to protect somebody"] == str(figures.protected)
    assert figures.total == figures.shown + figures.protected + figures.not_comparable


def test_the_table_says_how_much_is_shown_in_words_and_leaves_empty_levels_out():
    ladder = dict.fromkeys(Level, 0) | {Level.A: 8, Level.E: 1}
    rows = audit_rows(page_of({"ladder": ladder, "certainty": 9, "k_support": 9}))
    shown = {what: number for what, number in rows.items() if " that show " in what}
    assert shown == {
        "Families of questions that show all that the number of people allows": "8",
        "Families of questions that show shares of good answers and scores, in wider ranges": "1",
    }
    assert rows["Families of questions: nobody’s answer can be proven"] == "9, all passed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_and_every_rule_can_be_said(language: str) -> None:
    everything = page_of({"ladder": dict.fromkeys(Level, 1)}, suppression="optimal")
    assert text_of(everything, language)
    context = make_context(SURVEY, privacy=STANDARD | {"suppression": "optimal"})
    assert text_of(build_report(context).page("method"), language)


def test_what_was_not_audited_is_not_called_passed():
    nothing = Audits(
        k_support=0,
        certainty=0,
        in_whole_people=0,
        ladder=dict.fromkeys(Level, 0),
        earlier_releases=0,
        comments_shown=0,
        comments_withheld=0,
    )
    text = text_of(page_of({name: getattr(nothing, name) for name in nothing.__slots__}))
    assert "passed" not in text
    assert "nothing to check" in text


def test_the_fingerprint_is_whole_and_can_be_broken_into_lines():
    context = make_context(SURVEY)
    digits = context.released.certificate.release_hash
    text = text_of(anonymity(context))
    assert " ".join(digits[at : at + 8] for at in range(0, 64, 8)) in text


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(make_context(SURVEY))


def test_the_page_is_the_last_one_and_the_method_page_leads_to_it(report: Report) -> None:
    assert report.pages[-1].key == "anonymity"
    first, *_ = report.page("method").sections
    assert [b.page for b in first.blocks if isinstance(b, Pointer)] == ["anonymity"]


def test_the_method_page_names_the_release_and_not_the_data(report: Report) -> None:
    digits = make_context(SURVEY).released.certificate.release_hash
    assert f"Fingerprint of what is published: {digits[:12]}." in text_of(report.page("method"))


def test_the_page_adds_nothing_to_the_annex(report: Report) -> None:
    assert b",anonymity\n" not in figures_csv(report.annex, WRITERS["en"])
