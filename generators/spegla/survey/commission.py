"""What an engagement folder says besides what people answered: every check, in file order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from spegla.errors import InputError, Notice, Problem
from spegla.settings import Settings, SurveySettings
from spegla.survey import checks
from spegla.survey.checks import layout
from spegla.survey.checks.observable import Verbs, parse_verbs
from spegla.survey.exports import Answers, read_table
from spegla.survey.questions import Questionnaire
from spegla.survey.records import Action, Activity, HandPage
from spegla.survey.tables import Table

_CONTENT, _TEMPLATES = "content/", "site_templates/"
_FILE_ORDER = (
    layout.SITE, layout.SETTINGS, layout.CODE_BOOK, layout.WAVES, layout.DATA, _CONTENT, _TEMPLATES,
)  # fmt: skip
_Content = TypeVar("_Content", Table, Answers)
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commission:
    """What an engagement folder says besides what people answered.

    Args:
        settings: What the author set.
        questionnaire: What was asked.
        actions: The action plan, in the author's order; empty where there is none.
        activities: What a plan may begin with: the product's catalogue, or the engagement's own.
        hand_pages: Pages that people wrote, by language and file name.
        templates: Templates by path: the product's, replaced where the engagement has its own.
        mkdocs_config: The site's settings, as they stand in the file.
        brand_files: Content of the files that ``settings.brand`` names, as it names them.
    """

    settings: Settings
    questionnaire: Questionnaire
    actions: tuple[Action, ...]
    activities: tuple[Activity, ...]
    hand_pages: tuple[HandPage, ...]
    templates: Mapping[str, bytes]
    mkdocs_config: bytes
    brand_files: Mapping[str, bytes]


def check_commission(
    files: Mapping[str, bytes], product: Mapping[str, bytes], problems: Sequence[Problem] = ()
) -> Commission:
    """What the files say besides what people answered, which is not opened.

    For a report whose release stands: the very same data were read and found right when it was
    made.

    Args:
        files: Content by path relative to the engagement's folder, all of it.
        product: Content of the product's own templates by path relative to their folder.
        problems: What was already wrong when the files were read.

    Raises:
        InputError: Something is wrong; it carries all problems of all files, in file order.

    >>> check_commission({}, {})
    Traceback (most recent call last):
    spegla.errors.InputError: mkdocs.yml: the file is missing.
      Add it; docs/engagement.md says how.
    data/engagement.toml: the file is missing.
      Add it; docs/engagement.md says how.
    data/questions.csv: the file is missing.
      Add it; docs/engagement.md says how.
    """
    reading = CommissionReading(files, product, problems)
    return reading.finished(reading.commission())


def check_questionnaire(
    files: Mapping[str, bytes], product: Mapping[str, bytes], problems: Sequence[Problem] = ()
) -> tuple[SurveySettings, Questionnaire]:
    """What an engagement asks, by its settings and its code book alone.

    There may be no answers yet, and what is wrong with them does not matter.

    Args:
        files: Content by path relative to the engagement's folder; only the settings, the code
            book and templates are looked at.
        product: Content of the product's own templates by path relative to their folder.
        problems: What was already wrong when the files were read.

    Raises:
        InputError: Something is wrong; it carries all problems of both files, in file order.

    >>> check_questionnaire({}, {})
    Traceback (most recent call last):
    spegla.errors.InputError: data/engagement.toml: the file is missing.
      Add it; docs/engagement.md says how.
    data/questions.csv: the file is missing.
      Add it; docs/engagement.md says how.
    """
    reading = CommissionReading(files, product, problems)
    return reading.finished(reading.questionnaire())


class CommissionReading:
    """One pass over the files of an engagement, which keeps all that is wrong with them."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        product: Mapping[str, bytes],
        problems: Sequence[Problem],
    ) -> None:
        self.problems = list(problems)
        self._notices: list[Notice] = []
        self._files = files
        self._product = product
        self._templates = {**product, **self._below(_TEMPLATES)}
        self._catalogues = set(checks.catalogues_in(self._templates))

    def commission(self) -> Commission | None:
        """What it says besides the answers; None, with problems, where that cannot be made out."""
        settings, plan = self._settings()
        present = [*self._files, *(problem.file for problem in self.problems)]
        self._check_layout(present, plan)
        if plan is None:
            return None
        if settings is not None:
            self.problems += layout.check_brand_layout(present, settings.brand)
        return self._commissioned(settings, plan, self._code_book(plan))

    def questionnaire(self) -> tuple[SurveySettings, Questionnaire] | None:
        """What is asked; None, with problems, where that cannot be made out."""
        missing = layout.check_layout(self._files, None)
        self.problems += [one for one in missing if one.file in (layout.SETTINGS, layout.CODE_BOOK)]
        _, plan = self._settings()
        book = None if plan is None else self._code_book(plan)
        return None if plan is None or book is None else (plan, book.questionnaire(plan))

    def pages(self, plan: SurveySettings) -> tuple[HandPage, ...]:
        """What people wrote, by language and file name."""
        pages = tuple(self._pages(plan))
        self._check_translations(pages, plan)
        return pages

    def finished(self, part: _Part | None) -> _Part:
        """A part of the engagement in whose files nothing is wrong.

        Args:
            part: What was made out; None where it could not be.

        Raises:
            InputError: All problems of all files, in file order.
        """
        if part is None or self.problems:
            raise InputError(sorted(self.problems, key=in_file_order))
        return part

    def _check_layout(self, present: Sequence[str], plan: SurveySettings | None) -> None:
        self.problems += layout.check_layout(present, plan)
        self.problems += layout.check_templates_layout(self._below(_TEMPLATES), self._product)

    def _commissioned(
        self, settings: Settings | None, plan: SurveySettings, book: checks.CodeBook | None
    ) -> Commission | None:
        activities = self._activities(plan, book)
        decision = None if settings is None or settings.decision is None else settings.decision.date
        actions = self._actions(plan, book, activities, decision)
        pages = self.pages(plan)
        if settings is None or book is None or layout.SITE not in self._files:
            return None
        return Commission(
            settings=settings,
            questionnaire=book.questionnaire(plan),
            actions=actions,
            activities=activities,
            hand_pages=pages,
            templates=self._templates,
            mkdocs_config=self._files[layout.SITE],
            brand_files={
                path.removeprefix(layout.DATA): content
                for path, content in self._files.items()
                if path.startswith(layout.BRAND)
            },
        )

    def _settings(self) -> tuple[Settings | None, SurveySettings | None]:
        if layout.SETTINGS not in self._files:
            return None, None
        problems = checks.ProblemList(layout.SETTINGS)
        document = checks.read_toml(self._files[layout.SETTINGS], problems)
        settings: tuple[Settings | None, SurveySettings | None] = (None, None)
        if document is not None:
            settings = checks.check_settings(document, problems, catalogues=self._catalogues)
        self.problems += problems.in_order()
        return settings

    def _code_book(self, plan: SurveySettings) -> checks.CodeBook | None:
        book = self._checked(
            layout.CODE_BOOK, lambda table, found: checks.check_code_book(table, plan, found)
        )
        if book is not None:
            problems = checks.ProblemList(layout.SETTINGS)
            checks.check_column_names(plan, book, problems)
            self.problems += problems.in_order()
        return book

    def _actions(
        self,
        plan: SurveySettings,
        book: checks.CodeBook | None,
        activities: Sequence[Activity],
        decision: date | None,
    ) -> tuple[Action, ...]:
        self._checked(layout.BENCHMARKS, checks.check_benchmarks)
        rules = checks.PlanRules(
            languages=plan.languages,
            decision=decision,
            verbs=self._verbs(),
            activities=[activity.code for activity in activities],
        )
        newest = plan.wave_order()[-1]

        def check(table: Table, found: checks.ProblemList) -> tuple[Action, ...]:
            actions = checks.check_actions(table, plan, found, book=book)
            decided = [action for action in actions if action.decided_after == newest]
            checks.check_plan(decided, rules, found)
            return actions

        return self._checked(layout.ACTIONS, check) or ()

    def _verbs(self) -> Mapping[str, Verbs]:
        """Verbs that customers can see happening, by language."""
        content = self._templates.get(layout.OBSERVABLE_VERBS.removeprefix(_TEMPLATES))
        if content is None:
            return {}
        problems = checks.ProblemList(layout.OBSERVABLE_VERBS)
        document = checks.read_toml(content, problems)
        verbs, faults = parse_verbs(document or {}, file=layout.OBSERVABLE_VERBS)
        self.problems += [*problems.in_order(), *faults]
        return verbs

    def _activities(
        self, plan: SurveySettings, book: checks.CodeBook | None
    ) -> tuple[Activity, ...]:
        name = layout.ACTIVITIES.removeprefix(_TEMPLATES)
        content = self._templates.get(name)
        if content is None:
            return ()
        is_own = content != self._product.get(name)
        problems = checks.ProblemList(layout.ACTIVITIES)
        activities = checks.check_activities(content, plan.languages, problems, is_own=is_own)
        if is_own and book is not None:
            checks.note_unknown_codes(
                activities, dimensions=plan.dimensions, questions=book.codes, problems=problems
            )
        self.problems += problems.in_order()
        self._notices += problems.notices
        return activities

    def _pages(self, plan: SurveySettings) -> Iterator[HandPage]:
        pages = [path for path in self._files if path.startswith(_CONTENT)]
        misplaced = layout.check_pages_layout(pages, plan.languages, self._catalogues)
        self.problems += misplaced
        for path in sorted(set(pages) - {problem.file for problem in misplaced}):
            language = path.split("/")[1]
            problems = checks.ProblemList(path)
            if language in plan.languages:
                page = checks.check_page(self._files[path], problems, language=language)
                if page is not None:
                    yield page
            self.problems += problems.in_order()

    def _check_translations(self, pages: Sequence[HandPage], plan: SurveySettings) -> None:
        own = checks.catalogues_in(self._below(_TEMPLATES))
        if own:
            # The product's own say the same in all languages, which a test holds.
            product = checks.catalogues_in(self._product)
            self.problems += checks.check_wording(product, own, plan.languages)
        self._notices += checks.check_pages_translated(pages, plan.languages)

    def _checked(
        self, path: str, check: Callable[[Table, checks.ProblemList], _Part]
    ) -> _Part | None:
        """What ``check`` makes of a table; None where there is no file or no table in it."""
        return self._read(path, lambda content, file: read_table(content, file=file), check)

    def _read(
        self,
        path: str,
        read: Callable[[bytes, str], _Content],
        check: Callable[[_Content, checks.ProblemList], _Part],
    ) -> _Part | None:
        if path not in self._files:
            return None
        problems = checks.ProblemList(path)
        try:
            part = check(read(self._files[path], path), problems)
        except InputError as error:
            self.problems += error.problems
            return None
        self.problems += problems.in_order()
        self._notices += problems.notices
        return part

    def _below(self, folder: str) -> dict[str, bytes]:
        return {
            path.removeprefix(folder): content
            for path, content in self._files.items()
            if path.startswith(folder)
        }


def in_file_order(problem: Problem) -> tuple[int, str, int]:
    """Sorts problems and notices as an author goes through the files."""
    rank = next(i for i, start in enumerate(_FILE_ORDER) if problem.file.startswith(start))
    return rank, problem.file, problem.row or 0
