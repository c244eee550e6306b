"""Style sheets keep what a page may need, and lose what none can."""

import pytest

from spegla.site.trimming import Names, names_in, trimmed

PAGE = (
    '<html dir="ltr"><body data-md-color-scheme="default"><p id="top" class="lead note">'
    "<abbr title='a > b'>x</abbr><input type=checkbox></p></body></html>"
)
SCRIPT = 'e.classList.add("is-live");e.dataset.mdState="x";document.createElement("dialog")'


def names() -> Names:
    return names_in([PAGE], [SCRIPT])


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        "html",
        "p.lead>abbr",
        "p .note",
        "#top:not(.gone)",
        "p::before",
        ":root",
        ".is-live",
        "dialog",
        "[data-md-color-scheme=default]",
        '[type="checkbox"]:checked~p',
        "[data-md-state]",
        "[dir=ltr] p",
        ":is(.gone,.lead)",
    ],
)
def test_a_rule_that_may_match_stays(selector: str) -> None:
    rule = f"{selector}{{top:0}}"
    assert trimmed(rule, names()) == rule


@pytest.mark.parametrize(
    "selector",
    [
        ".gone",
        "p.gone",
        "#gone",
        "table",
        "p .lead.gone:hover",
        "[data-gone]",
        "[dir=rtl] p",
        "[data-md-color-scheme=slate]",
    ],
)
def test_a_rule_that_cannot_match_goes(selector: str) -> None:
    assert trimmed(f"{selector}{{top:0}}", names()) == ""


def test_of_several_selectors_those_that_may_match_stay() -> None:
    assert trimmed(".gone,p,table td{top:0}", names()) == "p{top:0}"


def test_rules_within_rules_are_trimmed_and_what_is_empty_goes() -> None:
    sheet = "@media print{.gone{top:0}p{top:0}}@supports (top:0){@media print{.gone{top:0}}}"
    assert trimmed(sheet, names()) == "@media print{p{top:0}}"


def test_variables_and_animations_go_with_the_last_that_asks_for_them() -> None:
    sheet = (
        ":root{--a:var(--b);--b:1;--c:url(data:image/svg+xml,x);color:red}"
        "@keyframes turn{0%{top:0}}@keyframes still{0%{top:0}}"
        "p{top:var(--a);animation:turn 1s}.gone{animation:still 1s;top:var(--c)}"
    )
    assert trimmed(sheet, names()) == (
        ":root{--a:var(--b);--b:1;color:red}@keyframes turn{0%{top:0}}"
        "p{top:var(--a);animation:turn 1s}"
    )


def test_a_variable_that_another_sheet_reads_stays() -> None:
    sheet = ":root{--a:1}"
    assert trimmed(sheet, names(), beside="p{top:var( --a )}") == sheet


def test_what_is_no_rule_for_elements_stays() -> None:
    sheet = '@charset "UTF-8";@font-face{font-family:x;src:url(x.woff2)}'
    assert trimmed(sheet, names()) == sheet
