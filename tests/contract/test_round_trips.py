"""What the questionnaire asks comes back from every survey tool, with no mapping at all.

The files are those that the tools would export (``tests/simulated``), dropped untouched into an
engagement whose settings and code book are the catalogue's own.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

import numpy as np
import pytest

from catalogue_files import catalogue_form
from simulated.layouts import LAYOUTS
from simulated.leaves import Leaf, leaves_of
from simulated.replies import Reply, replies_to
from spegla.privacy import gate
from spegla.privacy.released import FigureId, Value
from spegla.questionnaire.form import Amount, Form, Pick, Words
from spegla.starting import beginning_of, start
from spegla.stats.summarise import summarise
from spegla.stats.summary import Summary
from spegla.survey.questions import Audience, Missing
from spegla.survey.read import Engagement, read_engagement
from spegla.survey.responses import Responses

PEOPLE, TEAM = 60, 12
_FACTS = ("client=Nordkust", "promised_minimum=5", "date.2026=2026-10-16")
_REFERENCE = "plain table of codes, CSV"
_WAVE = Path("data/waves/2026")
_TEAM_SETTINGS = f"\n[management]\nteam_size = {TEAM}\nconsensus = false\ntold_beforehand = true\n"

Reading = Callable[..., Engagement]


@pytest.fixture(scope="module")
def catalogue_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement of the catalogue, without answers."""
    folder = tmp_path_factory.mktemp("engagements") / "new"
    start(folder, beginning_of([], _FACTS, year=2026))
    (folder / _WAVE).mkdir(parents=True)
    (folder / _WAVE / "invited.csv").write_text("breakdown;group;invited;not_eligible\n;;90;\n")
    return folder


@pytest.fixture
def reading(catalogue_folder: Path, tmp_path: Path) -> Reading:
    """:func:`read_with` on a copy of the engagement of the catalogue."""
    return partial(read_with, shutil.copytree(catalogue_folder, tmp_path / "engagement"))


def read_with(folder: Path, *, customers: str, management: str | None = None) -> Engagement:
    """The engagement in a folder with the customers' answers in a layout.

    With ``management``, the answers of the IT management team are in that layout beside them.
    """
    _drop(folder, customers, Audience.CUSTOMERS)
    if management is not None:
        _drop(folder, management, Audience.MANAGEMENT)
        with (folder / "data/engagement.toml").open("a") as settings:
            settings.write(_TEAM_SETTINGS)
    return read_engagement(folder)


def _drop(folder: Path, name: str, audience: Audience) -> None:
    for former in (folder / _WAVE).glob(f"{audience}.*"):
        former.unlink()
    suffix, content = LAYOUTS[name](form_for(audience), replies_of(audience))
    (folder / _WAVE / f"{audience}{suffix}").write_bytes(content)


@cache
def form_for(audience: Audience) -> Form:
    """What the audience is asked."""
    return catalogue_form(audience)


@cache
def replies_of(audience: Audience) -> tuple[Reply, ...]:
    """What the audience answers."""
    people = PEOPLE if audience is Audience.CUSTOMERS else TEAM
    return replies_to(form_for(audience), people=people)


def given(form: Form, reply: Reply) -> Iterator[tuple[str, object]]:
    """What a person answered, by what it is the answer to; own words left out."""
    for leaf in leaves_of(form):
        answer = reply.chosen.get(leaf.code)
        match leaf.block:
            case Words():
                pass
            case Amount():
                yield leaf.code, reply.amounts.get(leaf.code, Missing.BLANK)
            case Pick():
                picked = {one.code for one in leaf.answers if reply.has(leaf.code, one)}
                is_put = leaf.code in reply.put
                yield leaf.code, picked or (Missing.BLANK if is_put else Missing.NOT_APPLICABLE)
            case _ if answer is None:
                yield leaf.code, Missing.BLANK
            case _:
                yield leaf.code, Missing.DONT_KNOW if answer.is_outside else float(answer.code)


def understood(form: Form, found: Responses) -> Iterator[tuple[object, ...]]:
    """What was read of each person, in the order in which it was asked."""
    leaves = [leaf for leaf in leaves_of(form) if not isinstance(leaf.block, Words)]
    return zip(*(_read_of(leaf, found) for leaf in leaves), strict=True)


def _read_of(leaf: Leaf, found: Responses) -> Iterator[object]:
    """What was read of each person's answer to one thing."""
    code = leaf.code
    if code in found.groups:
        return ({group} if group else Missing.BLANK for group in found.groups[code])
    answers: Iterable[object]
    if isinstance(leaf.block, Pick):
        picked = found.picked[code]
        answers = (set(picked.columns[row]) for row in picked.to_numpy())
    else:
        answers = (found.amounts if isinstance(leaf.block, Amount) else found.codes)[code]
    return (
        Missing(reason) if reason else answer
        for reason, answer in zip(found.missing[code], answers, strict=True)
    )


def differences(audience: Audience, found: Responses | None) -> list[str]:
    """Where what was read is not what was given."""
    form, replies = form_for(audience), replies_of(audience)
    assert found is not None
    if len(found) != len(replies):
        return [f"{len(found)} people instead of {len(replies)}"]
    return [
        f"{code}: {answer} was read as {read}"
        for reply, of_person in zip(replies, understood(form, found), strict=True)
        for (code, answer), read in zip(given(form, reply), of_person, strict=True)
        if answer != read
    ]


@pytest.fixture(scope="module")
def expected_tallies(catalogue_folder: Path) -> tuple[object, ...]:
    """What is counted where the file has the codes of the engagement."""
    return tallies_of(read_with(catalogue_folder, customers=_REFERENCE))


@pytest.mark.parametrize("name", LAYOUTS)
def test_answers_come_back(name: str, reading: Reading, expected_tallies: tuple[object, ...]):
    engagement = reading(customers=name)
    assert differences(Audience.CUSTOMERS, engagement.survey.current.customers) == []
    assert tallies_of(engagement) == expected_tallies


def tallies_of(engagement: Engagement) -> tuple[object, ...]:
    """Everything that is counted of the customers, in all and by group."""
    summary = _summary(engagement)
    current, everyone = summary.current, summary.everyone
    return current.everyone, current.groups, everyone.choices, everyone.quantities


def _summary(engagement: Engagement) -> Summary:
    return summarise(engagement.survey, resamples=2, generator=np.random.default_rng(1))


@pytest.mark.parametrize(
    "name",
    [
        "LimeSurvey, code, answer codes, nl, CSV",
        "Microsoft Forms, sv, XLSX",
        "SPSS by hand, en",
    ],
)
def test_the_team_comes_back(name: str, reading: Reading):
    engagement = reading(customers=_REFERENCE, management=name)
    assert differences(Audience.MANAGEMENT, engagement.survey.current.management) == []


def test_the_same_figures_are_released(reading: Reading):
    first = released(reading(customers="LimeSurvey, full text, full answers, sv, CSV"))
    assert first
    assert first == released(reading(customers="Google Forms, sheet, nl, XLSX"))


def released(engagement: Engagement) -> Mapping[FigureId, Value]:
    """Every figure that the gate lets out, shown or hidden."""
    summary = _summary(engagement)
    evidence = gate.admit(
        summary,
        engagement.survey.questionnaire,
        engagement.settings,
        engagement.comments[-1],
    )
    return gate.release_of(evidence).figures
