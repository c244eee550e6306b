"""An edition that did not change is not set again; one that changed, or was touched, is."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import make_engagement
from spegla.cli import main

pytestmark = pytest.mark.print

MARK = b"%PDF, as the last build left it"


def build(engagement: Path) -> dict[str, bytes]:
    """Builds an engagement; gives what is handed out."""
    result = CliRunner().invoke(main, ["build", str(engagement), "--language", "en"])
    assert result.exit_code == 0, result.stderr
    return {path.name: path.read_bytes() for path in (engagement / "build" / "pdf").iterdir()}


def test_what_did_not_change_is_kept_and_all_else_is_set_anew(tmp_path: Path) -> None:
    engagement = make_engagement(tmp_path / "engagement")
    first = build(engagement)
    record = engagement / "build" / "editions.json"
    lines = json.loads(record.read_bytes())
    assert set(lines) == {name for name in first if name.endswith(".pdf")}
    assert record.name not in first

    # Two PDFs are exchanged; the record knows of one, and says that the third came from elsewhere.
    pdf = engagement / "build" / "pdf"
    for name in ("report-en.pdf", "one-page-en.pdf", "workshop-en.pdf"):
        (pdf / name).write_bytes(MARK)
    lines["report-en.pdf"]["sha256"] = hashlib.sha256(MARK).hexdigest()
    lines["workshop-en.pdf"] = {"sha256": hashlib.sha256(MARK).hexdigest(), "made_from": "else"}
    record.write_text(json.dumps(lines))

    second = build(engagement)
    assert second.pop("report-en.pdf") == MARK
    del first["report-en.pdf"]
    assert second == first
