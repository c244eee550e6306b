"""What a field of a page object means, for whoever writes a template."""


def means(text: str) -> dict[str, str]:
    """The metadata of a field: its help text.

    Args:
        text: One or more sentences.

    >>> means("The report.")
    {'help': 'The report.'}
    """
    return {"help": text}
