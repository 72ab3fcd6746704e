"""Text inside a block: runs, and the two doors through which text comes in.

``inl`` understands the mini markup and is only for sentences written by us (wording
files); ``lit`` takes what a person typed exactly as it stands. Both make it NFC.
"""

import re
import unicodedata

import msgspec

NBSP = "\u00a0"

# Every way a break of lines is written: Word's own (vertical tab), pages, paragraphs.
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u2000-\u200a\u202f\u205f\u3000]+")
_MARKUP = re.compile(r"(\*\*|__|//)")
_SWITCH = {"**": "bold", "__": "underline", "//": "italic"}
# Controls, surrogates and invisible marks: the first two make XML invalid, the others
# let a page show something else than its text says.
_BANNED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_BANNED_CODES = 0xFFFE


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one style. The text is cleaned when it is built."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def __post_init__(self) -> None:
        """Let nothing but clean text in."""
        msgspec.structs.force_setattr(self, "text", nfc(self.text))


Inline = tuple[Run, ...]


def nfc(text: str) -> str:
    r"""Return ``text`` in NFC, without controls and invisible marks, spaces folded.

    Line breaks survive as ``\n`` and the non-breaking space as itself. NFD would be
    drawn with marks beside the letters, so this is done at every door of the model.
    """
    text = _BREAKS.sub("\n", text)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_KEPT)))


class _Kept(dict[int, int | None]):
    """What becomes of each character, asked once: itself, or nothing."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        drawn = char in "\n\t" or _is_printable(char)
        self[code] = code if drawn else None
        return self[code]


def _is_printable(char: str) -> bool:
    if unicodedata.category(char) in _BANNED_CATEGORIES:
        return False
    return ord(char) & _BANNED_CODES != _BANNED_CODES


_KEPT = _Kept()


def lit(text: object, *, bold: bool = False, italic: bool = False) -> Inline:
    """Take ``text`` literally: no sign in it means anything. For what people typed."""
    return (Run(str(text), bold=bold, italic=italic),)


def inl(markup: str, **values: object) -> Inline:
    """Read ``**bold**``, ``//italic//``, ``__underlined__``; for authored text only.

    ``{name}`` places take ``values`` literally, in the style around them:
    ``inl("**Chủ trì:** Đồng chí {name}.", name=chair)``. An unknown place is a
    KeyError.
    """
    on: set[str] = set()
    runs: list[Run] = []
    for part in _MARKUP.split(markup):
        if part in _SWITCH:
            on ^= {_SWITCH[part]}
        elif part:
            text = part.format_map(values) if values else part
            runs.append(
                Run(text, "bold" in on, "italic" in on, underline="underline" in on)
            )
    return tuple(runs)


def plain(runs: Inline) -> str:
    """Return the text of ``runs`` without style, ordinary spaces for fixed ones."""
    return "".join(run.text for run in runs).replace(NBSP, " ")


def bind(text: str) -> str:
    """Keep short numbers with the word they belong to: ``năm 2026``, ``05 đồng chí``.

    Works on authored patterns with values already in place; ends of lines then never
    separate the two.
    """
    text = re.sub(
        r"\b(năm|tháng|ngày|Điều|khoản|điểm|số|Số) (?=\d)", rf"\1{NBSP}", text
    )
    return re.sub(
        r"(?<=\d) (đồng chí|đảng viên|người|phiếu|tháng|năm|giờ|phút)\b(?![ \u00a0]\d)",
        lambda m: NBSP + m[1].replace(" ", NBSP),
        text,
    )
