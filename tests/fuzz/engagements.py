"""The files of an engagement, each in the place of a sound one."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from builders import ACTIONS, INVITED, PAGE, TEAM
from every_kind import CUSTOMERS, QUESTIONS, SETTINGS
from fuzz.mutations import altered, mutated
from fuzz.reading import MARKER, Reader, damaged, told
from site_builder import templates
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.engagement import check_engagement
from toml_documents import toml_of

WAVE, _WAVE_BEFORE = "data/waves/2026", "data/waves/2025"
LOGO = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  viewBox="0 0 20 10">
<style>.a { fill: #0b5d66; stroke: url(#g) }</style>
<defs><linearGradient id="g"><stop offset="0"/></linearGradient><path id="p" d="M0 0h4"/></defs>
<g class="a"><use xlink:href="#p"/><text>Logo</text></g></svg>
"""
MKDOCS = """\
# The site.
site_name: How IT is seen
theme:
  name: material
extra:
  favicon: assets/favicon.svg
extra_css:
  - assets/own.css
markdown_extensions:
  - abbr
  - sane_lists
"""
_COMMENTS = f"""\
question,text,flags,theme,sentiment,publish,shown_as
last,{MARKER} said that it is slow.,name,trust,negative,yes,It is slow.
last,"Good, {MARKER}",name,delivery,positive,no,
last,{MARKER}@example.com,,,,,
"""
_INTERVIEWS = f"""\
dimension,theme,quote,publish,flags
trust,bad_episode,{MARKER} waited a week.,yes,name
delivery,good_episode,"We asked {MARKER}, and it was there.",no,
"""
_HEADINGS, *_PEOPLE = CUSTOMERS.replace("Nothing.", f"I am {MARKER}").splitlines()
_HEADINGS += ",remark,id\n"
_OWN_WORDS = _HEADINGS + "".join(
    f"{row},{MARKER} {number} waits,r{number}\n" for number, row in enumerate(_PEOPLE * 3)
)
_OF_ANSWERS = """\
ignored_columns = ["remark"]
respondent_column = "id"
blank_values = ["n/a", "-"]
"""
_BEFORE = """
[waves.2025]
date = 2025-10-15
label = { en = "October 2025" }
"""
_LAST_YEAR = _HEADINGS + "".join(f"{row},n/a,r{number}\n" for number, row in enumerate(_PEOPLE))
_SETTINGS = (
    SETTINGS.replace("[privacy]", _OF_ANSWERS + '[privacy]\nwaves = "linked"', 1)
    + _BEFORE
    + TEAM
    + '\n[targets]\ntrust = 70\nnki = 65.5\n\n[influence]\ndelivery = "partly"\n'
    + '\n[decision]\ntext = { en = "Agree on it." }\ndate = 2026-12-03\n'
    + '\n[brand]\nprimary = "#ffcc00"\nlogo = "brand/logo.svg"\n'
    + "\n[method]\nresamples = 1000\nseed = 3\n"
)
_WITH_ANSWERS = (
    "data/engagement.toml",
    "data/questions.csv",
    f"{WAVE}/customers.csv",
    f"{WAVE}/invited.csv",
    f"{WAVE}/comments.csv",
    "data/staff.csv",
)
_LONGEST_CATALOGUE = 12_000
"""Bytes of a catalogue of wording that are read."""
_LONG = ("activities/catalogue.toml", "plain_language/observable_verbs.toml")


@cache
def engagement_files() -> Mapping[str, bytes]:
    """An engagement with every file that there may be."""
    said = {
        "mkdocs.yml": MKDOCS,
        "data/engagement.toml": _SETTINGS,
        "data/questions.csv": QUESTIONS,
        "data/actions.csv": ACTIONS,
        "data/benchmarks.csv": "figure,value,source\nnki,63,Made up\n",
        "data/staff.csv": f"name,title\n{MARKER} Berg,Head of grid\nBo Ek,Clerk\n",
        f"{WAVE}/customers.csv": _OWN_WORDS,
        f"{WAVE}/management.csv": "q01,q02\n4,2\n5,1\n4,2\n4,3\n5,2\n",
        f"{WAVE}/invited.csv": INVITED,
        f"{_WAVE_BEFORE}/customers.csv": _LAST_YEAR,
        f"{_WAVE_BEFORE}/invited.csv": INVITED,
        f"{WAVE}/comments.csv": _COMMENTS,
        f"{WAVE}/interviews.csv": _INTERVIEWS,
        "content/en/about.md": PAGE,
    }
    return {path: text.encode() for path, text in said.items()} | {"data/brand/logo.svg": LOGO}


def _told(path: str, content: bytes) -> str:
    """What is told of the engagement with another content of one file."""
    said: list[str] = []

    def work() -> None:
        files = {**engagement_files(), path: content}
        if path not in _WITH_ANSWERS:
            # Reading the answers takes longest, and has no part in how other files are read.
            del files[f"{WAVE}/customers.csv"], files[f"{_WAVE_BEFORE}/customers.csv"]
        engagement = check_engagement(files, _product(path))
        said.extend(map(str, engagement.notices))
        engagement.comments[-1].check_flags()

    said.append(told(work))
    is_headed = not path.endswith("customers.csv") or content.startswith(_HEADINGS.encode())
    # Where the damage is in the headings, answers may stand among them, and headings are quoted.
    return "\n".join(said) if is_headed else ""


def _product(path: str) -> Mapping[str, bytes]:
    """The product's templates, without lists that take long to read unless they are meant."""
    left_out = [name for name in _LONG if path != f"site_templates/{name}"]
    return {
        name: _first_messages(content) if path.endswith(".po") and name.endswith(".po") else content
        for name, content in templates().items()
        if name not in left_out
    }


def _first_messages(catalogue: bytes) -> bytes:
    """The head of a catalogue and so many of its messages that it is read soon."""
    return catalogue[: catalogue.rindex(b"\n\n", 0, _LONGEST_CATALOGUE) + 1]


def _catalogue(path: str) -> Reader:
    """A part of the catalogue of questions, with the other one as it is."""
    seed = templates()[path]

    def work(content: bytes) -> object:
        return catalogue_of({**templates(), path: content})

    return replace(damaged(lambda: [seed], work), share=0.5)


def _of(path: str, share: float = 1) -> Reader:
    def seed() -> bytes:
        own = {f"site_templates/{name}": content for name, content in _product(path).items()}
        return (own | dict(engagement_files()))[path]

    return Reader(
        inputs=lambda: mutated([seed()]),
        read=lambda content: _told(path, content),
        whole=lambda: [seed()],
        place=path,
        share=share,
    )


READERS: dict[str, Reader] = {
    "engagement.toml": _of("data/engagement.toml"),
    "engagement.toml, any value": Reader(
        inputs=lambda: altered(tomllib.loads(_SETTINGS)),
        read=lambda document: _told("data/engagement.toml", toml_of(document).encode()),
        whole=lambda: [tomllib.loads(_SETTINGS)],
    ),
    "questions.csv": _of("data/questions.csv"),
    "customers.csv": _of(f"{WAVE}/customers.csv"),
    "management.csv": _of(f"{WAVE}/management.csv"),
    "invited.csv": _of(f"{WAVE}/invited.csv"),
    "comments.csv": _of(f"{WAVE}/comments.csv"),
    "interviews.csv": _of(f"{WAVE}/interviews.csv"),
    "actions.csv": _of("data/actions.csv"),
    "benchmarks.csv": _of("data/benchmarks.csv"),
    "staff.csv": _of("data/staff.csv"),
    "activities": _of("site_templates/activities/catalogue.toml", share=0.5),
    "observable verbs": _of("site_templates/plain_language/observable_verbs.toml", share=0.5),
    "wording": _of("site_templates/locale/en/spegla.po", share=0.5),
    "catalogue": _catalogue("questionnaire/catalogue.toml"),
    "catalogue, its questions": _catalogue("questionnaire/catalogue.csv"),
    "pages of one's own": _of("content/en/about.md"),
}
