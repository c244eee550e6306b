"""Processes that draw and set for another load what they need, and only that."""

import subprocess
import sys
from concurrent.futures import Executor

import pytest

from spegla.rendering import get_workers_ready

READY = "from spegla.render.drawn_apart import get_ready\n"


class Asked(Executor):
    """Keeps what it is asked for, and does nothing."""

    def __init__(self) -> None:
        self.asked: list[dict[str, bool]] = []

    def submit(self, call, /, *arguments, **named):
        self.asked.append(named)


@pytest.mark.parametrize("to_draw", [True, False])
@pytest.mark.parametrize("to_set", [True, False])
def test_each_process_gets_ready_for_what_there_will_be_to_do(to_draw: bool, to_set: bool) -> None:
    workers = Asked()
    get_workers_ready(workers, to_draw=to_draw, to_set=to_set)
    is_needed = to_draw or to_set
    assert workers.asked == [{"to_draw": to_draw, "to_set": to_set}] * (2 * is_needed)


@pytest.mark.parametrize(
    ("ready", "loaded"),
    [
        ("to_draw=True, to_set=False", {"altair", "vl_convert"}),
        ("to_draw=False, to_set=False", set()),
    ],
)
def test_what_is_not_needed_is_not_loaded(ready: str, loaded: set[str]) -> None:
    code = (
        f"{READY}get_ready({ready})\n"
        "import sys\n"
        "slow = {'altair', 'vl_convert', 'weasyprint', 'pandas', 'mkdocs', 'pydantic'}\n"
        "print(*sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == loaded


def test_a_machine_that_cannot_set_pdfs_is_told_when_one_is_asked_for() -> None:
    code = (
        "import sys; sys.modules['weasyprint'] = None\n"
        f"{READY}get_ready(to_draw=False, to_set=True)\n"
        "from spegla.render.pdf.machine import libraries\n"
        "from spegla.errors import PdfUnavailableError\n"
        "try: libraries()\n"
        "except PdfUnavailableError: print('told')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "told\n"
