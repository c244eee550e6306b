"""An engagement with a question of every kind, and what it takes to change one thing about it."""

from pathlib import Path

from builders import SETTINGS as SMALLEST
from builders import make_engagement
from spegla.survey.questions import Questionnaire
from spegla.survey.read import read_engagement
from spegla.survey.responses import Responses

SETTINGS = (
    SMALLEST
    + """
[scales.eleven]
low = 0
high = 10
labels = [{ en = "Not at all" }, { en = "Certainly" }]
favourable_from = 9
unfavourable_to = 6

[options.yes_no]
yes = { label = { en = "Yes", sv = "Ja" } }
no = { label = { en = "No", sv = "Nej" } }
unsure = { label = { en = "Not sure", sv = "Osäker" } }

[options.solved]
fully = { label = { en = "Fully" } }
partly = { label = { en = "Partly" } }
not = { label = { en = "Not at all" } }

[options.reasons]
speed = { label = { en = "It was faster" }, values = ["A1"] }
cost = { label = { en = "It was cheaper, all in all" }, values = ["A2"] }
refused = { label = { en = "IT said no" }, values = ["A3"] }

[numbers.hours]
unit = { en = "hours a month" }
edges = [0, 1, 2, 5, 10, 40]

[needs.broken]
label = { en = "Something is broken" }

[needs.advice]
label = { en = "I want advice" }
"""
)

QUESTIONS = """\
code,dimension,kind,scale,reversed,waves,need,role,at_most,only_if,text_en,mirror_en
q01,trust,rating,agree5,,,advice,,,,IT keeps its promises.,They say that IT keeps its promises.
q02,delivery,rating,agree5,,,broken,change_informed,,,We are told in time.,They are told in time.
nki1,,outcome,ten,,,,,,,How satisfied are you with IT?,
easy,,effort,agree5,,,,,,,IT makes it easy.,
rec,,recommendation,eleven,,,,,,,How likely are you to recommend IT?,
weight,trust,importance,agree5,,,,,,,How much does trust matter?,
low,trust,minimum,agree5,,,,,,,What is the least that you accept?,
high,trust,desired,agree5,,,,,,,What would you like?,
matters,,multiple,dimensions,,,,most_important,1,,What matters most?,
first,,single,dimensions,,,,first_to_improve,,,What should improve first?,
tried,,yes_no,yes_no,,,,self_service_tried,,,Have you tried self-service?,
solved,,single,solved,,,,self_service_solved,,tried=yes,Did it solve the matter?,
shadow,,yes_no,yes_no,,,,shadow_it,,,Has your unit got a tool without IT?,
why,,multiple,reasons,,,,shadow_it_reasons,2,shadow=yes,Why?,
lost,,number,hours,,,,lost_time,,,How much time do you lose?,
last,,text,,,,,,,,What should we have asked?,
"""

CUSTOMERS = """\
q01,q02,nki1,easy,rec,weight,low,high,matters,first,tried,solved,shadow,why,lost,last,department
4,4,8,4,9,5,3,5,trust,delivery,yes,fully,yes,speed;cost,1.5,Nothing.,grid
5,4,9,5,10,4,3,5,Trust,Delivery,Yes,Partly,Yes,A1,0,,grid
3,9,6,3,7,4,4,5,delivery,trust,ja,not,no,,"2,5",,grid
2,3,5,2,3,3,2,4,,,no,,unsure,,,Why?,sales
4,4,7,4,8,4,3,4,trust,trust,unsure,,,,40,,sales
"""


def make_every_kind(
    folder: Path,
    *,
    settings: str = SETTINGS,
    questions: str = QUESTIONS,
    customers: str = CUSTOMERS,
) -> Path:
    """A folder with the engagement, and whatever is given instead."""
    return make_engagement(folder, settings=settings, questions=questions, customers=customers)


def read_every_kind(folder: Path, **changes: str) -> tuple[Questionnaire, Responses]:
    """What was asked in the engagement, and what the customers answered."""
    survey = read_engagement(make_every_kind(folder, **changes)).survey
    return survey.questionnaire, survey.current.customers


def with_column(code: str, cells: list[str], *, headings: str | None = None) -> str:
    """The export with other cells for one question.

    Args:
        code: Whose cells they are.
        cells: The cells of each person, as they stand in the file.
        headings: The headings of the columns that take the place of the question's own, where
            they are others.
    """
    head, *rows = CUSTOMERS.replace('"2,5"', "2.5").splitlines()
    names = head.split(",")
    place = names.index(code)
    lines = [[*names[:place], code if headings is None else headings, *names[place + 1 :]]]
    for row, cell in zip(rows, cells, strict=True):
        parts = row.split(",")
        lines.append([*parts[:place], cell, *parts[place + 1 :]])
    return "".join(f"{','.join(line)}\n" for line in lines)
