"""The head of the first page and the title under it."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.model import Addressees, NationalHeader, PartyHeader, Title
from app.documents.paper.measure import has_date_line, place_and_date
from app.documents.pdf.drawn import BoxedLine, CentredRule, Hyphens, Room, side_by_side
from app.documents.pdf.fonts import font_name, one_line, width
from app.documents.pdf.styles import paragraph
from app.documents.profile import LayoutProfile, TextStyle


def header(
    block: PartyHeader | NationalHeader, profile: LayoutProfile, form: str, room: Room
) -> Iterator[Flowable]:
    """Set the issuer at the left, the title of Party or country at the right."""
    look = profile.header
    scale = room.width_mm / (look.left_mm + look.right_mm)
    right = _party if isinstance(block, PartyHeader) else _country
    yield from side_by_side(
        [list(_issuer(block, profile)), list(right(block, profile, form))],
        [look.left_mm * scale * mm, look.right_mm * scale * mm],
        room,
    )
    yield Spacer(1, look.after_pt)


def _issuer(
    block: PartyHeader | NationalHeader, profile: LayoutProfile
) -> Iterator[Flowable]:
    look = profile.header
    marks = block.marks
    for text, style in (
        (block.superior, look.superior),
        (block.issuer, look.issuer),
        (look.star_text if isinstance(block, PartyHeader) else "", look.star),
        (block.number, look.number),
        (marks.draft, look.mark),
    ):
        if text:
            yield paragraph(text, style, "center")
    if marks.urgency:
        yield Spacer(1, look.urgency.before)
        text = one_line(look.urgency.dress(marks.urgency))
        yield BoxedLine(text, look.urgency, look.rule_pt)


def _party(
    block: PartyHeader | NationalHeader, profile: LayoutProfile, form: str
) -> Iterator[Flowable]:
    look = profile.header
    yield paragraph(look.party_text, look.party, "center")
    yield _rule_under(look.party_text, look.party, profile)
    yield from _date_and_note(block, profile, form)


def _country(
    block: PartyHeader | NationalHeader, profile: LayoutProfile, form: str
) -> Iterator[Flowable]:
    look = profile.national
    yield paragraph(look.country_text, look.country, "center")
    yield paragraph(look.motto_text, look.motto, "center")
    yield _rule_under(look.motto_text, look.motto, profile)
    yield from _date_and_note(block, profile, form)


def _date_and_note(
    block: PartyHeader | NationalHeader, profile: LayoutProfile, form: str
) -> Iterator[Flowable]:
    look = profile.header
    if has_date_line(block, form, look.no_date_forms):
        yield Spacer(1, look.date.before)
        yield paragraph(place_and_date(block), look.date, "center")
    if block.marks.circulation:
        yield Spacer(1, look.mark.before)
        yield paragraph(block.marks.circulation, look.mark, "center")


def _rule_under(text: str, style: TextStyle, profile: LayoutProfile) -> CentredRule:
    font = font_name(bold=style.bold, italic=style.italic)
    length = width(style.dress(text), font, style.size)
    return CentredRule(length, profile.header.rule_pt, profile.header.rule_gap_pt)


def title(block: Title, profile: LayoutProfile) -> Iterator[Flowable]:
    """Set the type of the paper, its summary and the five hyphens."""
    look = profile.title
    yield paragraph(block.kind, look.kind, "center")
    if block.summary:
        yield paragraph(block.summary, look.summary, "center")
    if block.rule:
        hyphen = look.hyphen
        yield Hyphens(look.hyphens, hyphen.size, hyphen.leading, hyphen.after)
    else:
        yield Spacer(1, look.hyphen.after)


def addressees(
    block: Addressees, profile: LayoutProfile, form: str, room: Room
) -> Iterator[Flowable]:
    """Set "Kính gửi:" beside the list of those addressed."""
    look = profile.addressees
    first = profile.body.first_indent_mm
    label = look.label_by_form.get(form, look.label)
    many = len(block.items) > 1
    lines = [f"- {item}" if many else item for item in block.items]
    left = first + look.label_width_mm
    pieces = side_by_side(
        [
            [paragraph(label, look.label_style, first_mm=first)],
            [paragraph(line, look.item_style) for line in lines],
        ],
        [left * mm, (room.width_mm - left) * mm],
        room,
    )
    # A gap that meets the one of the next piece, as everywhere else.
    pieces[-1].spaceAfter = look.label_style.after
    yield from pieces
