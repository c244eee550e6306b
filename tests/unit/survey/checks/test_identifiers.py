"""Columns that tell people apart: refused as breakdowns and answers, pointed out elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders import CUSTOMERS, INVITED, MANAGEMENT, QUESTIONS, SETTINGS, TEAM, make_engagement
from spegla.errors import InputError
from spegla.survey.read import Engagement, read_engagement

FILE = "data/waves/2026/customers.csv"
PEOPLE = 12
LOOKS: dict[str, Callable[[int], str]] = {
    "e-mail addresses": lambda n: f"person{n}@example.com",
    "IP addresses": lambda n: f"192.0.2.{n}",
    "links": lambda n: f"https://survey.example/r/{n}",
    "national identity numbers": lambda n: ["811218-9876", "640823-3234", "131052-308T"][n % 3],
    "bank account numbers": lambda _: "SE45 5000 0000 0583 9825 7466",
    "telephone or other long numbers": lambda n: f"+46 70 123 45 {n:02}",
    "times finer than a day": lambda n: f"2026-10-16 09:{n:02}:30",
    "numbers or tokens of respondents": lambda n: f"a{n}f3-{n * 7}",
    "names of people": lambda n: f"Person{chr(97 + n)} Van{chr(97 + n)}berg",
}
HARMLESS: dict[str, Callable[[int], str]] = {
    "days": lambda n: f"2026-10-{n + 1:02}",
    "midnights": lambda n: f"2026-10-{n + 1:02} 00:00:00",
    "few words": lambda n: ["Yes", "No"][n % 2],
    "units": lambda n: ["10023456", "10023457"][n % 2],
    "own words": lambda n: f"We wait {n} weeks, as always.",
    "nothing": lambda _: "",
}


def beside(heading: str, cell: Callable[[int], str], text: str = CUSTOMERS) -> str:
    """The export with one more column."""
    first, *rows = text.splitlines()
    cells = [f'{row},"{cell(n)}"' for n, row in enumerate(rows)]
    return "\n".join([f"{first},{heading}", *cells]) + "\n"


def ignoring(heading: str) -> str:
    return f'ignored_columns = ["{heading}"]\n{SETTINGS}'


def divided_by(heading: str) -> str:
    """Settings whose breakdown stands in another column, and the old one is left unread."""
    return f'{ignoring("department")}\n[columns]\ndepartment = "{heading}"\n'


def messages(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    return [str(problem) for problem in caught.value.problems]


def notices(made: Engagement) -> list[str]:
    return [str(notice) for notice in made.notices]


def test_an_export_without_such_columns_has_no_notices(tmp_path: Path) -> None:
    assert not notices(read_engagement(make_engagement(tmp_path)))


@pytest.mark.parametrize(("look", "cell"), LOOKS.items())
def test_a_column_that_nothing_reads_is_a_notice(
    tmp_path: Path, look: str, cell: Callable[[int], str]
) -> None:
    folder = make_engagement(tmp_path, settings=ignoring("Extra"), customers=beside("Extra", cell))
    (notice,) = notices(read_engagement(folder))
    assert notice.startswith(
        f'{FILE}: columns that nothing reads seem to tell people apart: "Extra" ({look}).\n'
    )
    assert cell(3) not in notice


@pytest.mark.parametrize("cell", HARMLESS.values(), ids=HARMLESS)
def test_days_and_what_many_share_are_no_notice(tmp_path: Path, cell: Callable[[int], str]) -> None:
    folder = make_engagement(tmp_path, settings=ignoring("Extra"), customers=beside("Extra", cell))
    assert not notices(read_engagement(folder))


@pytest.mark.parametrize(
    ("heading", "look"),
    [("Namn", "names of people"), ("RespondentID", "numbers or tokens of respondents")],
)
def test_survey_tools_say_by_a_heading_what_a_column_holds(
    tmp_path: Path, heading: str, look: str
) -> None:
    text = beside(heading, lambda n: "ab"[n % 2])
    folder = make_engagement(tmp_path, settings=ignoring(heading), customers=text)
    (notice,) = notices(read_engagement(folder))
    assert f'"{heading}" ({look})' in notice


def test_one_notice_names_all_columns_of_a_file(tmp_path: Path) -> None:
    text = beside("Mail", LOOKS["e-mail addresses"], beside("At", LOOKS["times finer than a day"]))
    settings = f'ignored_columns = ["Mail", "At"]\n{SETTINGS}'
    (notice,) = notices(
        read_engagement(make_engagement(tmp_path, settings=settings, customers=text))
    )
    assert '"At" (times finer than a day), "Mail" (e-mail addresses).' in notice


def test_one_address_in_words_that_nothing_reads_is_a_notice(tmp_path: Path) -> None:
    text = beside("Remark", lambda n: "Ask person@example.com" if n == 7 else "Nothing.")
    folder = make_engagement(tmp_path, settings=ignoring("Remark"), customers=text)
    (notice,) = notices(read_engagement(folder))
    assert '"Remark" (free text with personal data)' in notice


def test_a_column_without_heading_is_named_by_its_place(tmp_path: Path) -> None:
    text = beside("", lambda n: str(100 + n))
    folder = make_engagement(tmp_path, settings=ignoring(""), customers=text)
    (notice,) = notices(read_engagement(folder))
    assert "column 6 (numbers or tokens of respondents)" in notice


def test_the_management_file_is_looked_at_too(tmp_path: Path) -> None:
    folder = make_engagement(
        tmp_path,
        settings=ignoring("Mail") + TEAM,
        files={
            "data/waves/2026/management.csv": beside("Mail", LOOKS["e-mail addresses"], MANAGEMENT)
        },
    )
    (notice,) = notices(read_engagement(folder))
    assert notice.startswith("data/waves/2026/management.csv: ")


@pytest.mark.parametrize(("look", "cell"), LOOKS.items())
def test_nobody_is_divided_by_what_stands_for_one_person(
    tmp_path: Path, look: str, cell: Callable[[int], str]
) -> None:
    folder = make_engagement(
        tmp_path, settings=divided_by("Extra"), customers=beside("Extra", cell)
    )
    (message,) = messages(folder)
    assert message.startswith(f'{FILE}, column Extra: the breakdown "department" ')
    assert look in message or "has nearly as many values as people" in message
    assert cell(3) not in message


@pytest.mark.parametrize("look", ["e-mail addresses", "times finer than a day"])
def test_an_address_or_a_time_divides_nobody_even_where_several_share_it(
    tmp_path: Path, look: str
) -> None:
    cell = LOOKS[look]
    text = beside("Extra", lambda n: cell(n % 2))
    folder = make_engagement(tmp_path, settings=divided_by("Extra"), customers=text)
    assert f'the breakdown "department" holds what looks like {look}' in messages(folder)[0]


def test_nobody_is_divided_by_a_column_of_names_however_few_answered(tmp_path: Path) -> None:
    names = ["Anna", "Bo", "Cilla", "Anna"]
    text = beside("Förnamn", lambda n: names[n], "\n".join(CUSTOMERS.splitlines()[:5]))
    folder = make_engagement(tmp_path, settings=divided_by("Förnamn"), customers=text)
    (message,) = messages(folder)
    assert 'the breakdown "department" holds what looks like names of people' in message
    assert not any(name in message for name in names)


def test_units_may_have_long_numbers(tmp_path: Path) -> None:
    groups = SETTINGS.replace('values = ["S1"]', 'values = ["10023456", "10023457"]')
    folder = make_engagement(
        tmp_path,
        settings=f'ignored_columns = ["department"]\n{groups}\n[columns]\ndepartment = "Unit"\n',
        customers=beside("Unit", HARMLESS["units"]),
        invited="breakdown,group,invited\n,,20\ndepartment,grid,0\ndepartment,sales,20\n",
    )
    groups_of = read_engagement(folder).survey.current.customers.groups
    assert groups_of["department"].tolist() == ["sales"] * PEOPLE


@pytest.mark.parametrize("people", [9, 10, 20])
def test_nearly_as_many_values_as_people_divide_nobody(tmp_path: Path, people: int) -> None:
    rows = [f"4,2,5,8,{'abcdefghijklmnopqrstuvwxyz'[n - n % 5 // 4]}" for n in range(people)]
    folder = make_engagement(tmp_path, customers="\n".join([CUSTOMERS.split("\n")[0], *rows]))
    is_refused = any("nearly as many values as people" in text for text in messages(folder))
    assert is_refused == (people >= 10)


@pytest.mark.parametrize("look", ["e-mail addresses", "national identity numbers"])
def test_what_stands_for_a_person_is_no_answer(tmp_path: Path, look: str) -> None:
    cell = LOOKS[look]
    settings = f'ignored_columns = ["q01"]\n{SETTINGS}\n[columns]\nq01 = "Extra"\n'
    folder = make_engagement(tmp_path, settings=settings, customers=beside("Extra", cell))
    (message,) = messages(folder)
    assert message.startswith(
        f'{FILE}, column Extra: the column for "q01" holds what looks like {look}.\n'
    )
    assert cell(3) not in message


def test_one_slip_of_the_hand_among_few_answers_is_told_by_its_row(tmp_path: Path) -> None:
    text = "q01,q02,q03,nki1,department\n811218-9876,2,5,8,grid\n,1,4,9,grid"
    (message,) = messages(make_engagement(tmp_path, customers=text))
    assert message.startswith(f"{FILE}, row 2, column q01: a text that is not on the scale")


OPEN = f"{QUESTIONS}words,,text,,,,What else?,\n"


def test_addresses_are_no_answers_to_an_open_question(tmp_path: Path) -> None:
    text = beside("words", LOOKS["telephone or other long numbers"])
    folder = make_engagement(tmp_path, questions=OPEN, customers=text)
    (message,) = messages(folder)
    assert 'the column for "words" holds what looks like telephone' in message


def test_an_address_among_answers_in_own_words_is_a_notice(tmp_path: Path) -> None:
    text = beside("words", lambda n: "Ask person@example.com" if n == 7 else f"Nothing {n}.")
    (notice,) = notices(read_engagement(make_engagement(tmp_path, questions=OPEN, customers=text)))
    assert notice.startswith(f'{FILE}, column words: answers to "words" hold what looks like')
    assert "example.com" not in notice


def test_an_unknown_column_is_better_deleted_than_ignored(tmp_path: Path) -> None:
    text = beside("Mail", LOOKS["e-mail addresses"])
    (message,) = messages(make_engagement(tmp_path, customers=text))
    assert message == (
        f'{FILE}, column Mail: the column "Mail" is not known, and holds what looks like e-mail '
        "addresses.\n  Best delete it from the export; if it has to stay, add its heading to "
        "ignored_columns in engagement.toml."
    )


def test_ragged_rows_do_not_hide_what_a_column_holds(tmp_path: Path) -> None:
    text = beside("Mail", LOOKS["e-mail addresses"]) + "4,2\n"
    found = messages(make_engagement(tmp_path, customers=text, invited=INVITED))
    assert any("e-mail addresses" in message for message in found)
