"""Numbers, dates, lists and phrases as text, in the conventions of each language."""

from dataclasses import replace
from datetime import date

import pytest

from report_builder import make_writer
from spegla.errors import WordingError
from spegla.privacy.released import Hidden, HiddenReason, Unit
from spegla.report.format import Wording, Writer, parse_wording
from spegla.report.model import Argument, Cell, Interval, Listing, NotAvailable, Number, phrase
from spegla.survey.questions import LocalText

MINUS, NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"
HEAD = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
TRUST = LocalText.of(sv="Förtroende", nl="Vertrouwen", en="Trust")
NKI = LocalText.of(sv="NKI", nl="NKI", en="NKI")


def wording(language: str = "en", locale: str | None = None, **messages: str) -> Wording:
    """A catalogue of these messages, whose names may have dots for underscores."""
    entries = "\n\n".join(f'msgid "{key}"\nmsgstr "{text}"' for key, text in messages.items())
    head = HEAD.format(locale=locale or language)
    return parse_wording((head + entries).encode(), language=language)


def written(message: str, language: str = "en", **values: Argument) -> str:
    return Writer(wording=wording(language, said=message)).text(phrase("said", **values))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1234.0, Unit.PERSONS, "1,234"),
        (3.0, Unit.COUNT, "3"),
        (61.5, Unit.SCORE, "62"),
        (60.5, Unit.SCORE, "60"),
        (3.456, Unit.SCALE, "3.46"),
        (0.625, Unit.SHARE, "62%"),
        (1.0, Unit.SHARE, "100%"),
        (5.4, Unit.POINTS, "+5"),
        (-5.4, Unit.POINTS, f"{MINUS}5"),
        (0.4, Unit.POINTS, "0"),
        (-0.4, Unit.POINTS, "0"),
        (0.0, Unit.POINTS, "0"),
        (-0.04, Unit.DEVIATIONS, "0.0"),
        (-0.46, Unit.DEVIATIONS, f"{MINUS}0.5"),
    ],
)
def test_a_number_has_the_decimals_and_the_sign_of_its_unit(
    value: float, unit: Unit, text: str
) -> None:
    assert make_writer("en").number(Number(value=value, unit=unit)) == text


def test_a_difference_in_standard_deviations_carries_its_sign():
    """Its unit says so: released.Unit.DEVIATIONS."""
    assert make_writer("en").number(Number(value=0.46, unit=Unit.DEVIATIONS)) == "+0.5"


def test_a_bare_number_has_no_percent_and_no_plus():
    writer = make_writer("en")
    assert writer.number(Number(value=0.625, unit=Unit.SHARE, bare=True)) == "62"
    assert writer.number(Number(value=5.4, unit=Unit.POINTS, bare=True)) == "5"
    assert writer.number(Number(value=-5.4, unit=Unit.POINTS, bare=True)) == f"{MINUS}5"


@pytest.mark.parametrize(
    ("language", "share", "mean", "people"),
    [
        ("sv", f"62{NO_BREAK}%", "3,46", f"1{NO_BREAK}234"),
        ("nl", "62%", "3,46", "1.234"),
        ("en", "62%", "3.46", "1,234"),
    ],
)
def test_numbers_follow_the_conventions_of_the_language(
    language: str, share: str, mean: str, people: str
) -> None:
    writer = make_writer(language)
    assert writer.number(Number(value=0.625, unit=Unit.SHARE)) == share
    assert writer.number(Number(value=3.456, unit=Unit.SCALE)) == mean
    assert writer.number(Number(value=1234, unit=Unit.PERSONS)) == people
    below = writer.number(Number(value=-12.0, unit=Unit.POINTS))
    assert below == f"{MINUS}12"


@pytest.mark.parametrize(
    ("language", "day"),
    [("sv", "12 oktober 2026"), ("nl", "12 oktober 2026"), ("en", "12 October 2026")],
)
def test_a_date_is_written_out(language: str, day: str) -> None:
    assert make_writer(language).date(date(2026, 10, 12)) == day


def test_the_catalogue_says_of_which_country_its_language_is():
    american = Writer(wording=wording(said="{day}"))
    british = Writer(wording=wording(locale="en_GB", said="{day}"))
    day = date(2026, 10, 12)
    assert american.text(phrase("said", day=day)) == "October 12, 2026"
    assert british.text(phrase("said", day=day)) == "12 October 2026"
    assert british.language == "en"


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(low=58.2, high=64.4, unit=Unit.SCORE), "58 to 64"),
        (Interval(low=0.41, high=0.5, unit=Unit.SHARE), "41 to 50%"),
        (Interval(low=-3.2, high=4.4, unit=Unit.POINTS), f"{MINUS}3 to +4"),
        (Interval(low=-9.0, high=-4.4, unit=Unit.POINTS), f"{MINUS}9 to {MINUS}4"),
        (Interval(low=2.2, high=9.4, unit=Unit.POINTS), "+2 to +9"),
    ],
)
def test_an_interval_is_one_expression(interval: Interval, text: str) -> None:
    assert make_writer("en").interval(interval) == text


def test_both_ends_of_a_swedish_interval():
    assert make_writer("sv").cell(Interval(low=0.41, high=0.5, unit=Unit.SHARE)) == (
        f"41 till 50{NO_BREAK}%"
    )


def few(unit: Unit, least: float, most: float) -> Number:
    return Number(value=(least + most) / 2, unit=unit, least=least, most=most)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (few(Unit.SCORE, 50.4, 69.6), "50–70"),
        (few(Unit.SCORE, 71.0, 81.0), "71–81"),
        (few(Unit.SHARE, 0.57, 0.7), "57–70%"),
        (few(Unit.SHARE, 0.514, 0.57), "51–57%"),
        (few(Unit.SCALE, 3.18, 3.44), "3.1–3.5"),
        (few(Unit.POINTS, -6.3, 3.2), f"{MINUS}7 to +4"),
    ],
)
def test_a_number_that_stands_for_a_wide_range_is_written_as_all_of_it(
    number: Number, text: str
) -> None:
    """Ends are rounded outwards, so that no value of the range lies beyond them."""
    assert number.is_coarse
    assert make_writer("en").number(number) == make_writer("en").range(number) == text


@pytest.mark.parametrize(
    ("number", "text", "its_range"),
    [
        (few(Unit.SCORE, 38.0, 38.3), "38", "38.0–38.3"),
        (few(Unit.SCORE, 58.0, 63.0), "60", "58.0–63.0"),
        (few(Unit.SHARE, 0.574, 0.603), "59%", "57.4–60.3%"),
        (few(Unit.SHARE, 0.95, 1.0), "98%", "95.0–100.0%"),
        (few(Unit.SCALE, 2.4, 2.42), "2.41", "2.40–2.42"),
        (few(Unit.SCALE, 2.4, 2.4), "2.40", "2.40"),
    ],
)
def test_a_number_that_stands_for_a_narrow_range_is_its_middle(
    number: Number, text: str, its_range: str
) -> None:
    assert not number.is_coarse
    assert (make_writer("en").number(number), make_writer("en").range(number)) == (text, its_range)


def test_a_number_that_stands_for_itself_has_no_range():
    assert make_writer("en").range(Number(value=61.0, unit=Unit.SCORE)) == ""


def test_a_range_follows_the_conventions_of_the_language():
    share = few(Unit.SHARE, 0.574, 0.603)
    assert make_writer("sv").range(share) == f"57,4–60,3{NO_BREAK}%"
    assert make_writer("nl").range(share) == "57,4–60,3%"


def test_a_bare_range_has_no_percent():
    share = few(Unit.SHARE, 0.57, 0.7)
    assert make_writer("en").number(replace(share, bare=True)) == "57–70"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("NKI", "NKI"),
        (TRUST, "Trust"),
        (phrase("hidden.protected"), "protected"),
        (Number(value=61.2, unit=Unit.SCORE), "61"),
        (Hidden(reason=HiddenReason.PROTECTED), "protected"),
        (Hidden(reason=HiddenReason.NOT_COMPARABLE), "not comparable"),
        (NotAvailable(), "–"),
    ],
)
def test_each_sort_of_cell(cell: Cell, text: str) -> None:
    assert make_writer("en").cell(cell) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "a, b och c"),
        ("nl", "a, b en c"),
        ("en", "a, b, and c"),
    ],
)
def test_a_list_is_joined_as_the_language_joins(language: str, text: str) -> None:
    assert written("{names}", language, names=Listing(items=("a", "b", "c"))) == text


def test_the_british_list_has_no_comma_before_and():
    writer = Writer(wording=wording(locale="en_GB", said="{names}"))
    listing = Listing(items=("a", "b", "c"))
    assert writer.text(phrase("said", names=listing)) == "a, b and c"


def test_names_inside_a_sentence_get_a_small_initial_but_acronyms_keep_theirs():
    names = Listing(items=(TRUST, NKI, TRUST))
    assert written("{names:lower}", "sv", names=names) == "förtroende, NKI och förtroende"
    assert written("{names}", "sv", names=names) == "Förtroende, NKI och Förtroende"
    assert written("{name:lower}", name=TRUST) == "trust"


def test_names_that_are_no_words_keep_their_initial():
    assert written("{client:lower}", client="Nordkust") == "Nordkust"


def test_a_phrase_inside_a_phrase_is_written_first():
    texts = wording(outer="{inner:lower}!", inner="Up by {size}")
    words = phrase("outer", inner=phrase("inner", size=Number(value=5, unit=Unit.POINTS)))
    assert Writer(wording=texts).text(words) == "up by +5!"


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("en", "1 point", "2 points"), ("nl", "1 punt", "2 punten"), ("sv", "1 poäng", "2 poäng")],
)
def test_the_count_chooses_the_plural_form(language: str, one: str, many: str) -> None:
    writer = make_writer(language)
    for number, text in ((1, one), (2, many), (0, many.replace("2", "0"))):
        count = Number(value=number, unit=Unit.COUNT)
        assert writer.text(phrase("value.points", count=count)) == text


def test_a_missing_message_says_where_to_add_it():
    with pytest.raises(WordingError, match=r'"no\.such" is missing in sv.*locale/sv/spegla\.po'):
        make_writer("sv").text(phrase("no.such"))


def test_a_message_that_is_not_translated_is_missing():
    with pytest.raises(WordingError, match="missing in en"):
        written("")


def test_a_message_that_names_an_unknown_value_says_which():
    with pytest.raises(WordingError, match=r"names \{score\}.*gives size, way"):
        written("{score}", size=Number(value=1, unit=Unit.COUNT), way="up")
    with pytest.raises(WordingError, match="no values"):
        written("{score}")


def test_a_plural_message_without_a_count_is_an_error():
    with pytest.raises(WordingError, match="no count"):
        make_writer("en").text(phrase("value.points"))


def test_values_are_never_read_as_places_or_markup():
    assert written("{a} & {b}", a="{b}", b="<b>\\1") == "{b} & <b>\\1"


def test_what_is_no_catalogue_is_refused():
    with pytest.raises(WordingError, match="not a PO file"):
        parse_wording(b"msgid nonsense", language="en")


def test_a_text_of_the_engagement_is_taken_in_the_language_of_the_reader():
    assert [make_writer(language).text(TRUST) for language in ("sv", "nl", "en")] == [
        "Förtroende",
        "Vertrouwen",
        "Trust",
    ]


@pytest.mark.parametrize(
    ("value", "least", "most", "written"),
    [
        (1 / 300, 0.0, 2 / 300, "<1%"),
        (299 / 300, 298 / 300, 1.0, ">99%"),
        (0.0, 0.0, 0.0, "0%"),
        (0.012, 0.008, 0.016, "1%"),
    ],
)
def test_a_share_that_may_be_of_somebody_is_not_written_as_nobody(
    value: float, least: float, most: float, written: str
) -> None:
    number = Number(value=value, unit=Unit.SHARE, least=least, most=most)
    assert make_writer("en").number(number) == written
