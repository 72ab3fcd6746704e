"""QR pictures for Word, which cannot draw them itself."""

from io import BytesIO
from typing import Any

import segno
from docx.shared import Mm

from app.documents.docx.xml import Element, el

# Dots per module: sharp at 300 dpi for a picture of a few centimetres.
_SCALE = 12


def picture_run(part: Any, text: str, side_mm: float) -> Element:  # noqa: ANN401  (python-docx ships no types)
    """Make a run with the QR picture of ``text``, stored in ``part``."""
    target = BytesIO()
    segno.make_qr(text, error="m").save(target, kind="png", scale=_SCALE)
    target.seek(0)
    inline = part.new_pic_inline(target, width=Mm(side_mm), height=Mm(side_mm))
    inline.docPr.set("descr", f"QR: {text}")
    return el("r", el("drawing", inline))
