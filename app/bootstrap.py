"""The composition root: builds every service once, in order; closes them in reverse.

``FEATURES`` lists the migration sets in the order they are applied; ``build`` wires the
services by hand. A test compares the list with the folders, so a forgotten line is red.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.features.bin.service.bin import Bin
from app.features.checklist.service.checklist import Checklist
from app.features.checklist.store.tables import MIGRATIONS as CHECKLIST
from app.features.development.service.development import Development
from app.features.development.store.tables import MIGRATIONS as DEVELOPMENT
from app.features.meetings.service.meetings import Meetings
from app.features.meetings.store.answers import MIGRATIONS as MEETING_ANSWERS
from app.features.meetings.store.elections import MIGRATIONS as MEETING_ELECTIONS
from app.features.meetings.store.groups import MIGRATIONS as MEETING_GROUPS
from app.features.meetings.store.online import MIGRATIONS as MEETING_ONLINE
from app.features.meetings.store.preparing import MIGRATIONS as MEETING_NOTICES
from app.features.meetings.store.running import DRAFTS as MEETING_DRAFTS
from app.features.meetings.store.running import MIGRATIONS as MEETING_RUN
from app.features.meetings.store.schema import MIGRATIONS as MEETINGS
from app.features.member_import.service.steps import MemberImport
from app.features.member_import.store import MIGRATIONS as MEMBER_IMPORT
from app.features.members.service.members import Members
from app.features.members.store.schema import MIGRATIONS as MEMBERS
from app.features.papers.service.papers import Papers
from app.features.papers.store.schema import MIGRATIONS as PAPERS
from app.features.session_score.service.scores import SessionScore
from app.features.session_score.store.schema import MIGRATIONS as SESSION_SCORE
from app.features.tasks.service.tasks import Tasks
from app.features.tasks.store import MIGRATIONS as TASKS
from app.infra.attachments import Attachments
from app.infra.driver import Migrations
from app.infra.paths import DataFolder, rules_folder
from app.infra.safety import opening
from app.infra.safety.opening import OpenBook
from app.infra.store import Store
from app.infra.textindex.tables import MIGRATIONS as SEARCH
from app.infra.vault import CellKey, Kdf
from app.kernel.clock import Clock
from app.kernel.ids import Ids
from app.kernel.places import MonthAhead
from app.package.sending.material import Services as PackageSources
from app.package.service import PackageService
from app.package.store.schema import MIGRATIONS as PACKAGE
from app.people.groups.service import Groups
from app.people.groups.store import MIGRATIONS as PARTY_GROUPS
from app.people.keeping.service import Keeping
from app.people.keeping.store import MIGRATIONS as BOOK_KEEPER
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE
from app.reports.member_form.service import MemberForms
from app.reports.members.log import MIGRATIONS as MEMBER_EXPORTS
from app.reports.members.service import MemberExports
from app.reports.service import Reports
from app.reports.sources import Sources
from app.reports.versions import MIGRATIONS as REPORTS
from app.today.calendar import load as load_calendars
from app.today.finding.finders import Scans, search_over
from app.today.finding.service import Search
from app.today.service import TodayService
from app.today.sources import sources as today_sources
from app.today.store import MIGRATIONS as TODAY
from app.wiring.features import Features, features

FEATURES: tuple[Migrations, ...] = (
    PEOPLE,
    PARTY_GROUPS,
    BOOK_KEEPER,
    MEMBERS,
    MEMBER_IMPORT,
    TASKS,
    MEETINGS,
    PAPERS,
    MEETING_NOTICES,
    MEETING_RUN,
    MEETING_DRAFTS,
    MEETING_ONLINE,
    MEETING_GROUPS,
    MEETING_ELECTIONS,
    MEETING_ANSWERS,
    SESSION_SCORE,
    DEVELOPMENT,
    CHECKLIST,
    REPORTS,
    MEMBER_EXPORTS,
    TODAY,
    PACKAGE,
    SEARCH,
)


@dataclass(frozen=True, slots=True)
class Office:
    """Every service of one open cell, ready to be handed to pages and commands."""

    store: Store
    clock: Clock
    people: People
    members: Members
    member_import: MemberImport
    tasks: Tasks
    meetings: Meetings
    papers: Papers
    scores: SessionScore
    groups: Groups
    keeping: Keeping
    development: Development
    checklist: Checklist
    reports: Reports
    member_exports: MemberExports
    member_forms: MemberForms
    today: TodayService
    search: Search
    package: PackageService
    attachments: Attachments
    bin: Bin
    book: OpenBook | None = None

    def close(self) -> None:
        """Close what was opened, last first; a changed book is copied before."""
        if self.book is not None:
            self.book.close()
        else:
            self.attachments.close()
            self.store.close()


def create_office(
    folder: DataFolder,
    passphrase: str,
    clock: Clock,
    *,
    ids: Ids | None = None,
    kdf: Kdf | None = None,
) -> tuple[Office, str]:
    """Make a new encrypted book, open it, and give the code of the recovery sheet."""
    key, code = opening.create_book(
        folder, passphrase, clock, FEATURES, ids=ids, kdf=kdf
    )
    return open_office(folder, key, clock, ids=ids), code


def open_office(
    folder: DataFolder,
    credential: str | CellKey,
    clock: Clock,
    *,
    ids: Ids | None = None,
    take_over: bool = False,
) -> Office:
    """Open the book with its passphrase (or key) and build every service over it.

    ``take_over`` is the user's answer to ``LeftOpenElsewhere``.
    """
    book = opening.open_book(
        folder, credential, clock, FEATURES, ids=ids, take_over=take_over
    )
    try:
        office = build(book.store, clock, book.attachments, folder.signing_key)
    except BaseException:
        book.close()
        raise
    return replace(office, book=book)


def restore_office(
    folder: DataFolder,
    backup_id: str,
    key: CellKey,
    clock: Clock,
    *,
    ids: Ids | None = None,
) -> Office:
    """Let a verified copy take the place of the closed book, and open it.

    The book of before is copied once more and put aside, never overwritten.
    """
    opening.bring_back(folder, backup_id, key, clock)
    office = open_office(folder, key, clock, ids=ids)
    # Its next package may repeat a number already sent; the committee can then see why.
    office.package.renew_instance()
    return office


def build(
    store: Store,
    clock: Clock,
    attachments: Attachments | None = None,
    signing_key: Path | None = None,
) -> Office:
    """Bring the file up to date and build the services over it."""
    store.migrate(FEATURES)
    attachments = attachments or Attachments.in_memory(clock)
    # Documents are built below, from the features.
    parts = features(store, attachments, lambda one: reports.keep("minutes", one))
    # The page of today is built last: it also asks the package.
    store.actor = parts.keeping.actor
    sources = _sources(clock, parts, lambda first: today.month(first))  # noqa: PLW0108  (built below)
    reports = Reports(store, sources, attachments=attachments)
    package = _package(store, parts, reports, signing_key)
    today = _today(store, parts, package)
    return Office(
        store=store,
        clock=clock,
        people=parts.people,
        members=parts.members,
        member_import=parts.member_import,
        tasks=parts.tasks,
        meetings=parts.meetings,
        papers=parts.papers,
        scores=parts.scores,
        groups=parts.groups,
        keeping=parts.keeping,
        development=parts.development,
        checklist=parts.checklist,
        reports=reports,
        member_exports=MemberExports(store, sources),
        member_forms=MemberForms(store, sources),
        today=today,
        search=_search(store, parts, reports),
        package=package,
        attachments=attachments,
        bin=parts.bin,
    )


def _sources(
    clock: Clock, parts: Features, month: Callable[[date], MonthAhead]
) -> Sources:
    return Sources(
        clock=clock,
        people=parts.people,
        members=parts.members,
        member_import=parts.member_import,
        tasks=parts.tasks,
        meetings=parts.meetings,
        papers=parts.papers,
        scores=parts.scores,
        development=parts.development,
        checklist=parts.checklist,
        month=month,
    )


def _today(store: Store, parts: Features, package: PackageService) -> TodayService:
    asked = today_sources(
        parts.people,
        parts.members,
        parts.tasks,
        parts.meetings,
        parts.development,
        parts.checklist,
    )
    asked = replace(
        asked, duties=(*asked.duties, parts.papers.duties, package.keys.duties)
    )
    return TodayService(store, load_calendars(rules_folder() / "calendar"), asked)


def _search(store: Store, parts: Features, reports: Reports) -> Search:
    scans = Scans(
        people={
            "person": parts.members.search,
            "candidate": parts.development.search,
        },
        others=(parts.meetings.search, parts.checklist.search, reports.search),
    )
    return search_over(store, parts.meetings, parts.tasks, parts.papers, scans)


def _package(
    store: Store, parts: Features, reports: Reports, signing_key: Path | None
) -> PackageService:
    asked = PackageSources(
        people=parts.people,
        members=parts.members,
        meetings=parts.meetings,
        checklist=parts.checklist,
        reports=reports,
        scores=parts.scores,
        facts=parts.facts,
    )
    return PackageService(store, asked, signing_key)
