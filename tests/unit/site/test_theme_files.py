"""The list of a theme's files has all that the site builder would take from it."""

from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from spegla.site.sandbox import ThemeFiles

(_MATERIAL,) = (Path(place) for place in import_module("material").__path__)
THEME = _MATERIAL / "templates"


def test_only_what_begins_with_a_dot_is_not_listed() -> None:
    every = FileSystemLoader(THEME).list_templates()
    wanted = [name for name in every if not any(fnmatch(name, dot) for dot in (".*/*", "*/.*/*"))]
    assert ThemeFiles(THEME).list_templates() == wanted
    assert len(wanted) < len(every) / 10


def test_a_file_in_an_earlier_folder_is_listed_once(tmp_path: Path) -> None:
    for path in ("own/main.html", "own/a/b.css", "theme/main.html", "theme/.icons/x/y.svg"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    files = ThemeFiles([tmp_path / "own", tmp_path / "theme"])
    assert files.list_templates() == ["a/b.css", "main.html"]


def test_icons_are_found_by_their_names(tmp_path: Path) -> None:
    files = ThemeFiles([tmp_path, THEME])
    icon = next(THEME.rglob(".icons/**/*.svg")).relative_to(THEME).as_posix()
    environment = Environment(loader=files, autoescape=True)
    assert "<svg" in environment.get_template(icon).render()
