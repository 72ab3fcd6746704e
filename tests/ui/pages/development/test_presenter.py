"""Words, dates and shapes of the page of developing members, without a window."""

from datetime import date, datetime

import pytest

from app.features.development.model.candidate import (
    Deadline,
    DeadlineKind,
    Skipped,
    Targets,
    Warned,
    WarningKind,
)
from app.kernel.clock import VIETNAM
from ui.pages.development.details import (
    deadline_title,
    detail,
    formula,
    left_words,
    warning_words,
)
from ui.pages.development.presenter import (
    card_of,
    list_columns,
    months_between,
    plan_notice,
    plan_state,
    quarter_words,
    subtitle,
    view,
)
from ui.widgets.status import Status, Tone

TODAY = date(2026, 11, 23)


@pytest.fixture
def common(development):
    return development.book.common


@pytest.fixture
def shown(development, common):
    return lambda today=TODAY: view(development.board(2026), today, common)


@pytest.fixture
def drawer(development, common):
    return lambda candidate, today=TODAY: detail(
        development.person(candidate), today, common
    )


def test_the_cards_say_what_is_missing_and_what_comes_next(cell, shown):
    cards = {card.name: card for column in shown().columns for card in column.cards}
    found = {
        name: (card.detail, card.chip, card.status) for name, card in cards.items()
    }
    assert found == {
        "Trần Khánh Linh": (
            "Chưa phân công người giúp đỡ",
            "Cần phân công",
            Status.ATTENTION,
        ),
        "Lê Hữu Đạt": ("Bí thư chi đoàn", "Rà soát 30/11", Status.NOT_YET),
        "Ngô Phương Thảo": (
            "Chứng nhận bồi dưỡng còn 57 tháng",
            "Đủ để làm đơn",
            Status.DONE,
        ),
        "Phạm Gia Bách": ("Thiếu 5/8 giấy", "Quý I/2027", Status.NOT_YET),
        "Dương Quốc Bảo": ("Hết dự bị 14/11/2026", "Xét trước 25/12", Status.ATTENTION),
        "Hồ Thị Tuyết Mai": ("Còn 6 tháng dự bị", "Xét trước 26/07", Status.NOT_YET),
    }
    assert shown().badge == 2
    assert not shown().is_empty


def test_columns_stand_in_the_order_of_the_way(cell, shown):
    columns = [(c.title, len(c.cards)) for c in shown().columns]
    assert columns == [
        ("Nguồn", 2),
        ("Cảm tình Đảng", 1),
        ("Hồ sơ và thẩm tra", 1),
        ("Chờ kết nạp", 0),
        ("Dự bị", 2),
        ("Chính thức", 0),
    ]


def test_the_list_has_a_row_for_everybody(cell, shown):
    rows = {row.id: row for row in shown().rows}
    assert len(rows) == 6
    bao = rows[cell["Bảo"]]
    assert bao.cell("latest").text == "25/12/2026"
    assert bao.cell("stage").detail == "Dự bị"
    assert rows[cell["Linh"]].cell("helper").text == "chưa phân công"
    assert [c.key for c in list_columns()] == [
        "name",
        "stage",
        "helper",
        "next",
        "latest",
    ]


def test_an_empty_list_is_said_to_be_empty(development, shown):
    assert shown().is_empty
    assert shown().subtitle == "Đã kết nạp 0 · nguồn 0 người"


def test_a_late_person_is_said_to_be_late(cell, shown, clock):
    clock.set(datetime(2026, 12, 28, 8, tzinfo=VIETNAM))
    cards = {
        c.name: c for column in shown(date(2026, 12, 28)).columns for c in column.cards
    }
    bao = cards["Dương Quốc Bảo"]
    assert (bao.chip, bao.status) == ("Quá hạn 3 ngày", Status.BAD)


def test_a_probation_that_ends_soon_is_counted_in_days(cell, shown, clock):
    clock.set(datetime(2027, 6, 4, 8, tzinfo=VIETNAM))
    today = date(2027, 6, 4)
    cards = {c.name: c for column in shown(today).columns for c in column.cards}
    assert cards["Hồ Thị Tuyết Mai"].detail == "Còn 10 ngày dự bị"


def test_a_file_without_a_quarter_is_under_way(introduce, development, common, helper):
    candidate = introduce(
        "Vũ Hà", helper_id=helper, start_stage="P04", certificate_on=date(2025, 1, 1)
    )
    card = card_of(development.person(candidate), TODAY, common)
    assert (card.chip, card.status) == ("Đang làm hồ sơ", Status.IN_PROGRESS)


def test_a_certificate_near_its_end_is_urgent(introduce, development, common, helper):
    candidate = introduce(
        "Vũ Hà", helper_id=helper, start_stage="P08", certificate_on=date(2021, 12, 20)
    )
    card = card_of(development.person(candidate), TODAY, common)
    assert (card.chip, card.status) == ("Xét trước 20/12", Status.ATTENTION)
    assert card.detail == "Ý kiến nhận xét"


def test_the_ceremony_and_the_record_have_their_words(
    introduce, development, common, helper, step
):
    candidate = introduce("Vũ Hà", helper_id=helper, start_stage="P11")
    step(candidate, "P12", "2026-11-02")
    card = card_of(development.person(candidate), TODAY, common)
    assert (card.chip, card.status) == ("Lễ trước 14/12", Status.ATTENTION)
    step(candidate, "P13", "2026-11-16")
    card = card_of(development.person(candidate), TODAY, common)
    assert card.chip == "Khai trước 28/12"


def test_a_planned_quarter_without_rule_stands_on_the_card(
    introduce, development, common, helper
):
    candidate = introduce("Vũ Hà", helper_id=helper, planned_quarter="2027-Q3")
    card = card_of(development.person(candidate), TODAY, common)
    assert (card.chip, card.status) == ("Quý III/2027", Status.NOT_YET)


def test_somebody_who_is_through_has_no_next_date(
    introduce, development, common, helper, step
):
    candidate = introduce("Vũ Hà", helper_id=helper, start_stage="P19")
    step(candidate, "P20", "2026-11-20")
    person = development.person(candidate)
    assert card_of(person, TODAY, common).chip == "Xong các bước"
    shown = detail(person, TODAY, common)
    assert (shown.box, shown.is_open, shown.can_step) == (None, False, False)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 11, 23), date(2031, 9, 10), 57),
        (date(2026, 11, 23), date(2026, 12, 23), 1),
        (date(2026, 11, 23), date(2026, 12, 22), 0),
        (date(2026, 11, 23), date(2026, 1, 1), 0),
    ],
)
def test_whole_months_are_counted(first, last, months):
    assert months_between(first, last) == months


def test_quarters_are_written_with_roman_numbers():
    assert [quarter_words(f"2027-Q{n}") for n in range(1, 5)] == [
        "Quý I/2027",
        "Quý II/2027",
        "Quý III/2027",
        "Quý IV/2027",
    ]


def test_the_plan_in_words(development):
    board = development.board(2026)
    assert plan_notice(board) == "Chưa ghi chỉ tiêu phát triển đảng viên năm 2026."
    assert plan_state(board.plan) == "Chưa có kế hoạch"
    development.plans.set_targets(2026, Targets(admitted=2))
    board = development.board(2026)
    assert plan_notice(board).startswith("Kế hoạch năm 2026 còn là dự thảo")
    assert plan_state(board.plan) == "Dự thảo, bản 1"
    assert subtitle(board).startswith("Chỉ tiêu năm 2026: 2 người")
    development.plans.issue(2026, "03-KH/CB", date(2026, 1, 20))
    board = development.board(2026)
    assert plan_notice(board) == ""
    assert plan_state(board.plan) == "Số 03-KH/CB, ngày 20/01/2026"
    development.plans.set_targets(2026, Targets(), no_candidates_left=True)
    assert subtitle(development.board(2026)).startswith("Không còn quần chúng")


def test_the_next_deadline_explains_itself(cell, drawer):
    box = drawer(cell["Bảo"]).box
    assert box.title == "Chi bộ xét chính thức"
    assert box.latest == "Thứ Sáu, 25/12/2026"
    assert (box.left, box.status, box.tone) == (
        "Còn 32 ngày",
        Status.ATTENTION,
        Tone.WARN,
    )
    assert box.formula[:2] == (
        "= ngày hết dự bị 14/11/2026",
        (
            "+ 30 ngày làm việc (bỏ Thứ Bảy, Chủ nhật; "
            "không có ngày nghỉ lễ trong khoảng này)"
        ),
    )
    assert "Ngày Văn hóa Việt Nam 24/11" in box.formula[2]
    assert box.basis == "Căn cứ: 208-QĐ/TW, 01-HD/TW (19/5/2026)"


def test_a_late_box_is_red_in_words_too(cell, drawer, clock):
    clock.set(datetime(2026, 12, 28, 8, tzinfo=VIETNAM))
    box = drawer(cell["Bảo"], date(2026, 12, 28)).box
    assert (box.left, box.status, box.tone) == ("Quá hạn 3 ngày", Status.BAD, Tone.BAD)


def test_the_steps_show_what_was_done_what_is_next_and_the_vote(cell, drawer):
    shown = drawer(cell["Bảo"])
    assert shown.line == "Dự bị · người giúp đỡ: Đảng Viên A"
    steps = [(s.id, s.status, s.day) for s in shown.steps]
    assert steps[:3] == [
        ("P13", Status.DONE, "14/11/2025"),
        ("P14", Status.DONE, "01/12/2025"),
        ("P15", Status.IN_PROGRESS, ""),
    ]
    by_id = {s.id: s for s in shown.steps}
    assert by_id["P13"].detail == "31-QĐ/ĐU"
    assert by_id["P17"].detail == (
        "Đủ giấy để xét: 0/4 · thiếu CN-ĐVM, 10-KNĐ, 11-KNĐ, 12-KNĐ · "
        "cần 6 phiếu (2/3 đảng viên chính thức)"
    )
    assert shown.can_step
    assert not shown.needs_helper


def test_votes_that_were_counted_stand_at_their_step(introduce, drawer, helper, step):
    candidate = introduce(
        "Vũ Hà", helper_id=helper, start_stage="P08", certificate_on=date(2025, 1, 1)
    )
    assert "cần 6 phiếu" in drawer(candidate).steps[0].detail
    step(candidate, "P09", "2026-11-05", agreed=8, base=9, paper_no="05-NQ/CB")
    assert drawer(candidate).steps[0].detail == "05-NQ/CB · 8/9 phiếu tán thành"
    later = {s.id: s.detail for s in drawer(candidate).steps}
    assert later.get("P17", "") == ""


def test_without_a_helper_the_drawer_asks_for_one(cell, drawer):
    shown = drawer(cell["Linh"])
    assert shown.needs_helper
    assert shown.box.formula == ("= ngày cuối tháng, vì danh sách rà soát hằng tháng",)
    assert shown.warnings == ("Chưa phân công đảng viên giúp đỡ.",)


@pytest.mark.parametrize(
    ("latest", "words"),
    [
        (date(2026, 11, 22), "Quá hạn 1 ngày"),
        (date(2026, 11, 23), "Còn 0 ngày"),
        (date(2027, 3, 23), "Còn 120 ngày"),
        (date(2027, 3, 24), "Còn 4 tháng"),
        (date(2031, 8, 20), "Còn 56 tháng"),
    ],
)
def test_what_is_left_is_said_in_days_or_months(latest, words):
    assert left_words(TODAY, latest) == words


def test_every_kind_of_date_has_a_title_and_a_sum():
    day = date(2026, 11, 30)
    for kind in DeadlineKind:
        assert deadline_title(Deadline(kind, "P01", day, day))
    planned = Deadline(DeadlineKind.PLANNED, "P01", day, day)
    assert formula(planned) == ("= ngày cuối quý chi bộ dự kiến",)
    months = Deadline(DeadlineKind.CERTIFICATE, "P09", day, day, 60, "month")
    assert formula(months) == ("= ngày giấy chứng nhận 30/11/2026", "+ 60 tháng")
    skipped = (Skipped(date(2026, 4, 30), "Ngày Chiến thắng"),)
    days = Deadline(
        DeadlineKind.CEREMONY,
        "P13",
        day,
        day,
        30,
        "working_day",
        skipped=skipped,
        unsure=(2027,),
    )
    lines = formula(days)
    assert "bỏ ngày lễ: Ngày Chiến thắng 30/04" in lines[1]
    assert lines[2] == "Lịch nghỉ năm 2027 chưa được xác nhận."


def test_every_warning_has_a_sentence(common):
    told = {
        kind: warning_words(Warned(kind, date(2026, 5, 1), 2), common)
        for kind in WarningKind
    }
    assert all(words.endswith(".") and "{" not in words for words in told.values())
    assert told[WarningKind.TOO_YOUNG] == "Đủ 18 tuổi từ ngày 01/05/2026."
    assert told[WarningKind.FEW_MEMBERS].startswith("Có 2 đảng viên chính thức")
