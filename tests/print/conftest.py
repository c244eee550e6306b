"""Two PDFs that every promise is held against: the smallest report's and the demo's."""

from pathlib import Path

import pytest

from print_builder import printed
from spegla.errors import PdfUnavailableError
from spegla.render.pdf import render_pdf


@pytest.fixture(scope="session")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of the smallest report, with a hand-written page in it."""
    path = tmp_path_factory.mktemp("pdf") / "smallest.pdf"
    try:
        path.write_bytes(render_pdf(printed()))
    except PdfUnavailableError as error:
        pytest.skip(str(error))
    return path


@pytest.fixture(scope="session", params=["smallest", "demo"])
def pdf(request: pytest.FixtureRequest) -> Path:
    """One PDF in English."""
    if request.param == "smallest":
        path: Path = request.getfixturevalue("smallest")
        return path
    output: Path = request.getfixturevalue("demo_build")
    return output / "pdf" / "report-en.pdf"
