"""The bounds of pyproject.toml, the locks and the build agree with each other.

Whether the program works at both ends of its bounds is tried by ``make bounds``.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_PINNED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+?))? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
_LOCKS = {
    "requirements.lock": ("own", "pdf"),
    "requirements-test.lock": ("own", "pdf", "test"),
}


def asked(*parts: str) -> Iterator[Requirement]:
    """What the program, its extra and its tests ask for by name."""
    lists = {
        "own": PROJECT["project"]["dependencies"],
        **PROJECT["project"]["optional-dependencies"],
        **PROJECT["dependency-groups"],
    }
    for part in parts:
        yield from map(Requirement, lists[part])


def pinned(lock: str) -> Mapping[str, set[Version]]:
    """The versions of each library in a lock; more than one where Pythons differ."""
    found: dict[str, set[Version]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if match := _PINNED.fullmatch(line):
            name = canonicalize_name(match["name"])
            found.setdefault(name, set()).add(Version(match["version"]))
        else:
            assert _HASH.fullmatch(line), f"{lock}: {line}"
    return found


@pytest.mark.parametrize("lock", _LOCKS)
def test_what_is_locked_lies_within_the_bounds(lock: str):
    versions = pinned(lock)
    for requirement in asked(*_LOCKS[lock]):
        found = versions.get(canonicalize_name(requirement.name))
        assert found, f"{requirement.name} is not in {lock}: make lock"
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_tests_run_with_the_libraries_that_users_get():
    own, tested = pinned("requirements.lock"), pinned("requirements-test.lock")
    assert {name: tested.get(name) for name in own} == dict(own)


def test_every_library_of_the_program_has_a_lowest_and_a_highest_version():
    for requirement in asked("own", "pdf"):
        operators = {each.operator for each in requirement.specifier}
        assert operators == {">=", "<"}, requirement


def test_the_package_is_built_by_what_the_tests_build_it_with():
    (builder,) = map(Requirement, PROJECT["build-system"]["requires"])
    (tested,) = (each for each in asked("test") if each.name == builder.name)
    assert tested.specifier == builder.specifier


def test_every_python_that_is_promised_is_named():
    bounds = SpecifierSet(PROJECT["project"]["requires-python"])
    named = {
        classifier.rpartition(" ")[2]
        for classifier in PROJECT["project"]["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", classifier)
    }
    assert named == {f"3.{minor}" for minor in range(9, 30) if bounds.contains(f"3.{minor}.0")}
