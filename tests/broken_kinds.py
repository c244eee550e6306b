"""What can be wrong with choices, numbers, levels, needs and roles, and how it is told."""

from broken_cases import WAVE, Broken, changed
from every_kind import CUSTOMERS, QUESTIONS, SETTINGS, with_column

TEAM = "\n[management]\nteam_size = 6\ntold_beforehand = true\nexpected_importance = [%s]\n"
FOUR_MORE = "".join(
    f'\n[dimensions.d{n}]\nlabel = {{ en = "Dimension {n}" }}\n' for n in range(1, 5)
)


def with_settings(name: str, settings: str, message: str) -> Broken:
    return Broken(
        name=name,
        settings=settings,
        questions=QUESTIONS,
        customers=CUSTOMERS,
        message=f"data/engagement.toml: {message}",
    )


def with_questions(name: str, old: str, new: str, message: str) -> Broken:
    return Broken(
        name=name,
        settings=SETTINGS,
        questions=changed(QUESTIONS, old, new),
        customers=CUSTOMERS,
        message=f"data/questions.csv, row {message}",
    )


def with_customers(name: str, customers: str, message: str) -> Broken:
    return Broken(
        name=name,
        settings=SETTINGS,
        questions=QUESTIONS,
        customers=customers,
        message=f"{WAVE}/customers.csv{message}",
    )


def options_of_why(name: str, cells: list[str], message: str) -> Broken:
    """``why`` in a column for each option, which these cells do not get right."""
    headings = "why[speed],why[cost],why[refused]"
    return with_customers(name, with_column("why", cells, headings=headings), message)


SETTINGS_CASES = [
    with_settings(
        "a spelling of two options",
        changed(SETTINGS, '["A2"]', '["it was FASTER"]'),
        '"it was faster" stands for two of options.reasons.\n'
        "  Give each of them a code, label and values of its own.",
    ),
    with_settings(
        "an option without a translation",
        changed(SETTINGS, '{ en = "Partly" }', '{ sv = "Delvis" }'),
        'options.solved.partly.label has no text in "en".\n',
    ),
    with_settings(
        "a unit without a translation",
        changed(SETTINGS, 'unit = { en = "hours a month" }', 'unit = { sv = "timmar" }'),
        'numbers.hours.unit has no text in "en".\n',
    ),
    with_settings(
        "a need without a translation",
        changed(SETTINGS, '{ en = "I want advice" }', '{ sv = "Råd" }'),
        'needs.advice.label has no text in "en".\n',
    ),
    with_settings(
        "a list of options without any",
        SETTINGS + "\n[options.nothing]\n",
        "options.nothing has no options.\n",
    ),
    with_settings(
        "a list of options called dimensions",
        changed(SETTINGS, "[options.reasons]", "[options.dimensions]"),
        'a list of options has the name "dimensions", which stands for the dimensions.\n',
    ),
    with_settings(
        "a need with the code of a dimension",
        changed(SETTINGS, "[needs.advice]", "[needs.trust]"),
        'a need has the code "trust", which stands for something else already.\n',
    ),
    with_settings(
        "a need called nki",
        changed(SETTINGS, "[needs.advice]", "[needs.nki]"),
        'a need has the code "nki", which stands for something else already.\n',
    ),
    with_settings(
        "classes of numbers that do not rise",
        changed(SETTINGS, "[0, 1, 2, 5, 10, 40]", "[0, 2, 1, 5, 10, 40]"),
        '"numbers.hours" has a value that is not allowed.\n  edges must rise.',
    ),
    with_settings(
        "influence on no dimension",
        SETTINGS + '\n[influence]\ntrsut = "partly"\n',
        'influence names the dimension "trsut".\n'
        '  Did you mean "trust"? Expected one of: trust, delivery.',
    ),
    with_settings(
        "influence of an unknown sort",
        SETTINGS + '\n[influence]\ntrust = "mostly"\n',
        '"influence.trust" has a value that is not allowed.\n'
        "  Input should be 'fully', 'partly' or 'not_ours'.",
    ),
    with_settings(
        "a guess about no dimension",
        SETTINGS + TEAM % '"trust", "speed"',
        'management.expected_importance names the dimension "speed".\n',
    ),
    with_settings(
        "a guess that names a dimension twice",
        SETTINGS + TEAM % '"trust", "trust"',
        'management.expected_importance has "trust" twice.\n',
    ),
    with_settings(
        "a guess that is neither the first three nor all",
        SETTINGS + FOUR_MORE + TEAM % '"trust", "delivery"',
        "management.expected_importance has 2 dimensions.\n  Name the first 3, or all 6.",
    ),
    with_settings(
        "a column for an option that is not there",
        SETTINGS + '\n[columns]\n"why[spede]" = "Q9 1"\n',
        'columns names "why[spede]", which is no question and no breakdown.\n',
    ),
    with_settings(
        "a column for an option of a single choice",
        SETTINGS + '\n[columns]\n"first[trust]" = "Q9 1"\n',
        'columns names "first[trust]", which is no question and no breakdown.\n',
    ),
]
QUESTION_CASES = [
    with_questions(
        "an unknown list of options",
        "multiple,reasons",
        "multiple,reason",
        '15, column scale: there is no list of options "reason".\n  Did you mean "reasons"?',
    ),
    with_questions(
        "an unknown number",
        "number,hours",
        "number,hour",
        '16, column scale: there is no number "hour".\n  Did you mean "hours"?',
    ),
    with_questions(
        "a choice on a scale",
        "single,solved",
        "single,agree5",
        '13, column scale: there is no list of options "agree5".\n',
    ),
    with_questions(
        "an open question with a scale",
        "last,,text,",
        "last,,text,agree5",
        '17, column scale: a question of the kind "text" takes no scale.\n',
    ),
    with_questions(
        "a recommendation from 1 to 10",
        "recommendation,eleven",
        "recommendation,ten",
        '6, column scale: a question of the kind "recommendation" has a scale from 1 to 10.\n'
        "  Use a scale from 0 to 10, or give it another kind.",
    ),
    with_questions(
        "points on a short scale",
        "trust,importance,agree5",
        "trust,points,agree5",
        '7, column scale: a question of the kind "points" has a scale from 1 to 5.\n'
        "  Use a scale from 0 to 100",
    ),
    with_questions(
        "the importance of nothing",
        "weight,trust",
        "weight,",
        '7, column dimension: a question of the kind "importance" has no dimension.\n',
    ),
    with_questions(
        "an effort in a dimension",
        "easy,,effort",
        "easy,trust,effort",
        '5, column dimension: a question of the kind "effort" takes no dimension.\n'
        "  Leave the cell blank; only these kinds have it: rating, comparison, importance,",
    ),
    with_questions(
        "a choice in a dimension",
        "tried,,",
        "tried,trust,",
        '12, column dimension: a question of the kind "yes_no" takes no dimension.\n',
    ),
    with_questions(
        "a reversed importance",
        "weight,trust,importance,agree5,",
        "weight,trust,importance,agree5,yes",
        '7, column reversed: a question of the kind "importance" takes no reversed.\n',
    ),
    with_questions(
        "the importance of a dimension twice",
        "easy,,effort,agree5",
        "easy,trust,importance,agree5",
        '7, column kind: "easy" asks for the importance of "trust" already.\n',
    ),
    with_questions(
        "a minimum without a desired level",
        "high,trust,desired,agree5",
        "high,,comparison,agree5",
        '8, column kind: the dimension "trust" has a minimum and no desired in the wave "2026".\n'
        "  Ask for both or for neither.",
    ),
    with_questions(
        "a desired level without a minimum",
        "low,trust,minimum,agree5",
        "low,,comparison,agree5",
        '9, column kind: the dimension "trust" has a desired and no minimum in the wave "2026".\n',
    ),
    with_questions(
        "a minimum on a scale of its own",
        "trust,minimum,agree5",
        "trust,minimum,ten",
        '8, column scale: the scale has 10 points where that of the rating "q01" has 5.\n',
    ),
    Broken(
        name="a dimension that is weighed and not rated",
        settings=SETTINGS,
        questions=changed(
            QUESTIONS, "q01,trust,rating,agree5,,,advice", "q01,trust,comparison,agree5,,,"
        ),
        customers=CUSTOMERS,
        message='data/questions.csv, column dimension: no question measures the dimension "trust"',
    ),
    with_questions(
        "an unknown need",
        "agree5,,,broken",
        "agree5,,,broke",
        '3, column need: there is no need "broke".\n  Did you mean "broken"?',
    ),
    with_questions(
        "a need of an outcome",
        "nki1,,outcome,ten,,,",
        "nki1,,outcome,ten,,,advice",
        '4, column need: a question of the kind "outcome" takes no need.\n',
    ),
    with_questions(
        "an unknown role",
        "self_service_tried",
        "self_service_tired",
        "12, column role: the text in the cell is none of the role values.\n"
        '  Did you mean "self_service_tried"?',
    ),
    with_questions(
        "a role that does not fit the kind",
        "nki1,,outcome,ten,,,,",
        "nki1,,outcome,ten,,,,lost_time",
        '4, column role: the role "lost_time" does not fit the kind "outcome".\n'
        "  Expected the kind to be one of: number.",
    ),
    with_questions(
        "an open question with a role",
        "last,,text,,,,,",
        "last,,text,,,,,lost_time",
        '17, column role: the role "lost_time" does not fit the kind "text".\n',
    ),
    with_questions(
        "the first to improve among anything",
        "solved,,single,solved,,,,self_service_solved",
        "solved,,single,solved,,,,first_to_improve",
        '13, column scale: the role "first_to_improve" needs the dimensions to choose among.\n'
        '  Write "dimensions" as its scale.',
    ),
    with_questions(
        "two questions in one role",
        "shadow_it,,",
        "self_service_tried,,",
        '14, column role: "tried" has the role "self_service_tried" in the wave "2026" already.\n'
        "  Give each role to one question of a wave.",
    ),
    with_questions(
        "the most important of any number",
        "most_important,1",
        "most_important,",
        '10, column at_most: the role "most_important" needs a largest number to choose.\n',
    ),
    with_questions(
        "options that do not say how far it was solved",
        "single,solved",
        "single,reasons",
        '13, column scale: the options "reasons" do not say how far it was solved.\n'
        "  Give them the codes fully, partly, not.",
    ),
    with_questions(
        "yes and no that are neither",
        "tried,,yes_no,yes_no",
        "tried,,yes_no,solved",
        '12, column scale: the options "solved" are not yes and no.\n'
        "  Give them the codes yes and no and, where it was offered, unsure;",
    ),
    with_questions(
        "a largest number for a single choice",
        "first_to_improve,,",
        "first_to_improve,1,",
        '11, column at_most: a question of the kind "single" takes no at_most.\n',
    ),
    with_questions(
        "more to choose than there is",
        "shadow_it_reasons,2",
        "shadow_it_reasons,4",
        '15, column at_most: "4" is not a number from 1 to 3.\n',
    ),
    with_questions(
        "half an option to choose",
        "shadow_it_reasons,2",
        "shadow_it_reasons,1.5",
        "15, column at_most: so many options cannot be chosen.\n  Write a whole number.",
    ),
    with_questions(
        "a condition on a question below",
        "self_service_solved,,tried=yes",
        "self_service_solved,,shadow=yes",
        '13, column only_if: "shadow" is no choice in a row above.\n  Write it as code=option.',
    ),
    with_questions(
        "a condition on an unknown option",
        "tried=yes",
        "tried=yse",
        '13, column only_if: "yse" is no option of "tried".\n  Did you mean "yes"?',
    ),
    with_questions(
        "a condition without an option",
        "tried=yes",
        "tried",
        '13, column only_if: "" is no option of "tried".\n  Expected one of: yes, no, unsure.',
    ),
    with_questions(
        "a condition of a rating",
        "easy,,effort,agree5,,,,,,",
        "easy,,effort,agree5,,,,,,tried=yes",
        '5, column only_if: a question of the kind "effort" takes no only_if.\n',
    ),
    with_questions(
        "a choice with mirror wording",
        "What matters most?,",
        "What matters most?,What matters to them?",
        '10, column mirror_en: a question of the kind "multiple" takes no mirror.\n',
    ),
]
ANSWER_CASES = [
    with_customers(
        "an unknown option",
        with_column("why", ["7", "", "7;speed", "", ""]).replace("not,no,", "not,yes,"),
        ', row 2, column why: "7" is no option of "why" (also in row 4).\n'
        "  Expected the code or label of one of: speed, cost, refused.",
    ),
    with_customers(
        "a personal number beside the options",
        with_column("why", ["811218-9876", "", "", "", ""]),
        ', row 2, column why: a text that is no option of "why".\n',
    ),
    with_customers(
        "words beside the options",
        with_column("why", ["speed;I gave up", "", "", "", ""]),
        ', row 2, column why: a text that is no option of "why".\n',
    ),
    with_customers(
        "two options of a single choice",
        with_column("first", ["trust;delivery", "", "", "", ""]),
        ', row 2, column first: a text that is no option of "first".\n',
    ),
    with_customers(
        "more options than could be chosen",
        with_column("matters", ["trust;delivery", "trust", "delivery;trust", "", ""]),
        ', row 2, column matters: more options of "matters" are chosen than at_most says, 1 '
        "(also in row 4).\n",
    ),
    options_of_why(
        "more columns of options than could be chosen",
        ["1,1,1", ",,", ",,", ",,", ",,"],
        ', row 2: more options of "why" are chosen than at_most says, 2.\n',
    ),
    options_of_why(
        "a column of an option that says something else",
        ["1,perhaps,", ",,", ",,", ",,", ",,"],
        ", row 2, column why[cost]: the cell does not say whether the option is chosen.\n",
    ),
    with_customers(
        "an option without a column",
        with_column("why", ["1,1", ",", ",", ",", ","], headings="why[speed],why_cost"),
        ': there is no column for "why[refused]".\n',
    ),
    with_customers(
        "a column of an option twice",
        with_column("why", ["1,1", ",", ",", ",", ","], headings="why[speed],why_speed"),
        ', column why_speed: there are two columns for "why[speed]".\n',
    ),
    with_customers(
        "a choice in one column and in several",
        with_column("why", ["speed,1"] + [","] * 4, headings="why,why[speed]"),
        ': the choice "why" stands in one column and in a column for each option.\n',
    ),
    with_customers(
        "a choice without a column",
        with_column("why", [""] * 5, headings=""),
        ': there is no column for "why".\n',
    ),
    with_customers(
        "a number without a column",
        with_column("lost", [""] * 5, headings=""),
        ': there is no column for "lost".\n',
    ),
    with_customers(
        "a number beyond the last class",
        with_column("lost", ["41", "1", "400", "", ""]),
        ", row 2, column lost: the cell holds no number from 0 to 40 (also in row 4).\n",
    ),
    with_customers(
        "a number below nothing",
        with_column("lost", ["-1", "", "", "", ""]),
        ", row 2, column lost: the cell holds no number from 0 to 40.\n",
    ),
    with_customers(
        "a number in words",
        with_column("lost", ["about two hours", "", "", "", ""]),
        ", row 2, column lost: the cell holds no number from 0 to 40.\n",
    ),
]
CASES = [*SETTINGS_CASES, *QUESTION_CASES, *ANSWER_CASES]
