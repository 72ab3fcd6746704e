"""The composition root: builds every service once, in order; closes them in reverse.

``FEATURES`` lists the migration sets in the order they are applied; ``build`` wires the
services by hand. A test compares the list with the folders, so a forgotten line is red.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from app.features.checklist.service.checklist import Checklist
from app.features.checklist.store.tables import MIGRATIONS as CHECKLIST
from app.features.development.service.development import Development
from app.features.development.store.tables import MIGRATIONS as DEVELOPMENT
from app.features.meetings.model.entries import OpenTask, TaskDraft
from app.features.meetings.model.records import Attendee
from app.features.meetings.service.context import Colleagues, read_rules
from app.features.meetings.service.meetings import Meetings
from app.features.meetings.store.schema import MIGRATIONS as MEETINGS
from app.features.member_import.service import MemberImport
from app.features.member_import.store import MIGRATIONS as MEMBER_IMPORT
from app.features.members.model import OFFICIAL, Member
from app.features.members.service.members import Members
from app.features.members.store import MIGRATIONS as MEMBERS
from app.features.members.store import field_table, status_table
from app.features.tasks.model import NewTask
from app.features.tasks.service import Tasks, read_scales
from app.features.tasks.store import MIGRATIONS as TASKS
from app.infra.attachments import Attachments
from app.infra.driver import Migrations
from app.infra.paths import DataFolder, rules_folder
from app.infra.safety import opening
from app.infra.safety.opening import OpenBook
from app.infra.store import Store
from app.infra.vault import CellKey, Kdf
from app.kernel.clock import Clock
from app.kernel.ids import Ids
from app.package.sending.material import Services as PackageSources
from app.package.service import PackageService
from app.package.store.schema import MIGRATIONS as PACKAGE
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE
from app.reports.service import Reports
from app.reports.sources import Sources
from app.reports.versions import MIGRATIONS as REPORTS
from app.today.calendar import load as load_calendars
from app.today.service import TodayService
from app.today.sources import sources as today_sources
from app.today.store import MIGRATIONS as TODAY

FEATURES: tuple[Migrations, ...] = (
    PEOPLE,
    MEMBERS,
    MEMBER_IMPORT,
    TASKS,
    MEETINGS,
    DEVELOPMENT,
    CHECKLIST,
    REPORTS,
    TODAY,
    PACKAGE,
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
    development: Development
    checklist: Checklist
    reports: Reports
    today: TodayService
    package: PackageService
    attachments: Attachments
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
    return open_office(folder, key, clock, ids=ids)


def build(
    store: Store,
    clock: Clock,
    attachments: Attachments | None = None,
    signing_key: Path | None = None,
) -> Office:
    """Bring the file up to date and build the services over it."""
    store.migrate(FEATURES)
    attachments = attachments or Attachments.in_memory(clock)
    people = People(store)
    members = Members(store, people, field_table(), status_table())
    tasks = Tasks(
        store,
        read_scales(rules_folder() / "rules" / "tasks"),
        lambda person_id: people.person(person_id).full_name,
    )
    meetings = Meetings(
        store,
        read_rules(rules_folder() / "rules" / "meetings"),
        _colleagues(people, members, tasks),
    )
    development = Development(
        store,
        people,
        lambda on: {
            member.person_id: member.name
            for member in members.roll(on)
            if member.standing == OFFICIAL
        },
    )
    checklist = Checklist(
        store,
        attachments,
        lambda year: [
            *meetings.facts(year),
            *tasks.facts(year),
            *members.facts(year),
            *development.facts(year),
        ],
    )
    reports = Reports(
        store,
        Sources(
            clock=clock,
            people=people,
            members=members,
            tasks=tasks,
            meetings=meetings,
            development=development,
            checklist=checklist,
        ),
    )
    today = TodayService(
        store,
        load_calendars(rules_folder() / "calendar"),
        today_sources(people, members, tasks, meetings, development, checklist),
    )
    package = PackageService(
        store,
        PackageSources(
            people=people,
            members=members,
            meetings=meetings,
            checklist=checklist,
            reports=reports,
            facts=lambda year: [
                *meetings.facts(year),
                *tasks.facts(year),
                *members.facts(year),
                *development.facts(year),
                *checklist.facts(year),
            ],
        ),
        signing_key,
    )
    return Office(
        store=store,
        clock=clock,
        people=people,
        members=members,
        member_import=MemberImport(store, members, people),
        tasks=tasks,
        meetings=meetings,
        development=development,
        checklist=checklist,
        reports=reports,
        today=today,
        package=package,
        attachments=attachments,
    )


def _colleagues(people: People, members: Members, tasks: Tasks) -> Colleagues:
    """Hand the meetings what they ask of people, members and tasks."""

    def roster(on: date) -> list[Attendee]:
        posts = {officer.person_id: officer.role for officer in people.officers(on)}
        found = [_attendee(member, posts) for member in members.roll(on)]
        rank = {role.key: at for at, role in enumerate(people.post_rules.role)}
        return sorted(found, key=lambda one: rank.get(posts.get(one.person_id, ""), 99))

    def assign(draft: TaskDraft) -> str:
        return tasks.assign(NewTask(**asdict(draft))).record_id

    def open_tasks(on: date) -> list[OpenTask]:
        return [
            OpenTask(line.task.id, line.task.title, line.owner, line.task.due_on)
            for line in tasks.open(on)
        ]

    def term(on: date) -> str:
        found = people.term(on)
        return found.id if found else ""

    def cell_kind() -> str:
        unit = people.unit()
        return unit.kind if unit else ""

    return Colleagues(
        roster=roster,
        name=lambda person_id: people.person(person_id).full_name,
        term=term,
        cell_kind=cell_kind,
        open_tasks=open_tasks,
        assign=assign,
        report=tasks.report,
        finish=tasks.finish,
        roll_over=tasks.roll_over,
        take_up_again=tasks.take_up_again,
        drop=tasks.drop,
    )


def _attendee(member: Member, posts: Mapping[str, str]) -> Attendee:
    return Attendee(
        person_id=member.person_id,
        name=member.name,
        post=member.post,
        official=member.standing == OFFICIAL,
        exempt=member.status == "exempt",
        away=member.status == "temporary_out",
        visiting=member.status == "temporary_in",
        in_committee=posts.get(member.person_id) in _COMMITTEE,
    )


# The posts that make up the cell committee (Charter, Art. 24-25).
_COMMITTEE = frozenset({"secretary", "deputy", "committee_member"})
