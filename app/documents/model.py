"""A document as an immutable tree: what it says, nothing about fonts or millimetres.

Reports build it from facts, renderers draw it, the store keeps it as JSON so that an
issued paper can be printed again exactly as it was. Every text is made clean (NFC, no
control characters) when its node is built; see ``app.documents.inline``.
"""

from datetime import date
from typing import Literal

import msgspec

from app.documents.errors import SecrecyMarkRefused
from app.documents.inline import Inline, lit, nfc, plain
from app.kernel.text import fold

Align = Literal["left", "center", "right", "justify"]


class Node(msgspec.Struct, frozen=True, tag=True):
    """A block of a document. Plain strings of every node are cleaned when built."""

    def __post_init__(self) -> None:
        """Clean the strings and tuples of strings among the fields."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            cleaned = _cleaned(value)
            if cleaned is not value:
                msgspec.structs.force_setattr(self, name, cleaned)


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, tuple) and any(isinstance(item, str) for item in value):
        return tuple(nfc(item) if isinstance(item, str) else item for item in value)
    return value


class Marks(Node, frozen=True):
    """Small notes of the header. There is no mark of secrecy, and none is let in.

    The programme is not for content that is a state secret (handbook,
    domain-members-documents.md §6.2), so a mark that says so is refused.
    """

    draft: str = ""
    circulation: str = ""
    urgency: str = ""

    def __post_init__(self) -> None:
        """Refuse a mark that classifies the paper as secret."""
        super().__post_init__()
        for mark in (self.draft, self.circulation, self.urgency):
            if "MẬT" in mark.upper().split():
                raise SecrecyMarkRefused(mark=mark)


class PartyHeader(Node, frozen=True):
    """Issuer at the left, the Party's title at the right.

    ``number`` is the whole line ("Số 05-NQ/CB"). The line of place and date is printed
    when the layout profile says so for the form of the document; with a place but no
    day the day is left open with dots, with neither there is no line.
    """

    superior: str
    issuer: str
    number: str = ""
    place: str = ""
    on: date | None = None
    marks: Marks = Marks()


class NationalHeader(Node, frozen=True):
    """The country's name and motto, for papers that go to bodies of the state."""

    superior: str
    issuer: str
    number: str = ""
    place: str = ""
    on: date | None = None
    marks: Marks = Marks()


class Title(Node, frozen=True):
    """The type of the paper, its summary, and the five hyphens under it."""

    kind: str
    summary: str = ""
    rule: bool = True

    def __post_init__(self) -> None:
        """Begin the summary with a capital: it stands on a line of its own."""
        super().__post_init__()
        capital = self.summary[:1].upper() + self.summary[1:]
        msgspec.structs.force_setattr(self, "summary", capital)


class Addressees(Node, frozen=True):
    """Whom the paper is addressed to; "Kính gửi" or "Kính trình" is the profile's."""

    items: tuple[str, ...]


class Heading(Node, frozen=True):
    """A heading of level 1 (I-), 2 (1.) or 3 (a)); ``text`` includes its number."""

    text: str
    level: Literal[1, 2, 3] = 1


class Para(Node, frozen=True):
    """A paragraph. ``keep_next`` keeps it on the page of what follows."""

    runs: Inline
    align: Align = "justify"
    indent: bool = True
    keep_next: bool = False
    small: bool = False


class Bullets(Node, frozen=True):
    """Paragraphs that begin with a marker, as party papers write lists."""

    items: tuple[Inline, ...]
    marker: str = "-"


class CheckItem(Node, frozen=True):
    """One line of a check list with its box ticked or empty."""

    done: bool
    runs: Inline


class CheckList(Node, frozen=True):
    """Lines with boxes."""

    items: tuple[CheckItem, ...]


class KeyValue(Node, frozen=True):
    """A label and its value; an empty value is printed as dots to write on."""

    label: str
    value: Inline = ()


class KeyValues(Node, frozen=True):
    """Lines "label: value", one under the other."""

    items: tuple[KeyValue, ...]


class Col(Node, frozen=True):
    """A column. Neighbours with the same ``group`` get a common heading above.

    ``width_mm`` 0 shares what the others leave.
    """

    title: str
    width_mm: float = 0
    align: Align = "left"
    group: str = ""

    def __post_init__(self) -> None:
        """Make the width the same number it will be after JSON."""
        super().__post_init__()
        msgspec.structs.force_setattr(self, "width_mm", float(self.width_mm))


class Row(Node, frozen=True):
    """A row. ``section`` is one cell over all columns; ``total`` is bold."""

    cells: tuple[Inline, ...]
    kind: Literal["body", "section", "total"] = "body"

    def __post_init__(self) -> None:
        """Join the cells of a section into the one it has."""
        super().__post_init__()
        if self.kind == "section" and len(self.cells) > 1:
            joined = self.cells[0]
            for cell in self.cells[1:]:
                joined = (*joined, *lit(" "), *cell)
            msgspec.structs.force_setattr(self, "cells", (joined,))


class Table(Node, frozen=True):
    """A table with ruled cells whose header repeats on each page.

    ``small`` and ``tiny`` ask for the smaller letters of the profile: lists on
    landscape pages, and books of many columns.
    """

    cols: tuple[Col, ...]
    rows: tuple[Row, ...] = ()
    caption: str = ""
    small: bool = False
    tiny: bool = False

    def __post_init__(self) -> None:
        """Refuse a row with more cells than there are columns (our bug)."""
        super().__post_init__()
        for line in self.rows:
            if len(line.cells) > len(self.cols):
                raise ValueError(f"{len(line.cells)} cells in {len(self.cols)} columns")


class Signer(Node, frozen=True):
    """Who signs: authority lines ("T/M CHI BỘ"), post, name.

    With no authority line the post stands alone (minutes). An empty name leaves dots.
    """

    role: str
    name: str = ""
    authority: tuple[str, ...] = ()
    note: str = ""


class Recipients(Node, frozen=True):
    """Who gets the paper. The profile adds dashes and end signs to the items."""

    items: tuple[str, ...]
    label: str = "Nơi nhận:"


class SignatureBlock(Node, frozen=True):
    """The foot of the paper: recipients or a signer at the left, a signer at right."""

    right: Signer | None = None
    left: Signer | Recipients | None = None


class CodeBlock(Node, frozen=True):
    """A code to be copied by hand in numbered groups, with its QR picture if given."""

    groups: tuple[str, ...]
    qr: str = ""


class Card(Node, frozen=True):
    """A piece of paper to be cut out: title, lines, and boxes to tick."""

    title: str
    lines: tuple[Inline, ...] = ()
    boxes: tuple[str, ...] = ()


class CutOuts(Node, frozen=True):
    """Cards side by side with cut lines between them; a card never splits."""

    cards: tuple[Card, ...]


class PageBreak(Node, frozen=True):
    """What follows starts on a new page."""


class Section(Node, frozen=True):
    """What follows starts on a new page of this direction."""

    landscape: bool = False


Block = (
    PartyHeader
    | NationalHeader
    | Title
    | Addressees
    | Heading
    | Para
    | Bullets
    | CheckList
    | KeyValues
    | Table
    | SignatureBlock
    | CodeBlock
    | CutOuts
    | PageBreak
    | Section
)


class Doc(Node, frozen=True):
    """A whole paper.

    ``form`` is the code of its type (BB, NQ, KH, BC, DS …); the profile decides by it
    what the header shows. ``dated`` is the day of the paper: it chooses the profile and
    stands in the file's metadata, so printing tomorrow gives the same bytes.
    ``file_stem`` names the files made from it. ``footer`` is a short code printed at
    the foot of each page, ``qr`` the same as a picture.
    """

    title: str
    form: str
    dated: date
    blocks: tuple[Block, ...]
    file_stem: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    lang: str = "vi-VN"
    doc_id: str = ""
    revision: int = 1
    landscape: bool = False
    footer: str = ""
    qr: str = ""


def row(*values: object, kind: Literal["body", "section", "total"] = "body") -> Row:
    """Build a row from plain values; runs made by ``inl`` pass as they are.

    ``None`` and the empty string give an empty cell.
    """
    return Row(tuple(_cell(value) for value in values), kind)


def _cell(value: object) -> Inline:
    if isinstance(value, tuple):
        return value
    return lit("" if value is None else value)


def to_json(doc: Doc) -> bytes:
    """Write the tree as JSON; equal trees give equal bytes."""
    return msgspec.json.encode(doc)


def from_json(content: bytes) -> Doc:
    """Read what ``to_json`` wrote. Raises ``msgspec.ValidationError`` otherwise."""
    return msgspec.json.decode(content, type=Doc)


def file_stem(doc: Doc) -> str:
    """Name files made from ``doc``."""
    return safe_stem(doc.file_stem or doc.title)


def safe_stem(text: str) -> str:
    """Make a file name of words: ASCII, no sign that Windows or a USB refuses."""
    folded = fold(plain(lit(text)))
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in folded).split()
    return "-".join(words)[:80].strip("-") or "van-ban"
