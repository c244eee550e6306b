"""Whatever is read: told in words, soon, and never in those of a respondent.

The cases of a short run are the same each time. A long one draws new ones, as many as
``SPEGLA_FUZZ_CASES`` says for every reader, and says how it went::

    SPEGLA_FUZZ_CASES=10000 python -m pytest tests/fuzz
"""

import faulthandler
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fuzz import drafts, engagements, exports, looks, records
from fuzz.reading import Reader, gives_away

READERS = {
    **exports.READERS,
    **drafts.READERS,
    **engagements.READERS,
    **looks.READERS,
    **records.READERS,
}
LONG = int(os.environ.get("SPEGLA_FUZZ_CASES", "0"))
SHORT = 40
"""Cases of a reader that is not slow."""
SECONDS = 5
"""What reading one of these files may take of a processor; most take some thousandths."""


class _EndlessError(BaseException):
    """Reading does not end; nothing that a reader expects."""


@contextmanager
def _watched() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _EndlessError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


# Hypothesis would rather not show the large files that it damages.
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("name", READERS)
def test_what_is_damaged_is_told_in_words_and_soon(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader, taken = READERS[name], []
    if LONG:
        # A process that is copied starts in a hundredth of the time. The library that reads SPSS
        # crashes there now and then, which is why it is apart, and is told as damage.
        faulthandler.disable()
        copied = multiprocessing.get_context("fork")
        monkeypatch.setattr(multiprocessing, "get_context", lambda _: copied)

    @settings(
        max_examples=_cases(reader),
        database=None,
        derandomize=not LONG,
        phases=[Phase.generate] if LONG else [Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(given_to_it=reader.inputs())
    def read(given_to_it: Any) -> None:
        began = process_time()
        with _watched():
            said = reader.read(given_to_it)
        taken.append(process_time() - began)
        assert taken[-1] < SECONDS
        assert not gives_away(said)

    read()
    assert capsys.readouterr().out == ""
    if LONG:
        with capsys.disabled():
            sys.stdout.write(
                f"\n{name}: {len(taken)} cases, {sum(taken):.0f} s, slowest {max(taken):.2f} s"
            )


@pytest.mark.parametrize("name", READERS)
def test_what_is_whole_is_read_to_its_end(name: str) -> None:
    """Damage in a file that stops its reader at once would find nothing."""
    reader = READERS[name]
    for content in reader.whole():
        lines = reader.read(content).splitlines()
        assert not [line for line in lines if line.startswith(reader.place)]


def _cases(reader: Reader) -> int:
    return LONG or max(2, round(SHORT * reader.share))
