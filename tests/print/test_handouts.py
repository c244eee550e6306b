"""Copies for one person: the name on every page, a password, and the tags as they were."""

import io
from collections.abc import Callable
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from builders import make_engagement
from print_builder import printed
from spegla.cli import main
from spegla.errors import PdfError
from spegla.render.pdf import copies, render_pdf
from spegla.render.pdf.copies import lock_copy, stamp_copy

pytestmark = pytest.mark.print

PASSWORD = "tre små båtar på fjärden"  # noqa: S105 - of a document made here
NAMES = ("Zoë <b>Ek</b>", 'Łukasz "the boss" & co', "../../{{7*7}} */ ]]>", "Å" * 60)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def original() -> bytes:
    return render_pdf(printed(edition="report"))


@pytest.fixture
def engagement(tmp_path: Path, original: bytes) -> Path:
    """An engagement whose report was built in English."""
    folder = make_engagement(tmp_path / "engagement")
    (folder / "build" / "pdf").mkdir(parents=True)
    (folder / "build" / "pdf" / "report-en.pdf").write_bytes(original)
    return folder


@pytest.fixture
def run(engagement: Path) -> Run:
    def run(*arguments: object, typed: str | None = None) -> tuple[int, str, str]:
        command = ["handout", str(engagement), *map(str, arguments)]
        result = CliRunner().invoke(main, command, input=typed)
        return result.exit_code, result.stdout, result.stderr

    return run


def handed(engagement: Path) -> list[Path]:
    folder = engagement / "build" / "handouts"
    return sorted(folder.iterdir()) if folder.exists() else []


def tags_of(pdf: pikepdf.Pdf) -> bytes:
    """The tag tree as text: what is tagged as what, in which order."""
    lines, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        kids = waiting.pop()
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            is_element = isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            if is_element:
                lines.append(f"{kid.S} {kid.get('/Alt', '')}")
                waiting.append(kid.get("/K", pikepdf.Array()))
            else:
                lines.append(str(kid.Type) if isinstance(kid, pikepdf.Dictionary) else str(kid))
    return "\n".join(lines).encode()


def test_the_name_is_on_every_page_and_not_in_the_tag_tree(
    engagement: Path, run: Run, original: bytes
) -> None:
    arguments = [part for name in NAMES for part in ("--recipient", name)]
    code, out, err = run(*arguments)
    assert code == 0, err
    assert "4 copies written" in out
    copies = {path.read_bytes(): path for path in handed(engagement)}
    assert len(copies) == len(NAMES)
    found = set()
    with pikepdf.open(io.BytesIO(original)) as before:
        expected = tags_of(before)
        for content, path in copies.items():
            texts = [page.extract_text() for page in PdfReader(path).pages]
            (name,) = [name for name in NAMES if all(f"For {name}." in text for text in texts)]
            found.add(name)
            with pikepdf.open(path) as after:
                assert len(after.pages) == len(before.pages)
                assert tags_of(after) == expected
            assert page_validation.validate_pdf_bytes(content, profile="ua1").is_compliant
    assert found == set(NAMES)


def test_files_are_called_by_letters_and_digits_only(engagement: Path, run: Run) -> None:
    assert run("--recipient", NAMES[2], "--recipient", "a/b", "--recipient", "A b")[0] == 0
    names = [path.name for path in handed(engagement)]
    assert names == ["report-en-7-7.pdf", "report-en-A-b-2.pdf", "report-en-a-b.pdf"]


def test_a_locked_copy_opens_with_its_password_only_and_stays_tagged(
    engagement: Path, run: Run, original: bytes
) -> None:
    code, _, err = run("--password", "--recipient", "Anna Berg", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert code == 0, err
    assert PASSWORD not in err
    (path,) = handed(engagement)
    for wrong in ("", PASSWORD[:-1], PASSWORD.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path, password=wrong)
    assert b"Anna" not in path.read_bytes()
    with pikepdf.open(path, password=PASSWORD) as document:
        assert document.encryption.bits == 256
        assert document.allow.accessibility
        assert document.allow.print_highres
        assert not document.allow.extract
        assert not document.allow.modify_other
        with pikepdf.open(io.BytesIO(original)) as before:
            assert tags_of(document) == tags_of(before)


def test_a_password_may_come_from_a_file_and_be_all_there_is(
    engagement: Path, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "password.txt"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    code, _, err = run("--password-file", file)
    assert code == 0, err
    (path,) = handed(engagement)
    assert path.name == "report-en-protected.pdf"
    pikepdf.open(path, password=PASSWORD).close()


def test_a_named_copy_has_the_same_bytes_twice(engagement: Path, run: Run, tmp_path: Path) -> None:
    assert run("--recipient", "Anna Berg")[0] == 0
    assert run("--recipient", "Anna Berg", "--output", tmp_path / "again")[0] == 0
    (path,) = handed(engagement)
    assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(
    engagement: Path, run: Run, tmp_path: Path
) -> None:
    board = tmp_path / "board.csv"
    board.write_text("mail;name\na;Anna Berg\nb;Иван\nc;anna  berg\nd;\n", encoding="utf-8")
    secret = tmp_path / "password.txt"
    secret.write_text("short", encoding="utf-8")
    code, out, err = run("--recipients", board, "--password-file", secret, "--language", "sv")
    assert (code, out) == (1, "")
    for wanted in ("report-sv.pdf", "It is there in: en", "row 3", "U+0418", "row 4", "row 5"):
        assert wanted in err
    assert "fewer than 8 characters" in err
    assert "short" not in err.replace("password.txt", "")
    assert handed(engagement) == []


def test_no_file_is_overwritten(engagement: Path, run: Run) -> None:
    assert run("--recipient", "Anna Berg")[0] == 0
    (path,) = handed(engagement)
    before = path.read_bytes()
    code, _, err = run("--recipient", "Bo Ek", "--recipient", "Anna Berg")
    assert code == 2
    assert "nothing is ever overwritten" in err
    assert handed(engagement) == [path]
    assert path.read_bytes() == before


def test_a_copy_for_nobody_without_a_password_is_no_handout(run: Run) -> None:
    code, _, err = run()
    assert code == 2
    assert "--recipient" in err


def test_an_unknown_edition_is_named_beside_those_there_are(run: Run) -> None:
    code, _, err = run("--edition", "poster", "--recipient", "Anna Berg")
    assert code == 2
    assert "report, one-page, workshop" in err


def test_a_pdf_that_was_cut_off_is_an_expected_error(original: bytes) -> None:
    with pytest.raises(PdfError, match="spegla build"):
        lock_copy(b"not a PDF", PASSWORD, owner="owner")


def test_damage_that_shows_only_as_a_copy_is_written_is_an_expected_error(
    original: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bytes:
        raise pikepdf.PdfError("unable to find /Root dictionary")

    monkeypatch.setattr(copies, "_written", refused)
    with pytest.raises(PdfError, match="spegla build"):
        stamp_copy(original, original)
    with pytest.raises(PdfError, match="spegla build"):
        lock_copy(original, PASSWORD, owner="owner")


def test_pages_of_every_size_get_the_name_inside_the_paper(engagement: Path, run: Run) -> None:
    sizes = ("A4", "A4 landscape", "A3 landscape")
    rules = "".join(f"@page p{n}{{size:{size}}} .p{n}{{page:p{n}}}" for n, size in enumerate(sizes))
    pages = "".join(f'<p class="p{n}">{size}</p>' for n, size in enumerate(sizes))
    html = f'<html lang="en"><title>a</title><style>{rules}</style><body>{pages}</body></html>'
    (engagement / "build" / "pdf" / "workshop-en.pdf").write_bytes(render_pdf(html))
    assert run("--edition", "workshop", "--recipient", "Anna Berg")[0] == 0
    (path,) = handed(engagement)
    texts = [page.extract_text() for page in PdfReader(path).pages]
    assert len(texts) == len(sizes)
    assert all("For Anna Berg." in text for text in texts)
