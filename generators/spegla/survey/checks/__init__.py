"""Pure checks: what stands in the files in, the checked parts of an engagement out.

Each check takes the rows of one file and adds everything that is wrong with them to a
:class:`ProblemList`. None of them opens a file.
"""

from spegla.survey.checks.action_rules import PlanRules, check_plan
from spegla.survey.checks.actions import check_actions
from spegla.survey.checks.activities import check_activities, note_unknown_codes
from spegla.survey.checks.code_book import CodeBook, check_code_book
from spegla.survey.checks.comments import check_comments, written_answers
from spegla.survey.checks.companions import check_benchmarks, check_interviews
from spegla.survey.checks.configuration import check_column_names, check_settings, read_toml
from spegla.survey.checks.copies import ComparableRows, NearCopy, check_copies, near_copies
from spegla.survey.checks.invited import check_invited
from spegla.survey.checks.linked import check_linked
from spegla.survey.checks.pages import check_page
from spegla.survey.checks.problems import ProblemList
from spegla.survey.checks.responses import check_responses
from spegla.survey.checks.staff import check_staff, group_names
from spegla.survey.checks.translations import (
    catalogues_in,
    check_pages_translated,
    check_wording,
)

__all__ = [
    "CodeBook",
    "ComparableRows",
    "NearCopy",
    "PlanRules",
    "ProblemList",
    "catalogues_in",
    "check_actions",
    "check_activities",
    "check_benchmarks",
    "check_code_book",
    "check_column_names",
    "check_comments",
    "check_copies",
    "check_interviews",
    "check_invited",
    "check_linked",
    "check_page",
    "check_pages_translated",
    "check_plan",
    "check_responses",
    "check_settings",
    "check_staff",
    "check_wording",
    "group_names",
    "near_copies",
    "note_unknown_codes",
    "read_toml",
    "written_answers",
]
