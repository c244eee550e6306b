"""Names of files that the program makes can be had on every disk, whatever people call things."""

import ntpath
import warnings
from pathlib import PurePosixPath, PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from spegla.errors import InputError
from spegla.filenames import fits_everywhere
from spegla.recipients import Listed, check_recipients
from spegla.render.specs import specs_path
from spegla.survey.checks.pages import check_page
from spegla.survey.checks.problems import ProblemList

_LATIN = frozenset(range(32, 383))
_BUDGET = 80
"""Letters of a path of the site, from its folder on."""
_PAGE = b"---\ntitle: Heard\nafter: index\n---\nHello\n"
_PARTS = st.sampled_from(["con", "AUX", "nul", "com1", "LPT9", "a", ".", " ", "..", "å", "?", "-"])
NAMES = st.text(max_size=60) | st.lists(_PARTS, max_size=4).map("".join)
CODES = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,39}", fullmatch=True)


def is_reserved(name: str) -> bool:
    """What Python knows of the names that Windows keeps for itself."""
    told = getattr(ntpath, "isreserved", None)
    if told is not None:
        return bool(told(name))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return PureWindowsPath(name).is_reserved()


@given(NAMES)
def test_what_windows_keeps_for_itself_is_never_taken(name: str):
    if fits_everywhere(name):
        assert not is_reserved(name)
        assert PureWindowsPath(name).parts == (name,) == PurePosixPath(name).parts
        assert name == name.rstrip(". ")
        assert name.isascii()


@given(NAMES | CODES)
def test_a_page_that_people_write_gets_an_address_that_fits(name: str):
    problems = ProblemList(f"content/en/{name}.md")
    page = check_page(_PAGE, problems, language="en")
    if len(problems) or page is None:
        return
    for path in (f"site/en/{page.key}.html", f"site/en/{specs_path(page.key)}"):
        assert all(map(fits_everywhere, path.split("/")))
        assert len(path) <= _BUDGET


@given(CODES)
def test_a_dimension_gets_an_address_that_fits(code: str):
    for path in (f"dimension-{code}.html", specs_path(f"dimension-{code}")):
        assert all(map(fits_everywhere, path.split("/")))
        assert len(f"site/en/{path}") <= _BUDGET


@given(st.lists(st.text(alphabet=st.characters(max_codepoint=382), max_size=60), max_size=4))
def test_copies_get_names_that_fit_and_differ(names: list[str]):
    listed = [Listed(name=name) for name in names]
    try:
        labels = [each.label for each in check_recipients(listed, letters=_LATIN)]
    except InputError:
        return
    files = [f"one-page-sv-{label}.pdf" for label in labels]
    assert len({file.casefold() for file in files}) == len(files)
    for file in files:
        assert fits_everywhere(file)
        assert len(file) <= _BUDGET + 20
