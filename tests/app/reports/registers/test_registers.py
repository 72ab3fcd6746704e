"""The registers and the sheet of tasks on paper: every line, gaps with reasons."""

from datetime import date

import pytest

from app.documents.inline import plain
from app.documents.model import Para, Table, Title
from app.features.papers.model.entries import NewDuty, NewIncoming, NewPaper
from app.features.tasks.model import NewTask
from app.reports.errors import UnknownReport
from app.reports.registers.filtering import ALL, Filter, address, parse
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import desk


@pytest.fixture
def found(store, clock):
    return desk(store, clock, NAMES[:8])


def cells(found, kind, record_id="2026"):
    doc = found.office.reports.prepare(kind, record_id).doc
    table = next(block for block in doc.blocks if isinstance(block, Table))
    return [tuple(plain(cell) for cell in line.cells) for line in table.rows]


def words(found, kind, record_id="2026"):
    doc = found.office.reports.prepare(kind, record_id).doc
    return [plain(block.runs) for block in doc.blocks if isinstance(block, Para)]


def issue(found, form, title, number=None, reason="", **told):
    new = NewPaper(form=form, title=title, **told)
    return found.office.papers.outgoing.issue_new(new, number, reason).record_id


def test_outgoing_papers_stand_by_type_with_their_gaps(found):
    found.at(2026, 3, 2, 9, 0)
    issue(found, "CV", "Xin đèn", recipients="Điện lực\nLưu")
    gone = issue(found, "CV", "Nhầm", 3, "Số 02 của chi hội")
    found.office.papers.outgoing.withdraw(gone, "Sai căn cứ")
    issue(found, "BC", "Việc riêng của đồng chí A", restricted=True)
    issue(found, "NQ", "Nghị quyết tháng 3")
    found.office.papers.outgoing.draft(NewPaper(form="CV", title="Nháp"))
    assert cells(found, "register_outgoing") == [
        ("Báo cáo",),
        ("01-BC/CB", "02/03/2026", "Văn bản hạn chế", "", "Trần Văn Hòa", "", ""),
        ("Công văn",),
        (
            "01-CV/CB",
            "02/03/2026",
            "Xin đèn",
            "",
            "Trần Văn Hòa",
            "Điện lực; Lưu",
            "",
        ),
        ("02-CV/CB", "", "Bỏ trống: Số 02 của chi hội", "", "", "", ""),
        (
            "03-CV/CB",
            "02/03/2026",
            "Nhầm",
            "",
            "Trần Văn Hòa",
            "",
            "Thu hồi: Sai căn cứ",
        ),
    ]
    assert words(found, "register_outgoing") == [
        "Sổ có 3 văn bản, 1 số bỏ trống.",
        "Sổ lập đến ngày 02/03/2026.",
    ]
    assert cells(found, "register_resolutions") == [
        ("Nghị quyết",),
        ("01-NQ/CB", "02/03/2026", "Nghị quyết tháng 3", "", "Trần Văn Hòa", "", ""),
    ]
    assert words(found, "register_outgoing", "2027") == [
        "Trong năm chưa ban hành văn bản nào.",
        "Sổ lập đến ngày 01/01/2027.",
    ]


def test_incoming_papers_stand_in_order_of_arrival(found):
    found.at(2026, 3, 2, 9, 0)
    desk_in = found.office.papers.incoming
    first = desk_in.enter(
        NewIncoming(
            issuer="Đảng ủy phường",
            number="15-CV/ĐU",
            on_day=date(2026, 2, 27),
            subject="Đăng ký bốn tốt",
            deadline=date(2026, 3, 20),
        )
    ).record_id
    desk_in.give_duty(first, NewDuty(owner_id=found.who["Bùi Đức Thắng"]))
    desk_in.make_known(first, note="Gửi nhóm Zalo")
    desk_in.enter(NewIncoming(issuer="UBKT", subject="Việc riêng", restricted=True))
    wrong = desk_in.enter(NewIncoming(issuer="Khác", subject="Nhầm")).record_id
    desk_in.strike(wrong, "Không phải của chi bộ")
    assert cells(found, "register_incoming") == [
        (
            "01",
            "02/03/2026",
            "15-CV/ĐU, 27/02/2026",
            "Đảng ủy phường",
            "Đăng ký bốn tốt",
            "Gửi nhóm Zalo",
            "Bùi Đức Thắng, hạn 20/03/2026",
            "",
        ),
        (
            "02",
            "02/03/2026",
            "",
            "UBKT",
            "Văn bản hạn chế",
            "Chưa phổ biến",
            "",
            "",
        ),
        (
            "03",
            "02/03/2026",
            "",
            "Khác",
            "Nhầm",
            "",
            "",
            "Gạch bỏ: Không phải của chi bộ",
        ),
    ]
    assert words(found, "register_incoming") == [
        "Sổ có 2 văn bản, 1 văn bản đã phổ biến hoặc không phải phổ biến.",
        "Sổ lập đến ngày 02/03/2026.",
    ]


def test_the_sheet_of_tasks_ends_with_the_rate_and_what_it_leaves_out(found):
    found.at(2026, 3, 2, 9, 0)
    tasks, thang = found.office.tasks, found.who["Bùi Đức Thắng"]
    late = tasks.assign(
        NewTask(
            title="Rà soát",
            owner_id=thang,
            starts_on=date(2026, 3, 3),
            due_on=date(2026, 3, 10),
            area="Ngõ 12",
            product="Danh sách",
        )
    ).record_id
    tasks.assign(NewTask(title="Dọn nhà văn hóa", owner_text="Chi đoàn"))
    tasks.roll_over(late, date(2026, 3, 20), "Mưa")
    found.at(2026, 3, 18, 9, 0)
    tasks.finish(late, "Đủ 12 hộ")
    assert cells(found, "task_sheet") == [
        (
            "1",
            "Bùi Đức Thắng",
            "Rà soát\nSản phẩm: Danh sách",
            "Ngõ 12",
            "03/03/2026 - 20/03/2026, hạn đầu 10/03/2026, chuyển tiếp 1 lần",
            "18/03/2026: Đủ 12 hộ",
        ),
        ("2", "Chi đoàn", "Dọn nhà văn hóa", "", "", ""),
    ]
    assert words(found, "task_sheet")[:2] == [
        "Đúng hạn 0/1 nhiệm vụ = 0,0 %. Dưới mức thấp nhất của thang.",
        "Không tính: 1 nhiệm vụ chưa đến hạn, chưa có hạn hoặc thôi không làm.",
    ]
    own = f"person:{thang}:2026"
    assert len(cells(found, "task_sheet", own)) == 1
    doc = found.office.reports.prepare("task_sheet", own).doc
    title = next(block for block in doc.blocks if isinstance(block, Title))
    assert title.summary == "Của đồng chí Bùi Đức Thắng, năm 2026"


@pytest.mark.parametrize("kind", ["register_outgoing", "register_incoming"])
@pytest.mark.parametrize("record_id", ["", "26", "năm", "2026-01"])
def test_a_register_is_of_a_year(found, kind, record_id):
    with pytest.raises(UnknownReport):
        found.office.reports.prepare(kind, record_id)


@pytest.mark.parametrize(
    "kind", ["register_outgoing", "register_resolutions", "register_incoming"]
)
def test_a_register_comes_in_every_format(found, kind):
    found.at(2026, 3, 2, 9, 0)
    issue(found, "NQ", "Nghị quyết " + "dài " * 110)
    for at in range(40):
        found.office.papers.incoming.enter(
            NewIncoming(issuer="Đảng ủy", subject=f"Việc {at}", number=f"{at}-CV")
        )
    made = found.office.reports.make(kind, "2026")
    assert made.pdf.startswith(b"%PDF-")
    assert made.docx[:2] == made.xlsx[:2] == b"PK"


def summary(found, kind, record_id):
    doc = found.office.reports.prepare(kind, record_id).doc
    return next(one.summary for one in doc.blocks if isinstance(one, Title))


def test_what_was_filtered_is_printed_and_named(found):
    found.at(2026, 3, 2, 9, 0)
    issue(found, "CV", "Xin đèn ngõ 12")
    issue(found, "CV", "Xin ghế", 3, "Số 02 của chi hội")
    issue(found, "NQ", "Nghị quyết về đèn")
    found.office.papers.outgoing.draft(NewPaper(form="CV", title="Nháp đèn"))
    typed = address("2026", "", "den ngo")
    assert cells(found, "register_outgoing", typed) == [
        ("Công văn",),
        ("01-CV/CB", "02/03/2026", "Xin đèn ngõ 12", "", "Trần Văn Hòa", "", ""),
    ]
    assert summary(found, "register_outgoing", typed) == (
        "Năm 2026 (lọc: có chữ “den ngo”)"
    )
    assert words(found, "register_outgoing", typed) == [
        "Bản in theo bộ lọc có 1 dòng, không phải cả sổ."
    ]
    gaps = address("2026", "gaps")
    assert [one[0] for one in cells(found, "register_outgoing", gaps)] == [
        "Công văn",
        "02-CV/CB",
    ]
    assert summary(found, "register_outgoing", gaps) == "Năm 2026 (lọc: số bỏ trống)"
    whole = cells(found, "register_outgoing", address("2026", ALL))
    assert [one[0] for one in whole if len(one) == 1] == [
        "Nghị quyết",
        "Công văn",
        "Dự thảo",
    ]
    assert words(found, "register_outgoing", address("2026", ALL))[0] == (
        "Sổ có 4 văn bản, 1 số bỏ trống."
    )
    made = found.office.reports.make("register_outgoing", typed)
    assert made.file_stem == "so-van-ban-di-2026-loc"
    assert made.xlsx[:2] == b"PK"


def test_a_filtered_sheet_of_tasks_does_not_give_the_sums_of_the_whole(found):
    found.at(2026, 3, 2, 9, 0)
    tasks = found.office.tasks
    for title, due in (("Rà soát", 4), ("Dọn dẹp", 20)):
        tasks.assign(NewTask(title=title, due_on=date(2026, 3, due)))
    found.at(2026, 3, 10, 9, 0)
    late = address("2026", "late")
    assert [one[2] for one in cells(found, "task_sheet", late)] == ["Rà soát"]
    assert words(found, "task_sheet", late) == [
        "Bản in theo bộ lọc có 1 nhiệm vụ, không phải cả bảng."
    ]
    counted = cells(found, "task_sheet", address("2026", "counted"))
    assert [one[0] for one in counted] == [
        "Tính, quá hạn mà chưa xong",
        "1",
        "Không tính: chưa đến hạn",
        "2",
    ]


def test_a_filter_of_incoming_papers_and_one_that_nothing_meets(found):
    found.at(2026, 3, 2, 9, 0)
    for subject in ("Đăng ký", "Bão số 3"):
        found.office.papers.incoming.enter(NewIncoming(issuer="ĐU", subject=subject))
    silent = address("2026", "silent", "BÃO")
    assert [one[4] for one in cells(found, "register_incoming", silent)] == ["Bão số 3"]
    assert summary(found, "register_incoming", silent) == (
        "Năm 2026 (lọc: chưa phổ biến; có chữ “BÃO”)"
    )
    assert cells(found, "register_incoming", address("2026", "", "không có")) == []


@pytest.mark.parametrize(
    "typed", ["a?b&c=d", "100 %", "ngõ 12/5", "x" * 300, "\x07", ""]
)
def test_an_address_gives_back_what_was_typed(typed):
    base, seen = parse(address("2026", "late", typed))
    assert base == "2026"
    assert seen == Filter("late", typed.replace("\x07", "")[:100])
