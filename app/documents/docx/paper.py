"""Pages of a Word file: size, margins, page number, footer code, properties."""

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from app.documents.docx.picture import picture_run
from app.documents.docx.text import Shape, paragraph
from app.documents.docx.xml import Element, el, twips
from app.documents.model import Doc
from app.documents.pdf.sheet.paper import draft_mark
from app.documents.profile import LayoutProfile, TextStyle

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def set_pages(
    file: Any,  # noqa: ANN401  (python-docx ships no types)
    doc: Doc,
    profile: LayoutProfile,
    directions: Sequence[bool],
) -> None:
    """Set up every section; ``directions`` says for each whether it is landscape."""
    for index, (section, landscape) in enumerate(
        zip(file.sections, directions, strict=True)
    ):
        _size(section, profile, landscape=landscape, with_qr=bool(doc.qr))
        # Page 1 carries no number; later sections number all their pages.
        section.different_first_page_header_footer = index == 0
        width = profile.page.text_width_mm(landscape=landscape)
        _header(section.header, doc, profile, width)
        _footer(section.footer, doc, profile, width)
        if index == 0:
            section.first_page_header.is_linked_to_previous = False
            _footer(section.first_page_footer, doc, profile, width)


def _size(
    section: Any,  # noqa: ANN401  (python-docx ships no types)
    profile: LayoutProfile,
    *,
    landscape: bool,
    with_qr: bool,
) -> None:
    page = profile.page
    width, height = Mm(page.width_mm), Mm(page.height_mm)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width = height if landscape else width
    section.page_height = width if landscape else height
    section.top_margin = Mm(page.landscape_top_mm if landscape else page.top_mm)
    section.bottom_margin = Mm(
        page.landscape_bottom_mm if landscape else page.bottom_mm
    )
    section.left_margin = Mm(page.landscape_side_mm if landscape else page.left_mm)
    section.right_margin = Mm(page.landscape_side_mm if landscape else page.right_mm)
    section.header_distance = Mm(profile.page_number.from_edge_mm) - Mm(
        profile.page_number.size / 2 * 25.4 / 72
    )
    foot = profile.footer
    section.footer_distance = Mm(foot.qr_from_edge_mm if with_qr else foot.from_edge_mm)
    section.gutter = Mm(0)


def _header(header: Any, doc: Doc, profile: LayoutProfile, width_mm: float) -> None:  # noqa: ANN401  (python-docx ships no types)
    header.is_linked_to_previous = False
    size = profile.page_number.size
    style = TextStyle(size, size + 2, 0, 0, bold=False, italic=False, caps=False)
    line = paragraph("", style, Shape())
    tabs = el(
        "tabs",
        el("tab", val="center", pos=twips(width_mm / 2)),
        el("tab", val="right", pos=twips(width_mm)),
    )
    line.pPr.append(tabs)
    line.append(el("r", el("tab")))
    line.extend(_field("PAGE", size))
    mark = draft_mark(doc)
    if mark:
        small = profile.footer.style
        line.append(el("r", el("tab")))
        look = el("rPr", el("i"), el("sz", val=round(small.size * 2)))
        text = el("t")
        text.text = mark
        line.append(el("r", look, text))
    _fill(header, line)


def _footer(footer: Any, doc: Doc, profile: LayoutProfile, width_mm: float) -> None:  # noqa: ANN401  (python-docx ships no types)
    # A linked footer would store the picture with the section before.
    footer.is_linked_to_previous = False
    look = profile.footer
    line = paragraph(doc.footer, look.style, Shape())
    if doc.qr:
        # A picture in a line of exact height would be cut off.
        line.pPr.remove(line.pPr.find(qn("w:spacing")))
        line.insert(1, picture_run(footer.part, doc.qr, look.qr_mm))
    line.pPr.append(el("tabs", el("tab", val="right", pos=twips(width_mm))))
    size = look.style.size
    line.append(_run(size, el("tab")))
    for piece in re.split(r"(\{pages?\})", look.page_text):
        if piece in _FIELDS:
            line.extend(_field(_FIELDS[piece], size))
        elif piece:
            text = el("t")
            text.text = piece
            text.set(_SPACE, "preserve")
            line.append(_run(size, text))
    _fill(footer, line)


def _field(name: str, size: float) -> list[Element]:
    code = el("instrText")
    code.text = f" {name} "
    return [
        _run(size, el("fldChar", fldCharType="begin")),
        _run(size, code),
        _run(size, el("fldChar", fldCharType="separate")),
        _run(size, el("fldChar", fldCharType="end")),
    ]


def _run(size: float, *children: Element) -> Element:
    half_points = round(size * 2)
    return el("r", el("rPr", el("sz", val=half_points)), *children)


def _fill(part: Any, line: Element) -> None:  # noqa: ANN401  (python-docx ships no types)
    root = part._element  # noqa: SLF001  (no public way to replace the paragraph)
    for child in list(root):
        root.remove(child)
    root.append(line)


def set_properties(file: Any, doc: Doc, profile_id: str) -> None:  # noqa: ANN401  (python-docx ships no types)
    """Write the properties of the file; the day is the document's, not today's."""
    properties = file.core_properties
    moment = datetime.combine(doc.dated, time())
    properties.title = doc.title
    properties.author = properties.last_modified_by = doc.author
    properties.subject = doc.subject
    properties.keywords = "; ".join((*doc.keywords, profile_id))
    properties.language = doc.lang
    properties.identifier = doc.doc_id
    properties.revision = doc.revision
    properties.created = properties.modified = moment
