"""A whole office with 24 members and one meeting, for reports and pages."""

from dataclasses import dataclass
from datetime import date, datetime

from app.bootstrap import Office, build
from app.features.meetings.model.entries import (
    NewBallot,
    NewMeeting,
    NewOpinion,
    NewPaper,
    TaskDraft,
)
from app.features.meetings.model.records import Mark, Outcome, Tone
from app.features.members.model import Happening
from app.features.tasks.model import NewTask
from app.kernel.clock import VIETNAM
from app.people.model import UnitAnswers
from tests.app.features.meetings.conftest import NAMES

EXEMPT = "Đặng Hữu Phước"


@dataclass
class Desk:
    """The office, its clock and who is who."""

    office: Office
    clock: object
    who: dict[str, str]

    def at(self, *moment):
        self.clock.set(datetime(*moment, tzinfo=VIETNAM))


def desk(store, clock, names=NAMES):
    """Set the cell up in January 2026 with everybody on the roll."""
    clock.set(datetime(2026, 1, 2, 8, 0, tzinfo=VIETNAM))
    office = build(store, clock)
    office.people.set_up_unit(
        UnitAnswers(
            name="Chi bộ Tổ dân phố 5",
            kind="residential",
            superior_name="Đảng bộ phường An Bình",
            superior_short="phường An Bình",
            place="An Bình",
            term_from=date(2025, 6, 1),
            term_to=date(2030, 5, 31),
        )
    )
    who = {}
    for at, name in enumerate(names):
        fields = {"full_name": name, "admitted_on": "2010-05-19"}
        if at not in {14, 15}:
            fields["official_on"] = "2011-05-19"
        who[name] = office.members.enrol(fields).record_id
    for name, role in zip(
        names, ("secretary", "deputy", "committee_member"), strict=False
    ):
        office.people.appoint(who[name], role, date(2025, 6, 1))
    if EXEMPT in who:
        office.members.record_event(
            who[EXEMPT],
            Happening(kind="exempted", on=date(2026, 1, 2), paper_no="03-QĐ/ĐU"),
        )
    return Desk(office, clock, who)


def prepared(found: Desk):
    """Plan the meeting of December with two tasks of November; open it at 07:30."""
    office, who = found.office, found.who
    found.at(2026, 11, 5, 9, 0)
    for title, name, due in (
        ("Vận động quỹ Vì người nghèo", "Đỗ Thị Bích Liên", date(2026, 11, 30)),
        ("Rà soát hộ tạm trú ngõ 12", "Bùi Đức Thắng", date(2026, 11, 30)),
    ):
        office.tasks.assign(NewTask(title=title, owner_id=who[name], due_on=due))
    found.at(2026, 12, 5, 7, 30)
    do = office.meetings
    meeting_id = do.plan(
        NewMeeting(
            kind="regular",
            on_day=date(2026, 12, 5),
            time="07:30",
            place="Nhà văn hóa Tổ dân phố 5",
            chair_id=who[NAMES[0]],
            clerk_id=who[NAMES[1]],
            guests="Đ/c Nguyễn Văn Phúc, Ủy viên Ban Chấp hành Đảng bộ phường",
            papers_sent_on=date(2026, 12, 3),
        )
    ).record_id
    do.planning.suggest_agenda(meeting_id)
    do.planning.add_paper(
        meeting_id, NewPaper(title="Chỉ thị 50-CT/TW", issuer="Ban Bí thư")
    )
    return meeting_id


def discussed(found: Desk):
    """Run the meeting as far as it goes before the close."""
    office, who = found.office, found.who
    meeting_id = prepared(found)
    do = office.meetings
    do.conducting.open(meeting_id)
    do.conducting.mark(
        meeting_id, who["Vũ Ngọc Ánh"], Mark.EXCUSED, "điều trị tại bệnh viện"
    )
    do.conducting.mark_rest_present(meeting_id)
    first, second = office.tasks.open(date(2026, 12, 5))
    do.conducting.answer_task(
        meeting_id, first.task.id, Outcome.DONE, "Thu 12.500.000 đồng"
    )
    do.conducting.answer_task(
        meeting_id,
        second.task.id,
        Outcome.ROLLED_OVER,
        "Còn 3 hộ đi vắng",
        date(2026, 12, 30),
    )
    items = do.meeting(meeting_id).record.items
    talk = next(item for item in items if item.topic == "discussion")
    do.floor.note_opinion(
        meeting_id,
        NewOpinion(
            text="Đề nghị lắp thêm đèn chiếu sáng ngõ 12.\nKinh phí do dân đóng góp.",
            person_id=who["Ngô Thị Thu Hương"],
            item_id=talk.id,
        ),
    )
    do.floor.note_opinion(
        meeting_id,
        NewOpinion(
            text="Tôi tự nhận còn chậm trong rà soát hộ tạm trú.",
            person_id=who["Bùi Đức Thắng"],
            tone=Tone.SELF_CRITICISM,
        ),
    )
    do.floor.conclude_item(talk.id, "Giao chi ủy lập phương án lắp đèn.")
    do.floor.conclude(meeting_id, "Chi bộ nhất trí lắp đèn chiếu sáng ngõ 12.")
    do.floor.give_task(
        meeting_id,
        TaskDraft(
            title="Lập phương án lắp đèn ngõ 12",
            owner_id=who["Phạm Quang Dũng"],
            starts_on=date(2026, 12, 6),
            due_on=date(2026, 12, 25),
            item_id=talk.id,
        ),
    )
    do.votes.count(
        meeting_id, NewBallot(subject="Kết luận tháng 12/2026", in_favour=20)
    )
    return meeting_id


def held(found: Desk):
    """The whole meeting, closed at 09:06 and numbered 12."""
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 9, 6)
    minutes = found.office.meetings.minutes
    minutes.read_out(meeting_id)
    minutes.close(meeting_id)
    minutes.give_number(meeting_id, 12)
    return meeting_id
