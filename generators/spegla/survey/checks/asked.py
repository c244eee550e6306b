"""One row of the code book: an item on a scale, a choice, a number or an open question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from spegla.settings import SurveySettings
from spegla.survey.checks.form import Record
from spegla.survey.checks.kinds import KINDS, LEVELS, PlainKind, check_columns_of_kind
from spegla.survey.checks.plan import options_of, scales_of
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.checks.roles import role_of
from spegla.survey.checks.values import number_between, one_of, yes_or_no
from spegla.survey.questions import (
    Asked,
    Choice,
    ChoiceKind,
    Condition,
    LocalText,
    OpenQuestion,
    Option,
    Quantity,
    Question,
    QuestionKind,
    Scale,
)

_PRESCRIBED = {QuestionKind.RECOMMENDATION: range(11), QuestionKind.POINTS: range(101)}
"""Scales that the definition of a figure leaves no choice in (METHOD.md 2.4 and 2.11)."""
_YES_NO = (["no", "yes"], ["no", "unsure", "yes"])
_Named = TypeVar("_Named")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What every question has, whatever its kind."""

    record: Record
    text: LocalText
    waves: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.record["code"]


class RowReader:
    """Reads one row at a time against what the settings know."""

    def __init__(self, settings: SurveySettings, problems: ProblemList) -> None:
        self._settings = settings
        self._scales = scales_of(settings)
        self._options = options_of(settings)
        self._problems = problems

    def asked(self, record: Record, above: Mapping[str, Asked | None]) -> Asked | None:
        """What a row asks; None, with its problems, where it cannot be made out.

        Args:
            record: The row.
            above: What the rows above ask, by code; None for one that has problems.
        """
        kind = one_of(KINDS, record, "kind", self._problems)
        row = _Row(record=record, text=self._text(record), waves=self._waves(record))
        if kind is None:
            return None
        check_columns_of_kind(record, kind, self._problems)
        match kind:
            case QuestionKind():
                return self._question(row, kind)
            case ChoiceKind():
                return self._choice(row, kind, above)
            case PlainKind.NUMBER:
                return self._quantity(row)
            case PlainKind.TEXT:
                role_of(record, kind, None, self._problems)
                return OpenQuestion(code=row.code, text=row.text, waves=row.waves)

    def _question(self, row: _Row, kind: QuestionKind) -> Question | None:
        scale = self._named(row.record, self._scales, what="scale")
        if scale is not None:
            self._check_prescribed(row.record, kind, scale)
        dimension = self._dimension(row.record, kind)
        need = self._need(row.record)
        is_reversed = yes_or_no(row.record, "reversed", self._problems, blank=False)
        role = role_of(row.record, kind, None, self._problems)
        mirror = self._mirror(row.record)
        if scale is None:
            return None
        return Question(
            code=row.code,
            kind=kind,
            scale=scale,
            text=row.text,
            waves=row.waves,
            dimension=dimension,
            is_reversed=is_reversed,
            mirror=mirror,
            need=need,
            role=role,
            is_sensitive=self._is_sensitive(row.record),
        )

    def _choice(
        self, row: _Row, kind: ChoiceKind, above: Mapping[str, Asked | None]
    ) -> Choice | None:
        options = self._named(row.record, self._options, what="list of options")
        role = role_of(row.record, kind, options, self._problems)
        only_if = self._only_if(row, above)
        rests_on_nothing = bool(row.record["only_if"]) and only_if is None
        if options is None or rests_on_nothing:
            return None
        if kind is ChoiceKind.YES_NO:
            self._check_yes_no(row.record, options)
        return Choice(
            code=row.code,
            kind=kind,
            options=options,
            text=row.text,
            waves=row.waves,
            role=role,
            at_most=self._at_most(row.record, options),
            only_if=only_if,
            is_sensitive=self._is_sensitive(row.record),
        )

    def _quantity(self, row: _Row) -> Quantity | None:
        number = self._named(row.record, self._settings.numbers, what="number")
        role = role_of(row.record, PlainKind.NUMBER, None, self._problems)
        if number is None:
            return None
        return Quantity(
            code=row.code,
            text=row.text,
            waves=row.waves,
            edges=number.edges,
            unit=LocalText.from_mapping(number.unit),
            role=role,
            stray_is_blank=number.stray_is_blank,
        )

    def _named(self, record: Record, known: Mapping[str, _Named], *, what: str) -> _Named | None:
        """What the ``scale`` of a row names."""
        if record["scale"] not in known:
            self._problems.add(
                f'there is no {what} "{record["scale"]}"',
                suggestion(record["scale"], known),
                row=record.row,
                column="scale",
            )
        return known.get(record["scale"])

    def _check_prescribed(self, record: Record, kind: QuestionKind, scale: Scale) -> None:
        points = _PRESCRIBED.get(kind, scale.points)
        if scale.points != points:
            self._problems.add(
                f'a question of the kind "{kind}" has a scale from {scale.low} to {scale.high}',
                f"Use a scale from {points[0]} to {points[-1]}, or give it another kind.",
                row=record.row,
                column="scale",
            )

    def _dimension(self, record: Record, kind: QuestionKind) -> str | None:
        code = record["dimension"]
        if code and code not in self._settings.dimensions:
            self._problems.add(
                f'there is no dimension "{code}"',
                suggestion(code, self._settings.dimensions),
                row=record.row,
                column="dimension",
            )
        elif not code and kind in (QuestionKind.RATING, *LEVELS):
            self._problems.add(
                f'a question of the kind "{kind}" has no dimension',
                "Name the dimension that it is about, or give it another kind.",
                row=record.row,
                column="dimension",
            )
        return code or None

    def _need(self, record: Record) -> str | None:
        code = record["need"]
        if code and code not in self._settings.needs:
            self._problems.add(
                f'there is no need "{code}"',
                suggestion(code, self._settings.needs),
                row=record.row,
                column="need",
            )
        return code or None

    def _is_sensitive(self, record: Record) -> bool:
        return yes_or_no(record, "sensitive", self._problems, blank=False)

    def _check_yes_no(self, record: Record, options: tuple[Option, ...]) -> None:
        if sorted(option.code for option in options) not in _YES_NO:
            self._problems.add(
                f'the options "{record["scale"]}" are not yes and no',
                "Give them the codes yes and no and, where it was offered, unsure; or make the "
                "question a single choice.",
                row=record.row,
                column="scale",
            )

    def _at_most(self, record: Record, options: tuple[Option, ...]) -> int | None:
        if not record["at_most"]:
            return None
        number = number_between(1, len(options), record, "at_most", self._problems)
        if number is not None and not number.is_integer():
            self._problems.add(
                "so many options cannot be chosen",
                "Write a whole number.",
                row=record.row,
                column="at_most",
            )
        return None if number is None else int(number)

    def _only_if(self, row: _Row, above: Mapping[str, Asked | None]) -> Condition | None:
        if not row.record["only_if"]:
            return None
        code, _, option = (part.strip() for part in row.record["only_if"].partition("="))
        choices = {name: one for name, one in above.items() if isinstance(one, Choice)}
        if code in above and above[code] is None:
            return None
        if code not in choices:
            found = f'"{code}" is no choice in a row above'
            fix = f"Write it as code=option. {suggestion(code, choices)}"
        elif option not in [known.code for known in choices[code].options]:
            found = f'"{option}" is no option of "{code}"'
            fix = suggestion(option, [known.code for known in choices[code].options])
        elif not set(row.waves) <= set(choices[code].waves):
            found = f'"{code}" is not asked in all waves of this question'
            fix = "Correct the waves of one of them."
        else:
            return Condition(question=code, option=option)
        self._problems.add(found, fix, row=row.record.row, column="only_if")
        return None

    def _waves(self, record: Record) -> tuple[str, ...]:
        named = record["waves"].split()
        for wave in named:
            if wave not in self._settings.waves:
                self._problems.add(
                    f'there is no wave "{wave}"',
                    suggestion(wave, self._settings.waves),
                    row=record.row,
                    column="waves",
                )
        return tuple(w for w in self._settings.waves if not named or w in named)

    def _text(self, record: Record) -> LocalText:
        texts = {language: record[f"text_{language}"] for language in self._settings.languages}
        for language, text in texts.items():
            if not text:
                self._problems.add(
                    f'the question has no text in "{language}"',
                    "Write the question as it was asked, in each language of the engagement.",
                    row=record.row,
                    column=f"text_{language}",
                )
        return LocalText.from_mapping(texts)

    def _mirror(self, record: Record) -> LocalText | None:
        texts = {language: record[f"mirror_{language}"] for language in self._settings.languages}
        if not any(texts.values()):
            return None
        for language, text in texts.items():
            if not text:
                self._problems.add(
                    f'the mirror wording is missing in "{language}"',
                    "Write it in each language, or leave it blank in all of them.",
                    row=record.row,
                    column=f"mirror_{language}",
                )
        return LocalText.from_mapping(texts)
