"""Finished PDFs read back.

The library may be used by one thread at a time only, whatever document it works on,
hence the lock; it is loaded at the first page.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """Open a PDF to read it. A file that is none is ``pypdfium2.PdfiumError``."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415  (heavy; loaded when first needed)

    with _ONE_AT_A_TIME:
        document = PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


def first_words(content: bytes, pages: int) -> str:
    """Give the text of the first ``pages`` pages; of a file that cannot be read, none.

    A protected or damaged scan is still a scan: only its words stay unknown.
    """
    from pypdfium2 import PdfiumError  # noqa: PLC0415  (heavy; loaded when first needed)

    try:
        with opened(content) as pdf:
            count = min(pages, len(pdf))
            texts = [pdf[n].get_textpage().get_text_bounded() for n in range(count)]
    except PdfiumError:
        return ""
    return "\n".join(texts)
