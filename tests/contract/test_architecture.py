"""The import table of docs/architecture.md, the wall, and who may touch files or make a release."""

import ast
from functools import cache
from pathlib import Path

import grimp
import pytest

PACKAGE = Path(__file__).parents[2] / "generators" / "spegla"

# What a part may import, besides itself and `errors`. A part is a module or a whole folder.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "settings": {"nearest"},
    "nearest": set(),
    "garbage": set(),
    "survey.readings": set(),
    "survey.questions": set(),
    "survey.records": {"survey.questions"},
    "survey.responses": {"survey.questions"},
    "survey.tables": set(),
    "survey.exports": {"survey.tables"},
    "survey.personal_data": set(),
    "survey.comments": {"survey.personal_data", "survey.readings", "survey.tables"},
    "survey.moderation_file": {"cells", "survey.comments"},
    "survey.checks": {
        "cells", "filenames", "gettext_files", "nearest", "settings", "survey.comments",
        "survey.exports",
        "survey.moderation_file",
        "survey.personal_data", "survey.questions", "survey.readings", "survey.records",
        "survey.responses", "survey.tables",
    },
    "survey.wording": {"survey.questions", "survey.tables"},
    "survey.catalogue": {"settings", "survey.questions"},
    "survey.catalogue_file": {
        "settings", "survey.catalogue", "survey.checks", "survey.exports", "survey.questions",
        "survey.tables",
    },
    "survey.drafting": {
        "settings", "survey.catalogue", "survey.checks", "survey.exports", "survey.personal_data",
        "survey.questions", "survey.tables", "survey.wording",
    },
    "survey.commission": {
        "settings", "survey.checks", "survey.exports", "survey.questions", "survey.records",
        "survey.tables",
    },
    "survey.engagement": {
        "settings", "survey.checks", "survey.comments", "survey.commission", "survey.exports",
        "survey.moderation_file", "survey.personal_data", "survey.questions", "survey.responses",
    },
    "survey.files": {"survey.tables"},
    "last_build": {"output", "survey.files"},
    "survey.read": {
        "settings", "survey.files", "survey.catalogue", "survey.catalogue_file", "survey.checks",
        "survey.commission", "survey.engagement", "survey.exports", "survey.questions",
        "survey.tables",
    },
    "questionnaire": {
        "packed", "settings", "survey.catalogue", "survey.questions", "survey.tables", "workbooks",
    },
    "stats": {"survey.questions", "survey.readings", "survey.responses"},
    "privacy.certificate": {"settings"},
    "privacy.released": {"privacy.certificate", "survey.questions", "survey.readings"},
    "privacy": {
        "settings", "stats", "survey.comments", "survey.questions", "survey.readings",
        "privacy.certificate", "privacy.released",
    },
    "explain": {
        "labelled", "nearest", "privacy", "privacy.certificate", "privacy.released", "settings",
        "stats",
        "survey.questions", "survey.readings", "survey.records",
    },
    "report": {
        "gettext_files", "privacy.certificate", "privacy.released", "settings", "survey.questions",
        "survey.readings", "survey.records",
    },
    "render": {
        "cells", "nearest", "privacy.released", "report", "settings", "survey.questions",
        "survey.records", "workbooks",
    },
    "overview": {
        "labelled", "privacy.released", "report", "settings", "stats", "survey.engagement",
        "survey.questions", "survey.records", "survey.responses",
    },
    "plain_language": {
        "privacy.released", "render", "settings", "survey.checks", "survey.readings",
        "survey.records",
    },
    "cells": set(),
    "gettext_files": set(),
    "labelled": set(),
    "packed": set(),
    "workbooks": {"cells", "packed"},
    "filenames": set(),
    "output": {"filenames"},
    "site": set(),
    "releasing": {"privacy", "stats", "survey.engagement"},
    "reporting": {
        "privacy", "privacy.released", "render", "report", "settings", "survey.comments",
        "survey.commission",
    },
    "checking": {
        "bookkeeping", "overview", "plain_language", "privacy", "releasing", "render", "report",
        "reporting", "survey.read",
    },
    "explaining": {"explain", "privacy", "releasing", "report", "reporting", "survey.read"},
    "manifest": {"output"},
    "published": {"manifest", "output", "survey.files"},
    "publishing": {"manifest", "output", "packed", "published", "survey.files"},
    "live_script": {"output", "render", "survey.files"},
    "last_units": {"last_build", "output", "survey.files", "unit_records"},
    "unit_records": {"manifest", "output", "survey.files"},
    "unit_publishing": {"manifest", "output", "published", "publishing", "unit_records"},
    "verifying": {
        "last_build", "manifest", "output", "pipeline", "published", "unit_publishing",
        "unit_records", "unit_reports",
    },
    "rendering": {"render", "report", "survey.commission", "survey.files", "workers"},
    "pipeline": {
        "bookkeeping", "last_build", "live_script", "manifest", "output", "privacy",
        "privacy.certificate", "privacy.released", "releasing", "render", "rendering", "report",
        "reporting", "site", "survey.comments", "survey.commission", "survey.engagement",
        "survey.files",
    },
    "previewing": {
        "bookkeeping", "live_script", "output", "releasing", "render", "rendering", "reporting",
        "site", "survey.engagement", "survey.files",
    },
    "bookkeeping": {"output", "privacy", "survey.files", "survey.read"},
    "moderation": {"output", "survey.comments", "survey.moderation_file", "survey.read"},
    "starting": {
        "nearest", "output", "survey.catalogue", "survey.catalogue_file", "survey.checks",
        "survey.drafting", "survey.exports", "survey.files", "survey.read", "survey.tables",
    },
    "asking": {
        "output", "questionnaire", "settings", "survey.catalogue", "survey.catalogue_file",
        "survey.questions", "survey.files", "survey.read",
    },
    "workers": {"garbage"},
    "unit_press": {"manifest", "output", "render", "rendering", "report", "reporting", "site"},
    "unit_reports": {
        "last_build", "last_units", "live_script", "manifest", "nearest", "output", "pipeline",
        "privacy", "render", "rendering", "report", "reporting", "survey.engagement",
        "survey.files", "survey.questions", "survey.read", "unit_press", "unit_records", "workers",
    },
    "building": {
        "last_build", "last_units", "output", "pipeline", "survey.questions", "survey.read",
        "unit_records", "unit_reports", "workers",
    },
    "recipients": {"survey.exports", "survey.tables"},
    "handing_out": {"output", "recipients", "render", "report", "survey.files", "survey.read"},
    "completing": {"survey.files"},
    "doctor": {"bookkeeping", "labelled", "privacy", "render", "settings", "survey.files"},
    "cli": {
        "asking", "bookkeeping", "building", "checking", "completing", "doctor",
        "explain", "explaining", "garbage", "handing_out", "labelled",
        "last_build", "moderation", "output", "overview", "pipeline", "previewing", "publishing",
        "settings", "site", "starting", "survey.drafting", "survey.files", "survey.read",
        "unit_publishing", "unit_records", "verifying",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("spegla", cache_dir=None)


def part_of(module: str) -> str:
    """The longest entry of the table that holds a module."""
    name = module.removeprefix("spegla.")
    found = [part for part in MAY_IMPORT if name == part or name.startswith(f"{part}.")]
    return max(found, key=len, default=name)


def test_every_module_is_in_the_table(graph):
    folders = {"spegla", "spegla.survey"}
    outside = {m for m in graph.modules - folders if part_of(m) not in MAY_IMPORT}
    assert not outside


def test_imports_follow_the_table(graph):
    forbidden = [
        f"{importer} imports {imported}"
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if (own := part_of(importer)) != (other := part_of(imported))
        and other not in MAY_IMPORT.get(own, set()) | {"errors"}
    ]
    assert not forbidden


@pytest.mark.parametrize("outside", ["report", "render"])
def test_no_way_leads_past_the_wall(graph, outside):
    """Not even through another module can report or render reach an answer."""
    for behind in ("stats", "survey.responses", "survey.comments", "survey.files", "survey.read"):
        chain = graph.find_shortest_chain(f"spegla.{outside}", f"spegla.{behind}", as_packages=True)
        assert chain is None


def test_nobody_imports_the_command_line(graph):
    assert not graph.find_downstream_modules("spegla.cli", as_package=True)


@cache
def calls(module: Path) -> set[str]:
    """Names of everything that is called in a module, the last part of a dotted name."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }


def modules_calling(*names: str) -> set[str]:
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if calls(path) & set(names)
    }


def test_only_the_gate_makes_a_release():
    assert modules_calling("Released") == {"privacy/gate.py"}


def test_only_the_reader_opens_files():
    opening = modules_calling("open", "read_text", "read_bytes", "rglob", "iterdir", "glob")
    # Parts of an archive or a PDF that is in memory already.
    pdfs = {f"render/pdf/{part}.py" for part in ("binding", "copies", "marks", "sides")}
    parts = {"survey/exports/archive.py", *pdfs}
    others = {path for path in opening if not path.startswith("output/")}
    assert others <= {"survey/files.py", "site/builder.py"} | parts


def test_only_the_writer_writes_files():
    writing = modules_calling("write_text", "write_bytes", "mkdir", "rename", "rmtree", "unlink")
    assert writing
    assert all(path.startswith("output/") for path in writing)


LIBRARIES: dict[str, tuple[str, ...]] = {
    "altair": ("render/charts/",),
    "babel": (
        "gettext_files.py",
        "questionnaire/xlsform.py",
        "report/format.py",
        "survey/checks/translations.py",
        "survey/drafting/settings_file.py",
    ),
    "click": ("cli/",),
    "defusedxml": ("render/logo.py", "survey/exports/"),
    "docx": ("questionnaire/",),
    "fontTools": ("render/typeface.py",),
    "jinja2": ("render/", "site/sandbox.py"),
    "markdown": ("render/",),
    "mkdocs": ("site/builder.py", "site/rendering.py"),
    "icalendar": ("render/action_plan/events.py",),
    "openpyxl": ("questionnaire/", "render/action_plan/", "workbooks.py"),
    "pikepdf": ("render/pdf/",),
    "packaging": ("doctor/machine.py",),
    "pandas": ("survey/",),
    "py3langid": ("survey/wording/",),
    "platformdirs": ("live_script.py",),
    "pydantic": ("settings/",),
    "pyreadstat": ("survey/exports/",),
    "python_calamine": ("survey/exports/",),
    "rapidfuzz": ("nearest.py", "survey/drafting/", "survey/exports/"),
    "scipy": ("stats/", "privacy/optimal.py", "privacy/programmes.py", "render/charts/spread.py"),
    "stdnum": ("survey/personal_data/numbers.py",),
    "tinycss2": ("site/trimming.py",),
    "vl_convert": ("render/charts/svg.py",),
    "weasyprint": ("render/pdf/machine.py",),
    "yaml": ("render/site_settings.py", "survey/"),
}


@cache
def imported_by(module: Path) -> set[str]:
    """The packages, ours or others', of everything that is imported anywhere in a module."""
    names: list[str] = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize(("library", "places"), LIBRARIES.items())
def test_a_library_is_known_in_one_place(library, places):
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if library in imported_by(path)
    }
    assert users
    assert all(user.startswith(places) for user in users)
