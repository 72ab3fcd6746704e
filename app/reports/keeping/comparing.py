"""What a document says now that its printed version did not say, and the reverse."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from app.documents.model import Doc
from app.documents.text import plain_text


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two versions differ; an empty side has nothing there."""

    old: str
    new: str


def differences(old: Doc, new: Doc) -> tuple[Difference, ...]:
    """Compare the words of two versions piece by piece, in reading order."""
    before, after = plain_text(old).split("\n"), plain_text(new).split("\n")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Difference("\n".join(before[a:b]), "\n".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
