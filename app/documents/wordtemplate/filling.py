"""Puts facts into the places of a template, literally: no sign in them means anything.

A paragraph that is one place alone takes whole blocks; a place within a sentence takes
words, in the look of the sentence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.documents.inline import Inline, Run, nfc
from app.documents.model import Block, Bullets, Para
from app.documents.wordtemplate.reading import PLACE


@dataclass(frozen=True, slots=True)
class Offered:
    """What a document has for templates: words, blocks, and which blocks must be there.

    A required block holds what the secretary entered; without it that would be lost.
    """

    words: Mapping[str, str]
    blocks: Mapping[str, tuple[Block, ...]]
    required: tuple[str, ...] = ()


def fill(blocks: tuple[Block, ...], offered: Offered) -> tuple[Block, ...]:
    """Return the blocks with every place filled; an unknown place stays as it is."""
    return tuple(filled for block in blocks for filled in _filled(block, offered))


def _filled(block: Block, offered: Offered) -> Iterator[Block]:
    if isinstance(block, Bullets):
        yield Bullets(tuple(_words(item, offered) for item in block.items))
        return
    if not isinstance(block, Para):
        yield block
        return
    alone = PLACE.fullmatch("".join(run.text for run in block.runs).strip())
    name = nfc(alone[1]) if alone else ""
    if name in offered.blocks:
        yield from offered.blocks[name]
        return
    yield Para(_words(block.runs, offered), align=block.align, indent=block.indent)


def _words(runs: Inline, offered: Offered) -> Inline:
    def put(name: str) -> str:
        return offered.words.get(nfc(name), f"[[{name}]]")

    return tuple(
        Run(
            PLACE.sub(lambda found: put(found[1]), run.text),
            run.bold,
            run.italic,
            underline=run.underline,
        )
        for run in runs
    )
