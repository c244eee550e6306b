import builtins
import io
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from spegla.errors import PdfUnavailableError
from spegla.render.pdf import render_pdf
from spegla.render.pdf.machine import made_from


def importer_without(name: str, error: Exception) -> Callable[..., Any]:
    """The built-in importer, but that one package cannot be imported."""
    real = builtins.__import__

    def importer(wanted: str, *arguments: Any, **keywords: Any) -> Any:
        if wanted.partition(".")[0] == name:
            print("a long text about missing libraries")  # noqa: T201 - as WeasyPrint does
            raise error
        return real(wanted, *arguments, **keywords)

    return importer


@pytest.mark.parametrize(
    "error", [ImportError("no module"), OSError("cannot load library libpango-1.0-0")]
)
def test_a_machine_without_pango_is_told_what_to_install(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(builtins, "__import__", importer_without("weasyprint", error))
    with pytest.raises(PdfUnavailableError) as caught:
        render_pdf("<html></html>")
    message = str(caught.value)
    for wanted in ("libpango-1.0-0", "libharfbuzz-subset0", "brew install pango", "pacman -S"):
        assert wanted in message
    assert capsys.readouterr().out == ""


def test_importing_the_module_does_not_import_weasyprint() -> None:
    code = "import sys, spegla.render.pdf; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_machine_without_harfbuzz_subset_sets_the_same_text_and_is_known_by_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ffi = pytest.importorskip("weasyprint.text.ffi")
    html = '<html lang="en"><title>Report</title><p>Words on paper</p></html>'
    usual = made_from(html)
    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    text = pypdf.PdfReader(io.BytesIO(render_pdf(html))).pages[0].extract_text()
    assert text.split() == ["Words", "on", "paper"]
    assert made_from(html) != usual
