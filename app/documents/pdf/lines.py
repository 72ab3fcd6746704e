"""Lines "label: value"; an empty value is dots to write on."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.documents.inline import lit, plain
from app.documents.model import KeyValue
from app.documents.pdf.fonts import font_name, width
from app.documents.pdf.styles import paragraph
from app.documents.profile import Body

_LEAST_DOTS = 12


def leader_line(pair: KeyValue, body: Body, room_mm: float) -> Flowable:
    """Set one line, filled with dots to the margin when there is no value."""
    label = f"{pair.label}: "
    if plain(pair.value).strip():
        runs = (*lit(label), *pair.value)
    else:
        runs = (*lit(label), *lit("." * _dots(label, body, room_mm)))
    return paragraph(runs, body.text, first_mm=body.first_indent_mm)


def _dots(label: str, body: Body, room_mm: float) -> int:
    size = body.text.size
    room = (room_mm - body.first_indent_mm) * mm
    used = width(label, font_name(), size) % room
    return max(int((room - used) / width(".", font_name(), size)) - 1, _LEAST_DOTS)
