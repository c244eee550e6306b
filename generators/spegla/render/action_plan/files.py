"""Which files hold the plan, and what they are called."""

from collections.abc import Mapping, Sequence

from spegla.report.format import Writer
from spegla.report.model import Report
from spegla.report.pages.action_plan import FILES, file_name


def plan_files(report: Report, writers: Sequence[Writer]) -> Mapping[str, bytes]:
    """The plan of a report in each language as workbook, table and calendar; none without a plan.

    Args:
        report: The report.
        writers: One a language.
    """
    plan = report.plan
    if plan is None:
        return {}
    from spegla.render.action_plan.events import plan_ics
    from spegla.render.action_plan.tables import plan_csv, plan_xlsx

    files: dict[str, bytes] = {}
    for writer in writers:
        files[file_name("xlsx", writer.language)] = plan_xlsx(plan, writer)
        files[file_name("csv", writer.language)] = plan_csv(plan, writer)
        files[file_name("ics", writer.language)] = plan_ics(report, plan, writer)
    return files


def plan_file_names(languages: Sequence[str]) -> tuple[str, ...]:
    """What the files of any plan are called in these languages.

    >>> plan_file_names(["sv"])
    ('action-plan-sv.xlsx', 'action-plan-sv.csv', 'action-plan-sv.ics')
    """
    return tuple(file_name(ending, language) for language in languages for ending in FILES)
