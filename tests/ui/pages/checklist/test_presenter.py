"""Words, figures and shapes of the page of the four goods, without a window."""

from datetime import datetime

import pytest

from app.features.checklist.model.ruleset import Mode, State
from app.features.checklist.service.evidence import NewEvidence
from app.kernel.clock import VIETNAM
from ui.pages.checklist.details import (
    detail,
    main_action,
    need_words,
    page_words,
    word_of,
)
from ui.pages.checklist.presenter import (
    TODO,
    answers,
    columns,
    figure_words,
    left_to_ask,
    mode_word,
    state_status,
    state_word,
    verdict_words,
    view,
)
from ui.widgets.status import Status, Tone

PDF = b"%PDF-1.7\n"
REASON = "Đã họp kiểm điểm ngày 05/11"


def spoken(bar):
    return "".join(words for words, _bold in bar.parts)


def test_the_header_and_the_forecast_say_where_the_year_ends(overview, give):
    give("tasks.with_owner_and_due", 37, 38)
    give("meeting.papers_made_known", 4)
    give("tasks.assigned", 38)
    give("tasks.overdue", 0)
    shown = view(overview())
    assert shown.title == "Bốn tốt năm 2026"
    assert "Chưa có mức công nhận của địa phương" in shown.subtitle
    assert "41 tiêu chí" in shown.subtitle
    assert spoken(shown.forecast) == (
        "Còn 27 ngày đến hạn 20/12/2026. Nếu không làm thêm: 1 đạt, 1 không đạt, "
        "1 chờ xác nhận, 38 chưa đánh giá. "
        "Cả 1 tiêu chí không đạt vẫn kịp làm đến 15/12/2026."
    )
    assert shown.forecast.button == "Xem 1 việc cần làm"
    assert shown.brief == "41 tiêu chí · còn 27 ngày đến hạn 20/12/2026"
    assert shown.badge == 1


def test_after_the_vote_nothing_is_promised(overview, give, clock):
    give("tasks.with_owner_and_due", 37, 38)
    clock.set(datetime(2026, 12, 22, 8, tzinfo=VIETNAM))
    shown = view(overview())
    assert spoken(shown.forecast).startswith("Đã qua hạn 20/12/2026.")
    assert shown.forecast.button == ""


def test_a_judged_year_has_no_word_about_unjudged_criteria(checklist, overview):
    for each in overview().rows:
        checklist.judge(2026, each.criterion.id, State.MET, REASON)
    shown = view(overview())
    assert "chưa đánh giá" not in spoken(shown.forecast)
    assert {tile.chip for tile in shown.tiles} == {"Đủ"}
    assert left_to_ask(overview()) == ()


def test_a_closed_year_is_only_seen(overview, clock):
    clock.set(datetime(2027, 3, 1, 8, tzinfo=VIETNAM))
    shown = view(overview())
    assert shown.read_only
    assert (shown.forecast.tone, shown.forecast.icon) == (Tone.MUTE, "lock")
    assert spoken(shown.forecast).startswith("Năm 2026 chỉ xem được")
    assert shown.brief == "41 tiêu chí · chỉ xem"
    assert shown.badge == 0


def test_tiles_count_and_say_the_worst(overview, give, checklist):
    tiles = {tile.key: tile for tile in view(overview()).tiles}
    assert (tiles["I"].title, tiles["I"].tiny) == (
        "I. Nhiệm vụ chính trị tốt",
        "I. Nhiệm vụ",
    )
    assert (tiles["IV"].word, tiles["IV"].of) == ("/ 14 đạt", 14)
    assert (tiles["I"].chip, tiles["I"].chip_status) == (
        "8 chưa đánh giá",
        Status.NOT_YET,
    )
    give("tasks.assigned", 1)
    give("tasks.overdue", 0)
    tiles = {tile.key: tile for tile in view(overview()).tiles}
    assert (tiles["II"].chip, tiles["II"].chip_status) == ("1 chờ", Status.IN_PROGRESS)
    assert tiles["II"].parts == (0, 1, 0, 8)
    give("tasks.overdue", 2)
    checklist.confirm(2026, "II.2f")
    tiles = {tile.key: tile for tile in view(overview()).tiles}
    assert (tiles["II"].chip, tiles["II"].chip_status) == ("1 thiếu", Status.BAD)


def test_rows_follow_the_tile_or_the_work_that_is_left(overview, give):
    give("tasks.with_owner_and_due", 1, 2)
    give("meeting.thematic_quarters", 3, 4)
    assert len(view(overview()).rows) == 41
    assert len(view(overview(), "III").rows) == 10
    assert [row.id for row in view(overview(), TODO).rows] == ["I.2c", "II.2d"]


def test_a_row_says_its_way_its_figure_and_its_gate(overview, give):
    give("meeting.thematic_quarters", 3, 4)
    rows = {row.id: row for row in view(overview()).rows}
    gate = rows["III.1"]
    assert gate.cell("title").icon == "key-round"
    assert gate.cell("title").spoken.endswith("điều kiện bắt buộc")
    assert rows["II.2d"].cell("figure").text == "3/4 quý"
    assert rows["II.2d"].cell("state").text == "Còn 1 quý"
    assert rows["II.2d"].cell("state").status is Status.IN_PROGRESS
    icons = [rows[code].cell("mode").icon for code in ("II.2d", "II.2b", "II.1b")]
    assert icons == ["zap", "hand", "pencil"]
    assert {mode_word(mode) for mode in Mode} == {"Tự động", "Máy gợi ý", "Tự đánh giá"}
    assert [c.key for c in columns()] == ["code", "title", "mode", "figure", "state"]


def test_the_chip_words_of_every_standing(overview, give, checklist):
    give("meeting.regular_months", 11, 12)
    give("meeting.min_duration_ok", 11, 11)
    give("meeting.attendance", 90, 100)
    give("tasks.with_owner_and_due", 1, 2)
    give("tasks.assigned", 1)
    give("tasks.overdue", 0)
    give("meeting.papers_made_known", 1)
    checklist.judge(2026, "III.1", State.NOT_MET)
    checklist.judge(2026, "IV.6a", State.NOT_APPLICABLE, REASON)
    words = {
        code: (state_word(overview().row(code)), state_status(overview().row(code)))
        for code in ("II.2c", "I.2c", "II.2f", "IV.3a", "III.1", "IV.6a", "I.2")
    }
    assert words == {
        "II.2c": ("Còn 1 kỳ", Status.IN_PROGRESS),
        "I.2c": ("Thiếu", Status.BAD),
        "II.2f": ("Chờ xác nhận", Status.IN_PROGRESS),
        "IV.3a": ("Đạt", Status.DONE),
        "III.1": ("Không đạt", Status.BAD),
        "IV.6a": ("Không áp dụng", Status.NOT_APPLICABLE),
        "I.2": ("Chưa đánh giá", Status.NOT_YET),
    }


def test_a_failed_gate_stands_above_everything(overview, give):
    give("classification.cell_failed", 1, 1)
    shown = view(overview())
    assert shown.gate == (
        "Điều kiện bắt buộc chưa đạt: I.2. Chưa đủ điều kiện công nhận."
    )
    assert "Chưa đủ điều kiện bắt buộc" in shown.subtitle


def test_the_verdict_in_words(overview, checklist):
    checklist.set_parameter(2026, "recognition.min_percent", 90, "Công văn 12-CV/ĐU")
    assert verdict_words(overview()) == "Chưa đủ kết quả để so với mức 90 %"
    for each in overview().rows:
        checklist.judge(2026, each.criterion.id, State.MET, REASON)
    assert verdict_words(overview()) == "Đạt 100 %, đủ mức công nhận 90 %"
    for code in ("II.1b", "II.2g", "III.3c", "IV.4a", "IV.6a"):
        checklist.judge(2026, code, State.NOT_MET)
    assert verdict_words(overview()) == "Đạt 87 %, chưa đủ mức 90 %"


def test_without_figures_the_evidence_is_counted(overview, checklist):
    assert figure_words(overview().row("II.1b")) == ""
    checklist.evidence.attach(2026, "a.pdf", PDF, NewEvidence(["II.1b"]))
    assert figure_words(overview().row("II.1b")) == "1 minh chứng"


def test_the_interview_marks_what_the_program_proposes(overview, give):
    give("tasks.with_owner_and_due", 1, 2)
    told = answers(overview().row("I.2c"))
    assert [key for key, *_rest in told] == [
        "dat",
        "khong_dat",
        "khong_ap_dung",
        "later",
    ]
    assert told[1][2] == "Phần mềm gợi ý"
    assert told[0][2] == ""


def test_the_drawer_shows_every_input_and_what_is_needed(overview, give):
    give("meeting.regular_months", 11, 12, "Tháng 01: 05/01/2026")
    give("meeting.min_duration_ok", 11, 11)
    give("meeting.attendance", 80, 100)
    shown = detail(overview(), "II.2c")
    assert shown.basis == (
        "Căn cứ: Kế hoạch 69-KH/ĐUK ngày 17/5/2023, II.1.2, ý 2, gạch đầu dòng 1"
    )
    lines = [(s.status, s.value, s.need) for s in shown.sums]
    assert lines == [
        (Status.IN_PROGRESS, "11/12", "cần đủ 12 tháng"),
        (Status.DONE, "11/11", "cần từ 100 %"),
        (Status.BAD, "80/100", "cần trên 85 %"),
        # How meetings were scored stands beside it; no threshold decides by it.
        (Status.INFO, "chưa có", ""),
        (Status.INFO, "chưa có", ""),
    ]
    assert shown.sums[0].inputs == ("Tháng 01: 05/01/2026",)
    assert shown.advice.startswith("Chậm nhất 15/12/2026 để kịp vào báo cáo.")
    assert main_action(shown, Mode.AUTO) == "open"
    assert page_words(shown.page) == "Mở Sinh hoạt"
    assert page_words("nowhere") == ""


def test_long_inputs_are_cut_with_a_count(overview, give):
    give("tasks.with_owner_and_due", 40, 40, *[f"Việc {n}" for n in range(40)])
    inputs = detail(overview(), "I.2c").sums[0].inputs
    assert len(inputs) == 13
    assert inputs[-1] == "và 28 dòng nữa"


def test_an_unknown_figure_asks_and_a_missing_threshold_is_named(overview, give):
    shown = detail(overview(), "I.1b")
    assert shown.asks == ("Chưa có nhiệm vụ nào đến hạn.",)
    assert shown.sums[0].value == "chưa có"
    give("tasks.on_time", 3, 4)
    shown = detail(overview(), "I.1b")
    assert shown.parameter.parameter.id == "tasks.min_on_time_percent"
    assert shown.sums[0].need == "chưa có mức để so"
    assert shown.sums[0].status is Status.NOT_YET


def test_the_drawer_of_an_unknown_criterion_is_empty(overview):
    assert detail(overview(), "X.9") is None


def test_a_confirmation_comes_first_and_then_both_values_stand(
    overview, give, checklist
):
    give("tasks.assigned", 5)
    give("tasks.overdue", 0)
    shown = detail(overview(), "II.2f")
    assert shown.can_confirm
    assert main_action(shown, Mode.SEMI) == "confirm"
    checklist.judge(2026, "II.2f", State.NOT_MET, REASON)
    shown = detail(overview(), "II.2f")
    assert shown.compare == (
        "Đồng chí: Không đạt, ngày 23/11/2026",
        "Phần mềm: Đạt",
        f"Lý do: {REASON}",
    )
    assert shown.can_withdraw
    give("tasks.overdue", 3)
    assert detail(overview(), "II.2f").compare[-1].startswith("Số liệu đã đổi")


def test_own_judgement_has_no_word_of_the_program(overview, checklist):
    assert main_action(detail(overview(), "II.1b"), Mode.MANUAL) == "judge"
    checklist.judge(2026, "II.1b", State.MET, REASON)
    shown = detail(overview(), "II.1b")
    assert shown.compare == ("Đồng chí: Đạt, ngày 23/11/2026", f"Lý do: {REASON}")
    assert shown.advice == ""
    assert main_action(shown, Mode.MANUAL) == ""


def test_not_applicable_shows_the_fact_behind_it(overview, give):
    give("plan.no_candidates_left", 1)
    shown = detail(overview(), "I.3a")
    assert shown.sums[0].label == "Không còn quần chúng để phát triển"
    assert shown.can_confirm


def test_evidence_tells_its_day_its_uses_and_its_age(overview, checklist):
    from datetime import date

    checklist.evidence.attach(
        2026,
        "Quy chế.pdf",
        PDF,
        NewEvidence(["II.1a", "III.2"], issued_on=date(2025, 6, 30)),
    )
    checklist.evidence.attach(2026, "b.pdf", PDF + b"2", NewEvidence(["II.1a"]))
    old, new = detail(overview(), "II.1a").proofs
    assert old.detail == "30/06/2025 · dùng cho 2 tiêu chí · trước năm 2026"
    assert old.status is Status.ATTENTION
    assert (new.detail, new.status) == ("", None)
    assert detail(overview(), "II.1b").has_other_evidence
    assert not detail(overview(), "II.1a").has_other_evidence


def test_in_a_closed_year_nothing_can_be_pressed(overview, clock):
    clock.set(datetime(2027, 3, 1, 8, tzinfo=VIETNAM))
    shown = detail(overview(), "II.2d")
    assert not (shown.can_judge)
    assert not (shown.can_confirm)
    assert not (shown.can_withdraw)
    assert shown.advice == ""
    assert main_action(shown, Mode.AUTO) == ""


def test_late_advice_promises_nothing(overview, clock):
    clock.set(datetime(2026, 12, 17, 8, tzinfo=VIETNAM))
    assert detail(overview(), "II.2d").advice.startswith("Đã qua ngày 15/12/2026")


@pytest.mark.parametrize(
    ("kind", "threshold", "words"),
    [
        ("at_least", 1, "cần ít nhất 1"),
        ("needs", 1, "cần có"),
        ("by_year_end", 1, "cần làm trước khi hết năm"),
        ("at_most", 3, "nhiều nhất 3"),
        ("below", 3, "dưới 3"),
        ("zero", 0, "phải không có"),
        ("share_at_least", 90, "cần từ 90 %"),
        ("share_above", 85, "cần trên 85 %"),
        ("every_month", 12, "cần đủ 12 tháng"),
        ("every_quarter", 4, "cần đủ 4 quý"),
        ("shown", None, ""),
        ("at_least", None, ""),
    ],
)
def test_what_is_needed_in_words(kind, threshold, words):
    from app.features.checklist.model.year import Finding, Outcome

    finding = Finding("Nhãn", kind, Outcome.UNKNOWN, threshold=threshold)
    assert need_words(finding) == words


def test_every_state_has_a_word():
    assert len({word_of(state) for state in State}) == 4


def test_once_a_year_work_is_not_due_yet(overview, give):
    give("meeting.year_review_held", 0, 1)
    give("review.members_reviewed", 9, 9)
    assert state_word(overview().row("II.2b")) == "Chưa đến kỳ"


def test_a_year_to_come_is_named_with_its_set(overview):
    shown = view(overview(2027))
    assert spoken(shown.forecast).startswith("Năm 2027 chưa bắt đầu")
    assert shown.read_only
