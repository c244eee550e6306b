"""Invented exports in five languages, and what a draft makes of them."""

import random
from pathlib import Path

import pytest

from drafted import (
    Columns,
    answered,
    described,
    drafted,
    export,
    in_english,
    mixed,
    question,
    scale,
)
from spegla.survey.catalogue import Catalogue
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.drafting.breakdowns import in_natural_order
from spegla.survey.drafting.draft import Source, Sureness
from spegla.survey.exports.answers import Answers, Category, Tool, Use, Variable
from spegla.survey.questions import (
    Audience,
    Choice,
    ChoiceKind,
    LocalText,
    Missing,
    Quantity,
    Question,
)
from spegla.survey.tables import Row

AGREE = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    root = Path(__file__).parents[4] / "site_templates"
    names = ("questionnaire/catalogue.toml", "questionnaire/catalogue.csv")
    return catalogue_of({name: (root / name).read_bytes() for name in names})


def test_items_on_a_worded_scale_are_ratings_from_the_bad_end_to_the_good_one():
    draft = drafted(
        export({"trust_1": mixed(*AGREE, "Don't know"), "trust_2": mixed(*AGREE[:4], seed=2)})
    )
    assert [one.kind for one in draft.questions] == ["rating", "rating"]
    (agree,) = draft.scales
    assert list(map(in_english, agree.labels)) == AGREE
    assert (agree.favourable_from, agree.unfavourable_to) == (4, 2)
    assert agree.dont_know is not None
    assert agree.dont_know.code == 6
    assert agree.is_directed
    assert draft.points == ()


def test_a_label_that_nobody_chose_in_one_column_is_on_the_scale_of_all():
    draft = drafted(export({"a_1": mixed(*AGREE[1:]), "a_2": mixed(*AGREE)}))
    assert {one.scale for one in draft.questions} == {"agreement5"}


def test_bare_numbers_are_asked_about_and_the_answer_decides():
    columns = {"How would you rate the service desk?": mixed(*"12345")}
    draft = drafted(export(columns))
    (point,) = draft.points
    assert (point.key, point.suggestion, point.is_needed) == ("scale.from1to5", "high", True)
    assert not draft.scales[0].is_directed
    turned = drafted(export(columns), scale__from1to5="low")
    assert turned.points == ()
    assert turned.scales[0].values == {"1": 5, "2": 4, "3": 3, "4": 2, "5": 1}
    assert drafted(export(columns), scale__from1to5="high").scales[0].values == {}


def test_ends_that_the_question_tells_turn_a_scale_round():
    text = "Wie zufrieden sind Sie insgesamt mit der IT? (1 = sehr zufrieden, 6 = sehr unzufrieden)"
    draft = drafted(export({text: mixed(*"123456"), "Die IT ist gut.": mixed(*"ab")}))
    (one,) = draft.scales
    assert one.is_directed
    assert list(map(in_english, one.labels)) == ["sehr unzufrieden", "sehr zufrieden"]
    assert one.values["1"] == 6


def test_numbers_with_worded_ends_in_the_labels_are_read_by_values():
    labels = ["1 - Strongly disagree", "2", "3", "4", "5 - Strongly agree"]
    (one,) = drafted(export({"a_1": mixed(*labels), "a_2": mixed(*labels)})).scales
    assert list(map(in_english, one.labels)) == ["Strongly disagree", "Strongly agree"]
    assert one.values == dict(zip(labels, range(1, 6), strict=True))


def test_parentheses_around_a_label_are_not_in_it_but_read():
    labels = ["1 (Very satisfied)", "2", "3", "4", "5 (Very dissatisfied)"]
    (one,) = drafted(export({"a_1": mixed(*labels), "a_2": mixed(*labels)})).scales
    assert list(map(in_english, one.labels)) == ["Very dissatisfied", "Very satisfied"]
    assert one.values["1 (Very satisfied)"] == 5


def test_a_text_of_several_clauses_is_no_option_and_not_torn():
    written = answered("Quicker, please; and always", "Stay kind. And be there", "Nothing")
    draft = drafted(export({"What should be better?": written, "IT is kind": mixed(*AGREE)}))
    assert [one.kind for one in draft.questions] == ["text", "rating"]
    assert not draft.options


def test_what_is_written_for_no_answer_beside_a_scale_counts_as_blank():
    numbers = [*mixed(*"12345", people=180), *["-99", "6"] * 3, "N/A"]
    columns = {"Rate A": numbers, "Rate B": numbers, "Rate C": numbers}
    draft = drafted(export(columns))
    assert set(draft.blank_values) == {"N/A", "-99", "6"}
    assert "not on the scale from 1 to 5" in draft.notes[0]


def test_a_number_off_the_scale_that_another_question_uses_is_no_blank():
    numbers = [*mixed(*"12345", people=180), *"666"]
    columns = {"Rate A": numbers, "Rate B": numbers, "Rate C": numbers}
    hours = [str(number % 9) for number in range(183)]
    draft = drafted(export({**columns, "How many hours do you lose?": hours}))
    assert draft.blank_values == ()
    (one,) = draft.scales
    assert one.not_applicable is not None
    assert one.not_applicable.values == ("6",)
    assert "not_applicable" in draft.notes[0]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("1234", (3, 2)),
        ("12345", (4, 2)),
        ("1234567", (5, 3)),
        (tuple(map(str, range(1, 11))), (8, 5)),
    ],
)
def test_favourable_ends_follow_the_number_of_points(points, expected):
    numbers = mixed(*points, people=200)
    one = drafted(export({"Rate A": numbers, "Rate B": numbers, "Rate C": numbers})).scales[0]
    assert (one.favourable_from, one.unfavourable_to) == expected


def test_likelihood_to_recommend_from_0_to_10_is_a_recommendation():
    text = "How likely are you to recommend IT to a colleague?"
    draft = drafted(export({text: mixed(*map(str, range(11))), "a_1": mixed(*AGREE)}))
    one = next(one for one in draft.questions if one.kind == "recommendation")
    assert (scale(draft, one.scale).favourable_from, scale(draft, one.scale).unfavourable_to) == (
        9,
        6,
    )


def test_importance_goes_with_the_rating_of_the_same_row():
    important = ["Inte alls viktigt", "Mindre viktigt", "Ganska viktigt", "Mycket viktigt"]
    satisfied = ["Mycket missnöjd", "Ganska missnöjd", "Ganska nöjd", "Mycket nöjd"]
    draft = drafted(
        export(
            {
                "Hur nöjd är du med [Support]": mixed(*satisfied),
                "Hur nöjd är du med [Utveckling]": mixed(*satisfied),
                "Hur viktigt är [Support]": mixed(*important),
                "Hur viktigt är [Utveckling]": mixed(*important),
            }
        )
    )
    kinds = {one.code: (one.kind, one.dimension) for one in draft.questions}
    assert kinds["support"] == ("rating", "support")
    assert kinds["support_2"] == ("importance", "support")
    assert kinds["utveckling_2"] == ("importance", "utveckling")
    assert draft.languages == ("sv",)


@pytest.mark.parametrize(
    "names",
    [
        ("speed_imp", "speed_perf"),
        ("speed_i", "speed_p"),
        ("Importance - Speed of delivery", "Performance - Speed of delivery"),
        ("How important is Speed of delivery", "How satisfied are you with Speed of delivery"),
    ],
)
def test_importance_is_paired_by_code_prefix_or_words(names):
    second = tuple(n.replace("speed", "care").replace("Speed of delivery", "Care") for n in names)
    numbers = mixed(*"12345", people=60)
    draft = drafted(export(dict.fromkeys((*names, *second), numbers)))
    by_kind = [one.kind for one in draft.questions]
    assert by_kind == ["importance", "rating", "importance", "rating"]
    assert draft.questions[0].dimension == draft.questions[1].dimension
    assert len(draft.dimensions) == 2


def test_importance_that_nothing_rates_is_a_choice_and_the_author_may_say_otherwise():
    important = ["Not important", "Somewhat important", "Very important"]
    columns = {"Matters [A]": mixed(*important), "Matters [B]": mixed(*important)}
    draft = drafted(export({**columns, "a_1": mixed(*AGREE)}))
    assert [one.kind for one in draft.questions] == ["single", "single", "rating"]
    assert [in_english(o.label) for o in draft.options["importance3"]] == important
    assert not draft.points[0].is_needed


def test_several_answers_in_a_cell_are_options_also_with_commas_in_them():
    random.seed(1)
    cells = [
        ", ".join(random.sample(["Mail", "Phone", "Chat, internal", "Desk (e.g., walk in)"], 2))
        for _ in range(60)
    ]
    draft = drafted(export({"Which channels do you use?": [*cells, "Carrier pigeon, Mail"]}))
    (one,) = draft.questions
    assert one.kind == "multiple"
    labels = {in_english(option.label) for option in draft.options[one.scale]}
    assert labels == {"Mail", "Phone", "Chat, internal", "Desk (e.g., walk in)", "Other"}


def test_what_fewer_than_three_people_wrote_stands_in_no_option():
    cells = [*answered("Windows", "macOS"), "Plan 9 of Britt", "Plan 9 of Britt"]
    draft = drafted(export({"Which system?": cells}))
    options = draft.options[draft.questions[0].scale]
    assert [option.is_other for option in options] == [False, False, True]
    assert "Britt" not in repr((draft.options, draft.questions, draft.points, draft.notes))


def test_what_one_person_wrote_beside_a_scale_stands_in_no_file():
    stray = [*mixed(*AGREE, people=80), "Ask Britt about the server"]
    plain = mixed(*AGREE, people=81, seed=2)
    draft = drafted(export({"a_1": stray, "a_2": plain, "a_3": plain}))
    assert [one.kind for one in draft.questions] == ["rating", "rating", "rating"]
    assert draft.scales[0].strays == 1
    assert "stray_is_blank" in draft.notes[0]
    assert "Britt" not in repr((draft.scales, draft.points, draft.notes, draft.blank_values))


def test_what_one_person_wrote_is_in_no_question_to_the_author():
    stray = [*mixed(*AGREE, people=80), "Ask Britt about the server"]
    assert "Britt" not in repr(drafted(export({"a_1": stray})).points)


def test_options_in_columns_of_their_own_are_one_choice():
    draft = drafted(
        export({"Which? [Mail]": answered("1", "0"), "Which? [Other]": answered("0", "1", "1")})
    )
    (one,) = draft.questions
    assert one.kind == "multiple"
    assert one.columns["2026"] == {"mail": "Which? [Mail]", "other": "Which? [Other]"}
    assert [option.is_other for option in draft.options[one.scale]] == [False, True]


@pytest.mark.parametrize("cells", [("Ja", "Nej"), ("1", "0"), ("Yes", "Not sure"), ("Oui", "Non")])
def test_yes_and_no_have_these_codes(cells):
    draft = drafted(export({"Has it been tried?": answered(*cells), "a_1": mixed(*AGREE)}))
    one = draft.questions[0]
    assert one.kind == "yes_no"
    assert [option.code for option in draft.options[one.scale]][:2] == ["yes", "no"]


def test_background_variables_are_breakdowns_in_their_natural_order():
    draft = drafted(
        export(
            {
                "Op welke afdeling werkt u?": answered("Verkoop", "Techniek"),
                "Leeftijd": answered("50+", "30-49", "Jonger dan 30"),
                "De helpdesk is snel.": mixed("Helemaal mee oneens", "Oneens", "Eens"),
            }
        )
    )
    assert [one.code for one in draft.breakdowns] == ["department", "age"]
    assert [group.code for group in draft.breakdowns[1].groups] == ["jonger_dan_30", "30_49", "50"]
    assert draft.breakdowns[0].question == {"nl": "Op welke afdeling werkt u?"}


def test_a_group_may_have_any_number_of_digits_in_its_name():
    assert in_natural_order(["9" * 5000, "7"]) == ["7", "9" * 5000]


def test_a_background_that_one_wave_lacks_is_a_choice():
    items = {"IT is quick.": mixed(*AGREE)}
    first = export({**items, "Department": answered("Sales", "Works")}, wave="2025")
    draft = drafted(first, export(items, wave="2026"))
    assert draft.breakdowns == ()
    assert question(draft, "department").kind == "single"


def test_the_author_puts_doubtful_answers_in_order():
    labels = ["0 - red", "1", "2 - green", "3 - blue"]
    columns = {"a_1": mixed(*AGREE), "It breaks": mixed("Never", "Sometimes", "Often", "Always")}
    frequent = drafted(export(columns), scale__frequency4="low")
    assert [one.kind for one in frequent.questions] == ["rating", "rating"]
    assert in_english(scale(frequent, "frequency4").labels[0]) == "Always"
    assert drafted(export({"Colour": mixed(*labels)})).scales == ()


def test_groups_too_small_to_compare_make_no_breakdown():
    draft = drafted(export({"Department": answered("A", "B", "C", "D", people=20)}))
    assert draft.breakdowns == ()


def test_columns_that_tell_people_apart_are_left_unread_without_a_word_of_theirs():
    draft = drafted(
        export(
            {
                "E-mail": [f"p{number}@example.com" for number in range(40)],
                "When": [f"2026-03-04 10:{number:02d}:11" for number in range(40)],
                "Rate it": mixed(*AGREE),
            }
        )
    )
    assert {one.heading for one in draft.unread if one.may_identify} == {"E-mail", "When"}
    assert "example.com" not in repr((draft.questions, draft.unread, draft.points))
    assert str(draft.waves[0].date) == "2026-03-04"


def test_the_tools_own_id_names_the_respondents_where_nobody_has_it_twice():
    variables = [Variable(heading="ID", use=Use.RESPONDENT), Variable(heading="a_1")]
    ids = [str(number) for number in range(40)]
    assert described(variables, [ids, mixed(*AGREE)]).answers.headings == ("ID", "a_1")
    assert drafted(described(variables, [ids, mixed(*AGREE)])).respondent_column == "ID"
    twice = drafted(described(variables, [["1", *ids[1:]], mixed(*AGREE)]))
    assert twice.respondent_column is None
    assert twice.unread[0].heading == "ID"


def test_numbers_have_classes_and_rankings_are_left_unread():
    orders = [("1", "2", "3"), ("2", "3", "1"), ("3", "1", "2"), ("1", "3", "2")]
    ranks = [orders[number % 4] for number in range(40)]
    columns = {f"Rank these [{name}]": [rank[place] for rank in ranks]
               for place, name in enumerate("ABC")}  # fmt: skip
    hours = answered(*map(str, range(9)))
    draft = drafted(export({**columns, "How many hours a month?": hours}))
    assert [one.kind for one in draft.questions] == ["number"]
    assert in_english(draft.numbers[0].unit) == "hours"
    assert draft.numbers[0].edges[-1] > 8
    assert {one.why for one in draft.unread} == {
        "it ranks things, of which the report says nothing"
    }


def test_the_tools_codes_are_values_of_the_scale_and_a_slip_of_the_pen_is_no_point():
    labels = [*AGREE[:2], "Neutrall", *AGREE[3:]]
    categories = tuple(
        Category(value=f"A{number}", label=label) for number, label in enumerate(labels, start=1)
    )
    variables = [Variable(heading=code, categories=categories) for code in ("s_1", "s_2")]
    draft = drafted(described(variables, [mixed(*AGREE), mixed(*AGREE)]))
    (one,) = draft.scales
    assert list(map(in_english, one.labels)) == AGREE
    assert one.values == {"A1": 1, "A2": 2, "A3": 3, "A4": 4, "A5": 5}


def test_waves_share_a_question_of_the_same_words_only():
    first = export({"IT is quick.": mixed(*AGREE), "IT is kind.": mixed(*AGREE)}, wave="2025")
    second = export({"IT is quick": mixed(*AGREE), "IT is kinder.": mixed(*AGREE)}, wave="2026")
    draft = drafted(first, second)
    waves = [tuple(one.columns) for one in draft.questions]
    assert waves == [("2025", "2026"), ("2025",), ("2026",)]
    assert draft.questions[0].columns["2026"] == "IT is quick"


def test_waves_with_other_scales_are_two_questions():
    text = "How would you rate IT?"
    first = export({text: mixed(*"12345")}, wave="2025")
    second = export({text: mixed(*map(str, range(1, 11)))}, wave="2026")
    assert [tuple(one.columns) for one in drafted(first, second).questions] == [
        ("2025",),
        ("2026",),
    ]


def test_two_wordings_of_a_scale_in_two_waves_are_two_scales_and_two_questions():
    somewhat = ["Strongly disagree", "Somewhat disagree", "Neither", "Somewhat agree",
                "Strongly agree"]  # fmt: skip
    text = "IT keeps its promises."
    waves = {"2024": AGREE, "2025": somewhat, "2026": somewhat}
    draft = drafted(*(export({text: mixed(*of)}, wave=wave) for wave, of in waves.items()))
    assert [tuple(one.columns) for one in draft.questions] == [("2024",), ("2025", "2026")]
    assert [len(one.labels) for one in draft.scales] == [5, 5]
    assert all(one.is_directed for one in draft.scales)
    (note,) = draft.notes
    assert "no change is shown" in note


def test_a_point_that_nobody_chose_in_a_wave_leaves_one_scale_and_one_question():
    first = export({"A": mixed(*AGREE[1:]), "B": mixed(*AGREE)}, wave="2025")
    second = export({"A": mixed(*AGREE[:4]), "B": mixed(*AGREE)}, wave="2026")
    draft = drafted(first, second)
    assert [tuple(one.columns) for one in draft.questions] == [("2025", "2026")] * 2
    assert len(draft.scales) == 1


def test_the_team_mirrors_questions_by_code_and_the_rest_is_unread():
    customers = export({"trust_1": mixed(*AGREE), "trust_2": mixed(*AGREE)})
    team = export(
        {"trust_1": answered(*AGREE, people=6), "Anything else?": answered("Noted", people=6)},
        audience=Audience.MANAGEMENT,
    )
    draft = drafted(customers, team)
    assert in_english(question(draft, "trust_1").mirror) == "trust_1"
    assert question(draft, "trust_2").mirror == {}
    assert draft.unread[-1].heading == "Anything else?"


def test_a_language_that_reports_are_not_written_in_is_pointed_out():
    labels = ["trifft gar nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft voll zu"]
    columns = {"Die IT hält ihre Zusagen.": mixed(*labels), "Sie ist erreichbar.": mixed(*labels)}
    draft = drafted(export(columns))
    assert draft.languages == ("en",)
    assert [point.key for point in draft.points] == ["language"]
    assert in_english(draft.questions[0].text) == "Die IT hält ihre Zusagen."


def label(text: LocalText) -> str:
    return text.in_language("sv")


def cells_for(one: Question, people: int) -> list[str]:
    points = [label(text) for text in one.scale.labels] if one.scale.is_fully_labelled else [
        str(point) for point in one.scale.points
    ]  # fmt: skip
    known = dict(one.scale.missing_labels)
    if Missing.DONT_KNOW in known:
        points.append(label(known[Missing.DONT_KNOW]))
    return answered(*points, people=people)


def as_exported(catalogue: Catalogue) -> Columns:
    """The whole catalogue as a tool exports it in Swedish: wording as headings, labels in cells."""
    columns: dict[str, list[str]] = {}
    for breakdown in catalogue.questionnaire.breakdowns:
        texts = catalogue.settings.breakdowns[breakdown.code]
        heading = (texts.question or texts.label)["sv"]
        columns[heading] = answered(*(label(group.label) for group in breakdown.groups))
    for one in catalogue.questionnaire.everything("now"):
        heading = label(one.text)
        match one:
            case Question():
                columns[heading] = cells_for(one, 40)
            case Choice() if one.kind is ChoiceKind.MULTIPLE:
                for option in one.options:
                    columns[f"{heading} [{label(option.label)}]"] = answered("1", "0")
            case Choice():
                columns[heading] = answered(*(label(option.label) for option in one.options))
            case Quantity():
                columns[heading] = answered("0", "3", "9")
            case _:
                columns[heading] = answered("Mer fart", "Fortsätt så")
    return columns


def test_the_catalogue_comes_back_whole_in_all_its_languages(catalogue):
    draft = drafted(export(as_exported(catalogue)), catalogue=catalogue)
    asked = catalogue.questionnaire.everything("now")
    assert [one.code for one in draft.questions] == [one.code for one in asked]
    assert all(one.guess.sureness is Sureness.SURE for one in draft.questions)
    assert draft.languages == ("sv", "en", "nl")
    assert [one.code for one in draft.dimensions] == list(catalogue.settings.dimensions)
    assert not draft.unread
    assert not draft.points


def test_a_scale_with_the_labels_of_the_catalogues_is_the_catalogues(catalogue):
    labels = [*AGREE[:2], "Neither agree nor disagree", *AGREE[3:]]
    columns = {"IT keeps its promises.": mixed(*labels), "IT is kind.": mixed(*labels, "N/A?")}
    draft = drafted(export(columns), catalogue=catalogue)
    assert {one.scale for one in draft.questions} == {"agree5"}
    (one,) = draft.scales
    assert len(one.labels) == 5


def test_an_item_of_the_catalogue_with_other_answers_in_a_wave_is_pointed_out(catalogue):
    neither = [*AGREE[:2], "Neither agree nor disagree", *AGREE[3:]]
    somewhat = [AGREE[0], "Somewhat disagree", "Neither", "Somewhat agree", AGREE[4]]
    first = export({"IT keeps its promises": mixed(*neither)}, wave="2025")
    second = export({"IT keeps its promises": mixed(*somewhat)}, wave="2026")
    draft = drafted(first, second, catalogue=catalogue)
    assert [tuple(one.columns) for one in draft.questions] == [("2025",), ("2026",)]
    assert any("no change is shown" in note for note in draft.notes)


def test_the_catalogues_team_is_mirrored_and_what_it_was_not_asked_is_not(catalogue):
    items = [one for one in catalogue.questionnaire if one.mirror][:3]
    team = {label(one.mirror): cells_for(one, 6) for one in items if one.mirror}
    draft = drafted(
        export(as_exported(catalogue)),
        export(team, audience=Audience.MANAGEMENT),
        catalogue=catalogue,
    )
    mirrored = [one for one in draft.questions if one.mirror]
    assert [one.code for one in mirrored] == [one.code for one in items]
    assert set(mirrored[0].mirror) == {"en", "sv", "nl"}


def test_nothing_and_next_to_nothing_make_a_draft():
    assert drafted().questions == ()
    assert drafted(export({"a": [], "b": []})).questions == ()
    ragged = Answers(
        tool=Tool.PLAIN,
        variables=(Variable(heading="a"), Variable(heading="")),
        rows=(Row(number=2, cells=()), Row(number=3, cells=("x", "", "y"))),
    )
    source = Source(
        file="f.csv",
        wave="1",
        audience=Audience.CUSTOMERS,
        answers=ragged,
        content=b"",
        suffix=".csv",
    )
    assert drafted(source).breakdowns == ()
