"""IDs of respondents: read for who is who alone, checked, and never repeated."""

from pathlib import Path

import pytest

from builders import CUSTOMERS, INVITED, MANAGEMENT, SETTINGS, TEAM, make_engagement
from spegla.errors import InputError
from spegla.survey.read import Engagement, read_engagement

FILE = "data/waves/2026/customers.csv"
IDS = [f"R-90{number:02}" for number in range(12)]
WITH_IDS = 'respondent_column = "Response ID"\n' + SETTINGS
EARLIER = '\n[waves.2025]\ndate = 2025-10-17\nlabel = { en = "October 2025" }\n'
LINKED = WITH_IDS.replace("promised_minimum = 5", 'promised_minimum = 5\nwaves = "linked"')


def with_ids(ids: list[str], text: str = CUSTOMERS, heading: str = "Response ID") -> str:
    """The export with a first column of IDs."""
    first, *rows = text.splitlines()
    cells = [f"{name},{row}" for name, row in zip(ids, rows, strict=True)]
    return "\n".join([f"{heading},{first}", *cells]) + "\n"


def read(folder: Path, customers: str = with_ids(IDS), settings: str = WITH_IDS) -> Engagement:
    return read_engagement(make_engagement(folder, customers=customers, settings=settings))


def two_waves(folder: Path, settings: str, ids_before: list[str]) -> Engagement:
    earlier = {
        # Most people answer otherwise: two copies of one export are no two waves.
        "data/waves/2025/customers.csv": with_ids(
            ids_before, CUSTOMERS.translate(str.maketrans("45", "34"))
        ),
        "data/waves/2025/invited.csv": INVITED,
    }
    return read_engagement(
        make_engagement(folder, customers=with_ids(IDS), settings=settings + EARLIER, files=earlier)
    )


def messages(folder: Path, customers: str, settings: str = WITH_IDS) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(folder, customers, settings)
    return [str(problem) for problem in caught.value.problems]


def test_ids_say_who_is_who_and_are_no_unknown_column(tmp_path: Path) -> None:
    made = read(tmp_path)
    customers = made.survey.current.customers
    assert len(set(customers.respondents)) == len(IDS)
    assert customers.identified_by == "response id"
    assert not any(name in str(customers.respondents) for name in IDS)
    assert not made.notices


def test_a_corrected_row_is_the_same_person_and_a_late_answer_a_new_one(tmp_path: Path) -> None:
    late = CUSTOMERS.replace("4,2,5,8,grid", "1,2,5,8,sales", 1) + "4,4,4,8,grid\n"
    before = read(tmp_path / "first").survey.current.customers.respondents
    after = read(tmp_path / "second", with_ids([*IDS, "R-9100"], late)).survey.current.customers
    assert after.respondents[:12] == before
    assert after.respondents[12] not in before


def test_white_space_around_an_id_does_not_count(tmp_path: Path) -> None:
    before = read(tmp_path / "first").survey.current.customers.respondents
    spaced = with_ids([f" {name} " for name in IDS], heading="response  id")
    assert read(tmp_path / "second", spaced).survey.current.customers.respondents == before


def test_people_are_found_again_in_another_wave(tmp_path: Path) -> None:
    survey = two_waves(tmp_path, WITH_IDS, [*IDS[:9], "x1", "x2", "x3"]).survey
    assert survey.previous is not None
    shared = set(survey.previous.customers.respondents) & set(survey.current.customers.respondents)
    assert len(shared) == 9


def test_without_ids_people_are_known_by_their_rows(tmp_path: Path) -> None:
    customers = read_engagement(make_engagement(tmp_path)).survey.current.customers
    assert customers.identified_by == ""


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (
            [*IDS[:4], "", *IDS[5:]],
            f"{FILE}, row 6, column Response ID: the ID is blank.\n  Each respondent needs an ID",
        ),
        (
            [*IDS[:4], IDS[0], IDS[1], *IDS[6:]],
            f"{FILE}, row 6, column Response ID: a row above has the same ID (also in row 7).\n",
        ),
    ],
)
def test_ids_are_there_and_differ(tmp_path: Path, ids: list[str], expected: str) -> None:
    (message,) = messages(tmp_path, with_ids(ids))
    assert message.startswith(expected)
    assert "R-90" not in message


def test_customers_need_the_column(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, CUSTOMERS)
    assert message.startswith(
        f"{FILE}: the column that respondent_column in engagement.toml names is not there.\n"
    )


def test_there_is_one_such_column(tmp_path: Path) -> None:
    twice = with_ids(IDS, with_ids(IDS), heading="response id")
    found = messages(tmp_path, twice)
    assert found[0].startswith(
        f"{FILE}, column Response ID #2: there are two columns with the IDs of respondents.\n"
    )


@pytest.mark.parametrize(
    "settings",
    [
        'ignored_columns = ["response ID"]\n' + WITH_IDS,
        WITH_IDS + '\n[columns]\nq01 = "Response ID"\n',
        WITH_IDS.replace('"Response ID"', '"Department"'),
        WITH_IDS.replace('"Response ID"', '"q01"'),
    ],
)
def test_the_column_stands_for_nothing_else(tmp_path: Path, settings: str) -> None:
    found = messages(tmp_path, with_ids(IDS), settings)
    assert found[0].startswith("data/engagement.toml: respondent_column names the column ")


def test_ids_that_are_more_than_numbers_of_the_tool_are_pointed_out(tmp_path: Path) -> None:
    mails = [f"person{number}@example.com" for number in range(12)]
    (notice,) = read(tmp_path, with_ids(mails)).notices
    assert "the IDs of respondents look like e-mail addresses" in str(notice)
    assert "person1" not in str(notice)


def test_management_may_have_ids_too(tmp_path: Path) -> None:
    def team(folder: str, text: str) -> Engagement:
        return read_engagement(
            make_engagement(
                tmp_path / folder,
                customers=with_ids(IDS),
                settings=WITH_IDS + TEAM,
                files={"data/waves/2026/management.csv": text},
            )
        )

    for folder, text, column in (
        ("without", MANAGEMENT, ""),
        ("with", with_ids(list("abcde"), MANAGEMENT), "response id"),
    ):
        management = team(folder, text).survey.current.management
        assert management is not None
        assert management.identified_by == column
    with pytest.raises(InputError, match="a row above has the same ID"):
        team("twice", with_ids(list("abcda"), MANAGEMENT))


def test_linked_waves_need_ids(tmp_path: Path) -> None:
    settings = LINKED.removeprefix('respondent_column = "Response ID"\n')
    (message,) = messages(tmp_path, CUSTOMERS, settings)
    assert message.startswith(
        'data/engagement.toml: privacy.waves is "linked", and there is no respondent_column.\n'
    )


def test_linked_waves_have_respondents_in_common(tmp_path: Path) -> None:
    assert two_waves(tmp_path / "some", LINKED, [*IDS[:1], *"bcdefghijkl"]).survey.previous
    with pytest.raises(InputError) as caught:
        two_waves(tmp_path / "none", LINKED, list("abcdefghijkl"))
    assert str(caught.value).startswith(
        'data/engagement.toml: privacy.waves is "linked", and no respondent of the wave "2025" is '
        'in the wave "2026".\n'
    )
