"""The action plan as files that stand beside the report: a workbook, a table, a calendar.

What comes in is the report, what goes out are bytes by name, three files a language.
"""

from spegla.render.action_plan.files import plan_file_names, plan_files

__all__ = ["plan_file_names", "plan_files"]
