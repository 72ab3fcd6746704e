"""Layout profiles: every measure of a printed page, read from dated data files.

Renderers hold no number of their own. The profile valid on the day of the paper is
taken, so an old paper printed again looks as it did. What can go wrong: a damaged or
misspelt data file (``DataFileError`` from ``app.infra.datafile``).
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.documents.model import Table
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one piece of text looks. Points; ``leading`` is exact.

    ``name`` is its place in the profile ("headings.level_1"), given when it is read.
    """

    size: float
    leading: float
    before: float
    after: float
    bold: bool
    italic: bool
    caps: bool
    name: str = ""

    def bolder(self) -> "TextStyle":
        """Return the same style in bold."""
        return replace(self, bold=True)

    def dress(self, text: str) -> str:
        """Return ``text`` in capitals where the style asks for them."""
        return text.upper() if self.caps else text


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in millimetres."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    landscape_top_mm: float
    landscape_bottom_mm: float
    landscape_side_mm: float

    def text_width_mm(self, *, landscape: bool) -> float:
        """Give the width between the margins."""
        if landscape:
            return self.height_mm - 2 * self.landscape_side_mm
        return self.width_mm - self.left_mm - self.right_mm

    def text_height_mm(self, *, landscape: bool) -> float:
        """Give the height between the margins."""
        if landscape:
            return self.width_mm - self.landscape_top_mm - self.landscape_bottom_mm
        return self.height_mm - self.top_mm - self.bottom_mm


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where and from which page the number stands."""

    from_page: int
    from_edge_mm: float
    size: float


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs and lists."""

    text: TextStyle
    small: TextStyle
    first_indent_mm: float
    box_hang_mm: float


@dataclass(frozen=True, slots=True)
class Headings:
    """The three levels of headings."""

    level_1: TextStyle
    level_2: TextStyle
    level_3: TextStyle
    indent_mm: float

    def level(self, number: int) -> TextStyle:
        """Give the style of a level."""
        return (self.level_1, self.level_2, self.level_3)[number - 1]


@dataclass(frozen=True, slots=True)
class Header:
    """The two blocks at the head of the first page."""

    left_mm: float
    right_mm: float
    superior: TextStyle
    issuer: TextStyle
    star: TextStyle
    star_text: str
    number: TextStyle
    party: TextStyle
    party_text: str
    rule_pt: float
    rule_gap_pt: float
    date: TextStyle
    no_date_forms: tuple[str, ...]
    mark: TextStyle
    urgency: TextStyle
    after_pt: float


@dataclass(frozen=True, slots=True)
class National:
    """The right block of papers to bodies of the state."""

    country: TextStyle
    country_text: str
    motto: TextStyle
    motto_text: str


@dataclass(frozen=True, slots=True)
class TitleLayout:
    """Type, summary and the hyphens under them."""

    kind: TextStyle
    summary: TextStyle
    hyphens: int
    hyphen: TextStyle


@dataclass(frozen=True, slots=True)
class AddresseesLayout:
    """The salutation; its words depend on the form of the paper."""

    label: str
    label_by_form: dict[str, str]
    label_style: TextStyle
    item_style: TextStyle
    label_width_mm: float


@dataclass(frozen=True, slots=True)
class RecipientsLayout:
    """Nơi nhận."""

    separator: str
    last_end: str
    dash: str
    width_mm: float
    label_style: TextStyle
    item_style: TextStyle

    def line(self, item: str, *, last: bool) -> str:
        """Write an item with its dash and end sign."""
        end = self.last_end if last else self.separator
        return f"{self.dash} {item.rstrip(' .;,')}{end}"


@dataclass(frozen=True, slots=True)
class SignatureLayout:
    """The foot of the paper; the space is left free for signature and seal."""

    before_pt: float
    left_mm: float
    right_mm: float
    beside_recipients_mm: float
    clear_mm: float
    authority: TextStyle
    post: TextStyle
    post_alone: TextStyle
    note: TextStyle
    name: TextStyle
    space_mm: float
    name_dots: int


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Tables in the body, in the usual, the small and the tiny size."""

    head: TextStyle
    cell: TextStyle
    small_head: TextStyle
    small_cell: TextStyle
    tiny_head: TextStyle
    tiny_cell: TextStyle
    caption: TextStyle
    rule_pt: float
    pad_side_pt: float
    pad_top_pt: float
    pad_bottom_pt: float
    after_pt: float

    def head_of(self, table: Table) -> TextStyle:
        """Give the style of a table's header."""
        if table.tiny:
            return self.tiny_head
        return self.small_head if table.small else self.head

    def cell_of(self, table: Table) -> TextStyle:
        """Give the style of a table's cells."""
        if table.tiny:
            return self.tiny_cell
        return self.small_cell if table.small else self.cell


@dataclass(frozen=True, slots=True)
class FooterLayout:
    """The foot of each page: QR picture and code at the left, page x/y at the right.

    ``code_text`` has the places {code} and {version}, ``page_text`` {page} and {pages},
    and so has ``book_text``, the page within a book of several papers.
    """

    style: TextStyle
    from_edge_mm: float
    qr_mm: float
    qr_from_edge_mm: float
    code_text: str
    page_text: str
    book_text: str


@dataclass(frozen=True, slots=True)
class CodeLayout:
    """Codes to be copied by hand."""

    group: TextStyle
    number: TextStyle
    per_row: int
    qr_mm: float


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Cards to be cut out; ``height_mm`` is the least a card takes."""

    title: TextStyle
    text: TextStyle
    per_row: int
    height_mm: float
    pad_pt: float
    rule_pt: float
    dash_pt: float


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """Everything a renderer needs to know besides the document itself."""

    id: str
    valid_from: date
    source: str
    confidence: str
    page: Page
    page_number: PageNumber
    body: Body
    headings: Headings
    header: Header
    national: National
    title: TitleLayout
    addressees: AddresseesLayout
    recipients: RecipientsLayout
    signature: SignatureLayout
    table: TableLayout
    footer: FooterLayout
    code: CodeLayout
    cards: CardLayout


def profile_for(day: date) -> LayoutProfile:
    """Choose the profile valid on ``day``.

    A paper older than the oldest profile takes the oldest: it is printed today, and a
    secretary who enters papers of long ago must be able to print them.
    """
    profiles = all_profiles(rules_folder() / "documents" / "layout")
    valid = [profile for profile in profiles if profile.valid_from <= day]
    return valid[-1] if valid else profiles[0]


@cache
def all_profiles(folder: Path) -> tuple[LayoutProfile, ...]:
    """Read every profile of ``folder``, oldest first."""
    found = [
        _named(read_toml(path, LayoutProfile)) for path in sorted(folder.glob("*.toml"))
    ]
    return tuple(sorted(found, key=lambda profile: profile.valid_from))


def _named(part: T, place: str = "") -> T:
    """Tell every style of ``part`` where it stands."""
    changed: dict[str, object] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        name = f"{place}.{field.name}" if place else field.name
        if isinstance(value, TextStyle):
            changed[field.name] = replace(value, name=name)
        elif is_dataclass(value) and not isinstance(value, type):
            changed[field.name] = _named(value, name)
    return replace(part, **changed)
