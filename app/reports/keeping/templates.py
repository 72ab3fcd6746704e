"""Wording a cell has put in the place of ours: its own Word files, dated, per kind.

The file itself lies with the attachments; what was read of it is kept as blocks, so
that nothing of the file is opened when a paper is prepared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from app.documents.inline import lit
from app.documents.model import Block, Doc, Para
from app.documents.wordtemplate.filling import Offered, fill
from app.documents.wordtemplate.reading import Template, read_template
from app.infra.attachments import Attachments
from app.infra.errors import FileTooLarge
from app.infra.files import machine_errors, write_safely
from app.infra.store import Store
from app.kernel.changes import Change
from app.reports import drawing
from app.reports.errors import TemplateBlockMissing, TemplatePlaceUnknown
from app.reports.model import Prepared
from app.reports.placing.kinds import KINDS

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST_LIST = 60
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """A template in the book."""

    id: str
    kind: str
    valid_from: date
    file_name: str
    sha256: str
    size: int
    added_at: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """A kind of document that takes own wording, and its templates by day."""

    kind: str
    owned: tuple[Own, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """A file that may become a template: its bytes and what was read of it."""

    file_name: str
    content: bytes
    template: Template


@dataclass(frozen=True, slots=True)
class _Row:
    blocks: str


class TemplateFile:
    """Keeps the templates of a cell. Belongs to the store's thread."""

    def __init__(self, store: Store, attachments: Attachments) -> None:
        self._store = store
        self._attachments = attachments

    def overview(self) -> tuple[Wordings, ...]:
        """List the kinds of documents that take own wording, with what they have."""
        return tuple(Wordings(kind, tuple(self.of(kind))) for kind in KINDS)

    def of(self, kind: str) -> list[Own]:
        """List the templates of a kind of document, oldest first."""
        return self._store.all(
            Own,
            "SELECT id, kind, valid_from, file_name, sha256, size, added_at"
            " FROM report_template WHERE kind = ? ORDER BY valid_from",
            kind,
        )

    def look_at(self, path: Path, offered: Offered) -> Picked:
        """Read a Word file and check that every place in it can be filled.

        Raises the problems of the Word file, ``TemplatePlaceUnknown`` and
        ``TemplateBlockMissing``.
        """
        limit = self._attachments.rules.limit_mb
        with machine_errors(path):
            if path.stat().st_size > limit * 2**20:
                raise FileTooLarge(path=path, limit_mb=limit)
            content = path.read_bytes()
        template = read_template(content)
        known = {*offered.words, *offered.blocks}
        for place in template.places:
            if place not in known:
                raise TemplatePlaceUnknown(place=place[:_LONGEST_LIST])
        missing = [one for one in offered.required if one not in template.places]
        if missing:
            names = ", ".join(f"[[{one}]]" for one in missing)
            raise TemplateBlockMissing(missing=names)
        return Picked(path.name, content, template)

    def adopt(self, kind: str, picked: Picked, valid_from: date) -> Change:
        """Use a template for papers from a day on; one of the same day is replaced."""
        stored = self._attachments.add(picked.content, _DOCX)
        with self._store.command("reports.adopt_template") as unit:
            for one in self.of(kind):
                if one.valid_from == valid_from:
                    unit.delete("report_template", one.id)
            blocks = msgspec.json.encode(picked.template.blocks).decode()
            template_id = unit.insert(
                "report_template",
                {
                    "kind": kind,
                    "valid_from": valid_from.isoformat(),
                    "file_name": picked.file_name,
                    "sha256": stored.sha256,
                    "size": stored.size,
                    "blocks": blocks,
                    "added_at": unit.at,
                },
            )
        return Change.of("reports", record_id=template_id, command_id=unit.id)

    def remove(self, template_id: str) -> Change:
        """Go back to the wording before; undo brings the template back."""
        with self._store.command("reports.remove_template") as unit:
            unit.delete("report_template", template_id)
        return Change.of("reports", record_id=template_id, command_id=unit.id)

    def reset(self, kind: str) -> Change:
        """Go back to our wording: every template of a kind goes; undo brings back."""
        with self._store.command("reports.reset_template") as unit:
            for one in self.of(kind):
                unit.delete("report_template", one.id)
        return Change.of("reports", record_id=kind, command_id=unit.id)

    def save(self, own: Own, path: Path) -> None:
        """Write the Word file of a template where the user chose."""
        write_safely(path, self._attachments.read(own.sha256))

    def save_starter(self, prepared: Prepared, path: Path) -> None:
        """Write a Word file to begin with: every part as a place of its own."""
        offered = prepared.offered
        parts = tuple(offered.blocks) if offered else ()
        blocks = tuple(Para(lit(f"[[{part}]]"), indent=False) for part in parts)
        doc = msgspec.structs.replace(prepared.doc, blocks=blocks)
        bare = replace(prepared, doc=doc, code=None, stored=None)
        write_safely(path, drawing.docx(bare))

    def applied(self, kind: str, doc: Doc, offered: Offered | None) -> Doc:
        """Give the document in the cell's wording of its day, or as it is."""
        if offered is None:
            return doc
        row = self._store.one(
            _Row,
            "SELECT blocks FROM report_template WHERE kind = ? AND valid_from <= ?"
            " ORDER BY valid_from DESC LIMIT 1",
            kind,
            doc.dated.isoformat(),
        )
        if row is None:
            return doc
        return worded(doc, msgspec.json.decode(row.blocks, type=Blocks), offered)


def tried(prepared: Prepared, picked: Picked) -> Prepared:
    """Give a document in the words of a template that is not used yet."""
    if prepared.offered is None:
        return prepared
    doc = worded(prepared.doc, picked.template.blocks, prepared.offered)
    return replace(prepared, doc=doc, code=None, stored=None)


def worded(doc: Doc, blocks: Sequence[Block], offered: Offered) -> Doc:
    """Give the document in the words of a template."""
    return msgspec.structs.replace(doc, blocks=fill(tuple(blocks), offered))
