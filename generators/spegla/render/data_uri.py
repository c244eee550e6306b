"""Files as addresses that hold their content, for what has to be complete in itself."""

import base64


def data_uri(media_type: str, content: bytes) -> str:
    """A file as an address.

    Args:
        media_type: What kind of file it is, as in ``image/png``.
        content: The file.

    >>> data_uri("font/woff2", b"wOF2")
    'data:font/woff2;base64,d09GMg=='
    """
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
