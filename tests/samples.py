"""Real exports of survey tools, which lie beside a checkout or are not there at all."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
LIMESURVEY = SAMPLES / "limesurvey-rse-2016-uk"
LIMESURVEY_STRUCTURE = LIMESURVEY / "uk_core_survey.lss"

needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample exports are not here")
"""They are nobody's to copy, so a checkout without them is no failure."""
