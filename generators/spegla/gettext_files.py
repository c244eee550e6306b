"""Catalogues of wording as gettext writes them (PO files). The only module that reads them."""

import io
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

_MOST_FORMS: Final = 6
"""Plural forms of the language that has most, which is Arabic."""


class _Bounded(Catalog):
    """A catalogue that has so many plural forms as a language can have."""

    @property
    def num_plurals(self) -> int:
        """How many forms a message has; a reader makes room for each, before it has read them."""
        forms = super().num_plurals
        if not 0 < forms <= _MOST_FORMS:
            raise ValueError(f"{forms} plural forms")
        return forms


def read_catalogue(content: bytes) -> Catalog:
    r"""The catalogue in a file.

    Raises:
        ValueError: It is no PO file, is not in the encoding that it names, or has more plural
            forms than any language.

    >>> head = 'msgid ""\nmsgstr "Plural-Forms: nplurals={}; plural=0;\\n"\n\n'
    >>> read_catalogue(head.format(2).encode() + b'msgid "a"\nmsgstr "Hello"\n')["a"].string
    'Hello'
    >>> read_catalogue(head.format(999_999_999).encode())
    Traceback (most recent call last):
    ValueError: 999999999 plural forms
    """
    catalogue = _Bounded()
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(io.BytesIO(content))
        catalogue.num_plurals  # noqa: B018 - looked at here, so that nobody meets it later
    except (PoFileError, LookupError) as error:
        raise ValueError(str(error)) from error
    return catalogue
