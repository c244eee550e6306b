"""What the IT management team was asked finds the customers' question, or is left out."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from spegla.errors import UsageError
from spegla.survey.catalogue import Catalogue
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.drafting.assembled import draft_of
from spegla.survey.drafting.draft import Draft, Source
from spegla.survey.exports.answers import plain_answers
from spegla.survey.questions import Audience
from spegla.survey.tables import Row, Table

AGREE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
ASKED = ("IT keeps its promises", "Faults are fixed for good", "I can reach IT easily")
CATALOGUED = (*AGREE[:2], "Neither agree nor disagree", *AGREE[3:])
WOULD_SAY = "Our customers would say that"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    root = Path(__file__).parents[4] / "site_templates"
    names = ("questionnaire/catalogue.toml", "questionnaire/catalogue.csv")
    return catalogue_of({name: (root / name).read_bytes() for name in names})


def source(
    headings: tuple[str, ...], audience: Audience, labels: tuple[str, ...] = AGREE
) -> Source:
    rows = tuple(
        Row(number=n + 2, cells=tuple(labels[(n + k) % 5] for k in range(len(headings))))
        for n in range(40 if audience is Audience.CUSTOMERS else 6)
    )
    return Source(
        file=f"{audience}.csv",
        wave="2026",
        audience=audience,
        answers=plain_answers(Table(headings=headings, rows=rows)),
        content=b"",
        suffix=".csv",
    )


def drafted(
    asked: tuple[str, ...],
    team: tuple[str, ...],
    labels: tuple[str, ...] = AGREE,
    decisions: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    sources = [source(asked, Audience.CUSTOMERS), source(team, Audience.MANAGEMENT, labels)]
    return draft_of(sources, catalogue=None, decisions=decisions)


def mirrors(draft: Draft) -> list[str]:
    return ["".join(one.mirror.values()) for one in draft.questions]


@pytest.mark.parametrize(
    ("asked", "team"),
    [
        (ASKED, tuple(f"{WOULD_SAY} {text[0].lower()}{text[1:]}" for text in ASKED)),
        (
            ASKED,
            (
                f"{WOULD_SAY} we keep our promises",
                f"{WOULD_SAY} faults are fixed for good",
                f"{WOULD_SAY} they can reach us easily",
            ),
        ),
        (
            ("IT håller vad de lovar.", "Jag får hjälp när jag behöver."),
            (
                "Våra kunder skulle säga att vi håller vad vi lovar.",
                "Våra kunder skulle säga att de får hjälp när de behöver.",
            ),
        ),
        (
            ("IT komt haar beloften na.", "Ik krijg snel hulp van IT."),
            (
                "Onze klanten zouden zeggen dat wij onze beloften nakomen.",
                "Onze klanten zouden zeggen dat ze snel hulp van ons krijgen.",
            ),
        ),
        (
            ("Die IT hält ihre Zusagen.", "Ich erreiche schnell die richtige Person."),
            (
                "Unsere Kunden würden sagen, dass wir unsere Zusagen halten.",
                "Unsere Kunden würden sagen, dass sie schnell die richtige Person erreichen.",
            ),
        ),
        (
            ("Le service informatique tient ses promesses", "Je sais où en est ma demande"),
            (
                "Nos clients diraient que nous tenons nos promesses",
                "Nos clients diraient qu'ils savent où en est leur demande",
            ),
        ),
        (ASKED, tuple(f"The business finds us so: {text}" for text in ASKED)),
    ],
)
def test_a_wording_with_the_person_changed_is_the_mirror_of_its_item(asked, team):
    draft = drafted(asked, tuple(reversed(team)))
    assert mirrors(draft) == list(team)
    assert len(draft.sources) == 2
    assert not draft.unread
    assert not [point for point in draft.points if point.key.startswith("mirror.")]


def test_an_opposite_is_no_mirror():
    draft = drafted(("IT is easy to reach", *ASKED), (f"{WOULD_SAY} we are hard to reach", *ASKED))
    assert mirrors(draft) == ["", *ASKED]


def test_a_column_that_mirrors_nothing_is_left_out_of_a_file_that_does():
    draft = drafted(ASKED, (*ASKED, "Our budget suffices for the coming year"))
    assert len(draft.sources) == 2
    assert [one.heading for one in draft.unread] == ["Our budget suffices for the coming year"]


def test_a_file_that_mirrors_nothing_is_left_out_with_a_note():
    draft = drafted(ASKED, ("Our budget suffices", "Everybody knows the strategy"))
    assert [one.audience for one in draft.sources] == [Audience.CUSTOMERS]
    assert mirrors(draft) == ["", "", ""]
    assert any("management.csv" in note for note in draft.notes)


def test_answers_on_another_scale_mirror_nothing():
    draft = drafted(ASKED, ASKED, labels=("1", "2", "3", "4", "10"))
    assert [one.audience for one in draft.sources] == [Audience.CUSTOMERS]


def test_columns_in_the_same_places_are_asked_about_and_taken_when_told():
    team = ("Pledges", "Repairs", "Phones and mail")
    draft = drafted(ASKED, team)
    assert mirrors(draft) == ["", "", ""]
    assert [point.suggestion for point in draft.points] == list(team)
    told = {point.key: point.suggestion for point in draft.points}
    assert mirrors(drafted(ASKED, team, decisions=told)) == list(team)
    assert drafted(ASKED, team, decisions=told).points == ()
    refused = drafted(ASKED, team, decisions=dict.fromkeys(told, "no"))
    assert refused.points == ()
    assert len(refused.sources) == 1


def test_a_heading_of_one_word_stands_as_the_mirror_by_which_it_is_found(catalogue):
    sources = [
        source(ASKED, Audience.CUSTOMERS, CATALOGUED),
        source(("Pledges",), Audience.MANAGEMENT, CATALOGUED),
    ]
    draft = draft_of(sources, catalogue=catalogue, decisions={"mirror.trust_1": "Pledges"})
    assert draft.questions[0].code == "trust_1"
    assert draft.questions[0].mirror["en"] == "Pledges"


def test_the_catalogues_mirror_stands_as_the_export_spells_it(catalogue):
    team = (f"{WOULD_SAY} we keep our promises",)
    sources = [
        source(ASKED, Audience.CUSTOMERS, CATALOGUED),
        source(team, Audience.MANAGEMENT, CATALOGUED),
    ]
    draft = draft_of(sources, catalogue=catalogue, decisions={})
    assert draft.questions[0].mirror["en"] == team[0]


def test_a_column_that_there_is_not_is_refused():
    with pytest.raises(UsageError, match="expected the code of a question"):
        drafted(ASKED, ASKED, decisions={"mirror.keeps_its_promises": "Pledges"})
