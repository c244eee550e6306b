"""What people wrote in docs/ is true: commands exist, links lead somewhere, the tutorial works."""

import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import click
import pytest

from handbook_texts import DOCS, ROOT, anchors, blocks, links, shell_lines, spans, written_pages
from spegla.cli import main
from spegla.errors import InputError
from spegla.render.live.blocks import BLOCK_MACROS
from spegla.render.live.calls import Call, parts_of
from spegla.render.live.macros import MACROS
from spegla.survey.read import read_engagement

PAGES = written_pages()
CALL = re.compile(r"^(?:\.venv/bin/)?spegla(?= |$)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def wrong_with(line: str) -> str:
    """What the command line would not take of a call of spegla; "" where it is right."""
    name, *arguments = shlex.split(line, comments=True)[1:] or ["--help"]
    if name in {"--help", "-h", "--version"}:
        return ""
    command = main.commands.get(name)
    if command is None:
        return f"there is no command {name}"
    try:
        command.make_parser(click.Context(command)).parse_args(arguments)
    except click.UsageError as error:
        return error.message
    return ""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_in_a_block_exists(page: Path) -> None:
    lines = [line for line in shell_lines(page.read_text(encoding="utf-8")) if CALL.match(line)]
    assert {line: wrong_with(line) for line in lines if wrong_with(line)} == {}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_in_a_sentence_exists(page: Path) -> None:
    calls = [span for span in spans(page.read_text(encoding="utf-8")) if CALL.match(span)]
    # In a sentence, what follows a command may stand for something: `spegla build X Y`.
    named = {call: call.split()[1] for call in calls if len(call.split()) > 1}
    options = {(call, option) for call in named for option in re.findall(r"(?<=\s)--[a-z-]+", call)}
    commands = {name for name in named.values() if name.islower() and name[0] != "-"}
    assert commands <= set(main.commands)
    for call, option in sorted(options):
        if option == "--help":
            continue
        known = [each for p in main.commands[named[call]].params for each in p.opts]
        assert option in known, f"{call}: {option}"


def test_a_command_that_is_not_there_is_found() -> None:
    assert wrong_with("spegla bild .") == "there is no command bild"
    assert "No such option" in wrong_with("spegla build . --no-pfd")
    assert "requires an argument" in wrong_with("spegla publish . --to")
    assert wrong_with("spegla build . --no-pdf  # the site only") == ""


def test_there_are_commands_to_look_at() -> None:
    lines = [line for page in PAGES for line in shell_lines(page.read_text(encoding="utf-8"))]
    assert len([line for line in lines if CALL.match(line)]) > 40


def test_every_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        typed = [*shell_lines(text), *spans(text)]
        named = {found[1] for line in typed if (found := re.match(r"make ([a-z]+)", line))}
        assert named <= targets, page


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    lost = []
    for link in links(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        is_there = target.exists() and (
            not anchor or anchor in anchors(target.read_text(encoding="utf-8"))
        )
        if not is_there:
            lost.append(link)
    assert lost == []


def test_readers_are_led_to_every_page() -> None:
    start = links((DOCS / "index.md").read_text(encoding="utf-8"))
    reached = {(DOCS / link.partition("#")[0]).resolve() for link in start}
    pages = {*DOCS.glob("*.md"), *DOCS.glob("how-to/*.md")}
    assert pages - reached == {DOCS / "index.md", DOCS / "package.md"}


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=name_of)
def test_a_list_is_one_on_the_site_too(page: Path) -> None:
    """The site's Markdown begins a list after a blank line only, and indents by four."""
    text = re.sub(r"^ *```.*?^ *```$", "```", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    lines = text.splitlines()
    item = re.compile(r"(?:> ?)? *(?:[-*]|\d+\.) ")
    for before, line in pairwise(lines):
        begins = item.match(line) and not line.startswith("    ")
        assert not begins or before.strip(" >") == "" or item.match(before) or before[:1] == " ", (
            f"no blank line above: {line}"
        )


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of what people write of the demo; nothing of it is built."""
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_what_the_tutorial_says_to_write_is_accepted(demo: Path) -> None:
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    (row,) = blocks(text, "csv")
    comment, page = blocks(text, "markdown")
    written = (demo / "content/en/mirror-comment.md").read_text(encoding="utf-8")
    assert "How we read it" in written
    assert comment.split(":")[0] in written.split(". ")[-1]
    called = {part.name for part in parts_of(page) if isinstance(part, Call)}
    assert called == {"score", "change", "level", "n", "chart"}
    assert called <= {*MACROS, *BLOCK_MACROS}
    (demo / "content/en/first-impression.md").write_text(page, encoding="utf-8")
    plan = demo / "data/actions.csv"
    plan.write_text(plan.read_text(encoding="utf-8") + row, encoding="utf-8")
    engagement = read_engagement(demo)
    assert "call_back" in [action.code for action in engagement.actions]
    assert "first-impression" in [page.key for page in engagement.hand_pages]


def test_what_the_tutorial_says_to_try_is_refused(demo: Path) -> None:
    (row,) = blocks((DOCS / "tutorial.md").read_text(encoding="utf-8"), "csv")
    empty = row.replace("You get a call", "We improve communication")
    assert empty != row
    plan = demo / "data/actions.csv"
    plan.write_text(plan.read_text(encoding="utf-8") + empty, encoding="utf-8")
    with pytest.raises(InputError, match="improve"):
        read_engagement(demo)
