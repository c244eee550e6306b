"""``docs/engagement.md`` lists every setting, in the words of the settings themselves.

After a setting was changed, write the tables anew::

    python tests/contract/test_settings_documented.py
"""

import re
from pathlib import Path

from handbook.settings import settings_models, settings_tables

PAGE = Path(__file__).parents[2] / "docs" / "engagement.md"
_BLOCK = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- end of settings -->)", re.DOTALL)


def test_every_setting_says_what_it_means() -> None:
    for name, model in settings_models():
        for key, field in model.model_fields.items():
            assert field.description, f"{name}.{key} has no description"


def test_the_page_lists_every_setting() -> None:
    block = _BLOCK.search(PAGE.read_text(encoding="utf-8"))
    assert block is not None
    assert block[0] == settings_tables()


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_BLOCK.sub(lambda _: settings_tables(), text), encoding="utf-8", newline="\n")
