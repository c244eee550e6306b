"""The builds that the leak tests read, made once."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from leak.planted import built, disguised, planted
from leak.reading import files_of


@pytest.fixture(scope="session")
def planted_engagement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement in which things are planted that no reader may find."""
    return planted(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="session")
def planted_files(
    planted_engagement: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    """Its build in both languages, with PDFs: every file by path."""
    return files_of(built(planted_engagement, tmp_path_factory.mktemp("out") / "build"))


@pytest.fixture(scope="session")
def disguised_files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The build of an engagement with other answers, from which the same is released."""
    engagement = disguised(tmp_path_factory.mktemp("disguised"))
    return files_of(built(engagement, tmp_path_factory.mktemp("out") / "build"))
