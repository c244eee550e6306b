"""No page says more than the released values bear, in any release.

Every sentence that claims something is judged here a second time, from the figures and from the
words that stand in it, by rules written down anew: nothing of ``report/claims``, of
``report/findings.py`` or of the ranges is used.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import pytest

from claim_figures import Figures, Said, above, all_said, ends, reads, stands_out
from claim_releases import DIMENSIONS, altered
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Value
from spegla.report.build import build_report
from spegla.report.claims import CLAIMS
from spegla.report.context import Context
from spegla.report.model import (
    Account,
    HighlightGroup,
    Page,
    Phrase,
    RankedItem,
    Report,
    Row,
)
from spegla.survey.questions import NKI, LocalText
from spegla.survey.records import Action

SEEDS = range(40)


# ------------------------------------------------------------------ what each sentence takes

Judge = Callable[[Figures, Said], bool]


def subject_of(figures: Figures, said: Said) -> str:
    """The dimension or NKI that a sentence by itself is about, from where it stands."""
    names = {figures.context.short(d): d for d in (*DIMENSIONS, NKI)}
    names |= {figures.context.name(d): d for d in (*DIMENSIONS, NKI)}
    for part in reversed(said.within):
        if isinstance(part, Phrase) and part.key == "mirror.class":
            return names[dict(part.arguments)["name"]]  # type: ignore[index]
        label = getattr(part, "label", None)
        if label in names and not isinstance(part, Page):
            return names[label]
        if isinstance(part, Page) or hasattr(part, "format"):
            break
    return said.key.split("-")[1] if said.key.startswith(("dimension-", "card-")) else NKI


def by_score(figures: Figures, said: Said, *, name: str, up: bool) -> bool:
    return stands_out(figures.each(Statistic.SCORE), figures.codes(said.argument(name)), up=up)


def furthest(figures: Figures, said: Said, *, name: str) -> bool:
    (named,) = figures.codes(said.argument(name))
    distances = {d: figures.from_target(d) for d in DIMENSIONS}
    own = distances.pop(named)
    return (
        figures.is_aimed_everywhere
        and own is not None
        and own[1] < 0
        and all(other is not None and own[1] < other[0] for other in distances.values())
    )


def by_priority(figures: Figures, said: Said, *, name: str) -> bool:
    values = {
        d: value
        for d, value in figures.each(Statistic.PRIORITY).items()
        if value is not None and not figures.is_reached(d)
    }
    named = figures.codes(said.argument(name))
    return stands_out(values, named, up=True, alone=True) and not any(
        map(figures.is_reached, named)
    )


def by_importance(figures: Figures, said: Said, *, name: str) -> bool:
    values = figures.each(Statistic.STATED_IMPORTANCE)
    return stands_out(values, figures.codes(said.argument(name)), up=True)


def largest(figures: Figures, named: Sequence[str], *readings: str) -> bool:
    """Whether one difference is the largest of those that are called so."""
    sizes = {
        d: abs(gap.value)
        for d in DIMENSIONS
        if isinstance(gap := figures.gap(d), Shown) and str(gap.reading) in readings
    }
    (own,) = named
    return own in sizes and all(sizes[own] > size for d, size in sizes.items() if d != own)


def largest_agreed(figures: Figures, said: Said) -> bool:
    gaps = {d: figures.gap(d) for d in DIMENSIONS}
    sizes = {d: abs(gap.value) for d, gap in gaps.items() if isinstance(gap, Shown)}
    (own,) = figures.codes(said.argument("dimension"))
    others = [size for d, size in sizes.items() if d != own]
    return (
        figures.context.released.management_agreed
        and len(sizes) == len(gaps)
        and all(sizes[own] > other for other in others)
    )


def all_over(figures: Figures, said: Said, *, is_named: bool) -> bool:
    over = [d for d in DIMENSIONS if reads(figures.gap(d), "overestimate")]
    if said.argument("count").value != len(over):  # type: ignore[attr-defined]
        return False
    return not is_named or largest(
        figures, figures.codes(said.argument("dimension")), "overestimate"
    )


def items_of(figures: Figures, said: Said) -> dict[object, Value | None]:
    questions = figures.context.questionnaire
    subject = subject_of(figures, said)
    items = (
        questions.outcome(figures.wave)
        if subject == NKI
        else questions.items_of(subject, figures.wave)
    )
    return {item.text: figures.favourable(item) for item in items}


def an_item(figures: Figures, said: Said, *, up: bool) -> bool:
    return stands_out(items_of(figures, said), [said.argument("item")], up=up)


def needs(figures: Figures) -> dict[object, Value | None]:
    found = figures.context.released.figures
    return {
        need.label: found.get(
            FigureId.of_customers(figures.wave, SubjectKind.NEED, need.code, Statistic.SCORE)
        )
        for need in figures.context.questionnaire.needs
    }


def an_option(figures: Figures, said: Said, *, name: str) -> bool:
    """The most chosen of the options that mean something."""
    label, found = said.argument(name), figures.context.released.figures
    (choice,) = [
        c
        for c in figures.context.questionnaire.choices
        if label in [o.label for o in c.options]
        and c.role is not None
        and c.code in ("why", "help")
    ]
    shares = {
        option.label: found.get(
            FigureId.of_customers(
                figures.wave, SubjectKind.CHOICE, choice.code, Statistic.SHARE, category=option.code
            )
        )
        for option in choice.options
        if option.code != "none"
    }
    return stands_out(shares, [label], up=True)


def steps(figures: Figures) -> dict[object, Value | None]:
    asked = figures.context.questionnaire.asked(figures.wave)
    return {
        str(q.role): figures.favourable(q) for q in asked if q.role and "change_" in str(q.role)
    }


def a_step(figures: Figures, said: Said) -> bool:
    role = said.argument("step").key.rpartition(".")[2]  # type: ignore[attr-defined]
    return stands_out(steps(figures), [role], up=False)


def few_content(figures: Figures, said: Said) -> bool:
    role = said.phrase.key.rpartition(".")[2]
    share = steps(figures)[role]
    is_minority = isinstance(share, Shown) and share.high is not None and share.high < 0.5
    return is_minority and stands_out(steps(figures), [role], up=False)


def contrasts(figures: Figures, subjects: Sequence[str]) -> dict[object, list[Value | None]]:
    (breakdown,) = figures.context.released.breakdowns
    return {
        figures.context.group_name(group): [
            figures.of(s, Statistic.CONTRAST, group=(breakdown.code, group.code)) for s in subjects
        ]
        for group in breakdown.groups
    }


def groups(figures: Figures, said: Said, **readings: str) -> bool:
    """Exactly the groups with a reading are named, each side by its own."""
    found = contrasts(figures, [subject_of(figures, said)])
    return all(
        {*said.argument(name).items}  # type: ignore[attr-defined]
        == {group for group, values in found.items() if any(reads(v, reading) for v in values)}
        for name, reading in readings.items()
    )


def no_group(figures: Figures, subjects: Sequence[str], *, is_complete: bool) -> bool:
    values = [value for each in contrasts(figures, subjects).values() for value in each]
    tested = [value for value in values if isinstance(value, Shown)]
    return (
        bool(tested)
        and all(reads(value, "not_distinguishable") for value in tested)
        and (len(tested) == len(values)) is is_complete
    )


def heated(figures: Figures, said: Said) -> bool:
    return {*said.argument("groups").items} == {  # type: ignore[attr-defined]
        group
        for group, values in contrasts(figures, DIMENSIONS).items()
        if any(reads(v, "higher") or reads(v, "lower") for v in values)
    }


def group_ends(figures: Figures, said: Said) -> bool:
    (breakdown,) = figures.context.released.breakdowns
    subject = subject_of(figures, said)
    scores = {
        figures.context.group_name(g): figures.of(subject, group=(breakdown.code, g.code))
        for g in breakdown.groups
    }
    return stands_out(scores, [said.argument("top")], up=True) and stands_out(
        scores, [said.argument("bottom")], up=False
    )


def rates(figures: Figures) -> dict[object, Value | None]:
    (breakdown,) = figures.context.released.breakdowns
    found = figures.context.released.figures
    return {
        figures.context.group_name(g): found.get(
            FigureId.of_response(
                figures.wave, Statistic.RESPONSE_RATE, group=(breakdown.code, g.code)
            )
        )
        for g in breakdown.groups
    }


def low_rates(figures: Figures) -> set[object]:
    return {
        group
        for group, rate in rates(figures).items()
        if isinstance(rate, Shown)
        and round(100 * rate.value) < round(100 * figures.context.settings.method.low_response_flag)
    }


def weights(figures: Figures, words: object, *, more: bool) -> bool:
    for code in figures.codes(words):
        derived = figures.of(code, Statistic.DERIVED_WEIGHT)
        stated = figures.of(code, Statistic.STATED_WEIGHT)
        if not isinstance(derived, Shown) or not isinstance(stated, Shown):
            return False
        low, high = derived.low or 0.0, derived.high or 0.0
        if more and not (low > stated.value and reads(derived, "together")):
            return False
        if not more and not high < stated.value:
            return False
    return True


def no_weight_apart(figures: Figures) -> bool:
    for code in DIMENSIONS:
        derived = figures.of(code, Statistic.DERIVED_WEIGHT)
        stated = figures.of(code, Statistic.STATED_WEIGHT)
        if not isinstance(derived, Shown) or not isinstance(stated, Shown):
            return False
        if not (derived.low or 0.0) <= stated.value <= (derived.high or 0.0):
            return False
    return True


def closest(figures: Figures, said: Said) -> bool:
    (own,) = figures.codes(said.argument("dimension"))
    values = figures.each(Statistic.DERIVED_WEIGHT)
    mine, others = values.pop(own), list(values.values())
    return (
        isinstance(mine, Shown)
        and reads(mine, "together")
        and all(isinstance(o, Shown) and (mine.low or 0) > (o.high or 1) for o in others)
    )


def boxes(figures: Figures, words: object, box: str) -> bool:
    return all(
        reads(figures.of(code, Statistic.PLACEMENT, category="target"), box)
        for code in figures.codes(words)
    )


def place(figures: Figures, said: Said) -> bool:
    (own,) = figures.codes(said.argument("dimension"))
    if figures.is_aimed_everywhere:
        values = {d: figures.from_target(d) for d in DIMENSIONS}
    else:
        values = {d: ends(figures.of(d)) for d in DIMENSIONS}
    mine = values.pop(own)
    if mine is None or any(other is None for other in values.values()):
        return False
    others = [other for other in values.values() if other is not None]
    lower = sum(other[1] < mine[0] for other in others)
    comparable = all(o[1] < mine[0] or mine[1] < o[0] or o == mine for o in others)
    return comparable and said.argument("place").value == 1 + lower  # type: ignore[attr-defined]


def reading_of_row(figures: Figures, said: Said) -> bool:
    row = next(part for part in reversed(said.within) if isinstance(part, Row))
    reading = said.phrase.key.rpartition(".")[2]
    shown = figures.context.released.figures
    return any(reads(shown.get(figure), reading) for figure in row.figures)


def reading(figures: Figures, said: Said) -> bool:
    """A verdict in a table is that of a figure of its row; elsewhere, that of a change."""
    if any(isinstance(part, Row) and part.figures for part in said.within):
        return reading_of_row(figures, said)
    named = [
        d
        for part in said.within
        if isinstance(part, Phrase)
        for name, d in part.arguments
        if name == "dimension"
    ]
    rows = [part for part in said.within if isinstance(part, Row)]
    if rows:
        return True
    subject = figures.codes(named[0])[0] if named else subject_of(figures, said)
    return reads(figures.change(subject), said.phrase.key.rpartition(".")[2])


def of_change(figures: Figures, said: Said) -> bool:
    return reads(figures.change(subject_of(figures, said)), said.phrase.key.rpartition(".")[2])


def of_gap(figures: Figures, said: Said) -> bool:
    return reads(figures.gap(subject_of(figures, said)), said.phrase.key.rpartition(".")[2])


def every_gap(figures: Figures, *readings: str) -> bool:
    return all(any(reads(figures.gap(d), r) for r in readings) for d in DIMENSIONS)


def count_of(said: Said, name: str = "count") -> float:
    return said.argument(name).value  # type: ignore[attr-defined,no-any-return]


def all_at_level(figures: Figures) -> bool:
    aimed = [d for d in DIMENSIONS if figures.target(d) is not None]
    return bool(aimed) and all(map(figures.is_reached, aimed))


def shown_scores(figures: Figures) -> list[Shown]:
    return [v for v in figures.each(Statistic.SCORE).values() if isinstance(v, Shown)]


def sure(figures: Figures, said: Said) -> bool:
    aimed = [(v, figures.target(d)) for d, v in figures.each(Statistic.SCORE).items()]
    beside = [
        not v.low <= target <= v.high
        for v, target in aimed
        if isinstance(v, Shown) and target is not None and v.low is not None and v.high is not None
    ]
    return count_of(said) == sum(beside) and count_of(said, "all") == len(beside)


def of_dimension(figures: Figures, said: Said) -> str:
    (code,) = figures.codes(said.argument("dimension"))
    return code


def item_or_subject(figures: Figures, said: Said) -> str:
    """The dimension of a strength or of a mark on a chart."""
    for part in reversed(said.within):
        title = getattr(part, "title", None) or getattr(part, "label", None)
        names = {figures.context.short(d): d for d in DIMENSIONS}
        names |= {figures.context.name(d): d for d in DIMENSIONS}
        if isinstance(title, LocalText) and title in names:
            return names[title]
    raise AssertionError(said)


def above_level(figures: Figures, said: Said) -> bool:
    return figures.is_reached(item_or_subject(figures, said))


def least_of(said: Said) -> float:
    number = said.argument("share")
    least = number.least  # type: ignore[attr-defined]
    return number.value if least is None else least  # type: ignore[attr-defined,no-any-return]


def named_items(said: Said, kind: str) -> list[object]:
    """The titles of the list that a line says something of."""
    part = next(p for p in reversed(said.within) if hasattr(p, "items") or hasattr(p, "blocks"))
    found = getattr(part, "items", None)
    if found is None:
        found = [i for b in part.blocks if type(b).__name__ == kind for i in b.items]  # type: ignore[attr-defined]
    return [item.title for item in found]


def strengths_stand_out(figures: Figures, said: Said) -> bool:
    named = [code for title in named_items(said, "Highlights") for code in figures.codes(title)]
    return stands_out(figures.each(Statistic.SCORE), named, up=True)


def priorities_stand_out(figures: Figures, said: Said) -> bool:
    named = [code for title in named_items(said, "Ranking") for code in figures.codes(title)]
    if not figures.is_aimed_everywhere:
        return stands_out(figures.each(Statistic.SCORE), named, up=False, alone=True)
    distances = {d: figures.from_target(d) for d in DIMENSIONS}
    others = [distances[d] for d in DIMENSIONS if d not in named]
    mine = [distances[d] for d in named]
    return all(m is not None and o is not None and m[1] < o[0] for m in mine for o in others)


# ------------------------------------------------------------------ promises


def reading_of(value: object) -> str | None:
    return str(value.reading) if isinstance(value, Shown) and value.reading else None


def action_of(figures: Figures, said: Said) -> Action:
    """The action that an account tells of."""
    (account,) = [part for part in said.within if isinstance(part, Account)]
    (action,) = [a for a in figures.promised if account.anchor == f"promise-{a.code}"]
    return action


def noticed(figures: Figures, said: Said) -> bool:
    verdict, *small = said.phrase.key.split(".")[2:]
    metric = action_of(figures, said).measured
    change = figures.change(metric)
    before, after = figures.trend(metric, figures.context.previous), figures.trend(metric)
    if not isinstance(change, Shown) or change.low is None or change.high is None:
        return False
    is_sure = change.low > 0 if verdict == "better_not_proven" else change.high < 0
    return (
        reads(change, verdict)
        and isinstance(before, Shown)
        and isinstance(after, Shown)
        and (count_of(said, "before"), count_of(said, "after")) == (before.value, after.value)
        and (verdict not in ("better_not_proven", "cannot_tell") or is_sure is bool(small))
    )


RESULTS: Mapping[str, tuple[str | None, ...]] = {
    "worked": ("clearly_better",),
    "not_proven": ("better_not_proven",),
    "cannot_tell": ("cannot_tell", None),
    "not_noticed": ("unchanged",),
    "worse": ("clearly_worse",),
}
"""What became of a promise that was done, and the verdicts that allow it."""


def result(figures: Figures, said: Said) -> bool:
    """In the account of one promise, or in the lead for all that are named."""
    if any(isinstance(part, Account) for part in said.within):
        told = [action_of(figures, said)]
    else:
        named = next(part for part in reversed(said.within) if isinstance(part, Phrase))
        metrics = figures.codes(dict(named.arguments)["names"])
        told = [a for a in figures.promised if a.measured in metrics and a.status == "done"]
        if {a.measured for a in told} != {*metrics}:
            return False
    allowed = RESULTS[said.phrase.key.rpartition(".")[2]]
    return all(
        a.status == "done" and reading_of(figures.change(a.measured)) in allowed for a in told
    )


NOT_BEGUN = ("planned", "dropped")
NEXT: Mapping[str, tuple[tuple[str, ...], tuple[str | None, ...]]] = {
    "keep": (("done",), ("clearly_better",)),
    "keep_and_add": (("done",), ("clearly_better",)),
    "carry_on": (("done",), ("better_not_proven",)),
    "measure_again": (("done",), ("cannot_tell", None)),
    "stop_or_change": (("done",), ("unchanged",)),
    "ask_what_fell": (("done",), ("clearly_worse",)),
    "finish_of_part": (("started",), ("clearly_better",)),
    "finish": (("started",), ("better_not_proven", "cannot_tell", None)),
    "finish_or_choose": (("started",), ("unchanged",)),
    "ask_before_finishing": (("started",), ("clearly_worse",)),
    "find_out_what_did": (NOT_BEGUN, ("clearly_better",)),
    "promise_anew": (NOT_BEGUN, ("better_not_proven", "cannot_tell")),
    "do_or_say": (NOT_BEGUN, ("unchanged", None)),
    "decide_anew": (NOT_BEGUN, ("clearly_worse",)),
}
"""What follows, with the statuses and the verdicts that it follows from."""


def follows(figures: Figures, said: Said) -> bool:
    step = said.phrase.key.rpartition(".")[2]
    action = action_of(figures, said)
    statuses, allowed = NEXT[step]
    distance = above(figures.trend(action.measured), action.target)
    is_missed = distance is not None and distance[1] < 0
    return (
        action.status in statuses
        and reading_of(figures.change(action.measured)) in allowed
        and (step not in ("keep", "keep_and_add") or is_missed is (step == "keep_and_add"))
    )


def would_show(figures: Figures, said: Said) -> bool:
    metric = action_of(figures, said).measured
    smallest = figures.of(metric, Statistic.DETECTABLE_CHANGE)
    named = dict(said.argument("points").arguments)["count"]  # type: ignore[attr-defined]
    return isinstance(smallest, Shown) and 0 <= named.value - smallest.value < 1


def is_at(figures: Figures, metric: str, target: float | None, way: str) -> bool:
    """Whether a score stands to a level as is said."""
    distance = above(figures.trend(metric), target)
    if distance is None:
        return False
    least, most = distance
    return {"reached": least >= 0, "not_reached": most < 0, "cannot_tell": least < 0 <= most}[way]


def aim(figures: Figures, said: Said) -> bool:
    action, way = action_of(figures, said), said.phrase.key.rpartition(".")[2]
    is_proven = reads(figures.change(action.measured), "clearly_better")
    is_unproven = way == "reached_unproven"
    return (
        count_of(said, "target") == action.target
        and is_at(figures, action.measured, action.target, "reached" if is_unproven else way)
        and (not way.startswith("reached") or is_proven is not is_unproven)
    )


def highest_aims(figures: Figures) -> dict[str, float]:
    """The highest level that was promised of each metric."""
    aims: dict[str, float] = {}
    for action in figures.promised:
        if action.target is not None:
            aims[action.measured] = max(action.target, aims.get(action.measured, 0.0))
    return aims


def aim_of_row(figures: Figures, said: Said) -> bool:
    row = next(part for part in reversed(said.within) if isinstance(part, Row))
    (metric,) = figures.codes(row.cells[0])
    way = said.phrase.key.rpartition(".")[2]
    return is_at(figures, metric, highest_aims(figures).get(metric), way)


def aims_reached(figures: Figures, said: Said) -> bool:
    aims = highest_aims(figures)
    reached = sum(is_at(figures, *each, "reached") for each in aims.items())
    missed = sum(is_at(figures, *each, "not_reached") for each in aims.items())
    return count_of(said, "reached") == reached and count_of(said) == reached + missed == len(aims)


def promises_kept(figures: Figures, said: Said) -> bool:
    kept = [figures.change(a.measured) for a in figures.promised if a.status == "done"]
    better = [change for change in kept if reads(change, "clearly_better")]
    counts = (len(kept), len(better), len(figures.promised))
    if tuple(count_of(said, name) for name in ("kept", "better", "count")) != counts:
        return False
    return {
        "since.headline.kept": not better and all(map(reading_of, kept)),
        "since.headline.kept.some_better": 0 < len(better) < len(kept),
        "since.headline.kept.better": len(better) == len(kept) < len(figures.promised),
        "since.headline.kept.all_better": len(better) == len(kept) == len(figures.promised),
    }[said.phrase.key]


def named_changes(figures: Figures, said: Said, **readings: str) -> bool:
    """Exactly the dimensions with a verdict are named, each side by its own."""
    return all(
        {*figures.codes(said.argument(name))}
        == {d for d in DIMENSIONS if reads(figures.change(d), reading)}
        for name, reading in readings.items()
    )


def not_proven_besides_promises(figures: Figures, said: Said) -> bool:
    """Of what a promise was to lift the sentences before have told."""
    promised = {action.measured for action in figures.promised}
    unproven = {d for d in DIMENSIONS if reads(figures.change(d), "better_not_proven")}
    return {*figures.codes(said.argument("names"))} == unproven - promised


def no_clear_change(figures: Figures, *, is_complete: bool) -> bool:
    verdicts = [reading_of(figures.change(d)) for d in DIMENSIONS]
    told = [verdict for verdict in verdicts if verdict is not None]
    return (
        bool(told)
        and not {"clearly_better", "clearly_worse"} & {*told}
        and (len(told) == len(verdicts)) is is_complete
    )


# ------------------------------------------------------------------ interviews


def survey_says(figures: Figures, dimension: str, theme: str) -> str:
    """What the survey says of something that interviews raised, as the keys have it."""
    if theme == "missing":
        return "not_asked"
    if theme == "what_decides":
        return importance_says(figures, dimension)
    score, target = figures.of(dimension), figures.target(dimension)
    lowest, highest = whole(score)
    if target is None or lowest is None or highest is None:
        return "cannot_tell"
    if lowest >= target:
        return "confirmed" if theme == "good_episode" else "not_confirmed"
    if highest < target:
        return "confirmed" if theme == "bad_episode" else "not_confirmed"
    return "cannot_tell"


def importance_says(figures: Figures, dimension: str) -> str:
    is_derived = figures.of(dimension, Statistic.STATED_IMPORTANCE) is None
    kind = Statistic.DERIVED_WEIGHT if is_derived else Statistic.STATED_WEIGHT
    weight = figures.of(dimension, kind)
    if is_derived and weight is None:
        return "not_asked"
    lowest, highest = whole(weight)
    if lowest is None or highest is None:
        return "cannot_tell"
    even = 1 / sum(isinstance(value, Shown) for value in figures.each(kind).values())
    if lowest > even and (not is_derived or reads(weight, "together")):
        return "confirmed"
    return "not_confirmed" if highest < even else "cannot_tell"


def whole(value: object) -> tuple[float, float] | tuple[None, None]:
    """The ends of an interval and a range together."""
    if not isinstance(value, Shown) or value.low is None or value.high is None:
        return None, None
    least, most = ends(value) or (value.value, value.value)
    return min(value.low, least), max(value.high, most)


def theme_of(title: object) -> str:
    return dict(title.arguments)["theme"].key.rpartition(".")[2]  # type: ignore[attr-defined,no-any-return]


def of_item(figures: Figures, item: object) -> tuple[str, str]:
    """The dimension and the theme of something in a list."""
    assert isinstance(item, RankedItem)
    (dimension,) = figures.codes(dict(item.title.arguments)["dimension"])  # type: ignore[union-attr]
    return dimension, theme_of(item.title)


def raised_evidence(figures: Figures, said: Said) -> bool:
    """Less or more is said of what decides, above or below a level of what went well or badly."""
    item = next(part for part in reversed(said.within) if isinstance(part, RankedItem))
    dimension, theme = of_item(figures, item)
    side, *way = said.phrase.key.split(".")[2:]
    is_low = side in ("below", "less")
    if (theme == "what_decides") is not bool(way):
        return False
    if way:
        is_derived = figures.of(dimension, Statistic.STATED_IMPORTANCE) is None
        expected = "not_confirmed" if is_low else "confirmed"
        return (
            is_derived is (way == ["derived"]) and importance_says(figures, dimension) == expected
        )
    is_confirmed = is_low is (theme == "bad_episode")
    return count_of(said, "target") == figures.target(dimension) and survey_says(
        figures, dimension, theme
    ) == ("confirmed" if is_confirmed else "not_confirmed")


def raised_group(figures: Figures, said: Said) -> bool:
    group = next(part for part in reversed(said.within) if isinstance(part, HighlightGroup))
    outcome = said.phrase.key.rpartition(".")[2]
    return all(survey_says(figures, *of_item(figures, item)) == outcome for item in group.items)


def raised_outcome(figures: Figures, said: Said) -> bool:
    short = next(part for part in reversed(said.within) if isinstance(part, Phrase))
    outcome = said.phrase.key.rpartition(".")[2]
    return survey_says(figures, subject_of(figures, said), theme_of(short)) == outcome


def lacking(figures: Figures, said: Said) -> bool:
    """Only of one sort was anything said, where the score stands for some of the other as well."""
    dimension = subject_of(figures, said)
    score = figures.of(dimension)
    themes = [i.theme for i in figures.context.released.interviews if i.dimension == dimension]
    good = [theme for theme in themes if theme == "good_episode"]
    if not isinstance(score, Shown):
        return False
    shown = min(len(good) or len(themes), 3)
    implied = int(shown * score.value / 100 + 0.5)
    if said.phrase.key == "quotes.lack.positive":
        return not good and implied > 0
    return len(good) == len(themes) and implied < shown


AGREED = ("good_agreement", "poor_agreement")
APART = ("overestimate", "underestimate")

JUDGES: Mapping[str, Judge] = {
    "items.lowest": lambda f, s: an_item(f, s, up=False),
    "items.highest": lambda f, s: an_item(f, s, up=True),
    "items.between": lambda f, s: any(isinstance(v, Shown) for v in items_of(f, s).values()),
    "dimensions.headline": lambda f, s: (
        by_score(f, s, name="highest", up=True) and by_score(f, s, name="lowest", up=False)
    ),
    "dimensions.lead.furthest": lambda f, s: furthest(f, s, name="dimension"),
    "dimensions.lead.lowest": lambda f, s: by_score(f, s, name="dimension", up=False),
    "cover.headline.furthest": lambda f, s: furthest(f, s, name="weak"),
    "cover.headline.lowest": lambda f, s: by_score(f, s, name="weak", up=False),
    "cover.headline.begin": lambda f, s: by_priority(f, s, name="weak"),
    "priorities.headline": lambda f, s: by_priority(f, s, name="dimension"),
    "priorities.lead": lambda f, s: by_priority(f, s, name="names"),
    "summary.headline": lambda f, s: by_priority(f, s, name="names"),
    "cover.headline.reached": lambda f, _: all_at_level(f),
    "priorities.headline.none": lambda f, _: all(map(f.is_reached, DIMENSIONS)),
    "summary.headline.none": lambda f, _: all(map(f.is_reached, DIMENSIONS)),
    "cover.headline.reached.some": lambda f, s: all(
        map(f.is_reached, f.codes(s.argument("strong")))
    ),
    "cover.headline.missed": lambda f, _: all(map(f.is_missed, DIMENSIONS)),
    "dimensions.lead.reached": lambda f, s: all(map(f.is_reached, f.codes(s.argument("names")))),
    "number.reached.names": lambda f, s: all(map(f.is_reached, f.codes(s.argument("names")))),
    "number.reached.sure": sure,
    "dimensions.scores.reached": lambda f, s: (
        count_of(s) == sum(map(f.is_reached, DIMENSIONS))
        and count_of(s, "all") - count_of(s) == sum(map(f.is_missed, DIMENSIONS))
    ),
    "dimensions.scores.none": lambda f, s: (
        count_of(s, "all") == sum(map(f.is_missed, DIMENSIONS)) == len(shown_scores(f))
    ),
    "dimensions.scores.between": lambda f, s: (
        count_of(s, "low") <= min(v.value for v in shown_scores(f))
        and count_of(s, "high") >= max(v.value for v in shown_scores(f))
    ),
    "dimension.headline.reached": lambda f, s: f.is_reached(of_dimension(f, s)),
    "dimension.headline.short": lambda f, s: f.is_missed(of_dimension(f, s)),
    "overall.lead.reached": lambda f, _: f.is_reached(NKI),
    "note.reached": above_level,
    "note.below": lambda f, s: f.is_missed(item_or_subject(f, s)),
    "cover.strength.above": above_level,
    "cover.strength.reached": above_level,
    "cover.strength.almost": lambda f, s: f.is_missed(item_or_subject(f, s)),
    "cover.strength.highest": lambda f, s: count_of(s) >= 1 and len(shown_scores(f)) == 4,
    "cover.strengths.how.plain": strengths_stand_out,
    "cover.priority.reason": lambda f, s: f.is_missed(of_dimension(f, s)),
    "cover.priority.reason.weighed": lambda f, s: f.is_missed(of_dimension(f, s)),
    "priorities.reason": lambda f, s: f.is_missed(item_or_subject(f, s)),
    "priorities.escalated": lambda f, s: f.is_missed(of_dimension(f, s)),
    "priorities.partly": lambda f, s: f.is_missed(of_dimension(f, s)),
    "cover.priorities.how": priorities_stand_out,
    "cover.priorities.how.plain": priorities_stand_out,
    "dimension.kicker": place,
    "dimension.kicker.plain": place,
    "importance.headline": lambda f, s: by_importance(f, s, name="names"),
    "importance.stated.finding": lambda f, s: by_importance(f, s, name="names"),
    "kit.answer.chosen": lambda f, s: by_importance(f, s, name="names"),
    "importance.guess.names": lambda f, s: by_importance(f, s, name="chosen"),
    "importance.guess": lambda f, _: (
        len({v.value for v in f.each(Statistic.STATED_IMPORTANCE).values() if isinstance(v, Shown)})
        > 1
    ),
    "importance.derived.finding": closest,
    "importance.derived.finding.more": lambda f, s: weights(f, s.argument("dimension"), more=True),
    "importance.moves_more": lambda f, s: weights(f, s.argument("dimension"), more=True),
    "importance.lead.moves_more": lambda f, s: weights(f, s.argument("names"), more=True),
    "note.moves_more": lambda f, s: weights(f, f.context.name(item_or_subject(f, s)), more=True),
    "importance.says_more": lambda f, s: weights(f, s.argument("dimension"), more=False),
    "note.says_more": lambda f, s: weights(f, f.context.name(item_or_subject(f, s)), more=False),
    "importance.lead.alike": lambda f, _: no_weight_apart(f),
    "importance.lead.explained": lambda f, _: isinstance(f.of(NKI, Statistic.R_SQUARED), Shown),
    "priorities.matrix.finding": lambda f, s: boxes(f, s.argument("names"), "concentrate"),
    "priorities.lead.unsure": lambda f, s: boxes(f, s.argument("names"), "between"),
    "priorities.box": lambda f, s: any(
        reads(
            f.of(d, Statistic.PLACEMENT, category=str(figure.category)),
            s.argument("box").key.rpartition(".")[2],  # type: ignore[attr-defined]
        )
        for figure in f.context.released.figures
        if figure.statistic is Statistic.PLACEMENT
        for d in [figure.subject]
    ),
    "needs.headline": lambda f, s: (
        stands_out(needs(f), [s.argument("highest")], up=True)
        and stands_out(needs(f), [s.argument("lowest")], up=False)
    ),
    "needs.finding": lambda f, s: stands_out(needs(f), [s.argument("need")], up=False),
    "who.chart.least": lambda f, s: stands_out(rates(f), [s.argument("group")], up=False),
    "who.lead.low": lambda f, s: (
        {*s.argument("groups").items} == low_rates(f)  # type: ignore[attr-defined]
    ),
    "who.lead.even": lambda f, _: not low_rates(f),
    "change.steps.finding": a_step,
    "around.lead.reason": lambda f, s: an_option(f, s, name="reason"),
    "around.reasons.finding": lambda f, s: an_option(f, s, name="reason"),
    "change.help.finding": lambda f, s: an_option(f, s, name="answer"),
    "change.lead.help": lambda f, s: an_option(f, s, name="answer"),
    "around.headline": lambda _, s: least_of(s) > 0,
    "dimension.groups.higher": lambda f, s: groups(f, s, higher="higher"),
    "dimension.groups.lower": lambda f, s: groups(f, s, lower="lower"),
    "dimension.groups.both": lambda f, s: groups(f, s, higher="higher", lower="lower"),
    "dimension.groups.none": lambda f, s: no_group(f, [subject_of(f, s)], is_complete=True),
    "dimension.groups.none.compared": lambda f, s: no_group(
        f, [subject_of(f, s)], is_complete=False
    ),
    "dimensions.heatmap.none": lambda f, _: no_group(f, DIMENSIONS, is_complete=True),
    "dimensions.heatmap.none.compared": lambda f, _: no_group(f, DIMENSIONS, is_complete=False),
    "dimensions.heatmap.apart": heated,
    "chart.groups.alternative": group_ends,
    "cover.lead.over": lambda f, s: all_over(f, s, is_named=True),
    "summary.lead.over": lambda f, s: all_over(f, s, is_named=True),
    "cover.lead.over.alike": lambda f, s: all_over(f, s, is_named=False),
    "cover.over": lambda f, s: largest(f, f.codes(s.argument("dimension")), "overestimate"),
    "cover.under": lambda f, s: largest(f, f.codes(s.argument("dimension")), "underestimate"),
    "cover.over.one": lambda f, s: reads(f.gap(of_dimension(f, s)), "overestimate"),
    "cover.under.one": lambda f, s: reads(f.gap(of_dimension(f, s)), "underestimate"),
    "mirror.finding.over": lambda f, s: largest(
        f, f.codes(s.argument("dimension")), "overestimate"
    ),
    "mirror.finding.under": lambda f, s: largest(
        f, f.codes(s.argument("dimension")), "underestimate"
    ),
    "mirror.finding.over.alike": lambda f, s: all(
        reads(f.gap(d), "overestimate") for d in f.codes(s.argument("names"))
    ),
    "mirror.finding.under.alike": lambda f, s: all(
        reads(f.gap(d), "underestimate") for d in f.codes(s.argument("names"))
    ),
    "mirror.lead.largest": lambda f, s: largest(f, f.codes(s.argument("dimension")), *APART),
    "mirror.finding.agreed": largest_agreed,
    "mirror.lead.largest.agreed": largest_agreed,
    "cover.difference": largest_agreed,
    "since.targets.finding": aims_reached,
    "since.next.detectable": would_show,
    "since.headline.better": lambda f, s: named_changes(f, s, better="clearly_better"),
    "since.headline.worse": lambda f, s: named_changes(f, s, worse="clearly_worse"),
    "since.headline.both": lambda f, s: named_changes(
        f, s, better="clearly_better", worse="clearly_worse"
    ),
    "since.headline.none": lambda f, _: no_clear_change(f, is_complete=True),
    "since.headline.none.compared": lambda f, _: no_clear_change(f, is_complete=False),
    "since.lead.not_proven": not_proven_besides_promises,
    "raised.confirmed": raised_group,
    "raised.not_confirmed": raised_group,
    "mirror.finding.agree": lambda f, _: every_gap(f, *AGREED),
    "mirror.chart.alike": lambda f, s: (
        count_of(s) == sum(any(reads(f.gap(d), r) for r in AGREED) for d in DIMENSIONS)
    ),
    "mirror.chart.apart": lambda f, _: every_gap(f, *APART),
}
FAMILIES: Mapping[str, Judge] = {
    "reading.": reading,
    "cover.lead.change.": of_change,
    "dimension.lead.change.": of_change,
    "dimension.lead.": of_gap,
    "mirror.class.": of_gap,
    "note.": of_gap,
    "number.": of_gap,
    "change.headline.": few_content,
    "since.noticed.": noticed,
    "since.result.": result,
    "since.next.": follows,
    "since.target.": aim,
    "since.reach.": aim_of_row,
    "since.headline.kept": promises_kept,
    "raised.evidence.": raised_evidence,
    "raised.outcome.": raised_outcome,
    "quotes.lack.": lacking,
}
NOT_ASKED = {
    "ambition.finding",
    "around.after.finding",
    "around.funnel.finding",
    "around.lead.stuck",
    "quotes.fewer.negative",
    "quotes.fewer.positive",
    "quotes.more.negative",
    "quotes.more.positive",
    "words.headline",
    "words.headline.counted",
}
"""What the made-up survey did not ask; their pages have tests of their own."""


OF_THE_WHOLE = {key for key in CLAIMS if not key.startswith("unit.")}
"""What reports of units claim is judged in test_unit_claims_held.py."""


def judge_of(key: str) -> Judge | None:
    if key in JUDGES:
        return JUDGES[key]
    return next((judge for family, judge in FAMILIES.items() if key.startswith(family)), None)


# ------------------------------------------------------------------ the laws


@cache
def made(seed: int) -> tuple[Context, Report]:
    context = altered(seed)
    return context, build_report(context)


def test_every_claim_has_a_judge() -> None:
    judged = {key for key in OF_THE_WHOLE if judge_of(key) is not None}
    assert OF_THE_WHOLE - judged == NOT_ASKED


@pytest.mark.parametrize("seed", SEEDS)
def test_no_sentence_claims_more_than_the_release_bears(seed: int) -> None:
    context, report = made(seed)
    figures = Figures(context)
    for said in all_said(report):
        judge = judge_of(said.phrase.key) if said.phrase.key in CLAIMS else None
        if judge is not None:
            assert judge(figures, said), (said.key, said.phrase)


def test_most_claims_are_made_by_some_release() -> None:
    """Else the law above would hold for nothing."""
    made_so_far = {s.phrase.key for seed in SEEDS for s in all_said(made(seed)[1])}
    never = {key for key in OF_THE_WHOLE if key not in made_so_far and key not in NOT_ASKED}
    assert len(never) < len(CLAIMS) // 5, sorted(never)
