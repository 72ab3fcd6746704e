"""Everything a year's package is made from, read once from the services."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.model import Doc
from app.features.checklist.model.year import CriterionRow, Evidence
from app.features.checklist.service.checklist import Checklist
from app.features.meetings.model.views import MeetingView
from app.features.meetings.service.meetings import Meetings
from app.features.members.model import Member
from app.features.members.service.members import Members
from app.features.session_score.model.sheet import ScoreView, YearScore
from app.features.session_score.service.scores import SessionScore
from app.infra.book import secrecy
from app.kernel.facts import Fact
from app.package import policy
from app.package.content.texts import has_text, text_of
from app.package.keyring import SIGNER
from app.package.policy import DocumentRule
from app.people.model import Officer, Unit
from app.people.service import People
from app.reports.model import Check, Prepared
from app.reports.service import Reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The services a package is gathered from, wired by bootstrap."""

    people: People
    members: Members
    meetings: Meetings
    checklist: Checklist
    reports: Reports
    scores: SessionScore
    facts: Callable[[int], Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A printed document with its files."""

    rule: DocumentRule
    prepared: Prepared
    pdf: bytes
    xlsx: bytes | None

    @property
    def title(self) -> str:
        """Name the document for people."""
        return self.prepared.title

    @property
    def file_stem(self) -> str:
        """Name its files without an ending."""
        return self.prepared.file_stem

    @property
    def doc(self) -> Doc:
        """Give the document as a value."""
        return self.prepared.doc

    @property
    def checks(self) -> tuple[Check, ...]:
        """Give what the document remarks about itself."""
        return self.prepared.checks


@dataclass(frozen=True, slots=True)
class Material:
    """A year as the services tell it."""

    year: int
    on: date
    unit: Unit | None
    signer: Officer | None
    documents: tuple[Drawn, ...]
    lacking: tuple[str, ...]
    members: tuple[Member, ...]
    rule_set: str
    rows: tuple[CriterionRow, ...]
    meetings: tuple[MeetingView, ...]
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    scores: tuple[ScoreView, ...]
    score_year: YearScore


class Gatherer:
    """Reads a year from the services; draws a document again only when it changed."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._marks: dict[str, str] = {}

    def material(self, year: int, today: date) -> Material:
        """Gather a year up to its last day, or today when it is not over."""
        services = self._services
        on = min(date(year, 12, 31), today)
        overview = services.checklist.overview(year)
        views = (
            services.meetings.meeting(line.id)
            for line in services.meetings.of_year(year)
        )
        meetings = tuple(view for view in views if view.meeting.was_held)
        scores = tuple(services.scores.kept(year))
        held = [one.meeting.id for one in meetings]
        documents, lacking = self._documents(year, held, is_scored=bool(scores))
        return Material(
            year=year,
            on=on,
            unit=services.people.unit(on),
            signer=services.people.officer(SIGNER, today),
            documents=documents,
            lacking=lacking,
            members=tuple(services.members.roll(on)),
            rule_set=overview.rule_set.version,
            rows=overview.rows,
            meetings=meetings,
            facts=tuple(services.facts(year)),
            evidence=tuple(services.checklist.evidence.of_year(year)),
            scores=scores,
            score_year=services.scores.year(year),
        )

    def evidence_bytes(self, evidence_id: str) -> bytes:
        """Read the file of a piece of evidence."""
        return self._services.checklist.evidence.content(evidence_id)

    def evidence_mark(self, evidence: Evidence) -> str:
        """Return the mark of secrecy on or in a piece of evidence, '' without one."""
        found = secrecy.in_title(evidence.title)
        found = found or secrecy.in_file_name(evidence.file_name)
        return found or self._mark_inside(evidence)

    def _mark_inside(self, evidence: Evidence) -> str:
        if not has_text(evidence.media_type):
            return ""
        # A file is kept under its digest: what was read once stays true.
        if evidence.sha256 not in self._marks:
            text = text_of(self.evidence_bytes(evidence.id), evidence.media_type)
            mark = secrecy.in_text(text)
            self._marks[evidence.sha256] = mark
        return self._marks[evidence.sha256]

    def _documents(
        self, year: int, meeting_ids: list[str], *, is_scored: bool
    ) -> tuple[tuple[Drawn, ...], tuple[str, ...]]:
        known = self._services.reports.kinds()
        drawn, lacking = [], []
        for rule in policy.contents().document:
            if rule.kind not in known:
                if rule.needed:
                    lacking.append(rule.kind)
                continue
            if rule.only == "scored" and not is_scored:
                continue
            record_ids = [str(year)] if rule.of == "year" else meeting_ids
            drawn += [self._one(rule, record_id) for record_id in record_ids]
        return tuple(drawn), tuple(lacking)

    def _one(self, rule: DocumentRule, record_id: str) -> Drawn:
        prepared = self._services.reports.prepare(rule.kind, record_id)
        lately = self._services.reports.lately
        return Drawn(rule, prepared, lately.pdf(prepared), lately.xlsx(prepared))
