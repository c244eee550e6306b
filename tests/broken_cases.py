"""Every kind of broken input: one thing wrong with an engagement, and how it is told."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builders import (
    ACTIONS,
    CUSTOMERS,
    INVITED,
    MANAGEMENT,
    PAGE,
    QUESTIONS,
    SETTINGS,
    TEAM,
    make_engagement,
    make_workbook,
)

WAVE = "data/waves/2026"
PLAN_B = '\n[waves.2025]\ndate = 2025-10-17\nlabel = { en = "October 2025" }\n'


@dataclass(frozen=True, kw_only=True)
class Broken:
    """An engagement with one thing wrong; ``message`` is how the problem is told."""

    name: str
    message: str
    settings: str = SETTINGS
    questions: str = QUESTIONS
    customers: str = CUSTOMERS
    invited: str = INVITED
    files: Mapping[str, str | bytes | None] = field(default_factory=dict)

    def make(self, folder: Path) -> Path:
        return make_engagement(
            folder,
            settings=self.settings,
            questions=self.questions,
            customers=self.customers,
            invited=self.invited,
            files=self.files,
        )


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def far_workbook() -> bytes:
    """A workbook with a cell in the last column of the last row."""
    target = io.BytesIO()
    near, far = (
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    with (
        zipfile.ZipFile(io.BytesIO(make_workbook([["q01"]]))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(near, far))
    return target.getvalue()


def with_settings(name: str, old: str, new: str, message: str) -> Broken:
    return Broken(
        name=name,
        settings=changed(SETTINGS, old, new),
        message=f"data/engagement.toml: {message}",
    )


def with_questions(name: str, old: str, new: str, message: str) -> Broken:
    return Broken(
        name=name,
        questions=changed(QUESTIONS, old, new),
        message=f"data/questions.csv{message}",
    )


def with_customers(name: str, old: str, new: str, message: str) -> Broken:
    return Broken(
        name=name,
        customers=changed(CUSTOMERS, old, new),
        message=f"{WAVE}/customers.csv{message}",
    )


def with_invited(name: str, old: str, new: str, message: str) -> Broken:
    return Broken(
        name=name, invited=changed(INVITED, old, new), message=f"{WAVE}/invited.csv{message}"
    )


def with_file(path: str, content: str | bytes | None, name: str, message: str) -> Broken:
    return Broken(name=name, files={path: content}, message=f"{path}{message}")


def with_actions(name: str, old: str, new: str, message: str) -> Broken:
    return with_file("data/actions.csv", changed(ACTIONS, old, new), name, message)


ABSENT = [
    with_file("mkdocs.yml", None, "no site settings", ": the file is missing."),
    with_file("data/engagement.toml", None, "no settings", ": the file is missing."),
    with_file("data/questions.csv", None, "no code book", ": the file is missing."),
    with_file(
        f"{WAVE}/customers.csv",
        None,
        "no export",
        ': the export of the wave "2026" is missing.\n'
        "  Put it there as one of: customers.csv, customers.tsv, customers.xlsx, customers.xls, "
        "customers.ods, customers.sav.",
    ),
    with_file(f"{WAVE}/invited.csv", None, "no invited list", ": the file is missing."),
]
SETTINGS_CASES = [
    Broken(
        name="settings are not TOML",
        settings=changed(SETTINGS, 'preset = "standard"', "preset = standard"),
        message="data/engagement.toml, row 7: the line is not valid TOML: invalid value.\n  Put",
    ),
    Broken(
        name="a target is set twice",
        settings=SETTINGS + "\n[targets]\ntrust = 70\ntrust = 75\n",
        message="data/engagement.toml, row 55: the line is not valid TOML: "
        "cannot overwrite a value.\n",
    ),
    Broken(
        name="a target for no dimension",
        settings=SETTINGS + "\n[targets]\ntrsut = 70\n",
        message='data/engagement.toml: targets names the dimension "trsut".\n'
        '  Did you mean "trust"? Expected one of: trust, delivery, nki.',
    ),
    Broken(
        name="a target off the index",
        settings=SETTINGS + "\n[targets]\ntrust = 170\n",
        message='data/engagement.toml: "targets.trust" has a value that is not allowed.\n'
        "  Input should be less than or equal to 100.",
    ),
    with_settings(
        "an unknown setting",
        "[privacy]",
        "[privacy]\npromissed_minimum = 5",
        'unknown setting "privacy.promissed_minimum".\n  Did you mean "promised_minimum"?',
    ),
    with_settings(
        "no promised minimum",
        "promised_minimum = 5",
        "",
        "privacy.promised_minimum is missing.\n"
        "  Write down the smallest group that the invitation promised to show; "
        "there is no default.",
    ),
    with_settings(
        "no privacy settings at all",
        '[privacy]\npreset = "standard"\npromised_minimum = 5',
        "",
        "privacy is missing.",
    ),
    with_settings(
        "an unknown privacy preset",
        '"standard"',
        '"relaxed"',
        '"privacy.preset" has a value that is not allowed.\n'
        "  Input should be 'standard' or 'cautious'.",
    ),
    with_settings(
        "a threshold below the floor",
        "[privacy]",
        "[privacy]\nk = 3",
        '"privacy.k" has a value that is not allowed.\n'
        "  Input should be greater than or equal to 5.",
    ),
    with_settings("a wave without a date", "date = 2026-10-16", "", "waves.2026.date is missing."),
    with_settings(
        "a bad date",
        "date = 2026-10-16",
        'date = "16 October"',
        '"waves.2026.date" has a value that is not allowed.\n  Input should be a valid date',
    ),
    with_settings(
        "a wave with a name that cannot be a code",
        "[waves.2026]",
        '[waves."Oct 2026"]',
        '"Oct 2026" in "waves" cannot be used as a code.\n',
    ),
    with_settings(
        "a text that is not per language",
        'title = { en = "How IT is seen" }',
        'title = "How IT is seen"',
        '"title" has a value that is not allowed.\n  Expected a table of names and values',
    ),
    with_settings(
        "a language without wording",
        'languages = ["en"]',
        'languages = ["en", "fi"]',
        'there is no wording for the language "fi".\n',
    ),
    with_settings(
        "a missing translation",
        'languages = ["en"]',
        'languages = ["en", "sv"]',
        'dimensions.trust.label has no text in "sv".\n'
        '  Add sv = "…" to it, or take the language out of languages.',
    ),
    with_settings(
        "a language twice",
        'languages = ["en"]',
        'languages = ["en", "en"]',
        'languages has "en" twice.\n',
    ),
    with_settings(
        "a scale in the wrong order",
        "favourable_from = 4\nunfavourable_to = 2",
        "favourable_from = 2\nunfavourable_to = 4",
        '"scales.agree5" has a value that is not allowed.\n'
        "  expected low <= unfavourable_to < favourable_from <= high.",
    ),
    with_settings(
        "a label for two points",
        '{ en = "Neither" }',
        '{ en = "agree" }',
        '"agree" stands for two answers of scales.agree5.\n',
    ),
    with_settings(
        "don't know on the scale",
        "code = 9",
        "code = 5",
        '"5" stands for two answers of scales.agree5.\n',
    ),
    with_settings(
        "a name of two groups",
        'values = ["S1"]',
        'values = ["Power Grid"]',
        '"power grid" stands for two groups of breakdowns.department.\n',
    ),
    with_settings(
        "a column for an unknown question",
        "[privacy]",
        '[columns]\nq011 = "Question 1"\n\n[privacy]',
        'columns names "q011", which is no question and no breakdown.\n  Did you mean "q01"?',
    ),
    with_settings(
        "a column for two questions",
        "[privacy]",
        '[columns]\nq01 = "Trust"\nq02 = "Trust"\n\n[privacy]',
        'columns gives the column "Trust" twice.\n',
    ),
    Broken(
        name="a column both read and ignored",
        settings='ignored_columns = ["Trust"]\n'
        + changed(SETTINGS, "[privacy]", '[columns]\nq01 = "Trust"\n\n[privacy]'),
        message='data/engagement.toml: the column "Trust" is in columns and in ignored_columns.\n',
    ),
    Broken(
        name="a code of a question and a breakdown",
        settings=SETTINGS.replace("[breakdowns.department", "[breakdowns.q01"),
        message='data/engagement.toml: "q01" is the code of a breakdown and of a question in '
        "questions.csv.\n",
    ),
    with_settings(
        "a dimension called nki",
        "[dimensions.delivery]",
        "[dimensions.nki]",
        'a dimension has the code "nki", which stands for the customer satisfaction index.\n',
    ),
    Broken(
        name="two waves of one day",
        settings=SETTINGS + PLAN_B.replace("2025-10-17", "2026-10-16"),
        message="data/engagement.toml: two waves have the date 2026-10-16.\n",
    ),
]
QUESTION_CASES = [
    with_questions("an empty file", QUESTIONS, "", ": the file is empty.\n"),
    with_questions(
        "a column that is missing", "code,", "item,", ', column code: there is no column "code".\n'
    ),
    with_questions(
        "a column with another name",
        "reversed,waves",
        "revresed,waves",
        ': column 5 has "revresed", which is not known here.\n  Did you mean "reversed"?',
    ),
    with_questions(
        "a column twice",
        "text_en,mirror_en",
        "text_en,text_en",
        ', column text_en: there are two columns "text_en".\n',
    ),
    with_questions(
        "a code twice",
        "q02,",
        "q01,",
        ', row 3, column code: the code "q01" is used in a row above.\n',
    ),
    with_questions(
        "a code with capitals",
        "q02,",
        "Q02,",
        ', row 3, column code: "Q02" cannot be used as a code.\n',
    ),
    with_questions(
        "an unknown dimension",
        "q01,trust",
        "q01,trusts",
        ', row 2, column dimension: there is no dimension "trusts".\n  Did you mean "trust"?',
    ),
    with_questions(
        "an unknown kind",
        "trust,rating",
        "trust,ratting",
        ', row 2, column kind: "ratting" is none of the kind values.\n  Did you mean "rating"?',
    ),
    with_questions(
        "an unknown scale",
        "rating,agree5",
        "rating,agre5",
        ', row 2, column scale: there is no scale "agre5".\n  Did you mean "agree5"?',
    ),
    with_questions(
        "neither reversed nor not",
        "agree5,yes",
        "agree5,maybe",
        ', row 3, column reversed: "maybe" is neither yes nor no.\n  Write yes or no.',
    ),
    with_questions(
        "an unknown wave",
        "agree5,,,IT keeps",
        "agree5,,2025,IT keeps",
        ', row 2, column waves: there is no wave "2025".\n  Did you mean "2026"?',
    ),
    with_questions(
        "a rating of nothing",
        "q01,trust",
        "q01,",
        ', row 2, column dimension: a question of the kind "rating" has no dimension.\n',
    ),
    with_questions(
        "an outcome in a dimension",
        "nki1,,",
        "nki1,trust,",
        ', row 5, column dimension: a question of the kind "outcome" takes no dimension.\n',
    ),
    with_questions(
        "a dimension that nothing measures",
        "q03,delivery",
        "q03,trust",
        ', column dimension: no question measures the dimension "delivery".\n',
    ),
    with_questions(
        "a question without text",
        "IT keeps its promises.,",
        ",",
        ', row 2, column text_en: the question has no text in "en".\n',
    ),
    with_questions(
        "a row with a cell too many",
        "I go around IT.",
        "I go, around IT.",
        ", row 3: the row has 9 cells where the headings have 8.\n",
    ),
    with_questions(
        "a quotation mark that is not closed",
        "IT delivers",
        '"IT delivers',
        ", row 4: the row has a quotation mark that is not closed",
    ),
]
ANSWER_CASES = [
    with_customers(
        "an unknown column",
        "department",
        "departement",
        ', column departement: the column "departement" is not known.\n'
        '  Did you mean "department"? If it is not to be read, add its heading to '
        "ignored_columns in engagement.toml.",
    ),
    with_customers("an item that is missing", "q03,", "q04,", ': there is no column for "q03".\n'),
    with_customers(
        "a breakdown that is missing",
        "nki1,department",
        "nki1,q09",
        ': there is no column for "department".\n',
    ),
    with_customers(
        "an item twice",
        "q01,q02,q03",
        "q01,q02,Q02",
        ', column Q02 #2: there are two columns for "q02".\n',
    ),
    with_customers(
        "no headings",
        "q01,q02,q03,nki1,department\n",
        "",
        ", row 1: none of the columns is known.\n",
    ),
    with_customers(
        "a code off the scale",
        "4,2,5,8,grid",
        "4,6,5,8,grid",
        ', row 2, column q02: "6" is not on the scale "agree5".\n'
        "  Expected 1 to 5, a label of the scale, or its codes for don't know and not applicable.",
    ),
    with_customers(
        "a code between two points",
        "4,2,5,8,grid",
        '4,"2,5",5,8,grid',
        ', row 2, column q02: "2,5" is not on the scale "agree5".\n',
    ),
    with_customers(
        "words where a code should be",
        "4,2,5,8,grid",
        "4,I gave up asking,5,8,grid",
        ', row 2, column q02: a text that is not on the scale "agree5".\n',
    ),
    with_customers(
        "a group that is not in the list",
        "3,3,9,6,grid",
        "3,3,9,6,gird",
        ', row 4, column department: "gird" is no group of "department".\n',
    ),
    with_customers(
        "a row that is too short",
        "5,1,4,9,grid",
        "5,1,4,9",
        ", row 3: the row has 4 cells where the headings have 5.\n",
    ),
    with_customers("no answers", CUSTOMERS.partition("\n")[2], "", ": there are no answers.\n"),
    with_file(
        f"{WAVE}/customers.csv",
        make_workbook([["q01"]]),
        "a workbook called .csv",
        ": the file is an Excel workbook, and its name says that it is plain text.\n"
        "  Name it customers.xlsx, or save the table as .csv.",
    ),
    with_file(
        f"{WAVE}/customers.csv",
        b"q01,q02\x00\n4,5\n",
        "a file that is not text",
        ": the file is not text in an encoding that is known here.\n",
    ),
    with_file(
        f"{WAVE}/customers.xlsx",
        b"q01,q02\n4,5\n",
        "two exports",
        ": there is also customers.csv.\n  Keep the one export of the customers that counts.",
    ),
    Broken(
        name="a text called .xlsx",
        files={f"{WAVE}/customers.csv": None, f"{WAVE}/customers.xlsx": CUSTOMERS},
        message=f"{WAVE}/customers.xlsx: the file is plain text, and its name says that it is an "
        "Excel workbook.\n  Name it customers.csv, or save the table as .xlsx.",
    ),
    Broken(
        name="a workbook with a cell at the end of the world",
        files={
            f"{WAVE}/customers.csv": None,
            f"{WAVE}/customers.xlsx": far_workbook(),
        },
        message=f"{WAVE}/customers.xlsx: the sheets of the workbook reach over more than",
    ),
    Broken(
        name="a question of another wave",
        settings=SETTINGS + PLAN_B,
        questions=changed(
            QUESTIONS, "q02,trust,rating,agree5,yes,,", "q02,trust,rating,agree5,yes,2025,"
        ),
        files={
            f"data/waves/2025/{name}.csv": text
            for name, text in {"customers": CUSTOMERS, "invited": INVITED}.items()
        },
        message=f'{WAVE}/customers.csv, column q02: the column is not asked in the wave "2026".\n',
    ),
]
TEAM_CASES = [
    Broken(
        name="answers of a team that nobody described",
        files={f"{WAVE}/management.csv": MANAGEMENT},
        message=f"{WAVE}/management.csv: engagement.toml has no [management].\n"
        "  Add it, with team_size and told_beforehand.",
    ),
    Broken(
        name="a team larger than itself",
        settings=SETTINGS + changed(TEAM, "team_size = 6", "team_size = 4"),
        files={f"{WAVE}/management.csv": MANAGEMENT},
        message=f"{WAVE}/management.csv: more people answered than belong to the IT management "
        "team.\n",
    ),
    Broken(
        name="a team that agreed and answered one by one",
        settings=SETTINGS + TEAM + "consensus = true\n",
        files={f"{WAVE}/management.csv": MANAGEMENT},
        message=f"{WAVE}/management.csv: there is more than one row, and management.consensus in "
        "engagement.toml says that the team agreed on its answers.\n"
        "  Keep the one row of agreed answers; or, where each member answered, set "
        "management.consensus = false.",
    ),
]
INVITED_CASES = [
    with_invited("no total", ",,22,2\n", "", ": there is no row for the total.\n"),
    with_invited(
        "a group without a row",
        "department,sales,10,1\n",
        "",
        ', column group: the group "sales" of "department" has no row.\n',
    ),
    with_invited(
        "an unknown group",
        "department,sales",
        "department,saels",
        ', row 4, column group: "saels" is no group of "department".\n  Did you mean "sales"?',
    ),
    with_invited(
        "an unknown breakdown",
        "department,sales",
        "departments,sales",
        ', row 4, column breakdown: "departments" is no breakdown.\n  Did you mean "department"?',
    ),
    with_invited(
        "a group twice",
        "department,sales",
        "department,grid",
        ", row 4, column group: the group is in a row above.\n",
    ),
    with_invited(
        "groups that do not sum to the total",
        ",,22,2",
        ",,23,2",
        ', row 3, column invited: the groups of "department" sum to 22, the total is 23.\n',
    ),
    with_invited(
        "a number that is none",
        "sales,10,1",
        "sales,ten,1",
        ', row 4, column invited: "ten" is not a number of people.\n',
    ),
    with_invited(
        "no number", "sales,10,1", "sales,,1", ", row 4, column invited: the cell is blank.\n"
    ),
    with_invited(
        "more out than in",
        "sales,10,1",
        "sales,1,10",
        ", row 4, column not_eligible: more people are not eligible than were invited.\n",
    ),
    Broken(
        name="fewer invited than answered",
        invited="breakdown,group,invited\n,,13\ndepartment,grid,10\ndepartment,sales,3\n",
        message=f'{WAVE}/invited.csv, row 4, column invited: fewer people of "sales" were invited '
        "and eligible than answered.\n",
    ),
]
ACTION_CASES = [
    with_actions(
        "an action after an unknown wave",
        "next_step,2026",
        "next_step,2062",
        ', row 2, column decided_after: "2062" is not known here.\n  Did you mean "2026"?',
    ),
    with_actions(
        "an action for an unknown dimension",
        "delivery",
        "delivry",
        ', row 2, column dimension: "delivry" is not known here.\n  Did you mean "delivery"?',
    ),
    with_actions(
        "an action without an owner",
        "Head of service desk",
        "",
        ", row 2, column owner_en: the cell is blank.\n",
    ),
    with_actions(
        "an action of unknown mandate",
        "desk,yes",
        "desk,",
        ", row 2, column has_mandate: a blank cell is neither yes nor no.\n",
    ),
    with_actions(
        "an action with a bad date",
        "2027-02-27",
        "27/2/2027",
        ", row 2, column due: the text in the cell is not a date.\n"
        "  Write the year, month and day as 2026-10-31.",
    ),
    with_actions(
        "an action of unknown status",
        "started",
        "stared",
        ', row 2, column status: "stared" is none of the status values.\n',
    ),
    with_actions(
        "an action with a target off the index",
        '"64,5"',
        "164",
        ', row 2, column target: "164" is not a number from 0 to 100.\n',
    ),
    with_actions(
        "an action whose first step has a bad date",
        "2026-12-15",
        "soon",
        ', row 2, column first_step_by: "soon" is not a date.\n',
    ),
    with_actions(
        "an action with no day for its first step",
        "2026-12-15",
        "",
        ", row 2, column first_step_by: no day is set for the first step.\n",
    ),
    with_actions(
        "an action without a customer",
        "Finance",
        "",
        ", row 2, column co_designer_en: no customer helps to design it.\n",
    ),
    with_actions(
        "an action that nobody can see",
        "You see a date.",
        "We improve our dialogue.",
        ', row 2, column promise_en: a customer cannot see "improve" happen.\n',
    ),
    with_actions(
        "an action that promises nothing",
        "You see a date.",
        "",
        ", row 2, column promise_en: the cell is blank.\n",
    ),
]
OTHER_TABLE_CASES = [
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish\nWe wait.,trsut,negative,yes\n",
        "a comment on an unknown theme",
        ", row 2, column theme: the theme is none of the dimensions.\n"
        '  Did you mean "trust"? Expected one of: trust, delivery, other.',
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish\nWe wait.,trust,angry,yes\n",
        "a comment of unknown sentiment",
        ', row 2, column sentiment: "angry" is none of the sentiment values.\n',
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish\nWe wait.,,negative,yes\n",
        "a comment to be published without a theme",
        ", row 2, column theme: the theme is none of the dimensions.\n",
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish\nWe wait.,trust,,yes\n",
        "a comment to be published without a sentiment",
        ", row 2, column sentiment: a blank cell is none of the sentiment values.\n",
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish\nWe wait.,trust,negative,maybe\n",
        "a comment of unknown approval",
        ', row 2, column publish: "maybe" is neither yes nor no.\n',
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish\n,trust,negative,no\n",
        "a comment without words",
        ", row 2, column text: the cell is blank.\n",
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "question,text,theme,sentiment,publish\nq01,We wait.,trust,negative,no\n",
        "a comment on what is no open question",
        ', row 2, column question: "q01" is no open question of the wave.\n',
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish,flags\nWe wait.,trust,negative,no,phone emial\n",
        "a comment with an unknown flag",
        ', row 2, column flags: "emial" is no flag.\n  Did you mean "email"?',
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "key,text,theme,sentiment,publish\nc0123456789abcdef,We wait.,trust,negative,no\n",
        "a comment that was changed",
        ", row 2, column key: the key belongs to another wording or question: the row was "
        "changed.\n",
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "text,theme,sentiment,publish\nWe wait.,trust,negative,no\nWe  wait.,trust,negative,yes\n",
        "a comment that was decided on twice",
        ", row 3: the comment also stands in row 2, with another decision.\n",
    ),
    with_file(
        "data/staff.csv",
        "name,title\n,\nAnna Berg,\n,,x\n",
        "a staff list with a ragged row",
        ", row 4: the row has 3 cells where the headings have 2.\n",
    ),
    with_file(
        "data/staff.csv",
        "nmae\nAnna Berg\n",
        "a staff list without names",
        ", row 1: none of the columns is known.\n",
    ),
    with_file(
        f"{WAVE}/comments.csv",
        "We wait.,trust,negative,yes\n",
        "comments without headings",
        ", row 1: none of the columns is known.\n"
        "  Put the headings in the first row: text, theme, sentiment, publish.",
    ),
    with_file(
        f"{WAVE}/interviews.csv",
        "dimension,theme,quote,publish\ntrust,missing,We wait.,perhaps\n",
        "an interview of unknown approval",
        ', row 2, column publish: "perhaps" is neither yes nor no.\n',
    ),
    with_file(
        f"{WAVE}/interviews.csv",
        "dimension,theme,quote,publish\ntrust,bad_epsode,We wait.,\n",
        "an interview with an unknown theme",
        ', row 2, column theme: "bad_epsode" is none of the theme values.\n'
        '  Did you mean "bad_episode"? Expected one of: what_decides, bad_episode, good_episode, '
        "missing.",
    ),
    with_file(
        f"{WAVE}/interviews.csv",
        "dimension,theme,quote,publish,flags\ntrust,missing,We wait.,yes,phnoe\n",
        "an interview with an unknown flag",
        ', row 2, column flags: "phnoe" is no flag.\n  Did you mean "phone"?',
    ),
    with_file(
        "data/benchmarks.csv",
        "figure,value,source\nnki,sixty,A survey\n",
        "a benchmark that is no number",
        ', row 2, column value: "sixty" is not a number',
    ),
]
FOLDER_CASES = [
    Broken(
        name="a wave folder without settings",
        files={"data/waves/2024/customers.csv": CUSTOMERS},
        message="data/waves/2024: the folder has no entry in [waves] of engagement.toml.\n"
        "  Add [waves.2024] with its date and label.",
    ),
    with_file(
        "data/question.csv",
        QUESTIONS,
        "a misspelt file",
        ': nothing reads a file of this name.\n  Did you mean "questions.csv"?',
    ),
    with_file(
        f"{WAVE}/mangement.csv",
        MANAGEMENT,
        "a misspelt export",
        ': nothing reads a file of this name.\n  Did you mean "management.csv"?',
    ),
    with_file(
        "data/brand/logo.svg",
        "<svg/>",
        "a logo that no setting names",
        ": no setting of [brand] names the file.\n  Name it in engagement.toml, or remove it.",
    ),
    Broken(
        name="a logo that is not there",
        settings=f'{SETTINGS}\n[brand]\nlogo = "brand/logo.svg"\n',
        message="data/engagement.toml: brand.logo names data/brand/logo.svg, which is not there.\n"
        "  Put the file there, or remove brand.logo.",
    ),
    Broken(
        name="a logo elsewhere",
        settings=f'{SETTINGS}\n[brand]\nlogo = "../client/logo.svg"\n',
        message='data/engagement.toml: "brand.logo" has a value that is not allowed.\n'
        '  Put the file into data/brand and write "brand/name.svg" or "brand/name.png", with its '
        "own name.",
    ),
    Broken(
        name="a logo for the dark scheme alone",
        settings=f'{SETTINGS}\n[brand]\nlogo_dark = "brand/logo.svg"\n',
        message='data/engagement.toml: "brand" has a value that is not allowed.\n'
        "  logo_dark needs a logo for the light scheme.",
    ),
    Broken(
        name="a heading font without a licence",
        settings=f'{SETTINGS}\n[brand]\nheading_font = "brand/Heading.ttf"\n',
        message='data/engagement.toml: "brand" has a value that is not allowed.\n'
        "  heading_font and heading_font_licence need each other.",
    ),
    Broken(
        name="a wave without a folder",
        settings=SETTINGS + PLAN_B,
        message='data/waves/2025/customers.csv: the export of the wave "2025" is missing.\n',
    ),
    with_file(
        "content/en/about.md",
        "Just words.\n",
        "a page without front matter",
        ", row 1: the page has no front matter.\n",
    ),
    with_file(
        "content/en/about.md",
        changed(PAGE, "title:", "tittle:"),
        "a page without a title",
        ': the front matter has "tittle", which is not known here.\n  Did you mean "title"?',
    ),
    with_file(
        "content/en/about.md",
        changed(PAGE, "title: How", "title: [How"),
        "a page with broken front matter",
        ", row 3: the front matter is not valid YAML.\n",
    ),
    with_file(
        "content/en/About us.md",
        PAGE,
        "a page that cannot have an address",
        ": the name of the file cannot be the address of a page.\n",
    ),
    with_file(
        "content/about.md",
        PAGE,
        "a page in no language",
        ": the file is in the folder of no language.\n  Put it in one of: content/en.",
    ),
    with_file(
        "content/en/logo.png",
        b"\x89PNG",
        "a picture among the pages",
        ": only Markdown pages are read here.\n",
    ),
    with_file(
        "site_templates/pages/sumary.md.j2",
        "",
        "a template that replaces nothing",
        ": the file replaces no template of the product.\n",
    ),
]
IDENTIFIER_CASES = [
    Broken(
        name="a breakdown of e-mail addresses",
        customers="q01,q02,q03,nki1,department\n"
        + "".join(f"4,2,5,8,person{n}@example.com\n" for n in range(12)),
        message=f'{WAVE}/customers.csv, column department: the breakdown "department" holds what '
        "looks like e-mail addresses.\n"
        "  Name another column for it in [columns] of engagement.toml. Best delete this one from "
        "the export; if it has to stay, add its heading to ignored_columns.",
    ),
    Broken(
        name="a breakdown in which nearly everybody stands alone",
        customers="q01,q02,q03,nki1,department\n"
        + "".join(f"4,2,5,8,unit {letter}\n" for letter in "abcdefghijkk"),
        message=f'{WAVE}/customers.csv, column department: the breakdown "department" has nearly '
        "as many values as people.\n",
    ),
    Broken(
        name="times of answering where answers should be",
        customers="q01,q02,q03,nki1,department\n"
        + "".join(f"2026-10-16 09:{n:02}:30,2,5,8,grid\n" for n in range(12)),
        message=f'{WAVE}/customers.csv, column q01: the column for "q01" holds what looks like '
        "times finer than a day.\n",
    ),
    Broken(
        name="IP addresses in a column that nothing accounts for",
        customers="q01,q02,q03,nki1,department,ip\n"
        + "".join(f"4,2,5,8,grid,192.0.2.{n}\n" for n in range(12)),
        message=f'{WAVE}/customers.csv, column ip: the column "ip" is not known, and holds what '
        "looks like IP addresses.\n  Best delete it from the export;",
    ),
]
CASES = [
    *ABSENT,
    *SETTINGS_CASES,
    *QUESTION_CASES,
    *ANSWER_CASES,
    *IDENTIFIER_CASES,
    *TEAM_CASES,
    *INVITED_CASES,
    *ACTION_CASES,
    *OTHER_TABLE_CASES,
    *FOLDER_CASES,
]
