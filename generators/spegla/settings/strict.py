"""What all settings have in common: they are frozen, and know every key."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Texts = Annotated[dict[str, str], Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


class Strict(BaseModel):
    """Frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
