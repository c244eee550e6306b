"""The record of a release, ``build/release.json``: what rendering reads, and nothing else."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    Released,
    ReleasedBreakdown,
    ReleasedGroup,
    Shown,
    Statistic,
    SubjectKind,
    Thresholds,
    Unit,
    Value,
)
from spegla.survey.questions import Audience, LocalText
from spegla.survey.readings import Agreement, Association, Contrast, Quadrant, Reading, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a record holds, before the gate makes a release of it again."""

    figures: Mapping[FigureId, Value]
    breakdowns: tuple[ReleasedBreakdown, ...]
    thresholds: Thresholds
    data_hash: str


def to_json(released: Released) -> bytes:
    """The release as JSON, the same bytes for the same release."""
    record = {
        "data_hash": released.data_hash,
        "thresholds": asdict(released.thresholds),
        "breakdowns": [_breakdown_record(breakdown) for breakdown in released.breakdowns],
        "figures": [asdict(figure) | _value_record(value) for figure, value in released],
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode()


def from_json(record: bytes) -> Parts:
    """What :func:`to_json` wrote.

    Raises:
        ValueError: The bytes are not such a record.
    """
    try:
        raw = json.loads(record)
        return Parts(
            figures={_figure(entry): _value(entry) for entry in raw["figures"]},
            breakdowns=tuple(_breakdown(entry) for entry in raw["breakdowns"]),
            thresholds=Thresholds(**raw["thresholds"]),
            data_hash=raw["data_hash"],
        )
    except (KeyError, TypeError, StopIteration) as error:
        raise ValueError(f"not the record of a release: {error}") from error


def _value_record(value: Value) -> dict[str, Any]:
    match value:
        case Shown():
            return {name: part for name, part in asdict(value).items() if part is not None}
        case Hidden():
            return {"hidden": value.reason}


def _breakdown_record(breakdown: ReleasedBreakdown) -> dict[str, Any]:
    return {
        "code": breakdown.code,
        "label": dict(breakdown.label.by_language),
        "groups": [
            {
                "code": group.code,
                "label": dict(group.label.by_language) if group.label else None,
                "members": [dict(member.by_language) for member in group.members],
            }
            for group in breakdown.groups
        ],
        "left_out": [dict(label.by_language) for label in breakdown.left_out],
    }


def _figure(entry: Mapping[str, Any]) -> FigureId:
    return FigureId(
        wave=entry["wave"],
        audience=Audience(entry["audience"]),
        subject_kind=SubjectKind(entry["subject_kind"]),
        subject=entry["subject"],
        statistic=Statistic(entry["statistic"]),
        category=entry["category"],
        group_by=entry["group_by"],
        group=entry["group"],
    )


def _value(entry: Mapping[str, Any]) -> Value:
    if "hidden" in entry:
        return Hidden(reason=HiddenReason(entry["hidden"]))
    return Shown(
        value=entry["value"],
        unit=Unit(entry["unit"]),
        low=entry.get("low"),
        high=entry.get("high"),
        base=entry.get("base"),
        reading=_reading(entry["reading"]) if "reading" in entry else None,
    )


def _reading(name: str) -> Reading:
    readings: tuple[Reading, ...] = (*Verdict, *Agreement, *Contrast, *Quadrant, *Association)
    return next(reading for reading in readings if reading == name)


def _breakdown(entry: Mapping[str, Any]) -> ReleasedBreakdown:
    return ReleasedBreakdown(
        code=entry["code"],
        label=LocalText.from_mapping(entry["label"]),
        groups=tuple(
            ReleasedGroup(
                code=group["code"],
                label=LocalText.from_mapping(group["label"]) if group["label"] else None,
                members=tuple(LocalText.from_mapping(member) for member in group["members"]),
            )
            for group in entry["groups"]
        ),
        left_out=tuple(LocalText.from_mapping(label) for label in entry["left_out"]),
    )
