"""The head of the first page and the title, in Word."""

from collections.abc import Iterator

from app.documents.docx.flow import Flow, spacer
from app.documents.docx.grid import Cell, invisible
from app.documents.docx.text import Shape, paragraph, properties, run_elements
from app.documents.docx.xml import Element, el
from app.documents.inline import lit
from app.documents.model import Addressees, NationalHeader, PartyHeader, Title
from app.documents.paper.measure import has_date_line, place_and_date
from app.documents.pdf.fonts import font_name, width
from app.documents.profile import LayoutProfile, TextStyle

_CENTRED = Shape("center")
_POINTS_PER_MM = 72 / 25.4


def header(
    flow: Flow,
    block: PartyHeader | NationalHeader,
    profile: LayoutProfile,
    form: str,
    room_mm: float,
) -> None:
    """Set the issuer at the left, the title of Party or country at the right."""
    look = profile.header
    scale = room_mm / (look.left_mm + look.right_mm)
    widths = (look.left_mm * scale, look.right_mm * scale)
    right = _party if isinstance(block, PartyHeader) else _country
    cells = [
        Cell(list(_issuer(block, profile))),
        Cell(list(right(block, profile, form, widths[1]))),
    ]
    flow.add_table(invisible([cells], widths), after=look.after_pt)


def _issuer(
    block: PartyHeader | NationalHeader, profile: LayoutProfile
) -> Iterator[Element]:
    look = profile.header
    for text, style in (
        (block.superior, look.superior),
        (block.issuer, look.issuer),
        (look.star_text if isinstance(block, PartyHeader) else "", look.star),
        (block.number, look.number),
        (block.marks.draft, look.mark),
    ):
        if text:
            yield paragraph(text, style, Shape("center", before=style.before))
    if block.marks.urgency:
        style = look.urgency
        shape = Shape("center", before=style.before)
        yield el(
            "p",
            properties(style, shape),
            *run_elements(lit(block.marks.urgency), style, boxed=True),
        )


def _party(
    block: PartyHeader | NationalHeader,
    profile: LayoutProfile,
    form: str,
    column_mm: float,
) -> Iterator[Element]:
    look = profile.header
    yield paragraph(look.party_text, look.party, _CENTRED)
    yield _rule_under(look.party_text, look.party, profile, column_mm)
    yield from _date_and_note(block, profile, form)


def _country(
    block: PartyHeader | NationalHeader,
    profile: LayoutProfile,
    form: str,
    column_mm: float,
) -> Iterator[Element]:
    look = profile.national
    yield paragraph(look.country_text, look.country, _CENTRED)
    yield paragraph(look.motto_text, look.motto, _CENTRED)
    yield _rule_under(look.motto_text, look.motto, profile, column_mm)
    yield from _date_and_note(block, profile, form)


def _date_and_note(
    block: PartyHeader | NationalHeader, profile: LayoutProfile, form: str
) -> Iterator[Element]:
    look = profile.header
    if has_date_line(block, form, look.no_date_forms):
        shape = Shape("center", before=look.date.before)
        yield paragraph(place_and_date(block), look.date, shape)
    if block.marks.circulation:
        shape = Shape("center", before=look.mark.before)
        yield paragraph(block.marks.circulation, look.mark, shape)


def _rule_under(
    text: str, style: TextStyle, profile: LayoutProfile, column_mm: float
) -> Element:
    """Make an empty low line whose lower border is as long as the text above."""
    font = font_name(bold=style.bold, italic=style.italic)
    length_mm = width(style.dress(text), font, style.size) / _POINTS_PER_MM
    side = max((column_mm - length_mm) / 2, 0)
    look = profile.header
    line = TextStyle(1, look.rule_gap_pt, 0, 0, bold=False, italic=False, caps=False)
    shape = Shape("center", left_mm=side, right_mm=side, rule_pt=look.rule_pt)
    return el("p", properties(line, shape))


def title(flow: Flow, block: Title, profile: LayoutProfile) -> None:
    """Set the type of the paper, its summary and the five hyphens."""
    look = profile.title
    flow.add(block.kind, look.kind, _CENTRED)
    if block.summary:
        flow.add(block.summary, look.summary, _CENTRED)
    if block.rule:
        flow.add("-" * look.hyphens, look.hyphen, _CENTRED)
    else:
        flow.owe(look.hyphen.after)


def addressees(
    flow: Flow, block: Addressees, profile: LayoutProfile, form: str, room_mm: float
) -> None:
    """Set "Kính gửi:" beside the list of those addressed."""
    look = profile.addressees
    first = profile.body.first_indent_mm
    label = look.label_by_form.get(form, look.label)
    many = len(block.items) > 1
    lines = [
        paragraph(
            f"- {item}" if many else item,
            look.item_style,
            Shape(after=look.item_style.after),
        )
        for item in block.items
    ]
    left = first + look.label_width_mm
    cells = [
        Cell([paragraph(label, look.label_style, Shape(first_mm=first))]),
        Cell(lines or [spacer(look.item_style.leading)]),
    ]
    flow.add_table(
        invisible([cells], (left, room_mm - left)), after=look.label_style.after
    )
