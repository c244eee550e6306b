"""A whole engagement from the bytes of its files: every check, in the order of the files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from spegla.errors import Notice, Problem
from spegla.settings import Settings, SurveySettings
from spegla.survey import checks
from spegla.survey.checks import layout
from spegla.survey.comments import Comments, Written, gathered, watched
from spegla.survey.commission import Commission, CommissionReading, in_file_order
from spegla.survey.exports import EXPORT_SUFFIXES, Answers, Tool, read_answers
from spegla.survey.moderation_file import delimiter_of
from spegla.survey.personal_data import Watchlist
from spegla.survey.questions import Audience, LocalText
from spegla.survey.responses import Responses, Survey, Wave


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Engagement(Commission):
    """Everything that one engagement folder says.

    Args:
        survey: What was asked and answered.
        comments: What customers wrote and said, a wave each, oldest first; most of it is withheld.
        notices: What is worth a look in the files, and no problem, in file order.
    """

    survey: Survey
    comments: tuple[Comments, ...]
    notices: tuple[Notice, ...]


def check_engagement(
    files: Mapping[str, bytes], product: Mapping[str, bytes], problems: Sequence[Problem] = ()
) -> Engagement:
    """The engagement that the files make up.

    Args:
        files: Content by path relative to the engagement's folder.
        product: Content of the product's own templates by path relative to their folder.
        problems: What was already wrong when the files were read.

    Raises:
        InputError: Something is wrong; it carries all problems of all files, in file order.
            Where the settings cannot be made out, the other files are checked for their form.
    """
    reading = _Reading(files, product, problems)
    return reading.finished(reading.engagement())


def with_pages(
    engagement: Engagement, files: Mapping[str, bytes], product: Mapping[str, bytes]
) -> Engagement:
    """An engagement of which nothing changed but the pages that people wrote.

    Args:
        engagement: As it was read before.
        files: Content by path relative to the engagement's folder, all of it.
        product: Content of the product's own templates by path relative to their folder.

    Raises:
        InputError: Something is wrong with a page; it carries all problems of all pages.
    """
    reading = CommissionReading(files, product, ())
    pages = reading.finished(reading.pages(engagement.settings))
    return replace(engagement, hand_pages=pages)


class _Reading(CommissionReading):
    """The same pass over all files, with those that hold answers."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        product: Mapping[str, bytes],
        problems: Sequence[Problem],
    ) -> None:
        super().__init__(files, product, problems)
        self._written: dict[str, Written] = {}
        self._exports: dict[str, checks.ComparableRows] = {}

    def engagement(self) -> Engagement | None:
        """What the folder says; None, with problems, where that cannot be made out."""
        settings, plan = self._settings()
        present = [*self._files, *(problem.file for problem in self.problems)]
        self._check_layout(present, plan)
        if plan is None:
            self._check_form_only()
            return None
        book = self._code_book(plan)
        waves = [self._wave(code, plan, book) for code in plan.wave_order()]
        watchlist = self._watchlist(plan)
        comments = tuple(self._comments(code, plan, book, watchlist) for code in plan.wave_order())
        commission = self._commissioned(settings, plan, book)
        if settings is not None:
            self.problems += layout.check_brand_layout(present, settings.brand)
            self._check_copies()
            self._check_linked(settings, [wave for wave in waves if wave is not None])
        if commission is None:
            return None
        return Engagement(
            **{field.name: getattr(commission, field.name) for field in fields(Commission)},
            survey=Survey(
                questionnaire=commission.questionnaire,
                waves=tuple(wave for wave in waves if wave is not None),
            ),
            comments=comments,
            notices=tuple(sorted(self._notices, key=in_file_order)),
        )

    def _wave(self, code: str, plan: SurveySettings, book: checks.CodeBook | None) -> Wave | None:
        folder = f"{layout.WAVES}{code}/"
        customers = self._responses(code, Audience.CUSTOMERS, plan, book)
        management = self._responses(code, Audience.MANAGEMENT, plan, book)
        invited = self._checked(
            f"{folder}invited.csv",
            lambda table, found: checks.check_invited(table, plan, found, customers=customers),
        )
        if customers is None or invited is None:
            return None
        return Wave(
            code=code,
            label=LocalText.from_mapping(plan.waves[code].label),
            date=plan.waves[code].date,
            invited=invited,
            customers=customers,
            management=management,
        )

    def _responses(
        self, wave: str, audience: Audience, plan: SurveySettings, book: checks.CodeBook | None
    ) -> Responses | None:
        def read(content: bytes, file: str) -> Answers:
            return read_answers(content, file=file, tool=tool, sheet=plan.waves[wave].sheet)

        def check(answers: Answers, found: checks.ProblemList) -> Responses | None:
            if book is None:
                return None
            if audience is Audience.CUSTOMERS:
                self._written[wave] = checks.written_answers(answers, book, plan, wave=wave)
                self._exports[wave] = checks.ComparableRows.of(answers)
            return checks.check_responses(answers, book, plan, found, wave=wave, audience=audience)

        tool = next((tool for tool in Tool if tool == plan.waves[wave].tool), None)
        exports = layout.exports_of(self._files, wave, audience)
        return self._read(exports[0], read, check) if exports else None

    def _watchlist(self, plan: SurveySettings) -> Watchlist:
        staff = self._checked(layout.STAFF, checks.check_staff) or Watchlist()
        return replace(staff, groups=checks.group_names(plan))

    def _comments(
        self,
        wave: str,
        plan: SurveySettings,
        book: checks.CodeBook | None,
        watchlist: Watchlist,
    ) -> Comments:
        file = f"{layout.WAVES}{wave}/comments.csv"
        moderated = self._checked(
            file,
            lambda table, found: checks.check_comments(table, plan, found, book=book, wave=wave),
        )
        interviews_file = f"{layout.WAVES}{wave}/interviews.csv"
        interviews = self._checked(
            interviews_file,
            lambda table, found: checks.check_interviews(table, plan, found),
        )
        return Comments(
            wave=wave,
            file=file,
            comments=gathered(moderated or (), self._written.get(wave, {}), watchlist),
            interviews=watched(interviews or (), watchlist),
            interviews_file=interviews_file,
            delimiter=delimiter_of(self._files.get(file, b"")),
        )

    def _check_linked(self, settings: Settings, waves: Sequence[Wave]) -> None:
        problems = checks.ProblemList(layout.SETTINGS)
        checks.check_linked(settings, waves, problems)
        self.problems += problems.in_order()

    def _check_copies(self) -> None:
        problems = checks.ProblemList(layout.SETTINGS)
        checks.check_copies(self._exports, problems)
        self.problems += problems.in_order()

    def _check_form_only(self) -> None:
        for path in self._files:
            if path.startswith(layout.DATA) and path.endswith(EXPORT_SUFFIXES):
                self._checked(path, lambda _table, _found: None)
