"""What a machine lacks is told with what to do about it."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from spegla.doctor import machine
from spegla.doctor.finding import Finding, State
from spegla.doctor.machine import examine_machine
from spegla.errors import PdfUnavailableError
from spegla.render.pdf.machine import HOW_TO_INSTALL, Equipment


def installed(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Another list of what Spegla asks for and consists of than the real one."""
    fields: dict[str, Any] = {
        "metadata": {"Requires-Python": ">=3.11"},
        "version": "0.1.0",
        "requires": ["click>=8", 'weasyprint>=70; extra == "pdf"'],
        "files": [],
    }
    found = SimpleNamespace(**{**fields, **changes})
    monkeypatch.setattr(machine, "distribution", lambda _: found)


def told(word: str, *, encoding: str = "utf-8") -> Finding:
    (finding,) = (each for each in examine_machine(encoding=encoding) if word in each.found)
    return finding


def test_this_machine_has_all_that_a_site_needs():
    findings = examine_machine(encoding="utf-8")
    assert State.ERROR not in {finding.state for finding in findings}
    assert len(findings) == 6


def test_a_python_out_of_bounds_is_an_error(monkeypatch: pytest.MonkeyPatch):
    installed(monkeypatch, metadata={"Requires-Python": ">=4"})
    assert told("Python").state is State.ERROR
    assert ">=4" in told("Python").fix


def test_a_library_out_of_bounds_is_an_error_with_what_to_install(monkeypatch: pytest.MonkeyPatch):
    installed(monkeypatch, requires=["click<1", "markdown>=1"])
    finding = told("click")
    assert finding.state is State.ERROR
    assert finding.fix == 'pip install "click<1"'
    assert told("libraries").found.startswith("1 ")


def test_a_library_of_the_extra_is_missed_but_needed_by_no_site(monkeypatch: pytest.MonkeyPatch):
    installed(monkeypatch, requires=['no-such-thing>=1; extra == "pdf"'])
    assert told("no-such-thing").state is State.WARN
    assert "spegla[pdf]" in told("no-such-thing").fix


def test_a_library_of_another_python_or_extra_is_not_asked_for(monkeypatch: pytest.MonkeyPatch):
    requires = ['one>=1; python_version < "3"', 'two>=1; extra == "other"']
    installed(monkeypatch, requires=requires)
    assert told("libraries").found.startswith("0 ")


def test_without_an_installed_program_nothing_else_is_said(monkeypatch: pytest.MonkeyPatch):
    def missing(_: str) -> None:
        raise PackageNotFoundError

    monkeypatch.setattr(machine, "distribution", missing)
    (finding,) = examine_machine(encoding="utf-8")
    assert finding.state is State.ERROR


@pytest.mark.parametrize("content", [b"changed", None])
def test_a_file_that_was_changed_or_is_gone_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
):
    path = tmp_path / "cover.md.j2"
    if content is not None:
        path.write_bytes(content)

    class Installed:
        hash = SimpleNamespace(value="0")
        parts = ("spegla", "cover.md.j2")

        def __str__(self) -> str:
            return "/".join(self.parts)

        def locate(self) -> Path:
            return path

        def read_binary(self) -> bytes:
            return path.read_bytes()

    installed(monkeypatch, files=[Installed()])
    assert told("cover.md.j2").state is State.ERROR


def test_missing_templates_and_broken_fonts_are_errors(monkeypatch: pytest.MonkeyPatch):
    files = {"theme/fonts/SpeglaSans-Bold.ttf": b"<html>", "pages/cover.md.j2": b""}
    monkeypatch.setattr(machine, "product_files", lambda: files)
    assert told("templates are missing").state is State.ERROR
    assert "locale" in told("templates are missing").found
    assert told("fonts cannot be read").state is State.ERROR
    assert "SpeglaSans-Bold.ttf" in told("fonts cannot be read").found


def test_without_pango_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch):
    def missing() -> None:
        raise PdfUnavailableError(HOW_TO_INSTALL)

    monkeypatch.setattr(machine, "equipment", missing)
    assert told("PDFs").state is State.WARN
    assert "apt install libpango" in told("PDFs").fix
    assert "was not made" not in told("PDFs").fix


def test_slow_pdfs_are_worth_a_library(monkeypatch: pytest.MonkeyPatch):
    slow = Equipment(names="WeasyPrint 70.0", is_fast=False)
    monkeypatch.setattr(machine, "equipment", lambda: slow)
    assert told("slowly").state is State.WARN
    assert "libharfbuzz-subset0" in told("slowly").fix


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "no-such-encoding"])
def test_a_terminal_that_lacks_signs_is_told(encoding: str):
    assert told("terminal", encoding=encoding).state is State.WARN
