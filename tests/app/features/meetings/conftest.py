"""A small cell whose roll a test can shape: 24 members, as in the pictures."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

import pytest

from app.features.meetings.model.entries import NewMeeting, OpenTask
from app.features.meetings.model.records import Attendee
from app.features.meetings.service.context import Colleagues, read_rules
from app.features.meetings.service.meetings import Meetings
from app.features.meetings.store.answers import MIGRATIONS as ANSWERS
from app.features.meetings.store.elections import MIGRATIONS as ELECTIONS
from app.features.meetings.store.groups import MIGRATIONS as GROUPED
from app.features.meetings.store.online import MIGRATIONS as ONLINE
from app.features.meetings.store.preparing import MIGRATIONS as NOTICES
from app.features.meetings.store.running import DRAFTS
from app.features.meetings.store.running import MIGRATIONS as RUNNING
from app.features.meetings.store.schema import MIGRATIONS as MEETINGS
from app.features.tasks.model import NewTask
from app.features.tasks.service.tasks import Tasks, read_scales
from app.features.tasks.store import MIGRATIONS as TASKS
from app.infra.paths import rules_folder
from app.kernel.clock import VIETNAM
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE

NAMES = (
    "Trần Văn Hòa",
    "Lê Thị Minh Nguyệt",
    "Phạm Quang Dũng",
    "Đỗ Thị Bích Liên",
    "Hoàng Văn Khải",
    "Vũ Ngọc Ánh",
    "Bùi Đức Thắng",
    "Ngô Thị Thu Hương",
    "Đặng Hữu Phước",
    "Lý Thị Kim Oanh",
    "Phan Văn Tường",
    "Mai Xuân Lộc",
    "Trịnh Thị Hồng Vân",
    "Cao Minh Quân",
    "Hồ Thị Tuyết Mai",
    "Dương Quốc Bảo",
    "Tạ Văn Nghĩa",
    "Đinh Thị Loan",
    "Nguyễn Đình Chiến",
    "Lương Thị Hải Yến",
    "Chu Văn Sơn",
    "La Thị Mỹ Duyên",
    "Võ Thành Trung",
    "Kiều Anh Tuấn",
)
POSTS = ("Bí thư", "Phó bí thư", "Chi ủy viên")
EXEMPT, PROBATIONARY = "Đặng Hữu Phước", ("Hồ Thị Tuyết Mai", "Dương Quốc Bảo")


@dataclass
class Cell:
    """The services over one store, and the roll that answers them."""

    clock: object
    store: object
    people: People
    tasks: Tasks
    meetings: Meetings
    roster: list[Attendee] = field(default_factory=list)

    def who(self, name):
        return next(one.person_id for one in self.roster if one.name == name)

    def change(self, who, /, **facts):
        self.roster[:] = [
            replace(one, **facts) if one.name == who else one for one in self.roster
        ]

    def keep(self, *names):
        self.roster[:] = [one for one in self.roster if one.name in names]

    def at(self, *moment):
        self.clock.set(datetime(*moment, tzinfo=VIETNAM))

    def plan(self, **details):
        new = NewMeeting(
            **{
                "kind": "regular",
                "on_day": self.clock.today(),
                "time": "07:30",
                "place": "Nhà văn hóa Tổ dân phố 5",
                "chair_id": self.who(NAMES[0]),
                "clerk_id": self.who(NAMES[1]),
                **details,
            }
        )
        return self.meetings.plan(new).record_id

    def opened(self, **details):
        meeting_id = self.plan(**details)
        self.meetings.conducting.open(meeting_id)
        return meeting_id

    def view(self, meeting_id):
        return self.meetings.meeting(meeting_id)


def colleagues(cell_roster, people, tasks):
    """The same wiring as app.bootstrap, with the roll given by the test."""
    return Colleagues(
        roster=lambda on: list(cell_roster),
        committee_size=lambda on: sum(one.in_committee for one in cell_roster),
        name=lambda person_id: people.person(person_id).full_name,
        term=lambda on: "term-1",
        cell_kind=lambda: "residential",
        open_tasks=lambda on: [
            OpenTask(line.task.id, line.task.title, line.owner, line.task.due_on)
            for line in tasks.open(on)
        ],
        assign=lambda draft: tasks.assign(NewTask(**asdict(draft))).record_id,
        report=tasks.report,
        finish=tasks.finish,
        roll_over=tasks.roll_over,
        take_up_again=tasks.take_up_again,
        drop=tasks.drop,
    )


@pytest.fixture
def cell(store, clock):
    clock.set(datetime(2026, 12, 5, 7, 30, tzinfo=VIETNAM))
    forms = [ONLINE, GROUPED, ELECTIONS, ANSWERS]
    store.migrate([PEOPLE, TASKS, MEETINGS, NOTICES, RUNNING, DRAFTS, *forms])
    people = People(store)
    rules = rules_folder() / "rules"
    tasks = Tasks(
        store, read_scales(rules / "tasks"), lambda key: people.person(key).full_name
    )
    roster = [
        Attendee(
            people.register(name),
            name,
            post=POSTS[at] if at < len(POSTS) else "",
            official=name not in PROBATIONARY,
            exempt=name == EXEMPT,
            in_committee=at < len(POSTS),
        )
        for at, name in enumerate(NAMES)
    ]
    meetings = Meetings(
        store, read_rules(rules / "meetings"), colleagues(roster, people, tasks)
    )
    return Cell(clock, store, people, tasks, meetings, roster)
