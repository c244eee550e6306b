"""A breakdown that came with a later wave, as background questions do."""

import pytest

from builders import CUSTOMERS, INVITED, SETTINGS, make_engagement
from spegla.errors import InputError
from spegla.survey.read import read_engagement

TWO_WAVES = SETTINGS.replace(
    "[dimensions.trust]",
    '[waves.2025]\ndate = 2025-10-16\nlabel = { en = "October 2025" }\n\n[dimensions.trust]',
)
BEFORE = "\n".join(line.rsplit(",", 1)[0] for line in CUSTOMERS.splitlines())
FILES = {
    "data/waves/2025/customers.csv": BEFORE,
    "data/waves/2025/invited.csv": "\n".join(INVITED.splitlines()[:2]),
}


def of_waves(*waves: str) -> str:
    label = 'label = { en = "Department" }'
    return TWO_WAVES.replace(label, f"{label}\nwaves = {list(waves)}")


def test_an_earlier_wave_may_lack_it(tmp_path):
    folder = make_engagement(tmp_path, settings=of_waves("2026"), files=FILES)
    before, now = read_engagement(folder).survey.waves
    assert (list(before.customers.groups), list(now.customers.groups)) == ([], ["department"])


def test_it_is_needed_where_nothing_else_is_said(tmp_path):
    folder = make_engagement(tmp_path, settings=TWO_WAVES, files=FILES)
    with pytest.raises(InputError, match='there is no column for "department"'):
        read_engagement(folder)


def test_the_newest_wave_has_it(tmp_path):
    folder = make_engagement(tmp_path, settings=of_waves("2025"), files=FILES)
    with pytest.raises(InputError, match="is not in the newest wave"):
        read_engagement(folder)


def test_its_waves_are_waves(tmp_path):
    folder = make_engagement(tmp_path, settings=of_waves("2026", "2027"), files=FILES)
    with pytest.raises(InputError, match='names the wave "2027"'):
        read_engagement(folder)
