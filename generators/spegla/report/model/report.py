"""The whole report."""

from dataclasses import dataclass
from datetime import date

from spegla.report.model.pages import AnnexRow, Page
from spegla.report.model.plan import Plan
from spegla.report.model.sheets import Sheet
from spegla.report.model.words import Words
from spegla.survey.questions import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the site, the editions on paper and the annex show.

    ``written`` is the day that the report bears: the newest wave's, never the clock's. ``one_page``
    is the first page in brief, for paper alone; ``kit`` are the sheets for a workshop;
    ``plan`` is what was decided after the newest wave.
    """

    client: str
    title: Words
    wave_label: LocalText
    confidentiality: LocalText
    languages: tuple[str, ...]
    written: date
    pages: tuple[Page, ...]
    one_page: Page
    annex: tuple[AnnexRow, ...]
    anonymity: tuple[Words, ...] = ()
    kit: tuple[Sheet, ...] = ()
    plan: Plan | None = None

    def page(self, key: str) -> Page:
        """The page with this key."""
        return next(page for page in self.pages if page.key == key)
