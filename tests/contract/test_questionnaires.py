"""Questionnaires as people get them: the command, and the library that shows SurveyJS's JSON."""

import json
import os
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import running
from builders import make_engagement
from catalogue_files import LANGUAGES, catalogue, catalogue_form
from hostile_form import HOSTILE, hostile_form
from spegla.questionnaire.form import Block, Form, Grid, Item, Pick
from spegla.questionnaire.surveyjs import to_surveyjs
from spegla.questionnaire.writing import FORMATS
from spegla.survey.exports import read_structure
from spegla.survey.questions import Audience
from spegla.survey.read import read_questionnaire
from spegla.survey.tables import tidy

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / ".venv" / "javascript" / "node_modules"
LOADER = ROOT / "tests" / "javascript" / "load_survey.js"


run = partial(running.run, "questionnaire")


def load(form: Form, *answers: tuple[str, object]) -> dict[str, Any]:
    """What survey-core makes of the form, and what becomes of it with each answer."""
    node = shutil.which("node")
    if node is None or not (PACKAGES / "survey-core").is_dir():
        pytest.skip("survey-core is not installed: run sh tests/install-programs")
    done = subprocess.run(
        [node, LOADER, json.dumps(answers)],
        input=to_surveyjs(form),
        capture_output=True,
        check=True,
        env={**os.environ, "NODE_PATH": str(PACKAGES)},
    )
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["errors"] == []
    return told


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("languages", [LANGUAGES, ("sv", "nl")])
def test_survey_core_shows_every_question_and_answer(
    audience: Audience, languages: tuple[str, ...]
):
    form = catalogue_form(audience, languages=languages)
    told = load(form)
    # Where there is no English, the library calls what is shown by default English.
    names = dict.fromkeys(languages) | ({} if "en" in languages else {"en": languages[0]})
    for language, shown in told["byLanguage"].items():
        own = names[language] or language
        assert shown["title"] == form.title.in_language(own)
        assert form.thanks.in_language(own) in shown["completed"]
        assert shown["pages"] == [page.title.in_language(own) for page in form.pages]
        blocks = [block for page in form.pages for block in page.blocks]
        for question, block in zip(shown["questions"], blocks, strict=True):
            asked: Block | Item = block
            if isinstance(block, Grid) and len(block.items) > 1:
                assert question["rows"] == [item.text.in_language(own) for item in block.items]
            elif isinstance(block, Grid):
                (asked,) = block.items
            assert (question["name"], question["title"]) == (
                asked.code,
                asked.text.in_language(own),
            )
            if isinstance(block, Grid | Pick):
                answers = [answer.text.in_language(own) for answer in block.answers]
                assert question["answers"] == answers
    assert set(languages) <= {*told["byLanguage"], languages[0]}


def test_survey_core_puts_a_question_once_its_condition_holds():
    answers = [("shadow_it", "no"), ("shadow_it", "yes"), ("lost_time", 41), ("lost_time", 1.5)]
    told = load(catalogue_form(), *answers)
    visible = ["shadow_why" in state["visible"] for state in told["states"]]
    assert visible == [False, False, True, True, True]
    errors = [state["errors"] for state in told["states"]]
    assert errors == [[], [], [], ["lost_time"], []]


def test_survey_core_shows_hostile_texts_as_texts():
    form = hostile_form()
    told = load(form, *((f"words_{number}", "ANSWER") for number in range(len(HOSTILE))))
    shown = told["byLanguage"]["sv"]["questions"]
    texts = {tidy(one) for question in shown for one in (question["title"], *question["answers"])}
    expected = {tidy(text.replace("\x00", "").replace("\x07", "")) for text in HOSTILE}
    assert expected == texts


def structure_of(path: Path) -> tuple[tuple[str, ...], set[str]]:
    found = read_structure(path.read_bytes(), file=path.name)
    assert found is not None
    return found.languages, {question.code for question in found.questions}


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_writes_each_format_and_says_so(name: str, tmp_path: Path):
    code, out, err = run("--format", name, "--languages", "sv,nl,en", "--output", tmp_path)
    assert (code, err) == (0, "")
    files = list(tmp_path.iterdir())
    named = {line.removeprefix("File  ") for line in out.splitlines() if line.startswith("File")}
    assert named == set(map(str, files))
    assert out.splitlines()[-1] == f"{len(files)} file{'s' if len(files) > 1 else ''} written."


def test_the_catalogues_core_is_asked_unless_all_of_it_is_wanted(tmp_path: Path):
    for folder, more in (("core", []), ("full", ["--full"])):
        assert run("--format", "xlsform", "--output", tmp_path / folder, *more)[0] == 0
    name = "questionnaire-customers.xlsx"
    core, full = (structure_of(tmp_path / folder / name) for folder in ("core", "full"))
    assert core[0] == full[0] == LANGUAGES
    assert core[1] == set(catalogue().core) < full[1]


def test_the_management_has_files_of_its_own(tmp_path: Path):
    run("--format", "limesurvey", "--audience", "management", "--output", tmp_path)
    languages, codes = structure_of(tmp_path / "questionnaire-management.lss")
    assert languages == LANGUAGES
    assert "deliverygrid" in codes
    assert "role" not in codes


def test_an_engagement_is_asked_before_it_has_any_answers(tmp_path: Path):
    folder = make_engagement(tmp_path / "engagement")
    shutil.rmtree(folder / "data" / "waves")
    (folder / "mkdocs.yml").unlink()
    code, _, err = run(folder, "--format", "xlsform", "--output", tmp_path)
    assert (code, err) == (0, "")
    settings, questionnaire = read_questionnaire(folder)
    asked = questionnaire.everything(settings.wave_order()[-1])
    languages, codes = structure_of(tmp_path / "questionnaire-customers.xlsx")
    assert languages == settings.languages
    assert codes == {*(one.code for one in asked), *settings.breakdowns}


def test_the_demo_has_a_questionnaire_for_every_tool(tmp_path: Path):
    for name in FORMATS:
        code, _, err = run(ROOT, "--format", name, "--output", tmp_path)
        assert (code, err) == (0, "")


def test_all_problems_of_settings_and_code_book_are_told(tmp_path: Path):
    folder = make_engagement(tmp_path / "engagement")
    book, settings = folder / "data" / "questions.csv", folder / "data" / "engagement.toml"
    book.write_text(book.read_text(encoding="utf-8").replace("agree5", "agre5"), encoding="utf-8")
    settings.write_text(f"typo = 1\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    code, out, err = run(folder, "--format", "md", "--output", tmp_path / "out")
    assert (code, out) == (1, "")
    assert 'unknown setting "typo"' in err
    assert "data/questions.csv, row 2" in err
    assert not (tmp_path / "out").exists()


def test_no_file_is_overwritten(tmp_path: Path):
    kept = tmp_path / "questionnaire-customers.lss"
    kept.write_text("mine", encoding="utf-8")
    code, out, err = run("--format", "limesurvey", "--output", tmp_path)
    assert (code, out) == (2, "")
    assert "nothing is ever overwritten" in err
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
    assert kept.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "pdf"], "Expected one of: limesurvey, xlsform"),
        (["--format", "md", "--audience", "everybody"], "Expected one of: customers, management"),
        (["--format", "md", "--languages", "sv,de"], "There is no questionnaire in de"),
        (["--format", "md", "--languages", "sv,sv"], "Name each once"),
        ([ROOT, "--format", "md", "--full"], "--full is for the catalogue"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused(
    arguments: list[object], message: str, tmp_path: Path
):
    code, out, err = run(*arguments, "--output", tmp_path)
    assert (code, out) == (2, "")
    assert message in err
    assert not list(tmp_path.iterdir())
