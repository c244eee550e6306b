"""What only the author can know: asked for in points, given as ``--answer KEY=VALUE``."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from spegla.errors import UsageError
from spegla.survey.drafting.draft import Draft, Point
from spegla.survey.drafting.givers import FEWEST
from spegla.survey.drafting.waves import days_in
from spegla.survey.questions import Audience
from spegla.survey.tables import fold, tidy

CLIENT, PROMISE = "client", "promised_minimum"
INVITED, DATE = "invited", "date"
TEAM_SIZE, TOLD = "team_size", "told_beforehand"
COPY = "copy"
"""Under what, with the number of the file, a near-copy is told to be used."""
SPLIT = "split"
"""Under what, with the name of the file, an export is told to hold several measurements."""
_YES, _NO = ("yes", "y", "ja", "j", "true"), ("no", "n", "nej", "nee", "false")
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_LARGEST_NUMBER = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the author said that no export tells; None where nothing was said.

    Args:
        client: Name of the organisation.
        promised_minimum: The smallest group that the invitation promised to show.
        dates: The day on which each wave closed, by wave.
        invited: How many were asked, by wave, breakdown and group; both blank for all.
        team_size: How many belong to the IT management team.
        told_beforehand: Whether the team knew that its joint view would be shown.
    """

    client: str | None = None
    promised_minimum: int | None = None
    dates: Mapping[str, date] = field(default_factory=dict)
    invited: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    team_size: int | None = None
    told_beforehand: bool | None = None


def facts_of(decisions: Mapping[str, str]) -> Facts:
    """The facts among the author's answers.

    Args:
        decisions: Answers by the key of their point. Keys of other points are left alone.

    Raises:
        UsageError: An answer is not of the form that its point takes; it tells of all of them.

    >>> facts_of({"client": "Nordkust", "invited.2026": "420"}).invited
    {('2026', '', ''): 420}
    """
    wrong = [text for key, value in decisions.items() if (text := objection(key, value))]
    if wrong:
        raise UsageError("\n".join(wrong))
    dates: dict[str, date] = {}
    invited: dict[tuple[str, str, str], int] = {}
    for key, value in decisions.items():
        name, *parts = key.split(".")
        if name == DATE and parts:
            dates[parts[0]] = date.fromisoformat(tidy(value))
        if name == INVITED and parts:
            wave, breakdown, group = (*parts, "", "")[:3]
            invited[wave, breakdown, group] = int(tidy(value))
    return Facts(
        client=tidy(decisions[CLIENT]) if CLIENT in decisions else None,
        promised_minimum=_number(decisions, PROMISE),
        dates=dates,
        invited=invited,
        team_size=_number(decisions, TEAM_SIZE),
        told_beforehand=is_yes(decisions[TOLD]) if TOLD in decisions else None,
    )


def objection(key: str, value: str) -> str:
    """Why an answer cannot be taken, "" where it can, or where another part has to judge.

    >>> objection("promised_minimum", "five")
    '--answer promised_minimum=five: expected a whole number, 1 or more.'
    >>> objection("promised_minimum", "5"), objection("scale.agree", "whatever")
    ('', '')
    """
    text = tidy(value)
    match key.split("."):
        case [name] if name == CLIENT:
            expected = "" if text else "a name"
        case [name] if name in (PROMISE, TEAM_SIZE):
            expected = "" if _is_number(text, low=1) else "a whole number, 1 or more"
        case [name, *_] if name in (TOLD, COPY, SPLIT):
            expected = "" if fold(text) in (*_YES, *_NO) else "yes or no"
        case [name, _] if name == DATE:
            expected = "" if _is_day(text) else "a day written as 2026-10-31"
        case [name, _] | [name, _, _, _] if name == INVITED:
            expected = "" if _is_number(text, low=0) else "a whole number, 0 or more"
        case _:
            expected = ""
    return f"--answer {key}={text}: expected {expected}." if expected else ""


def points_about(draft: Draft, facts: Facts) -> tuple[Point, ...]:
    """What the author has yet to say, the needed first: what no export can tell.

    Args:
        draft: What was made out.
        facts: What was said already.
    """
    points = [
        *_about_the_survey(facts),
        *(point for wave in draft.waves for point in _about_wave(draft, wave.code, facts)),
    ]
    if any(source.audience is Audience.MANAGEMENT for source in draft.sources):
        points += _about_the_team(facts)
    return tuple(points)


def is_known(key: str, draft: Draft) -> bool:
    """Whether a fact about the drafted engagement is given under this key."""
    waves = [wave.code for wave in draft.waves]
    match key.split("."):
        case [name]:
            return name in (CLIENT, PROMISE, TEAM_SIZE, TOLD)
        case [name, wave]:
            return name in (DATE, INVITED) and wave in waves
        case [name, wave, breakdown, group]:
            groups = {(one.code, of.code) for one in draft.breakdowns for of in one.groups}
            return name == INVITED and wave in waves and (breakdown, group) in groups
        case _:
            return False


def answers_of(given: Sequence[str]) -> dict[str, str]:
    """Answers by key, from texts of the form ``KEY=VALUE``.

    Raises:
        UsageError: A text has another form, or a key is there twice.

    >>> answers_of(["client=Nordkust Energi", "invited.2026=420"])
    {'client': 'Nordkust Energi', 'invited.2026': '420'}
    """
    found: dict[str, str] = {}
    for text in given:
        key, mark, value = text.partition("=")
        key = key.strip()
        if not mark or not key or not value.strip():
            raise UsageError(f'--answer "{text}": expected KEY=VALUE, as in client="Our company".')
        if key in found:
            raise UsageError(f"--answer {key} is given twice. Keep one of them.")
        found[key] = value.strip()
    return found


def is_yes(text: str) -> bool:
    """Whether an answer says yes, in English, Swedish or Dutch.

    >>> is_yes(" Ja "), is_yes("no")
    (True, False)
    """
    return fold(text) in _YES


def is_code(text: str) -> bool:
    """Whether a text can be the code of a wave.

    >>> is_code("2026-spring"), is_code("Spring 2026")
    (True, False)
    """
    return _CODE.fullmatch(text) is not None


def _about_the_survey(facts: Facts) -> Iterator[Point]:
    if facts.client is None:
        ask = "What is the name of the organisation that was surveyed?"
        yield Point(key=CLIENT, ask=ask, is_needed=True)
    if facts.promised_minimum is None:
        yield Point(
            key=PROMISE,
            ask="What is the smallest group that the invitation promised to show? "
            "There is no default: it is what people were told.",
            is_needed=True,
        )


def _about_wave(draft: Draft, wave: str, facts: Facts) -> Iterator[Point]:
    day = next(one.date for one in draft.waves if one.code == wave)
    is_answered = any(
        source.wave == wave and source.audience is Audience.CUSTOMERS for source in draft.sources
    )
    if day is None and wave not in facts.dates:
        when = "did" if is_answered else "will"
        ask = f'On which day {when} the survey of "{wave}" close, written as 2026-10-31?'
        suggestion = _last_day(draft, wave)
        yield Point(key=f"{DATE}.{wave}", ask=ask, suggestion=suggestion, is_needed=True)
    if is_answered and (wave, "", "") not in facts.invited:
        ask = f'How many people were invited to the survey of "{wave}"?'
        yield Point(key=f"{INVITED}.{wave}", ask=ask, is_needed=True)


def _last_day(draft: Draft, wave: str) -> str:
    """The last day that several people share in a column of days, as it may be that of the answers.

    "" where there is none: a day that one person has may be a birthday.
    """
    shared = [
        day
        for source in draft.sources
        if source.wave == wave
        for place in range(len(source.answers.variables))
        for day, people in Counter(days_in(source.answers.cells(place))).items()
        if people >= FEWEST
    ]
    return max(shared).isoformat() if shared else ""


def _about_the_team(facts: Facts) -> Iterator[Point]:
    if facts.team_size is None:
        ask = "How many people belong to the IT management team?"
        yield Point(key=TEAM_SIZE, ask=ask, is_needed=True)
    if facts.told_beforehand is None:
        yield Point(
            key=TOLD,
            ask="Was the IT management team told beforehand that its joint view would be shown? "
            "Yes or no.",
            is_needed=True,
        )


def _number(decisions: Mapping[str, str], key: str) -> int | None:
    return int(tidy(decisions[key])) if key in decisions else None


def _is_number(text: str, *, low: int) -> bool:
    is_whole = text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST_NUMBER))
    return is_whole and low <= int(text) <= _LARGEST_NUMBER


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
