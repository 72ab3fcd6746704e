"""Files that prove criteria: attach, use for more criteria, take away, read.

The content is kept under its hash before the record is written; the same file attached
again only gains criteria.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.features.checklist.errors import (
    EvidenceAlreadyThere,
    EvidenceFromFuture,
    EvidenceHasMacros,
    EvidenceKindRefused,
    EvidenceNotWhatItSays,
    NoCriterionChosen,
    UnknownCriterion,
    UnknownEvidence,
)
from app.features.checklist.model.year import Evidence
from app.features.checklist.service.reading import Yearbook
from app.features.checklist.store.rulebook import evidence_rule
from app.features.checklist.store.tables import ChecklistTables
from app.infra.attachments import Attachments
from app.infra.book.office_files import (
    ending_of,
    has_macros,
    has_main_part,
    is_office_file,
)
from app.infra.files import read_file, write_safely
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.text import clean

KIND = "checklist"


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """What the secretary says about a file. Without a title its name stands for it."""

    criteria: Sequence[str]
    title: str = ""
    issued_on: date | None = None


class EvidenceFolder:
    """The evidence of the years."""

    def __init__(
        self,
        store: Store,
        tables: ChecklistTables,
        yearbook: Yearbook,
        attachments: Attachments,
    ) -> None:
        self._store = store
        self._tables = tables
        self._yearbook = yearbook
        self._attachments = attachments

    def attach_file(self, year: int, path: Path, about: NewEvidence) -> Change:
        """Attach the file at ``path``; see ``attach``."""
        self._check_about(year, about)
        self._check_ending(path.name)
        content = read_file(path, self._attachments.rules.limit_mb)
        return self.attach(year, path.name, content, about)

    def attach(
        self, year: int, file_name: str, content: bytes, about: NewEvidence
    ) -> Change:
        """Keep a file as evidence of ``about.criteria``.

        Refused: kinds outside the allow-list (by name and content), office files with
        macros, papers dated after today, files over the limit, the same file twice for
        one criterion.
        """
        self._check_about(year, about)
        self._check_kind(file_name, content)
        stored = self._attachments.add_file(file_name, content)
        known = self._same(year, stored.sha256)
        if known is not None:
            return self.use_for(known.id, about.criteria)
        evidence = Evidence(
            id="",
            year=year,
            title=clean(about.title).replace("\n", " ") or clean(Path(file_name).stem),
            file_name=clean(file_name),
            sha256=stored.sha256,
            size=stored.size,
            media_type=stored.media_type,
            issued_on=about.issued_on,
            added_on=self._yearbook.today(),
            criteria=(),
        )
        with self._store.command("checklist.attach") as unit:
            record_id = self._tables.add_evidence(unit, evidence)
            self._tables.use_evidence(unit, record_id, dict.fromkeys(about.criteria))
        return Change.of(KIND, record_id=record_id, command_id=unit.id)

    def use_for(self, evidence_id: str, criteria: Sequence[str]) -> Change:
        """Let evidence that is already there prove more criteria."""
        evidence = self.one(evidence_id)
        self._check_criteria(evidence.year, criteria)
        added = [c for c in dict.fromkeys(criteria) if c not in evidence.criteria]
        if not added:
            raise EvidenceAlreadyThere(criterion=", ".join(criteria))
        with self._store.command("checklist.use_evidence") as unit:
            self._tables.use_evidence(unit, evidence_id, added)
        return Change.of(KIND, record_id=evidence_id, command_id=unit.id)

    def take_away(self, evidence_id: str, criteria: Sequence[str]) -> Change:
        """Stop using evidence for ``criteria``; unused evidence leaves the list."""
        evidence = self.one(evidence_id)
        self._yearbook.writable(evidence.year)
        with self._store.command("checklist.take_away_evidence") as unit:
            self._tables.release_evidence(unit, evidence, criteria)
        return Change.of(KIND, record_id=evidence_id, command_id=unit.id)

    def one(self, evidence_id: str) -> Evidence:
        """Return a piece of evidence or raise ``UnknownEvidence``."""
        evidence = self._tables.one_evidence(evidence_id)
        if evidence is None:
            raise UnknownEvidence
        return evidence

    def content(self, evidence_id: str) -> bytes:
        """Return the bytes of a piece of evidence."""
        return self._attachments.read(self.one(evidence_id).sha256)

    def save_copy(self, evidence_id: str, path: Path) -> None:
        """Write a copy of the file where the user chose; it is not encrypted there."""
        write_safely(path, self.content(evidence_id))

    def of_year(self, year: int) -> tuple[Evidence, ...]:
        """List the evidence of a year, oldest first."""
        return self._tables.evidence(year)

    def _same(self, year: int, sha256: str) -> Evidence | None:
        for evidence in self._tables.evidence(year):
            if evidence.sha256 == sha256:
                return evidence
        return None

    def _check_about(self, year: int, about: NewEvidence) -> None:
        self._check_criteria(year, about.criteria)
        if about.issued_on is not None and about.issued_on > self._yearbook.today():
            raise EvidenceFromFuture(issued_on=about.issued_on, field="issued_on")

    def _check_criteria(self, year: int, criteria: Sequence[str]) -> None:
        rule_set = self._yearbook.writable(year)
        if not criteria:
            raise NoCriterionChosen(field="criteria")
        for criterion in criteria:
            if criterion not in rule_set.by_id:
                raise UnknownCriterion(year=year, criterion=criterion)

    def _check_ending(self, file_name: str) -> None:
        rule = evidence_rule()
        if ending_of(file_name) not in rule.endings:
            raise EvidenceKindRefused(name=file_name, endings=", ".join(rule.endings))

    def _check_kind(self, file_name: str, content: bytes) -> None:
        self._check_ending(file_name)
        ending = ending_of(file_name)
        if not is_office_file(ending):
            return
        if has_macros(content):
            raise EvidenceHasMacros(name=file_name)
        # An empty file gets the sentence of the attachments instead.
        if content and not has_main_part(ending, content):
            raise EvidenceNotWhatItSays(name=file_name)
