"""Drafts of engagements, made of exports and of questionnaires with the answers to them."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from fuzz.exports import answered, exports, structures
from fuzz.mutations import mutated
from fuzz.reading import MARKER, Reader, told
from site_builder import templates
from spegla.survey.catalogue import Catalogue
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.drafting.answered import facts_of, points_about
from spegla.survey.drafting.assembled import draft_of
from spegla.survey.drafting.engagement_files import engagement_files
from spegla.survey.drafting.given import exports_of
from spegla.survey.drafting.matching import joined, proposals
from spegla.survey.drafting.placing import placed, wish_of
from spegla.survey.drafting.report_languages import in_report_languages

_FACTS = {"client": "Nordkust", "promised_minimum": "5"}


@cache
def _catalogue() -> Catalogue:
    return catalogue_of(templates())


def _drafted(contents: Mapping[str, bytes], said: list[str]) -> None:
    """A draft as ``spegla new`` makes it; what is told of it is what people may read out."""
    given = exports_of([wish_of(name) for name in contents], contents)
    draft = joined(draft_of(placed(given), catalogue=_catalogue(), decisions={}), {})
    draft = in_report_languages(draft, draft.languages)
    facts = facts_of(_FACTS)
    points = [*points_about(draft, facts), *draft.points, *proposals(draft)]
    files = engagement_files(draft, facts, points, tool=None, sheet=None)
    tomllib.loads(files["data/engagement.toml"].decode())
    said += [point.ask for point in points]
    said.append(files["data/README-draft.md"].decode())


def _told(contents: Mapping[str, bytes]) -> str:
    said: list[str] = []
    return "\n".join([told(lambda: _drafted(contents, said)), *said])


@cache
def _heads(ending: str) -> tuple[bytes, ...]:
    """What stands in each export before anybody answered."""
    found = (content.partition(MARKER.encode())[0] for content in exports()[ending])
    return tuple(before[: before.rfind(b"\n") + 1] for before in found)


def _of_few(said: str, content: bytes) -> str:
    """What is told but for words that three rows share, which may be an answer to choose."""
    for words in {found.strip() for found in re.findall(r"[\w ]{13,}", said)}:
        if content.count(words.encode()) >= 3:
            said = said.replace(words, "")
    return said


def _of_answers(ending: str) -> Reader:
    def read(content: bytes) -> str:
        said = _told({f"answers{ending}": content})
        # Where the damage is in the headings, answers may stand among them, and headings are told.
        return _of_few(said, content) if content.startswith(_heads(ending)) else ""

    return Reader(
        inputs=lambda: mutated(exports()[ending]),
        read=read,
        whole=lambda: exports()[ending][::6],
        place="answers",
        share=0.4,
    )


def _of_form(ending: str) -> Reader:
    """The form is damaged, and the answers to it are sound."""

    def read(content: bytes) -> str:
        return _told({**answered()[ending], f"form{ending}": content})

    return Reader(
        inputs=lambda: mutated(structures()[ending]),
        read=read,
        whole=lambda: structures()[ending],
        place="form",
        share=0.4,
    )


READERS: dict[str, Reader] = {
    "draft of CSV": _of_answers(".csv"),
    "draft of XLSX": _of_answers(".xlsx"),
    **{
        f"draft with a form, {ending}": _of_form(ending)
        for ending in (".lss", ".txt", ".qsf", ".xlsx")
    },
}
