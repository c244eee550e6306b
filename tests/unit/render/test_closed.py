"""Nothing that people add makes a page run or load what its policy forbids."""

import pytest

from site_builder import hand_page, site_files, templates
from spegla.errors import InputError
from spegla.render.closed import check_closed


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("![x](https://host/x.png)", "https://host/x.png"),
        ("![x][far]\n\n[far]: //host/x.png", "//host/x.png"),
        ('<img src="http://host/x.png" alt="">', "http://host/x.png"),
        ("<IMG SRC=http://host/x.png>", "http://host/x.png"),
        ('<iframe src="https://host/"></iframe>', "https://host/"),
        ('<video poster="//host/p.png"></video>', "//host/p.png"),
        ('<link rel="stylesheet" href="https://host/a.css">', "https://host/a.css"),
        ('<p style="background:url(https://host/b.png)">b</p>', "https://host/b.png"),
        ("<style>\n@import '//host/c.css';\n</style>", "//host/c.css"),
        ("<form action='https://host/send'></form>", "https://host/send"),
        ('<img src="https:host/x.png" alt="">', "https:host/x.png"),
        ('<img src="/\\host/x.png" alt="">', "/\\host/x.png"),
        ('![x](x.png){: srcset="x.png, https://host/2x.png 2x" }', "https://host/2x.png"),
    ],
)
def test_what_a_page_would_load_from_elsewhere_is_named_with_its_line(
    text: str, address: str
) -> None:
    page = hand_page(text=f"Words.\n\n{text}\n")
    with pytest.raises(InputError) as error:
        check_closed([page], {})
    (problem,) = error.value.problems
    assert problem.file == page.file
    assert problem.found == f"it loads {address} from another machine"
    row = problem.row or 0
    assert address in page.text.splitlines()[row - page.first_row]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("<p>\n<SCRIPT src='a.js'></SCRIPT></p>", "<script"),
        ('<b onclick="go()">b</b>', "onclick="),
        ("[go](javascript:go)", "javascript:"),
        ("*b*{: onmouseover=go }", "onmouseover="),
        ('<meta http-equiv="refresh" content="0;url=a.html">', "http-equiv="),
        ('<iframe srcdoc="&lt;b&gt;"></iframe>', "srcdoc="),
        ("<svg><style><img src=x></style></svg>", "<style"),
    ],
)
def test_what_would_run_in_a_page_is_named_with_its_line(text: str, start: str) -> None:
    with pytest.raises(InputError) as error:
        check_closed([hand_page(text=f"Words.\n\n{text}\n")], {})
    (problem,) = error.value.problems
    assert problem.found == f"{start} would run in the page"
    assert (problem.row or 0) >= 7


@pytest.mark.parametrize(
    "text", ['<a href="java&#9;script:go">go</a>', '<img src="/&#10;/host/x.png" alt="">']
)
def test_characters_that_browsers_pass_over_hide_nothing(text: str) -> None:
    with pytest.raises(InputError):
        check_closed([hand_page(text=f"{text}\n")], {})


def test_what_a_reader_may_follow_and_what_is_only_said_may_be_anywhere() -> None:
    text = "[there](https://host/) <https://host/>\n\n`<script>` and `<img src=//host/a.png>`\n"
    check_closed([hand_page(text=f"{text}\n![own](own.png)\n")], {})


def test_a_style_sheet_that_loads_from_elsewhere_is_named_with_its_line() -> None:
    sheet = b"p {\n  background: url('https://host/b.png');\n}\n"
    with pytest.raises(InputError, match=r"own\.css, row 2: it loads https://host/b\.png"):
        check_closed([], {"theme/assets/css/own.css": sheet})


def test_our_own_style_sheets_load_nothing_from_elsewhere() -> None:
    check_closed([], templates())


@pytest.mark.parametrize(
    "own",
    [
        b"extra_css: [https://host/a.css]",
        b"extra_javascript:\n  - path: //host/a.js\n    defer: true",
        b"extra: {favicon: 'http://host/a.svg'}",
    ],
)
def test_settings_that_load_from_elsewhere_are_refused(own: bytes) -> None:
    with pytest.raises(InputError, match=r"mkdocs\.yml, row \d: it loads"):
        site_files(settings=own)


@pytest.mark.parametrize("text", ["- " * 2_000 + "x", "1. " * 2_000 + "x"])
def test_lists_within_lists_deeper_than_can_be_read_are_told(text: str) -> None:
    page = hand_page(text=text)
    with pytest.raises(InputError, match="lie within each other deeper than can be read") as error:
        check_closed([page], {})
    assert [problem.file for problem in error.value.problems] == [page.file]
