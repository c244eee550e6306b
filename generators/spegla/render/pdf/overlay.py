"""Something laid over a page of a tagged PDF, which nobody reads aloud.

It is an artifact: what a screen reader reads, and in which order, stays as it was.
"""

from typing import Final

from pikepdf import Name, Object, Page

_END: Final = b" Do\nQ\nEMC\n"


def lay_over(page: Page, form: Object, *, name: str, subtype: str = "", matrix: str = "") -> None:
    """Lay a drawing over a page, as an artifact of pagination.

    Args:
        page: The page.
        form: The drawing, as a form XObject of the same document.
        name: What the page's resources call it; pages may share them, so it is to be unique for
            the drawing. A name that the library chose would be random.
        subtype: What kind of artifact it is, as in "Watermark"; any if empty.
        matrix: How it is turned and where it is put, as six numbers; as it is if empty.
    """
    added = page.add_resource(form, Name.XObject, Name(f"/{name}"))
    kind = f" /Subtype /{subtype}" if subtype else ""
    placed = f"{matrix} cm\n" if matrix else ""
    page.contents_add(b"q\n", prepend=True)
    begin = f"\nQ\n/Artifact\n<</Type /Pagination{kind}>>\nBDC\nq\n{placed}{added}"
    page.contents_add(begin.encode() + _END)
