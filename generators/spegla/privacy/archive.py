"""The record of a release, ``build/release.json``: what rendering reads, and nothing else."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from spegla.privacy import certificate
from spegla.privacy.certificate import Certificate
from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    Released,
    ReleasedBreakdown,
    ReleasedComment,
    ReleasedGroup,
    ReleasedInterview,
    Shown,
    Statistic,
    SubjectKind,
    Thresholds,
    Unit,
    Value,
)
from spegla.survey.questions import Audience, LocalText
from spegla.survey.readings import (
    Agreement,
    Association,
    Contrast,
    InterviewTheme,
    Quadrant,
    Reading,
    Sentiment,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a record holds, before the gate makes a release of it again."""

    figures: Mapping[FigureId, Value]
    breakdowns: tuple[ReleasedBreakdown, ...]
    thresholds: Thresholds
    certificate: Certificate
    management_agreed: bool
    comments: tuple[ReleasedComment, ...]
    interviews: tuple[ReleasedInterview, ...]


def to_json(released: Released) -> bytes:
    """The release as JSON, the same bytes for the same release."""
    record = {
        "certificate": certificate.to_record(released.certificate),
        "management_agreed": released.management_agreed,
        "thresholds": asdict(released.thresholds),
        "breakdowns": [_breakdown_record(breakdown) for breakdown in released.breakdowns],
        "figures": [_figure_record(figure, value) for figure, value in released],
        "comments": [asdict(comment) for comment in released.comments],
        "interviews": [asdict(interview) for interview in released.interviews],
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
            certificate=certificate.from_record(raw["certificate"]),
            management_agreed=raw["management_agreed"],
            comments=tuple(_comment(entry) for entry in raw["comments"]),
            interviews=tuple(_interview(entry) for entry in raw["interviews"]),
        )
    except (AttributeError, KeyError, TypeError, StopIteration) as error:
        raise ValueError(f"not the record of a release: {error}") from error


def release_hash(
    figures: Mapping[FigureId, Value],
    breakdowns: Sequence[ReleasedBreakdown],
    *,
    comments: Mapping[str, Sequence[str]],
) -> str:
    """SHA-256 of what a release says, whatever the order in which it says it.

    Nothing that was not released goes into it, so it gives nothing away that the report does not.

    Args:
        figures: The released figures, hidden ones among them.
        breakdowns: The groups that they are about.
        comments: The published comments by question.

    >>> release_hash({}, (), comments={})[:16]
    '76c67f99820ede66'
    """
    said = {
        "breakdowns": [_breakdown_record(breakdown) for breakdown in breakdowns],
        "comments": {question: sorted(texts) for question, texts in comments.items()},
        "figures": [_figure_record(figure, figures[figure]) for figure in sorted(figures)],
    }
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _figure_record(figure: FigureId, value: Value) -> dict[str, Any]:
    return asdict(figure) | _value_record(value)


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
        least=entry.get("least"),
        most=entry.get("most"),
        base=entry.get("base"),
        reading=_reading(entry["reading"]) if "reading" in entry else None,
    )


def _reading(name: str) -> Reading:
    readings: tuple[Reading, ...] = (*Verdict, *Agreement, *Contrast, *Quadrant, *Association)
    return next(reading for reading in readings if reading == name)


def _comment(entry: Mapping[str, Any]) -> ReleasedComment:
    return ReleasedComment(**{**entry, "sentiment": Sentiment(entry["sentiment"])})


def _interview(entry: Mapping[str, Any]) -> ReleasedInterview:
    return ReleasedInterview(**{**entry, "theme": InterviewTheme(entry["theme"])})


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
