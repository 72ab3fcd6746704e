"""Documents of the cell: prepared from records, drawn, handed out and remembered."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace as with_
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from app.documents.model import Block, Doc, PageBreak, file_stem
from app.documents.paper.code import code_in, code_of
from app.documents.unprintable import unprintable
from app.documents.wordtemplate.filling import Offered
from app.infra.attachments import Attachments
from app.infra.datafile import read_toml
from app.infra.files import machine_errors, write_safely
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.places import Hit, Place
from app.kernel.words import _
from app.reports import drawing, versions
from app.reports.keeping import recognising, renderings
from app.reports.keeping.comparing import Difference, differences
from app.reports.keeping.history import History
from app.reports.keeping.lately import Lately
from app.reports.keeping.recognising import Paper, Recognised, age, owner
from app.reports.keeping.renderings import Kept
from app.reports.keeping.scans import ScanFile
from app.reports.keeping.templates import TemplateFile
from app.reports.model import (
    AnyReport,
    Check,
    Made,
    Milestone,
    Prepared,
    Rank,
    Related,
    Stored,
)
from app.reports.registry import REPORTS, Shelf
from app.reports.sources import Sources
from app.reports.versions import How, VersionState
from app.reports.yearbook import book


class Reports:
    """Every document we can print, or the ``reports`` given. On the store's thread."""

    def __init__(
        self,
        store: Store,
        sources: Sources,
        reports: Sequence[AnyReport] = (),
        wording_folder: Path | None = None,
        attachments: Attachments | None = None,
    ) -> None:
        self._store = store
        self._attachments = attachments or Attachments.in_memory(store.clock)
        self.scans = ScanFile(store, self._attachments)
        self.templates = TemplateFile(store, self._attachments)
        self.history = History(store, self._attachments, self._milestones)
        self.lately = Lately()
        self._sources = sources
        self._exported: dict[Path, str] = {}
        self._reports = Shelf({}, reports) if reports else Shelf(REPORTS)
        self._wording_folder = wording_folder or rules_folder() / "documents"

    def kinds(self) -> tuple[str, ...]:
        """Name the kinds of documents, in the order of the registry."""
        return self._reports.kinds

    def prepare(self, kind: str, record_id: str) -> Prepared:
        """Turn the records behind a document into a value. Raises ``UnknownReport``."""
        report = self._reports[kind]
        wording = read_toml(self._wording_folder / f"{kind}.toml", report.wording)
        facts = report.gather(self._sources, record_id)
        annex = report.annex(facts, wording) if report.annex else ()
        offered: Offered | None = None
        kept = renderings.kept(self._store, self._attachments, kind, record_id)
        if kept is not None:
            doc = _with_annex(kept.doc, annex)
        else:
            offered = report.offered(facts, wording) if report.offered else None
            doc = self.templates.applied(kind, report.build(facts, wording), offered)
        prepared = Prepared(
            kind=kind,
            record_id=record_id,
            title=doc.title,
            file_stem=file_stem(doc),
            doc=doc,
            checks=(
                *(report.checks(facts) if report.checks else ()),
                *_letters_check(doc),
            ),
            sheets=report.workbook(facts, wording) if report.workbook else None,
            stage=report.stage(facts) if report.stage else None,
            back=_back(report, record_id),
            stored=_stored(kept, annex) if kept else None,
            related=self._related(report, facts),
            offered=offered,
        )
        return self._coded(self._bound(prepared, report, facts, wording))

    def _bound(
        self, prepared: Prepared, report: AnyReport, facts: object, wording: object
    ) -> Prepared:
        """Give a book its papers."""
        if report.volume is None or report.papers is None:
            return prepared
        parts = tuple(self._part(*paper) for paper in report.papers(facts))
        volume = report.volume(facts, wording)
        doc = book.whole(volume, parts)
        return with_(prepared, doc=doc, volume=volume, parts=parts)

    def _part(self, kind: str, record_id: str) -> Prepared:
        """Prepare a paper of a book; a locked one needs nothing of its records."""
        report = self._reports[kind]
        kept = renderings.kept(self._store, self._attachments, kind, record_id)
        is_added_to = report.is_added_to
        if kept is None or not is_added_to or is_added_to(self._sources, record_id):
            return self.prepare(kind, record_id)
        doc = kept.doc
        return self._coded(
            Prepared(
                kind=kind,
                record_id=record_id,
                title=doc.title,
                file_stem=file_stem(doc),
                doc=doc,
                stored=_stored(kept, ()),
            )
        )

    def _coded(self, prepared: Prepared) -> Prepared:
        state = self.state(prepared)
        name = owner(self._store, prepared.kind, prepared.record_id)
        code = code_of(prepared.doc, name, state.current, state.sha256)
        return with_(prepared, code=code)

    def _milestones(self, kind: str, record_id: str) -> tuple[Milestone, ...]:
        told = self._reports[kind].milestones
        return told(self._sources, record_id) if told else ()

    def _related(self, report: AnyReport, facts: object) -> tuple[Related, ...]:
        found = report.related(facts) if report.related else ()
        return tuple(one for one in found if one.kind in self._reports)

    def make(self, kind: str, record_id: str) -> Made:
        """Prepare and draw in one go; for the command line and the package."""
        return self.lately.made(self.prepare(kind, record_id))

    def state(self, prepared: Prepared) -> VersionState:
        """Say which version the content is, and whether the printed one is older."""
        return versions.state(
            self._store, prepared.kind, prepared.record_id, prepared.doc
        )

    def recognise(self, text: str) -> Recognised:
        """Read a code typed or scanned from paper and set it beside the records.

        Raises ``PaperCodeUnreadable`` and ``PaperCodeUnknown``.
        """
        paper = recognising.read(self._store, text)
        prepared = self.prepare(paper.kind, paper.record_id)
        return Recognised(paper, prepared.title, self.state(prepared).current)

    def search(self, text: str) -> list[Hit]:
        """Find the paper whose code was typed into the search field, or scanned."""
        code = code_in(text)
        paper = recognising.of_code(self._store, code) if code else None
        if paper is None:
            return []
        found = self.recognise(text)
        place = Place("preview", f"{paper.kind}:{paper.record_id}")
        return [Hit(_("Văn bản"), found.title, age(found), place, exact=True)]

    def keep(self, kind: str, record_id: str) -> None:
        """Draw a paper that is being locked and keep exactly these bytes.

        Joins the command that locks the record; what fails here undoes the lock.
        """
        prepared = self.prepare(kind, record_id)
        if prepared.stored is None:
            content = (prepared.doc, drawing.pdf(prepared))
            paper = (kind, record_id)
            renderings.keep(self._store, self._attachments, paper, content)

    def note_output(self, prepared: Prepared, how: How) -> Change:
        """Remember that the document left the program, with exactly this content.

        The papers of a book left with it.
        """
        with self._store.command("reports.note_output") as unit:
            for one in (prepared, *prepared.parts):
                version_id = versions.note(
                    unit, self._store, one.kind, one.record_id, one.doc
                )
                values = {"version_id": version_id, "how": how, "at": unit.at}
                unit.insert("report_output", values)
        return Change.of("reports", record_id=prepared.record_id, command_id=unit.id)

    def export(self, prepared: Prepared, path: Path, content: bytes) -> Change:
        """Write drawn ``content`` where the user chose, then remember it.

        The format is the file's suffix. The old file stays when anything goes wrong.
        """
        write_safely(path, content)
        self._exported[path] = hashlib.sha256(content).hexdigest()
        how: dict[str, How] = {".docx": "docx", ".xlsx": "xlsx"}
        return self.note_output(prepared, how.get(path.suffix.lower(), "pdf"))

    def take_away(self, path: Path) -> bool:
        """Delete a file that was exported to be looked at; False when it is not ours.

        A file that was changed since, or that another program put there, stays.
        """
        digest = self._exported.pop(path, "")
        with machine_errors(path):
            if not path.is_file() or _sha256(path) != digest:
                return False
            path.unlink()
        return True

    def changed_since(self, paper: Paper) -> tuple[Difference, ...]:
        """Compare the version a paper shows with the content now."""
        prepared = self.prepare(paper.kind, paper.record_id)
        return self.differences(prepared, paper.version)

    def today(self) -> date:
        """Tell the day, for forms."""
        return self._sources.clock.today()

    def differences(self, prepared: Prepared, number: int) -> tuple[Difference, ...]:
        """Compare version ``number`` with the content now; nothing if it is unknown."""
        old = self.issued(prepared.kind, prepared.record_id, number)
        return differences(old, prepared.doc) if old is not None else ()

    def issued(self, kind: str, record_id: str, number: int) -> Doc | None:
        """Return version ``number`` exactly as it left the program, or None."""
        return versions.issued(self._store, kind, record_id, number)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _with_annex(doc: Doc, annex: tuple[Block, ...]) -> Doc:
    return replace(doc, blocks=(*doc.blocks, *annex)) if annex else doc


def _stored(kept: Kept, annex: tuple[Block, ...]) -> Stored:
    # What was added starts on a page of its own; the break before it has no page.
    blocks = annex[1:] if annex and isinstance(annex[0], PageBreak) else annex
    return Stored(kept.pdf, replace(kept.doc, blocks=blocks) if blocks else None)


def _back(report: AnyReport, record_id: str) -> Place | None:
    if not report.page:
        return None
    return Place(report.page, record_id if report.page_has_record else "")


def _letters_check(doc: Doc) -> tuple[Check, ...]:
    signs = unprintable(doc)
    if not signs:
        return ()
    return (
        Check(
            Rank.KNOW,
            _("Có ký tự không in được"),
            _("Phông chữ của văn bản không có: {signs}").format(signs=" ".join(signs)),
        ),
    )
