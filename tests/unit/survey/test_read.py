"""The reader: which files it reads, and what an engagement holds afterwards."""

import datetime as dt
from pathlib import Path

import pytest

from builders import ACTIONS, PAGE, QUESTIONS, SETTINGS, make_engagement, make_workbook
from spegla.errors import InputError
from spegla.survey import files
from spegla.survey.files import product_templates, read_private
from spegla.survey.questions import LocalText
from spegla.survey.read import read_engagement
from spegla.survey.records import Action, ActionStatus, HandPage

ROOT = Path(__file__).parents[3]


def test_the_demo_is_a_valid_engagement() -> None:
    engagement = read_engagement(ROOT)
    assert [len(wave.customers) for wave in engagement.survey.waves] == [240, 260]


def test_a_file_that_no_disk_can_have_is_not_kept() -> None:
    assert read_private(ROOT, "build/\0.pdf") is None


def test_actions_and_pages_are_read(tmp_path: Path) -> None:
    folder = make_engagement(
        tmp_path, files={"data/actions.csv": ACTIONS, "content/en/about.md": PAGE}
    )
    engagement = read_engagement(folder)
    assert engagement.actions == (
        Action(
            code="next_step",
            decided_after="2026",
            dimension="delivery",
            owner=LocalText.of(en="Head of service desk"),
            has_mandate=True,
            due=dt.date(2027, 2, 27),
            status=ActionStatus.STARTED,
            target=64.5,
            promise=LocalText.of(en="You see a date."),
            first_step=LocalText.of(en="Write it."),
            first_step_by=dt.date(2026, 12, 15),
            co_designer=LocalText.of(en="Finance"),
            row=2,
        ),
    )
    assert engagement.hand_pages == (
        HandPage(
            file="content/en/about.md",
            key="about",
            language="en",
            title="How to read this report",
            after="index",
            text="Read the differences.\n",
            first_row=5,
        ),
    )


def test_an_export_may_be_a_workbook(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["q01", "q02", "q03", "nki1", "department"]]
    rows += [[4.0, 2.0, "Agree", 8.0, "Sales"] for _ in range(6)]
    files = {
        "data/waves/2026/customers.csv": None,
        "data/waves/2026/customers.xlsx": make_workbook(rows),
    }
    customers = read_engagement(make_engagement(tmp_path, files=files)).survey.current.customers
    assert customers.codes.iloc[0].tolist() == [4, 2, 4, 8]


def test_a_template_of_the_engagement_replaces_the_products(tmp_path: Path) -> None:
    path = "locale/en/spegla.po"
    own = (product_templates() / path).read_bytes() + b"\n# ours\n"
    files = {f"site_templates/{path}": own, "site_templates/theme/logo.svg": b"<svg/>"}
    templates = read_engagement(make_engagement(tmp_path, files=files)).templates
    assert templates[path] == own
    assert templates["theme/logo.svg"] == b"<svg/>"
    assert "locale/sv/spegla.po" in templates


def test_files_that_systems_and_people_leave_behind_are_not_read(tmp_path: Path) -> None:
    make_engagement(
        tmp_path,
        files={
            "README.md": "Hello",
            "notes.txt": "Hello",
            "data/README.md": "Hello",
            "data/.DS_Store": b"\x00",
            "data/waves/2026/~$customers.xlsx": b"\x00",
            "content/.obsidian/app.json": "{}",
        },
    )
    assert len(read_engagement(tmp_path).survey.current.customers) == 12


def test_a_link_to_another_place_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_text("figure,value,source\n", encoding="utf-8")
    folder = make_engagement(tmp_path / "engagement")
    try:
        (folder / "data" / "benchmarks.csv").symlink_to(elsewhere)
    except OSError:
        pytest.skip("this system lets nobody make links")
    with pytest.raises(InputError, match="a link to a place outside the engagement"):
        read_engagement(folder)


def test_a_file_beyond_measure_is_refused_and_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 1_000_000)
    folder = make_engagement(tmp_path, customers="0" * 1_000_001)
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    (problem,) = caught.value.problems
    assert problem.found == "the file is larger than 1 MB"


def test_a_language_can_be_dropped_without_touching_its_texts(tmp_path: Path) -> None:
    settings = SETTINGS.replace('en = "Trust"', 'en = "Trust", sv = "Förtroende"')
    questions = QUESTIONS.replace("mirror_en", "mirror_en,text_sv")
    head, *rows = questions.splitlines()
    folder = make_engagement(
        tmp_path,
        settings=settings,
        questions="\n".join([head, *(f"{row},Svenska" for row in rows)]),
        files={"content/sv/about.md": PAGE},
    )
    assert read_engagement(folder).hand_pages == ()


def test_without_settings_the_other_files_are_still_checked_for_their_form(tmp_path: Path) -> None:
    folder = make_engagement(tmp_path, settings="title = ", questions="\x00")
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    assert [problem.file for problem in caught.value.problems] == [
        "data/engagement.toml",
        "data/questions.csv",
    ]
