import base64
import hashlib
import os
import re
import socket
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder import make_report
from site_builder import hand_page, site_files
from spegla.errors import SiteError
from spegla.output import write_files
from spegla.site import build_site, serve_site
from spegla.survey.questions import LocalText


def built(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    write_files(folder, files)
    return build_site(folder, languages=["en"], written=make_report().written)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("site"), site_files())


def pages(site: Mapping[str, bytes]) -> dict[str, str]:
    return {path: text.decode() for path, text in site.items() if path.endswith(".html")}


def test_every_page_of_the_report_is_built(site: dict[str, bytes]) -> None:
    expected = {f"site/en/{page.key}.html" for page in make_report().pages}
    assert expected <= set(site)


def test_every_page_allows_only_its_own_scripts(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert policy, path
        for attributes, code in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
            if "src=" not in attributes and "application/json" not in attributes:
                digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy[1], path


def test_nothing_in_a_page_names_another_machine(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        assert not re.search(r'(?:src|href|url\()\s*=?\s*["\']?(?:https?:)?//', page), path


def test_what_nobody_asks_for_is_left_out(site: dict[str, bytes]) -> None:
    assert not [path for path in site if path.endswith((".map", "sitemap.xml", ".xml.gz"))]
    assert not [path for path in site if "/lunr.de." in path or path.endswith("favicon.png")]


def test_a_page_that_does_not_exist_needs_nothing_but_itself(site: dict[str, bytes]) -> None:
    page = site["site/en/404.html"].decode()
    assert 'href="/' not in page
    assert "This page does not exist" in page


def test_two_builds_are_the_same_bytes(site: dict[str, bytes], tmp_path: Path) -> None:
    assert built(tmp_path, site_files()) == site


HOSTILE = "</title></script><script>alert(1)</script>{{ 7*7 }}\"'"


def test_hostile_names_stay_names_on_every_page(tmp_path: Path) -> None:
    hostile = LocalText.of(sv=HOSTILE, en=HOSTILE)
    pages_of_report = tuple(
        replace(page, label=hostile, headline=hostile, kicker=hostile)
        for page in make_report().pages
    )
    report = make_report(
        client=HOSTILE,
        title=hostile,
        wave_label=hostile,
        confidentiality=hostile,
        anonymity=(hostile,),
        pages=pages_of_report,
    )
    for path, page in pages(built(tmp_path, site_files(report))).items():
        assert "<script>alert" not in page, path
        assert "</title></script>" not in page, path
        assert "49" not in page.split("<h1")[1].split("</h1>")[0], path


def test_a_warning_of_the_builder_is_an_error_that_quotes_it(tmp_path: Path) -> None:
    page = hand_page(text="[gone](gone.md)\n")
    with pytest.raises(SiteError, match=r"gone\.md"):
        built(tmp_path, site_files(written=[page]))


def test_settings_that_the_builder_does_not_know_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="colour"):
        built(tmp_path, site_files(settings=b"colour: red"))


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{% block %}", r"theme/partials/nav\.html, line 1: .*\(TemplateSyntaxError\)"),
        ("\n{{ 1 / 0 }}", r"theme/partials/nav\.html, line 2: .*\(ZeroDivisionError\)"),
        ("{{ nothing.at_all }}", r"line 1: .*\(UndefinedError\): 'nothing' is undefined"),
        ("{{ cycler.__init__.__globals__.os.getcwd() }}", r"\(SecurityError\)"),
        ("{{ ''.__class__.__mro__ | string }}", r"\(SecurityError\)"),
        ("{% for x in range(10 ** 9) %}{% endfor %}", r"\(OverflowError\)"),
    ],
)
def test_a_template_of_the_theme_runs_nothing_and_says_what_is_wrong(
    tmp_path: Path, template: str, fault: str
) -> None:
    files = site_files(languages=("en",)) | {"theme/partials/nav.html": template.encode()}
    with pytest.raises(SiteError, match=fault):
        built(tmp_path, files)


def test_the_environment_is_left_as_it_was(site: dict[str, bytes]) -> None:
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_served_site_is_left_open_for_the_script_of_the_server(tmp_path: Path) -> None:
    write_files(tmp_path, site_files())
    site = build_site(tmp_path, languages=["en"], written=make_report().written, is_served=True)
    assert "Content-Security-Policy" not in "".join(pages(site).values())


def test_a_port_that_is_taken_is_an_error_to_act_on(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SiteError, match=f"Port {port}"):
            serve_site(tmp_path, rebuild=lambda: None, watched=[], port=port)
