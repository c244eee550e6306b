"""The ledger as a file, ``private/ledger.json``.

Who answered and who is in a figure are bits, a person each in the order of the sealed names; people
and vectors that several figures share are written once. What is not said of a family (that people
are known by IDs) is left out.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final, NoReturn, TypeAlias, TypeVar

import numpy as np

from spegla.errors import InputError, Problem
from spegla.privacy.bins import Bin
from spegla.privacy.ledger.releases import Ledger, Release
from spegla.privacy.linear import (
    BoolVector,
    Family,
    FamilyKey,
    LinearFigure,
    Part,
    Shares,
    Term,
    left_open,
)
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.survey.questions import Audience

FILE: Final = "private/ledger.json"
"""Where an engagement keeps its ledger."""

_FORMAT: Final = 1
_MISREAD: Final = (
    *(ArithmeticError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError),
)
"""What anything raises that is not a ledger, as it is read or as it is written again."""

_Raw: TypeAlias = Mapping[str, Any]
_Kind = TypeVar("_Kind", int, str, bool)


def to_json(ledger: Ledger) -> bytes:
    """The ledger as JSON, the same bytes for the same ledger.

    >>> to_json(Ledger.empty(bytes(32)))[:30]
    b'{"format":1,"salt":"0000000000'
    """
    record = {
        "format": _FORMAT,
        "salt": ledger.salt.hex(),
        "releases": [_release_record(release) for release in ledger.releases],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def parse_ledger(content: bytes) -> Ledger:
    """The ledger that :func:`to_json` wrote.

    A ledger that cannot be read whole is never taken for a shorter or an empty one.

    Raises:
        InputError: The bytes are anything else than :func:`to_json` would write.

    >>> parse_ledger(to_json(Ledger.empty(bytes(32)))).releases
    ()
    >>> parse_ledger(b"{}")
    Traceback (most recent call last):
    spegla.errors.InputError: private/ledger.json: the file is not as it was written.
      Put back a copy of it. Delete it only if nobody has seen any report of this engagement.
    """
    try:
        ledger = _ledger(json.loads(content))
        # What was cut, added or rounded by hand or by another program is not written so again.
        is_as_written = to_json(ledger) == content
    except _MISREAD:
        _refuse()
    if not is_as_written:
        _refuse()
    return ledger


def _refuse() -> NoReturn:
    problem = Problem(
        file=FILE,
        found="the file is not as it was written",
        fix="Put back a copy of it. Delete it only if nobody has seen any report of this "
        "engagement.",
    )
    raise InputError([problem]) from None


def _release_record(release: Release) -> dict[str, Any]:
    populations = list(dict.fromkeys(family.respondents for family in release.families))
    return {
        "number": release.number,
        "identity": release.identity,
        "day": release.day.isoformat(),
        "populations": populations,
        "families": [_family_record(family, populations) for family in release.families],
    }


def _family_record(family: Family, populations: Sequence[Sequence[str]]) -> dict[str, Any]:
    packed = {id(shares): _packed(shares) for shares in _different(family.figures)}
    number = {vector: place for place, vector in enumerate(dict.fromkeys(packed.values()))}
    return {
        **asdict(family.key),
        "population": populations.index(family.respondents),
        **({"identified_by": family.identified_by} if family.identified_by else {}),
        "parts": [
            {
                "code": part.code,
                "favourable": part.favourable,
                "answered": _bits(part.answered),
            }
            for part in family.parts
        ],
        "vectors": list(number),
        "figures": [
            {
                "id": asdict(figure.figure),
                "terms": [[term.part, term.weights] for term in figure.terms],
                "vector": number[packed[id(figure.shares)]],
                "bin": [figure.bin.least, figure.bin.most],
            }
            for figure in family.figures
        ],
    }


def _different(figures: Sequence[LinearFigure]) -> Iterable[Shares]:
    """The vectors of some figures, one that figures share only once."""
    return {id(figure.shares): figure.shares for figure in figures}.values()


def _packed(shares: Shares) -> tuple[tuple[int, str], ...]:
    """Each share that somebody has, with who has it; there are few, and mostly one."""
    return tuple((int(s), _bits(shares == s)) for s in np.unique(shares) if s != 0)


def _bits(mask: BoolVector) -> str:
    return b64encode(np.packbits(mask).tobytes()).decode()


def _ledger(raw: _Raw) -> Ledger:
    if raw["format"] != _FORMAT:
        raise ValueError(f"a ledger of format {_FORMAT} was expected")
    releases = tuple(_release(entry) for entry in raw["releases"])
    numbers = [release.number for release in releases]
    if numbers != sorted(set(numbers)):
        raise ValueError("releases are out of order")
    empty = Ledger.empty(bytes.fromhex(raw["salt"]))
    return Ledger(salt=empty.salt, releases=releases)


def _release(raw: _Raw) -> Release:
    populations = [tuple(names) for names in raw["populations"]]
    if any(list(names) != sorted(set(names)) for names in populations):
        raise ValueError("people are out of order")
    return Release(
        number=_as(int, raw["number"]),
        identity=_as(str, raw["identity"]),
        day=date.fromisoformat(raw["day"]),
        families=tuple(_family(entry, populations) for entry in raw["families"]),
    )


def _family(raw: _Raw, populations: Sequence[tuple[str, ...]]) -> Family:
    respondents = populations[raw["population"]]
    people = len(respondents)
    vectors = [_shares(packed, people) for packed in raw["vectors"]]
    return Family(
        key=FamilyKey(wave=raw["wave"], audience=Audience(raw["audience"]), code=raw["code"]),
        respondents=respondents,
        identified_by=_as(str, raw.get("identified_by", "")),
        parts=tuple(
            Part(
                code=part["code"],
                favourable=tuple(_as(bool, is_good) for is_good in part["favourable"]),
                answers=left_open(_mask(part["answered"], people)),
            )
            for part in raw["parts"]
        ),
        figures=tuple(_figure(figure, vectors) for figure in raw["figures"]),
    )


def _shares(packed: Sequence[Sequence[Any]], people: int) -> Shares:
    kinds = (np.min_scalar_type(np.int64(_as(int, share))) for share, _ in packed)
    shares = np.zeros(people, dtype=np.result_type(np.uint8, *kinds))
    for share, bits in packed:
        shares[_mask(bits, people)] = share
    return shares


def _mask(bits: str, people: int) -> BoolVector:
    packed = np.frombuffer(b64decode(bits, validate=True), dtype=np.uint8)
    return np.unpackbits(packed, count=people).astype(np.bool_)


def _figure(raw: _Raw, vectors: Sequence[Shares]) -> LinearFigure:
    least, most = raw["bin"]
    return LinearFigure(
        figure=FigureId(
            **{
                **raw["id"],
                "audience": Audience(raw["id"]["audience"]),
                "subject_kind": SubjectKind(raw["id"]["subject_kind"]),
                "statistic": Statistic(raw["id"]["statistic"]),
            }
        ),
        terms=tuple(
            Term(part=part, weights=tuple(_as(int, weight) for weight in weights))
            for part, weights in raw["terms"]
        ),
        shares=vectors[raw["vector"]],
        bin=Bin(least=_as(int, least), most=_as(int, most)),
    )


def _as(kind: type[_Kind], value: object) -> _Kind:
    """The value, if it is of this very kind: JSON would pass a fraction for a whole number."""
    if type(value) is not kind:
        raise ValueError(f"{kind.__name__} was expected")
    return value
