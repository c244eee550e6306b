"""From the answers of exports to a draft: what each column is, put together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spegla.survey.catalogue import Catalogue
from spegla.survey.drafting.batteries import batteries_of, labels_of
from spegla.survey.drafting.blanks import blank_values, without_missing
from spegla.survey.drafting.breakdowns import MOST_BREAKDOWNS, breakdowns_of, divides
from spegla.survey.drafting.catalogued import known_in
from spegla.survey.drafting.codes import Taken, wishes_for
from spegla.survey.drafting.dimensions import placed
from spegla.survey.drafting.draft import (
    Draft,
    DraftBreakdown,
    DraftDimension,
    DraftNumber,
    DraftQuestion,
    DraftScale,
    Source,
    Unread,
)
from spegla.survey.drafting.kinds import Item, items_of
from spegla.survey.drafting.languages import in_languages
from spegla.survey.drafting.measurements import measurements_in, told_breakdown
from spegla.survey.drafting.mirrors import mirrored
from spegla.survey.drafting.observed import Column, columns_of, folded
from spegla.survey.drafting.offered import reworded
from spegla.survey.drafting.ordinary import (
    Lists,
    Ordinary,
    chosen_from_scale,
    chosen_over_columns,
    ordinary_of,
)
from spegla.survey.drafting.pairs import pairs_of, subject_of
from spegla.survey.drafting.points import language_points, notes_of, scale_points
from spegla.survey.drafting.scales import (
    Scaled,
    hundred_points,
    recommending,
    scaled,
    with_strays,
)
from spegla.survey.drafting.several import are_ranked, are_shared_out, over_columns
from spegla.survey.drafting.tongue import REPORT_LANGUAGES, tongue_of
from spegla.survey.drafting.waves import newest_of, waves_of
from spegla.survey.drafting.withheld import respondent_column, unread, withheld
from spegla.survey.exports.answers import Variable
from spegla.survey.questions import NKI, Audience
from spegla.survey.tables import fold
from spegla.survey.wording import language_of

_TEXTS_LOOKED_AT = 400
_RANKED = "it ranks things, of which the report says nothing"
_SHARED_OUT = "it shares out points over things that nothing rates"

_WITHOUT_MIRROR = (
    "{file}: no column is surely one of the customers’ questions in other words, so that the file "
    "is left out. Say which one is, as in --answer mirror.CODE=HEADING."
)


def draft_of(
    sources: Sequence[Source], *, catalogue: Catalogue | None, decisions: Mapping[str, str]
) -> Draft:
    """What can be made out of exports: questions, scales, groups, and what to ask the author.

    Columns with the same wording in two waves are one question; whether others are the same is
    for the author to say. No draft holds what fewer than three people wrote.

    Args:
        sources: The exports, the oldest wave first.
        catalogue: The questions of the method, taken whole where an export asks them.
        decisions: The author's answers by the key of their point; those to ``language`` and to
            ``scale.<code>`` count here.
    """
    customers = [source for source in sources if source.audience is Audience.CUSTOMERS]
    management = [source for source in sources if source.audience is Audience.MANAGEMENT]
    assembly = _Assembly(customers, catalogue, decisions)
    assembly.find_all()
    return assembly.draft(sources, columns_of(management))


class _Assembly:
    """The parts of a draft as they are found, by the key of their column."""

    def __init__(
        self,
        customers: Sequence[Source],
        catalogue: Catalogue | None,
        decisions: Mapping[str, str],
    ) -> None:
        self._customers = customers
        self._decisions = decisions
        self._columns = [without_missing(column) for column in columns_of(customers)]
        self._by_key = {column.key: column for column in self._columns}
        self._measurements = measurements_in(self._columns, customers, decisions)
        self._unread = {
            column.key: reason for column in self._columns if (reason := withheld(column))
        } | dict(self._measurements.aside)
        self._questions: dict[str, DraftQuestion] = {}
        self._breakdowns: dict[str, DraftBreakdown] = {}
        self._further: set[str] = set()
        self._scales: dict[str, DraftScale] = {}
        self._numbers: list[DraftNumber] = []
        self._dimensions: list[DraftDimension] = []
        self._scaled: tuple[Scaled, ...] = ()
        self._asked = _language_of(self._left(), decisions)
        self._tongue = tongue_of(self._asked, [column.variable for column in self._left()])
        self._several = over_columns(self._left(), self._tongue)
        self._known = known_in(self._left(), self._several, catalogue, self._tongue)
        self._lists = Lists(self._known.options)
        self._names = _names(self._columns)
        known = [question.code for question in self._known.questions.values()]
        known += [breakdown.code for breakdown in self._known.breakdowns.values()]
        self._codes = Taken(known)
        self._shared_rows = {
            row
            for row, count in Counter(folded(c.variable.part) for c in self._columns).items()
            if count > 1
        }

    def find_all(self) -> None:
        """Find out what each column is, the surest first."""
        self._take_known()
        self._take_several()
        self._set_rankings_aside()
        taken = Taken(self._known.scales)
        shared_out = self._shared_out()
        left = [c for c in self._left() if c.key not in {k.key for of in shared_out for k in of}]
        self._scaled = scaled(
            batteries_of(left),
            taken=taken,
            tongue=self._tongue,
            decisions=self._decisions,
            there=tuple(self._known.scales.values()),
        )
        self._scales |= {
            one.scale.code: one.scale for one in self._scaled if one.scale.code in self._scales
        }
        items = items_of(self._scaled)
        rated = {item.column.key for item in items if item.kind != "single"}
        self._take_breakdowns([column for column in left if column.key not in rated])
        items = tuple(item for item in items if item.column.key not in self._breakdowns)
        points = self._take_points(shared_out, items)
        self._take_items(items, points, taken)
        for column in self._left():
            self._take_ordinary(column)

    def draft(self, sources: Sequence[Source], management: Sequence[Column]) -> Draft:
        """Everything that was found, in the order of the questionnaire."""
        place = {key: number for number, key in enumerate(self._by_key)}
        questions = [self._questions[key] for key in sorted(self._questions, key=place.__getitem__)]
        team = mirrored(
            questions, management, self._tongue, scales=self._scales, decisions=self._decisions
        )
        respondent = respondent_column(self._customers)
        aside = (self._unread[key] for key in sorted(self._unread, key=place.__getitem__))
        batteries = [one.battery for one in self._scaled]
        read = [self._by_key[key] for key in place if key not in self._unread]
        blanks, clashing = blank_values(read, batteries)
        self._set_strays_aside(clashing)
        used = {question.scale for question in questions}
        needs = {question.need for question in questions}
        whole = self._known.catalogue
        without_mirror = [
            source
            for source in sources
            if source.audience is Audience.MANAGEMENT and source.wave not in team.waves
        ]
        draft = Draft(
            languages=(self._tongue.filed,),
            sources=tuple(s for s in sources if s not in without_mirror),
            waves=tuple(
                replace(wave, is_one=wave.code not in self._measurements.open_waves)
                for wave in waves_of(sources, self._tongue)
            ),
            dimensions=tuple(self._dimensions),
            scales=tuple(scale for code, scale in self._scales.items() if code in used),
            options={name: of for name, of in self._lists.by_name.items() if name in used},
            numbers=tuple(self._numbers),
            breakdowns=tuple(self._breakdowns.values()),
            questions=team.questions,
            unread=(*(one for one in aside if one.heading != respondent), *team.unread),
            points=(
                *language_points(self._asked, self._tongue),
                *scale_points(self._scaled, read=self._questions, used=used),
                *team.points,
                *self._measurements.points,
            ),
            notes=(
                *notes_of(self._scaled, clashing, has_ratings=bool(self._dimensions)),
                *reworded(questions, self._tongue.filed),
                *(_WITHOUT_MIRROR.format(file=source.file) for source in without_mirror),
            ),
            blank_values=blanks,
            respondent_column=respondent,
            needs=tuple(need for need in whole.needs if need.code in needs) if whole else (),
        )
        return in_languages(draft, self._tongue.filed)

    def _set_strays_aside(self, clashing: frozenset[str]) -> None:
        """Give a meaning to numbers that are on no scale, but answers to other questions."""
        for one in self._scaled:
            strays = sorted(one.battery.beside & clashing)
            for code in {self._questions[c.key].scale for c in one.battery.columns
                         if c.key in self._questions} & self._scales.keys():  # fmt: skip
                self._scales[code] = with_strays(self._scales[code], strays, self._tongue)

    def _left(self) -> list[Column]:
        """The columns of which nothing is known yet."""
        settled = self._unread.keys() | self._questions.keys() | self._breakdowns.keys()
        return [c for c in self._columns if c.key not in settled | self._further]

    def _code(self, variable: Variable, *columns: Column) -> str:
        """A code for what stands in these columns, which is the heading of no other column."""
        own = {column.key for column in columns}
        others = {name for name, keys in self._names.items() if not keys <= own}
        return self._codes.first_free(wishes_for(variable), but=others)

    def _take_known(self) -> None:
        known = self._known
        self._questions |= known.questions
        self._breakdowns |= known.breakdowns
        self._scales |= known.scales
        for choice in self._several:
            if choice.columns[0].key in known.questions:
                self._further |= {column.key for column in choice.columns}
        if known.catalogue is not None:
            rated = {q.dimension for q in known.questions.values()}
            numbers = {q.scale for q in known.questions.values() if q.kind == "number"}
            self._dimensions += [d for d in known.catalogue.dimensions if d.code in rated]
            self._numbers += [n for n in known.catalogue.numbers if n.code in numbers]

    def _take_several(self) -> None:
        for choice in self._several:
            first = choice.columns[0]
            if first.key not in self._further:
                asked = first.variable
                whole = Variable(heading=asked.together, text=asked.text)
                code = self._code(whole, *choice.columns)
                self._questions[first.key] = chosen_over_columns(
                    choice, code, self._lists, self._tongue
                )
                self._further |= {column.key for column in choice.columns}

    def _grids(self) -> list[list[Column]]:
        groups: dict[str, list[Column]] = defaultdict(list)
        for column in self._left():
            if column.variable.together:
                groups[column.variable.together].append(column)
        return [columns for columns in groups.values() if len(columns) > 1]

    def _set_rankings_aside(self) -> None:
        for columns in self._grids():
            is_shared_out = are_shared_out(columns, self._customers)
            if not is_shared_out and are_ranked(columns, self._customers):
                self._unread |= {column.key: unread(column, _RANKED) for column in columns}

    def _shared_out(self) -> list[list[Column]]:
        return [of for of in self._grids() if are_shared_out(of, self._customers)]

    def _take_points(
        self, shared_out: Iterable[Sequence[Column]], items: Sequence[Item]
    ) -> dict[str, str]:
        """The rating by the key of each column of shared-out points; others are set aside."""
        ratings = [item.column for item in items if item.kind == "rating"]
        found: dict[str, str] = {}
        for columns in shared_out:
            pairs = pairs_of(columns, ratings)
            if len(pairs) == len(columns):
                found |= pairs
            else:
                self._unread |= {column.key: unread(column, _SHARED_OUT) for column in columns}
        return found

    def _take_items(self, items: Sequence[Item], points: Mapping[str, str], taken: Taken) -> None:
        ratings = [item.column for item in items if item.kind == "rating"]
        partners = {item.partner for item in items if item.partner} | set(points.values())
        found = placed(
            ratings,
            alone={c.key: subject_of(c) for c in ratings if c.key in partners},
            taken=Taken([NKI, *(dimension.code for dimension in self._dimensions)]),
            tongue=self._tongue,
        )
        self._dimensions += found.dimensions
        for item in items:
            self._take_item(item, found.of, taken)
        if points:
            scale = hundred_points(self._tongue, taken=taken)
            self._scales[scale.code] = scale
            for key, rating in points.items():
                self._questions[key] = self._points_question(key, scale, found.of[rating])

    def _take_item(self, item: Item, dimensions: Mapping[str, str], taken: Taken) -> None:
        column, scale = item.column, item.scaled.scale
        question = DraftQuestion(
            code=self._code(column.variable, column),
            kind=item.kind,
            text=self._tongue.question(column, shared=self._shared_rows),
            columns=column.headings,
            guess=item.guess,
            dimension=dimensions.get(item.partner or column.key, ""),
            scale=scale.code,
        )
        if item.kind == "single":
            question = chosen_from_scale(item, question, self._lists, self._tongue)
        elif item.kind == "recommendation":
            scale = self._recommending(scale, taken)
            question = replace(question, scale=scale.code)
        self._scales.setdefault(scale.code, scale)
        self._questions[column.key] = question

    def _recommending(self, scale: DraftScale, taken: Taken) -> DraftScale:
        known = (s for s in self._scales.values() if s.code.startswith("recommend"))
        same = next((s for s in known if s.labels == scale.labels), None)
        return same or recommending(scale, taken=taken)

    def _points_question(self, key: str, scale: DraftScale, dimension: str) -> DraftQuestion:
        column = self._by_key[key]
        return DraftQuestion(
            code=self._code(column.variable, column),
            kind="points",
            text=self._tongue.question(column, shared=self._shared_rows),
            columns=column.headings,
            guess=scale.guess,
            dimension=dimension,
            scale=scale.code,
        )

    def _take_breakdowns(self, columns: Sequence[Column]) -> None:
        newest = newest_of(waves_of(self._customers, self._tongue))
        for column in columns:
            if column.key in self._measurements.dividing and divides(column):
                self._breakdowns[column.key] = told_breakdown(
                    column, taken=self._codes, tongue=self._tongue
                )
        self._breakdowns |= breakdowns_of(
            [c for c in columns if newest in c.headings and c.key not in self._breakdowns],
            taken=self._codes,
            tongue=self._tongue,
            at_most=MOST_BREAKDOWNS - len(self._breakdowns),
        )

    def _take_ordinary(self, column: Column) -> None:
        found = ordinary_of(
            column,
            self._code(column.variable, column),
            lists=self._lists,
            numbers=Taken(number.code for number in self._numbers),
            tongue=self._tongue,
        )
        match found:
            case Ordinary():
                self._questions[column.key] = found.question
                self._numbers += [found.number] if found.number else []
            case Unread():
                self._unread[column.key] = found


def _language_of(columns: Sequence[Column], decisions: Mapping[str, str]) -> str:
    """The language in which people were asked, by the words of questions and answers."""
    said = decisions.get("language", "").strip()
    if said in REPORT_LANGUAGES:
        return said
    texts = [text for column in columns for text in (column.text, *labels_of([column])[:12])]
    return language_of(texts[:_TEXTS_LOOKED_AT]) or "en"


def _names(columns: Sequence[Column]) -> Mapping[str, set[str]]:
    """The columns, by their keys, that each folded heading and name may stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    for column in columns:
        for name in (*column.headings.values(), *column.variable.names):
            found[fold(name)].add(column.key)
    return found
