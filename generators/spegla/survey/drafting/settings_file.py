"""The settings of a draft, ``data/engagement.toml``, with each guess and how sure it is.

Laid out as a person would write them: what is shown first stands first. What nobody said yet is
left out, with a remark that says what to write, so that ``spegla check`` names it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from babel.core import Locale
from babel.dates import format_skeleton

from spegla.settings import SCHEMA_LINE
from spegla.survey.drafting.answered import Facts
from spegla.survey.drafting.columns import Columns, columns_of
from spegla.survey.drafting.draft import (
    Draft,
    DraftOption,
    DraftScale,
    DraftWave,
    Guess,
    Outside,
    Point,
    Texts,
    Unread,
)
from spegla.survey.drafting.first_words import CONFIDENTIALITY, TITLE, in_languages
from spegla.survey.drafting.toml import comment, inline, key, string, strings
from spegla.survey.exports.answers import Tool
from spegla.survey.questions import Audience
from spegla.survey.tables import fold

_STAND_INS = Facts(team_size=1, told_beforehand=False)
"""What must be there for the settings to be read; none of it says anything of columns."""

Lines = Iterator[str]
Tables = Iterator[Iterable[str]]


def settings_toml(
    draft: Draft,
    facts: Facts,
    points: Sequence[Point] = (),
    *,
    tool: Tool | None = None,
    sheet: str | None = None,
) -> bytes:
    """The whole file.

    Args:
        draft: What was made out.
        facts: What the author said.
        points: What the author has yet to say or may look at; listed on top.
        tool: What wrote the exports, where the author had to say it.
        sheet: The sheet with the answers, where the author had to say it.
    """
    directed = tuple(replace(scale, is_directed=True) for scale in draft.scales)
    silent = _written(replace(draft, scales=directed), _STAND_INS, (), Columns())
    return _written(draft, facts, points, columns_of(draft, silent), tool=tool, sheet=sheet)


def _written(
    draft: Draft,
    facts: Facts,
    points: Sequence[Point],
    columns: Columns,
    *,
    tool: Tool | None = None,
    sheet: str | None = None,
) -> bytes:
    blocks: list[Iterable[str]] = [
        _head(draft, points),
        _survey(draft, facts),
        _without_answers(draft),
        _ignored(columns.ignored),
        _table("columns", _pairs(columns.everywhere)),
    ]
    for wave in draft.waves:
        named = columns.by_wave.get(wave.code, {})
        blocks.append(_wave(wave, facts, tool=tool, sheet=sheet))
        blocks.append(_table(f"waves.{wave.code}.columns", _pairs(named)))
    for tables in (
        _dimensions(draft), _needs(draft), _scales(draft), _options(draft), _numbers(draft),
        _breakdowns(draft), [_privacy(facts)], [_management(draft, facts)],
    ):  # fmt: skip
        blocks += tables
    written = ["\n".join(lines) for lines in map(list, blocks) if lines]
    return ("\n\n".join(written) + "\n").encode()


def _head(draft: Draft, points: Sequence[Point]) -> Lines:
    yield f"{SCHEMA_LINE}\n"
    drafted = (
        "A draft. Above each guess stands how sure it is: sure, likely or unsure. "
        "README-draft.md beside this file says the same of each question. "
        "When all is right, remove the remarks."
    )
    yield from comment(
        drafted if draft.sources else "The questions of the method, for a survey that is to come."
    )
    if points:
        yield "#"
        yield "# Still to be answered:"
        for point in points:
            suggestion = f" Suggested: {point.suggestion}" if point.suggestion else ""
            yield from comment(f"- {point.key}: {point.ask}{suggestion}")


def _survey(draft: Draft, facts: Facts) -> Lines:
    yield f"title = {inline(in_languages(TITLE, draft.languages))}"
    if facts.client is None:
        yield "# needed: the name of the organisation that was surveyed"
        yield '# client = "…"'
    else:
        yield f"client = {string(facts.client)}"
    yield f"languages = {strings(draft.languages)}"
    yield f"confidentiality = {inline(in_languages(CONFIDENTIALITY, draft.languages))}"


def _without_answers(draft: Draft) -> Lines:
    if draft.respondent_column is not None:
        yield from comment(
            "The survey tool's own ID of each respondent. It tells a corrected row from a new one, "
            "and must never change; take the line out if it does."
        )
        yield f"respondent_column = {string(draft.respondent_column)}"
    if draft.blank_values:
        yield "# What stands in the exports where there is no answer."
        yield f"blank_values = {strings(draft.blank_values)}"


def _ignored(columns: Sequence[Unread]) -> Lines:
    if not columns:
        return
    yield "# Columns that are left unread."
    yield "ignored_columns = ["
    for may_identify, remark in ((True, "may identify people"), (False, "not used")):
        group = [column for column in columns if column.may_identify is may_identify]
        if group:
            yield f"  # {remark}"
        for column in group:
            yield from (f"  {line}" for line in comment(column.why))
            yield f"  {string(column.heading)},"
    yield "]"


def _wave(wave: DraftWave, facts: Facts, *, tool: Tool | None, sheet: str | None) -> Lines:
    day = facts.dates.get(wave.code)
    if day is None:
        yield from _guess(wave.guess)
        day = wave.date
    yield f"[waves.{wave.code}]"
    if not wave.is_one:
        yield from comment(
            "needed: does the file hold one measurement only? A column of it may say otherwise. "
            "Write the day on which it closed if it does; else make a file of each measurement"
        )
        yield f"# date = {day or '2026-10-31'}"
    elif day is None:
        yield "# needed: the day on which the survey closed"
        yield "# date = 2026-10-31"
    else:
        yield f"date = {day.isoformat()}"
    yield f"label = {inline(_label(wave, day))}"
    if tool is not None:
        yield f"tool = {string(tool.value)}"
    if sheet is not None:
        yield f"sheet = {string(sheet)}"


def _label(wave: DraftWave, day: date | None) -> Texts:
    """What readers call the wave: month and year, or the author's own name for it."""
    if day is None or any(text != wave.code for text in wave.label.values()):
        return wave.label
    return {
        language: format_skeleton("yMMMM", day, locale=Locale.parse(language))
        for language in wave.label
    }


def _dimensions(draft: Draft) -> Tables:
    for dimension in draft.dimensions:
        lines = [
            *_guess(dimension.guess),
            f"[dimensions.{dimension.code}]",
            f"label = {inline(dimension.label)}",
        ]
        if dimension.short:
            lines.append(f"short = {inline(dimension.short)}")
        if dimension.values:
            lines.append(f"values = {strings(dimension.values)}")
        yield lines


def _needs(draft: Draft) -> Tables:
    for need in draft.needs:
        yield _table(f"needs.{need.code}", [f"label = {inline(need.label)}"])


def _scales(draft: Draft) -> Tables:
    for scale in draft.scales:
        name = f"scales.{scale.code}"
        values = [f"{key(text)} = {point}" for text, point in _values(scale).items()]
        yield _points_of(scale)
        yield _table(f"{name}.values", values)
        yield _outside(f"{name}.dont_know", scale.dont_know)
        yield _outside(f"{name}.not_applicable", scale.not_applicable)


def _points_of(scale: DraftScale) -> Lines:
    yield from _guess(scale.guess)
    yield f"[scales.{scale.code}]"
    yield f"low = {scale.low}"
    yield f"high = {scale.high}"
    if scale.is_directed:
        yield f"favourable_from = {scale.favourable_from}"
        yield f"unfavourable_to = {scale.unfavourable_to}"
    else:
        yield from comment(
            "needed: which end is the good one? The labels must run from the bad end to the good "
            "one; turn them round if they do not, and write down from and to which point answers "
            "count as favourable and unfavourable."
        )
        yield f"# favourable_from = {scale.favourable_from}"
        yield f"# unfavourable_to = {scale.unfavourable_to}"
    yield "labels = ["
    yield from (f"  {inline(label)}," for label in scale.labels)
    yield "]"
    yield from _strays(scale.strays, "answer of the scale")


def _strays(count: int, what: str) -> Lines:
    if count:
        cells = "1 cell is" if count == 1 else f"{count} cells are"
        yield from comment(f"{cells} no {what}: a slip or words of one's own. They count as blank.")
        yield "stray_is_blank = true"


def _values(scale: DraftScale) -> Mapping[str, int]:
    """What the exports write for the points, where it is neither code nor label."""
    if scale.values or not scale.points:
        return scale.values
    points = range(scale.low, scale.high + 1)
    labels: list[Texts] = [{}] * len(points)
    if len(scale.labels) == len(points):
        labels = list(scale.labels)
    else:
        labels[0], labels[-1] = scale.labels[0], scale.labels[-1]
    found = dict(zip(scale.points, points, strict=False))
    known = [
        {str(point), *map(fold, label.values())}
        for point, label in zip(points, labels, strict=True)
    ]
    is_told = all(fold(text) in names for text, names in zip(scale.points, known, strict=False))
    return {} if is_told else found


def _outside(name: str, answer: Outside | None) -> Sequence[str]:
    if answer is None:
        return []
    lines = [f"code = {answer.code}", f"label = {inline(answer.label)}"]
    known = {str(answer.code), *map(fold, answer.label.values())}
    values = [text for text in answer.values if fold(text) not in known]
    return _table(name, [*lines, *([f"values = {strings(values)}"] if values else [])])


def _options(draft: Draft) -> Tables:
    for name, options in draft.options.items():
        yield _table(f"options.{name}", [line for option in options for line in _option(option)])


def _option(option: DraftOption) -> Lines:
    yield f"{option.code}.label = {inline(option.label)}"
    yield from (f"{option.code}.{line}" for line in _spellings(option))


def _numbers(draft: Draft) -> Tables:
    for number in draft.numbers:
        edges = ", ".join(f"{edge:.15g}" for edge in number.edges)
        lines = [f"unit = {inline(number.unit)}", f"edges = [{edges}]"]
        lines += _strays(number.strays, "number")
        yield _table(f"numbers.{number.code}", lines)


def _breakdowns(draft: Draft) -> Tables:
    for breakdown in draft.breakdowns:
        lines = [f"label = {inline(breakdown.label)}"]
        if breakdown.question:
            lines.append(f"question = {inline(breakdown.question)}")
        asked = [wave.code for wave in draft.waves if wave.code in breakdown.columns]
        if breakdown.columns and len(asked) < len(draft.waves):
            lines.append(f"waves = {strings(asked)}")
        name = f"breakdowns.{breakdown.code}"
        yield [*_guess(breakdown.guess), *_table(name, lines)]
        for group in breakdown.groups:
            label = f"label = {inline(group.label)}"
            yield _table(f"{name}.groups.{group.code}", [label, *_spellings(group)])


def _spellings(option: DraftOption) -> Lines:
    known = {option.code, *map(fold, option.label.values())}
    values = [text for text in option.values if fold(text) not in known]
    if values:
        yield f"values = {strings(values)}"
    if option.former:
        yield f"former = {strings(option.former)}"
    if option.is_other:
        yield "other = true"


def _privacy(facts: Facts) -> Lines:
    yield "[privacy]"
    yield 'preset = "standard"'
    if facts.promised_minimum is None:
        yield from comment(
            "needed: the smallest group that the invitation promised to show; there is no default"
        )
        yield "# promised_minimum = …"
    else:
        yield f"promised_minimum = {facts.promised_minimum}"


def _management(draft: Draft, facts: Facts) -> Lines:
    if not any(source.audience is Audience.MANAGEMENT for source in draft.sources):
        return
    yield "[management]"
    if facts.team_size is None:
        yield "# needed: how many people belong to the IT management team"
        yield "# team_size = …"
    else:
        yield f"team_size = {facts.team_size}"
    if facts.told_beforehand is None:
        yield "# needed: whether the team was told that its joint view would be shown"
        yield "# told_beforehand = true"
    else:
        yield f"told_beforehand = {str(facts.told_beforehand).lower()}"


def _guess(guess: Guess) -> list[str]:
    return comment(f"{guess.sureness}: {guess.because}") if guess.because else []


def _table(name: str, lines: Sequence[str]) -> Sequence[str]:
    """A table of settings; nothing where it would be empty."""
    return [f"[{name}]", *lines] if lines else []


def _pairs(texts: Mapping[str, str]) -> list[str]:
    return [f"{key(name)} = {string(text)}" for name, text in texts.items()]
