"""Starting an engagement: from exports, from the catalogue, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exports import ITEMS, csv_of, rows_of, zip_of
from spegla.errors import InputError, UsageError
from spegla.starting import Beginning, Started, beginning_of, start
from spegla.survey.read import read_engagement

ANSWERS = ("client=Nordkust Energi", "promised_minimum=5", "invited=80", "date=2026-10-31")
TWO_WAVES = (
    *ANSWERS[:2], "invited.2025=80", "date.2025=2025-10-31", "invited.2026=80",
    "date.2026=2026-10-31",
)  # fmt: skip


def begin(*exports: Path | str, answers: tuple[str, ...] = ANSWERS, **options: str) -> Beginning:
    return beginning_of([str(export) for export in exports], answers, year=2026, **options)


def export(folder: Path, name: str = "svar 2026.csv", content: bytes | None = None) -> Path:
    path = folder / name
    path.write_bytes(csv_of(rows_of()) if content is None else content)
    return path


def contents(folder: Path) -> dict[Path, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files}


def keys(started: Started) -> list[str]:
    return [point.key for point in started.points]


def test_an_export_and_three_answers_make_an_engagement(tmp_path: Path):
    folder = tmp_path / "new"
    started = start(folder, begin(export(tmp_path)))
    assert not any(point.is_needed for point in started.points)
    found = read_engagement(folder)
    assert found.settings.client == "Nordkust Energi"
    assert [wave.code for wave in found.survey.waves] == ["2026"]
    assert len(found.survey.current.customers) == 60
    texts = [question.text.in_language("en") for question in found.survey.questionnaire]
    assert set(texts) == set(ITEMS)


def test_the_export_is_copied_untouched(tmp_path: Path):
    path = export(tmp_path)
    start(tmp_path / "new", begin(path))
    assert (tmp_path / "new/data/waves/2026/customers.csv").read_bytes() == path.read_bytes()


def test_an_export_in_an_archive_is_unpacked(tmp_path: Path):
    content = csv_of(rows_of())
    start(tmp_path / "new", begin(export(tmp_path, "svar.zip", zip_of(svar_csv=content))))
    assert (tmp_path / "new/data/waves/2026/customers.csv").read_bytes() == content


def test_the_same_exports_and_answers_give_the_same_bytes(tmp_path: Path):
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        start(folder, begin(export(tmp_path)))
    files = [
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in folders
    ]
    assert files[0] == files[1]


def test_what_is_not_answered_is_left_out_and_told(tmp_path: Path):
    folder = tmp_path / "new"
    started = start(folder, begin(export(tmp_path), answers=()))
    assert keys(started) == ["client", "promised_minimum", "invited.2026"]
    with pytest.raises(InputError) as error:
        read_engagement(folder)
    found = {problem.found for problem in error.value.problems}
    assert {"client is missing", "privacy.promised_minimum is missing"} <= found


def test_invited_people_of_groups_are_kept(tmp_path: Path):
    folder = tmp_path / "new"
    started = start(folder, begin(export(tmp_path)))
    (breakdown,) = started.draft.breakdowns
    groups = [f"invited.2026.{breakdown.code}.{group.code}=20" for group in breakdown.groups]
    answers = (*ANSWERS[:2], ANSWERS[3], "invited=60", *groups)
    start(tmp_path / "again", begin(export(tmp_path), answers=answers))
    invited = read_engagement(tmp_path / "again").survey.current.invited
    assert invited.total == 60
    assert set(invited.by_group.values()) == {20}


def test_two_waves_are_one_survey(tmp_path: Path):
    old = export(tmp_path, "2025.csv", csv_of(rows_of(year=2025, seed=2)))
    start(tmp_path / "new", begin(old, export(tmp_path), answers=TWO_WAVES))
    survey = read_engagement(tmp_path / "new").survey
    assert [wave.code for wave in survey.waves] == ["2025", "2026"]
    assert {question.waves for question in survey.questionnaire} == {("2025", "2026")}


def test_another_wording_is_joined_only_if_the_author_says_so(tmp_path: Path):
    items = ("The IT people stick to what they promise.", *ITEMS[1:])
    old = export(tmp_path, "2025.csv", csv_of(rows_of(year=2025, seed=2, items=items)))
    apart = start(tmp_path / "a", begin(old, export(tmp_path), answers=TWO_WAVES))
    (point,) = (point for point in apart.points if point.key.startswith("same."))
    same = f"{point.key}={point.suggestion}"
    joined = start(tmp_path / "b", begin(old, export(tmp_path), answers=(*TWO_WAVES, same)))
    assert len(apart.draft.questions) == len(joined.draft.questions) + 1
    assert len(read_engagement(tmp_path / "b").survey.questionnaire.questions) == len(ITEMS)


def test_a_near_copy_is_left_out_and_told(tmp_path: Path):
    copy = export(tmp_path, "2025.csv", csv_of(rows_of()[:57], delimiter=";"))
    started = start(tmp_path / "new", begin(copy, export(tmp_path)))
    assert [source.file for source in started.draft.sources] == ["svar 2026.csv"]
    (point,) = (point for point in started.points if point.key == "copy.1")
    assert "2025.csv is a near-copy of svar 2026.csv: 100%" in point.ask


def test_a_near_copy_is_used_if_the_author_says_so(tmp_path: Path):
    copy = export(tmp_path, "2025.csv")
    answers = ("copy.2=yes",)
    started = start(tmp_path / "new", begin(copy, export(tmp_path), answers=answers))
    assert [source.wave for source in started.draft.sources] == ["2025", "2026"]


def test_the_report_may_be_in_other_languages(tmp_path: Path):
    start(tmp_path / "new", begin(export(tmp_path), languages="sv,en"))
    assert read_engagement(tmp_path / "new").settings.languages == ("sv", "en")


def test_without_an_export_the_catalogue_is_taken(tmp_path: Path):
    started = start(tmp_path / "new", begin(answers=("client=N",), languages="nl"))
    assert started.draft.languages == ("nl",)
    assert len(started.draft.questions) > 30
    assert keys(started) == ["promised_minimum", "date.2026"]
    with pytest.raises(InputError) as error:
        read_engagement(tmp_path / "new")
    files = {problem.file for problem in error.value.problems}
    assert files == {
        "data/engagement.toml",
        "data/waves/2026/customers.csv",
        "data/waves/2026/invited.csv",
    }


def asking(replies: dict[str, str]) -> tuple[list[str], Callable[..., str]]:
    """An author who answers by a word in the question, and the questions that were put."""
    put: list[str] = []

    def ask(question: str, default: str, objection: Callable[[str], str]) -> str:
        put.append(question)
        reply = next((value for word, value in replies.items() if word in question), default)
        assert not reply or not objection(reply)
        return reply

    return put, ask


def test_on_a_terminal_each_question_is_put_once(tmp_path: Path):
    put, ask = asking(
        {"organisation": "N", "smallest group": "5", "people were": "80", "day": "2026-10-31"}
    )
    started = start(tmp_path / "new", begin(export(tmp_path), answers=()), ask=ask)
    assert len(put) == len(set(put)) >= 3
    assert not any(point.is_needed for point in started.points)
    assert read_engagement(tmp_path / "new").settings.client == "N"


def test_a_question_may_be_left_open_on_a_terminal(tmp_path: Path):
    _, ask = asking({})
    started = start(tmp_path / "new", begin(export(tmp_path), answers=()), ask=ask)
    assert keys(started)[0] == "client"


def test_an_answer_to_what_nobody_asked_is_refused(tmp_path: Path):
    with pytest.raises(UsageError, match='Did you mean "client"'):
        start(tmp_path / "new", begin(export(tmp_path), answers=("cilent=N",)))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "answer", ["promised_minimum=few", "invited=-1", "languages=fi", "date=soon"]
)
def test_an_answer_that_cannot_be_taken_is_refused(tmp_path: Path, answer: str):
    with pytest.raises(UsageError, match=r"[Ee]xpected"):
        start(tmp_path / "new", begin(export(tmp_path), answers=(answer,)))
    assert not (tmp_path / "new").exists()


def test_an_answer_that_leaves_its_question_open_is_refused(tmp_path: Path):
    rows = [{f"q{n}": str(number % 7 + 1) for n in range(6)} for number in range(60)]
    path = export(tmp_path, content=csv_of([row | {"q1": "3"} for row in rows]))
    (point,) = (p for p in start(tmp_path / "a", begin(path)).points if p.key.startswith("scale."))
    with pytest.raises(UsageError, match="cannot be taken"):
        start(tmp_path / "b", begin(path, answers=(f"{point.key}=sideways",)))
    left = start(tmp_path / "c", begin(path, answers=(*ANSWERS, f"{point.key}=high"))).points
    assert point.key not in [one.key for one in left]


def test_nothing_is_ever_overwritten(tmp_path: Path):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="nothing is ever overwritten"):
        start(folder, begin(export(tmp_path)))
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_what_a_killed_run_left_behind_does_not_stand_in_the_way(tmp_path: Path):
    left = tmp_path / "new" / ".spegla" / "new" / "data" / "engagement.toml"
    left.parent.mkdir(parents=True)
    left.write_text("half")
    start(tmp_path / "new", begin(export(tmp_path)))
    assert read_engagement(tmp_path / "new").settings.client == "Nordkust Energi"
    assert not (tmp_path / "new" / ".spegla").exists()


@pytest.mark.parametrize("kind", ["file", "broken link"])
def test_a_folder_cannot_be_where_something_else_is(tmp_path: Path, kind: str):
    place = tmp_path / "new"
    if kind == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="not an empty folder"):
        start(place, begin())


def test_an_empty_folder_is_taken(tmp_path: Path):
    (tmp_path / "new").mkdir()
    assert start(tmp_path / "new", begin(answers=())).files > 5


def test_all_files_that_cannot_be_read_are_told_at_once(tmp_path: Path):
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    with pytest.raises(InputError) as error:
        start(tmp_path / "new", begin(tmp_path / "a.csv", folder))
    assert len(error.value.problems) == 2


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("spegla.survey.files.MAX_FILE_BYTES", 100)
    with pytest.raises(InputError, match="larger than"):
        start(tmp_path / "new", begin(export(tmp_path)))


def test_a_device_is_no_export(tmp_path: Path):
    with pytest.raises(InputError, match="this is no file"):
        start(tmp_path / "new", begin("/dev/zero"))


def test_a_file_given_twice_is_refused(tmp_path: Path):
    path = export(tmp_path)
    with pytest.raises(InputError, match="named twice"):
        start(tmp_path / "new", begin(path, path))


def test_an_unknown_tool_is_refused():
    with pytest.raises(UsageError, match="Expected one of: limesurvey"):
        begin(tool="lime")


def test_hostile_headings_and_labels_make_a_sound_engagement(tmp_path: Path):
    rows = [
        {
            '=cmd|" /C calc"!A0 ]] \u202e': row[ITEMS[0]],
            '"; <script> | # \\ {{ x }}': row[ITEMS[1]],
            "'''\n[privacy]": row[ITEMS[2]],
            **{item: row[item] for item in ITEMS[3:]},
            "Department": {"Grid": "]]", "Sales": '"', "Finance": "\\"}[
                row["Which department do you work in?"]
            ],
        }
        for row in rows_of()
    ]
    start(tmp_path / "new", begin(export(tmp_path, content=csv_of(rows))))
    texts = [
        q.text.in_language("en") for q in read_engagement(tmp_path / "new").survey.questionnaire
    ]
    assert '=cmd|" /C calc"!A0 ]]' in texts, "a mark that turns the direction of writing is dropped"
    assert "''' [privacy]" in texts
