"""What the document tests share: reading pages back, the profile of the samples."""

import unicodedata

import pypdfium2
import pytest

from app.documents.profile import profile_for
from tests.app.documents import samples


@pytest.fixture
def profile():
    """Give the layout valid on the day of the samples."""
    return profile_for(samples.DAY)


def page_texts(pdf: bytes) -> list[str]:
    """Read the text of every page, lines kept."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            page.get_textpage().get_text_range().replace("\r\n", "\n")
            for page in document
        ]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Forget case and where lines break: what must be equal is the words."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def grey_pages(pdf: bytes, dpi: int):
    """Draw every page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L").copy()
            for page in document
        ]
    finally:
        document.close()
