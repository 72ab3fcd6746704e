"""A year of a cell in which every kind of paper comes into being.

``say`` gives the words that are typed; a test may make them longer or stranger.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from app.features.development.model.candidate import (
    NewCandidate,
    PlanText,
    Targets,
    Union,
)
from app.features.meetings.model.entries import (
    NewBallot,
    NewItem,
    NewMeeting,
    NewOpinion,
    NewPaper,
    TaskDraft,
)
from app.features.meetings.model.forms.groups import PersonMark, SheetDraft
from app.features.meetings.model.forms.online import OnlineDetails
from app.features.meetings.model.records import Mark, Outcome, Tone
from app.features.meetings.model.yearplan import UsualDay
from app.features.members.model import Happening
from app.features.members.service.loans import NewLoan
from app.features.papers.model.entries import NewDuty, NewIncoming
from app.features.papers.model.entries import NewPaper as NewIssue
from app.features.session_score.model.scheme import NewScheme
from app.features.tasks.model import NewTask
from app.kernel.clock import VIETNAM
from app.kernel.dates import PartialDate
from app.people.groups.model import Seat
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import Desk
from tests.app.features.session_score.test_sheet import LINES

Say = Callable[[str], str]
Papers = dict[str, tuple[str, str]]
SINCE = date(2026, 1, 2)
DONE = Outcome.DONE
GROUP = "Tổ đảng số 1"
KINDS = {
    "committee": date(2026, 2, 2),
    "thematic": date(2026, 3, 5),
    "combined": date(2026, 4, 3),
    "extraordinary": date(2026, 4, 20),
    "party_group": date(2026, 5, 4),
    "admission": date(2026, 5, 19),
    "year_review": date(2026, 11, 27),
}


def usual(words: str) -> str:
    """Type what a careful secretary types."""
    return words


def papers_of(found: Desk, say: Say = usual, speakers: int = 0) -> Papers:
    """Live through the year; name each paper with its kind and record."""
    _seat_groups(found)
    _choose_score(found)
    minutes = {kind: _held(found, kind, say) for kind in KINDS}
    minutes["online"] = _online(found, say)
    minutes["groups"] = _by_groups(found, say)
    minutes["regular"] = regular = _regular(found, say, speakers)
    wanted: Papers = {f"minutes-{k}": ("minutes", one) for k, one in minutes.items()}
    wanted |= _of_meeting(found, regular)
    group = found.office.groups.on(KINDS["party_group"])[0].group.id
    wanted["group_sheet"] = ("group_sheet", f"{minutes['groups']}:{group}")
    wanted["restricted_annex"] = ("restricted_annex", minutes["thematic"])
    wanted |= _of_year(found, say)
    wanted |= _of_people(found, say)
    return wanted


def _seat_groups(found: Desk) -> None:
    groups = found.office.groups
    for number, names in ((1, NAMES[:12]), (2, NAMES[12:])):
        group = groups.form(f"Tổ đảng số {number}", SINCE).record_id
        for name in names:
            seat = Seat.LEADER if name == names[0] else Seat.MEMBER
            groups.seat(group, found.who[name], name, seat, SINCE)
    found.office.meetings.groups.allow(SINCE, 20, 3, "15-HD/BTCTU")


def _choose_score(found: Desk) -> None:
    new = NewScheme(set_id="PT-100", from_on=SINCE, basis="15-HD/ĐU", lines=LINES)
    found.office.scores.schemes.choose(new)


def _at(found: Desk, day: date, hour: int, minute: int) -> datetime:
    found.at(day.year, day.month, day.day, hour, minute)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


def _planned(found: Desk, kind: str, day: date, say: Say) -> str:
    _at(found, day, 7, 0)
    theme = {"party_group": GROUP}.get(kind, "")
    if kind in {"thematic", "combined"}:
        theme = say("Giữ gìn đoàn kết")
    new = NewMeeting(
        kind=kind,
        on_day=day,
        time="07:30",
        place=say("Nhà văn hóa Tổ dân phố 5"),
        chair_id=found.who[NAMES[0]],
        clerk_id=found.who[NAMES[1]],
        guests=say("Đ/c Nguyễn Văn Phúc, Đảng ủy viên"),
        theme=theme,
        reason=say("Theo yêu cầu của đảng ủy"),
        papers_sent_on=day.replace(day=1),
    )
    return found.office.meetings.plan(new).record_id


def _items(found: Desk, meeting_id: str, say: Say, topics: tuple[str, ...]) -> None:
    for number, topic in enumerate(topics, start=1):
        new = NewItem(
            title=say(f"Nội dung thứ {number}"),
            topic=topic,
            presenter_id=found.who[NAMES[2]],
            content=say("Đồng chí Dũng trình bày báo cáo và phương hướng."),
            conclusion=say("Chi bộ nhất trí với báo cáo."),
        )
        found.office.meetings.planning.add_item(meeting_id, new)


def _opened(found: Desk, meeting_id: str, day: date, say: Say) -> None:
    do = found.office.meetings
    _at(found, day, 7, 30)
    do.conducting.open(meeting_id)
    roll = [one for one in do.meeting(meeting_id).record.roll if not one.exempt]
    reason = say("điều trị tại bệnh viện")
    do.conducting.mark(meeting_id, roll[-1].person_id, Mark.EXCUSED, reason)
    do.conducting.mark_rest_present(meeting_id)
    for at, line in enumerate(found.office.tasks.open(day)):
        outcome, due = (Outcome.ROLLED_OVER, date(2026, 12, 30)) if at else (DONE, None)
        words = say("Thu 12.500.000 đồng")
        do.conducting.answer_task(meeting_id, line.task.id, outcome, words, due)


def _talk(found: Desk, meeting_id: str, say: Say) -> None:
    do, who = found.office.meetings, found.who
    said = (
        NewOpinion(text=say("Đề nghị lắp đèn ngõ 12."), person_id=who[NAMES[0]]),
        NewOpinion(
            text=say("Tôi tự nhận còn chậm."),
            person_id=who[NAMES[1]],
            tone=Tone.SELF_CRITICISM,
        ),
        NewOpinion(
            text=say("Đồng chí còn nóng nảy."),
            speaker=say("Khách mời"),
            tone=Tone.CRITICISM,
            restricted=True,
        ),
    )
    for one in said:
        do.floor.note_opinion(meeting_id, one)
    do.floor.conclude(meeting_id, say("Chi bộ nhất trí lắp đèn chiếu sáng."))
    task = TaskDraft(
        title=say("Lập phương án lắp đèn"),
        owner_id=who[NAMES[2]],
        starts_on=do.meeting(meeting_id).meeting.on_day,
        due_on=date(2026, 12, 25),
    )
    do.floor.give_task(meeting_id, task)


def _close(found: Desk, meeting_id: str, day: date) -> None:
    do = found.office.meetings
    _at(found, day, 9, 20)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)


def _vote(found: Desk, meeting_id: str, say: Say) -> None:
    do = found.office.meetings
    view = do.meeting(meeting_id)
    if "resolution" not in view.kind.matters:
        return
    able = 3 if view.kind.id == "committee" else 18
    ballot = NewBallot(subject=say("Kết luận của buổi họp"), in_favour=min(able, 18))
    if view.kind.id == "committee":
        ballot = replace(ballot, in_favour=2)
    do.votes.count(meeting_id, ballot)


def _held(found: Desk, kind: str, say: Say) -> str:
    day = KINDS[kind]
    meeting_id = _planned(found, kind, day, say)
    topics = ("other", "theme") if kind in {"thematic", "combined"} else ("other",)
    _items(found, meeting_id, say, topics)
    _opened(found, meeting_id, day, say)
    _talk(found, meeting_id, say)
    _vote(found, meeting_id, say)
    _close(found, meeting_id, day)
    return meeting_id


def _online(found: Desk, say: Say) -> str:
    day, do, who = date(2026, 6, 3), found.office.meetings, found.who
    meeting_id = _planned(found, "regular", day, say)
    _items(found, meeting_id, say, ("other",))
    _opened(found, meeting_id, day, say)
    details = OnlineDetails(
        permission_no="45-CV/ĐU",
        permission_on=date(2026, 5, 20),
        permission_by=say("Đảng ủy phường An Bình"),
        ground="circumstances",
        ground_words=say("bão số 12"),
        unable_count=13,
        unable_words=say("trực chốt phòng chống bão"),
        platform=say("Phòng họp trực tuyến của phường"),
        no_secrets=True,
    )
    do.online.describe(meeting_id, details)
    do.online.type_as(meeting_id, "mixed")
    start = _at(found, day, 8, 40).replace(hour=7, minute=30)
    do.joining.come(meeting_id, who[NAMES[0]], say("Nhà văn hóa"), "room", start)
    late = start.replace(minute=45)
    do.joining.come(meeting_id, who[NAMES[1]], say("Chốt đê"), "online", late)
    do.online.confirm_identity(meeting_id, say("gọi tên, bật hình"))
    do.online.decide_recording(meeting_id)
    _talk(found, meeting_id, say)
    return meeting_id


def _by_groups(found: Desk, say: Say) -> str:
    day, do = date(2026, 7, 3), found.office.meetings
    meeting_id = _planned(found, "regular", day, say)
    _items(found, meeting_id, say, ("other",))
    for item in do.meeting(meeting_id).record.items:
        do.groups.answer_item(item.id, "")
    do.groups.type_as(meeting_id)
    _at(found, day, 19, 30)
    do.conducting.open(meeting_id)
    drafts = []
    for number, names in enumerate((NAMES[:12], NAMES[12:])):
        group = found.office.groups.on(day)[number].group
        begun = datetime(2026, 7, 2, 19, 30, tzinfo=VIETNAM)
        people = [
            PersonMark(person_id=found.who[name], mark=Mark.PRESENT) for name in names
        ]
        people[3] = PersonMark(
            person_id=found.who[names[3]], mark=Mark.EXCUSED, reason=say("điều trị")
        )
        draft = SheetDraft(
            group_id=group.id,
            leader=say(names[0]),
            clerk=say(names[1]),
            place=say("Nhà tổ trưởng"),
            began_at=begun,
            ended_at=begun.replace(hour=20, minute=45),
            content=say("Bàn vệ sinh ngõ 12."),
            opinions=say("Đồng chí Liên đề nghị dọn vệ sinh chiều thứ Bảy."),
            proposals=say("Đề nghị lắp đèn."),
            people=tuple(people),
        )
        drafts.append(draft)
    do.group_sheets.merge(meeting_id, drafts)
    return meeting_id


def _regular(found: Desk, say: Say, speakers: int) -> str:
    day, do, who = date(2026, 12, 5), found.office.meetings, found.who
    found.at(2026, 11, 5, 9, 0)
    given = NewTask(
        title=say("Vận động quỹ Vì người nghèo"),
        owner_id=who[NAMES[3]],
        due_on=date(2026, 11, 30),
        area=say("Ngõ 12"),
        product=say("Danh sách"),
    )
    found.office.tasks.assign(given)
    meeting_id = _planned(found, "regular", day, say)
    do.planning.suggest_agenda(meeting_id)
    _items(found, meeting_id, say, ("other",))
    paper = NewPaper(title=say("Chỉ thị 50-CT/TW"), issuer=say("Ban Bí thư"))
    do.planning.add_paper(meeting_id, paper)
    _opened(found, meeting_id, day, say)
    _talk(found, meeting_id, say)
    for _number in range(speakers):
        more = NewOpinion(text=say("Nhất trí."), speaker=say("Khách"))
        do.floor.note_opinion(meeting_id, more)
    _vote(found, meeting_id, say)
    for matter, subject in (
        ("admission", "Kết nạp quần chúng Trần Khánh Linh"),
        ("official", "Công nhận chính thức đồng chí Dương Quốc Bảo"),
    ):
        ballot = NewBallot(
            subject=say(subject),
            matter=matter,
            secret=True,
            handed_out=20,
            returned=20,
            in_favour=19,
            against=1,
        )
        do.votes.count(meeting_id, ballot)
    scoring, view = found.office.scores.scoring, found.office.scores.sheet(meeting_id)
    for one in view.open_lines:
        scoring.judge(meeting_id, one.id, "1", say("Sôi nổi"))
    scoring.remark(meeting_id, say("Nhất trí"), say("Đồng ý"), 20)
    _close(found, meeting_id, day)
    do.minutes.give_number(meeting_id, 12)
    do.minutes.sign(meeting_id)
    do.minutes.lock(meeting_id)
    do.minutes.add_addendum(
        meeting_id, say("Sửa số tiền thành 12.500.000 đồng."), say("Ghi nhầm")
    )
    return meeting_id


def _of_meeting(found: Desk, meeting_id: str) -> Papers:
    view = found.office.meetings.meeting(meeting_id)
    item = f"{meeting_id}.{view.record.items[-1].id}"
    wanted = {
        kind: (kind, meeting_id)
        for kind in (
            "meeting_notice",
            "meeting_programme",
            "paper_kit",
            "resolution",
            "score_sheet",
        )
    }
    wanted["extract"] = ("extract", item)
    wanted["resolution_extract"] = ("resolution_extract", item)
    for vote in view.votes:
        if vote.matter.id in {"admission", "official"}:
            kind = f"resolution_{vote.matter.id}"
            wanted[kind] = (kind, f"{meeting_id}.{vote.ballot.id}")
    return wanted


def _of_year(found: Desk, say: Say) -> Papers:
    office = found.office
    outgoing, incoming = office.papers.outgoing, office.papers.incoming
    for form, number, gap in (("CV", None, ""), ("CV", 3, "Nhầm"), ("NQ", None, "")):
        new = NewIssue(
            form=form,
            title=say("Xin lắp đèn chiếu sáng"),
            recipients=say("Điện lực phường"),
        )
        outgoing.issue_new(new, number, say(gap) if gap else "")
    came = NewIncoming(
        issuer=say("Đảng ủy phường"),
        number="15-CV/ĐU",
        on_day=date(2026, 12, 1),
        subject=say("Đăng ký bốn tốt"),
        deadline=date(2026, 12, 20),
    )
    paper_id = incoming.enter(came).record_id
    incoming.give_duty(paper_id, NewDuty(owner_id=found.who[NAMES[6]]))
    incoming.make_known(paper_id, note=say("Gửi nhóm của chi bộ"))
    planning = office.meetings.year_planning
    wish = replace(
        planning.start(2027), usual=UsualDay("weekday", 1, 2, 1), time="19:30"
    )
    planning.write(wish, planning.propose(wish).lines)
    wanted = {
        kind: (kind, "2026")
        for kind in (
            "yearbook",
            "register_outgoing",
            "register_resolutions",
            "register_incoming",
            "task_sheet",
            "four_good_report",
            "criteria_table",
            "attendance",
            "score_year",
            "badge_list",
        )
    }
    wanted["meeting_year_plan"] = ("meeting_year_plan", "2027")
    wanted["meeting_theme_plan"] = ("meeting_theme_plan", "2027")
    wanted["month_sheet"] = ("month_sheet", "2027-01")
    wanted["month_empty"] = ("month_sheet", "2020-05")
    return wanted


def _of_people(found: Desk, say: Say) -> Papers:
    office, who = found.office, found.who
    office.development.plans.set_targets(
        2026,
        Targets(source=4, trained=2, files=1, admitted=1, official=1),
        PlanText(60, say("Nhiều đoàn viên trẻ đi làm xa."), ""),
    )
    candidate = NewCandidate(
        "Trần Khánh Linh",
        date(2026, 1, 5),
        birth=PartialDate.from_iso("2003-05"),
        unit=say("Chi đoàn 5"),
        union=Union.YOUTH,
        helper_id=who[NAMES[3]],
        planned_quarter="2027-Q1",
    )
    office.development.introduce(candidate)
    loan = NewLoan(say("Đảng ủy phường"), date(2026, 12, 5), date(2026, 12, 16))
    slip = office.members.loans.lend(who[NAMES[4]], loan).record_id
    gone = Happening(
        "moved_out", date(2026, 12, 5), "9-QĐ", elsewhere=say("Chi bộ Tổ dân phố 6")
    )
    office.members.record_event(who[NAMES[22]], gone)
    return {
        "development_plan": ("development_plan", "2026"),
        "member_list": ("member_list", "2026-12-04"),
        "member_structure": ("member_structure", "2026-12-04"),
        "member_label": ("member_label", who[NAMES[4]]),
        "member_loan": ("member_loan", slip),
        "hand_over": ("hand_over", "2026-12-05"),
    }
