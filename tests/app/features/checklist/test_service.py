"""The year as the secretary works on it, over a real store and the shipped set."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.checklist.errors import (
    BasisNeeded,
    EvidenceAlreadyThere,
    EvidenceFromFuture,
    EvidenceHasMacros,
    EvidenceKindRefused,
    EvidenceNeeded,
    EvidenceNotWhatItSays,
    NoCriterionChosen,
    NoRuleSet,
    NotAJudgement,
    NothingToConfirm,
    NotMarked,
    ParameterOutOfRange,
    ReasonNeeded,
    ReportInFuture,
    ReportIssued,
    ReportNotIssued,
    ReportNumberMissing,
    UnknownCriterion,
    UnknownEvidence,
    UnknownParameter,
    YearClosed,
    YearNotBegun,
)
from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import (
    ReportText,
    Standing,
    VerdictKind,
    YearReport,
)
from app.features.checklist.service.checklist import Checklist
from app.features.checklist.service.evidence import NewEvidence
from app.infra.errors import AttachmentEmpty, AttachmentKindRefused, FileTooLarge
from app.kernel.clock import VIETNAM
from app.kernel.facts import Fact

PDF = b"%PDF-1.7\n1 0 obj\n"
REASON = "Đã họp kiểm điểm ngày 05/11"


def office(part, *more):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return file.getvalue()


DOCX = office("word/document.xml")


def row(checklist, code, year=2026):
    return checklist.overview(year).row(code)


def test_an_empty_year_has_every_criterion_and_judges_nothing(checklist):
    view = checklist.overview(2026)
    assert view.figures.total == 41
    assert view.figures.not_judged == 41
    assert [group.figures.total for group in view.groups] == [8, 9, 10, 14]
    assert [group.rows[0].criterion.id for group in view.groups] == [
        "I.2",
        "II.1a",
        "III.1",
        "IV.1",
    ]
    assert view.verdict.kind is VerdictKind.NO_THRESHOLD
    assert not view.read_only


def test_recorded_work_fills_an_automatic_criterion(checklist, give):
    give("tasks.with_owner_and_due", 38, 38, "38 việc")
    found = row(checklist, "I.2c")
    assert (found.state, found.standing) == (State.MET, Standing.MET)
    assert found.proposal.findings[0].inputs == ("38 việc",)
    give("tasks.with_owner_and_due", 37, 38)
    assert row(checklist, "I.2c").state is State.NOT_MET


def test_attendance_of_exactly_85_percent_is_not_enough(checklist, give):
    give("meeting.regular_months", 12, 12)
    give("meeting.min_duration_ok", 12, 12)
    give("meeting.attendance", 85, 100)
    assert row(checklist, "II.2c").state is State.NOT_MET
    give("meeting.attendance", 86, 100)
    assert row(checklist, "II.2c").state is State.MET


def test_a_month_to_come_leaves_the_criterion_open(checklist, give):
    give("meeting.regular_months", 11, 12)
    give("meeting.min_duration_ok", 11, 11)
    give("meeting.attendance", 93, 100)
    found = row(checklist, "II.2c")
    assert (found.state, found.standing) == (State.NOT_JUDGED, Standing.OPEN)


def test_one_failed_check_decides_even_when_another_is_unknown(checklist, give):
    give("meeting.attendance", 80, 100)
    assert row(checklist, "II.2c").state is State.NOT_MET


def test_a_semi_criterion_waits_for_the_secretary(checklist, give):
    give("tasks.assigned", 5)
    give("tasks.overdue", 0)
    assert row(checklist, "II.2f").standing is Standing.AWAITING
    change = checklist.confirm(2026, "II.2f")
    assert change.kinds == {"checklist"}
    found = row(checklist, "II.2f")
    assert (found.state, found.overridden) == (State.MET, False)
    assert found.mark.set_version == "QB69-2023/1"
    assert found.mark.marked_on == date(2026, 11, 23)


def test_the_program_proposes_nothing_where_the_secretary_judges_alone(checklist, give):
    give("conflict.open", 2)
    found = row(checklist, "III.1")
    assert found.standing is Standing.NOT_JUDGED
    assert found.proposal.findings[0].value == 2
    with pytest.raises(NothingToConfirm):
        checklist.confirm(2026, "III.1")


def test_deciding_otherwise_needs_a_reason_and_keeps_both_values(checklist, give):
    give("tasks.with_owner_and_due", 37, 38)
    for reason in ("", "vì thế", "ngắn quá ", "\u0300" * 3):
        with pytest.raises(ReasonNeeded):
            checklist.judge(2026, "I.2c", State.MET, reason)
    checklist.judge(2026, "I.2c", State.MET, REASON)
    found = row(checklist, "I.2c")
    assert (found.state, found.mark.proposed) == (State.MET, State.NOT_MET)
    assert found.overridden
    assert found.mark.reason == REASON


def test_a_mark_notices_that_the_figures_moved(checklist, give):
    give("tasks.with_owner_and_due", 38, 38)
    checklist.confirm(2026, "I.2c")
    assert not row(checklist, "I.2c").moved
    give("tasks.with_owner_and_due", 30, 38)
    found = row(checklist, "I.2c")
    assert found.moved
    assert found.state is State.MET


def test_own_judgement_needs_evidence_or_a_reason(checklist):
    with pytest.raises(EvidenceNeeded):
        checklist.judge(2026, "II.1b", State.MET)
    checklist.evidence.attach(2026, "bien-ban.pdf", PDF, NewEvidence(["II.1b"]))
    checklist.judge(2026, "II.1b", State.MET)
    assert row(checklist, "II.1b").state is State.MET
    with pytest.raises(EvidenceNeeded):
        checklist.judge(2026, "II.1b", State.NOT_APPLICABLE)
    checklist.judge(2026, "II.1b", State.NOT_MET)
    assert row(checklist, "II.1b").state is State.NOT_MET


def test_not_judged_is_no_judgement(checklist):
    with pytest.raises(NotAJudgement):
        checklist.judge(2026, "II.1b", State.NOT_JUDGED, REASON)


def test_no_candidates_left_waits_for_a_word_before_it_counts(checklist, give):
    give("plan.no_candidates_left", 1)
    give("plan.exists", 0)
    assert row(checklist, "I.3a").standing is Standing.AWAITING
    checklist.confirm(2026, "I.3a")
    view = checklist.overview(2026)
    assert view.row("I.3a").state is State.NOT_APPLICABLE
    assert (view.figures.not_applicable, view.figures.applicable) == (1, 40)


def test_withdrawing_and_undoing(checklist, store):
    change = checklist.judge(2026, "III.1", State.MET, REASON)
    store.undo(change.command_id)
    assert row(checklist, "III.1").mark is None
    checklist.judge(2026, "III.1", State.NOT_MET)
    taken = checklist.withdraw(2026, "III.1")
    assert row(checklist, "III.1").mark is None
    store.undo(taken.command_id)
    assert row(checklist, "III.1").state is State.NOT_MET
    checklist.withdraw(2026, "III.1")
    with pytest.raises(NotMarked):
        checklist.withdraw(2026, "III.1")


def test_an_unknown_criterion_is_refused(checklist):
    for code in ("V.1", "", "I.1a'; DROP TABLE checklist_mark;--"):
        with pytest.raises(UnknownCriterion):
            checklist.judge(2026, code, State.NOT_MET)


def test_a_past_year_is_read_only_after_january(checklist, clock):
    clock.set(datetime(2027, 1, 31, 9, tzinfo=VIETNAM))
    checklist.judge(2026, "III.1", State.MET, REASON)
    assert not checklist.overview(2026).read_only
    clock.set(datetime(2027, 2, 1, 9, tzinfo=VIETNAM))
    assert checklist.overview(2026).read_only
    assert checklist.overview(2026).row("III.1").state is State.MET
    for act in (
        lambda: checklist.judge(2026, "III.1", State.NOT_MET),
        lambda: checklist.confirm(2026, "I.2c"),
        lambda: checklist.withdraw(2026, "III.1"),
        lambda: checklist.set_parameter(
            2026, "recognition.min_percent", 80, "Công văn 12-CV/ĐU"
        ),
        lambda: checklist.evidence.attach(2026, "a.pdf", PDF, NewEvidence(["III.1"])),
    ):
        with pytest.raises(YearClosed):
            act()
    assert checklist.duties(date(2026, 12, 1)) == []


def test_a_year_to_come_and_a_year_before_the_plan(checklist):
    with pytest.raises(YearNotBegun):
        checklist.judge(2027, "III.1", State.NOT_MET)
    with pytest.raises(NoRuleSet):
        checklist.overview(2022)


def test_a_year_keeps_the_set_it_was_judged_under(checklist, store, clock):
    from dataclasses import replace

    from app.features.checklist.store.rulebook import read_sets, shipped

    old = read_sets(shipped())[0]
    new = replace(
        old, head=replace(old.head, id="QT-2026", valid_from=date(2026, 6, 1))
    )
    checklist.judge(2026, "III.1", State.MET, REASON)
    both = Checklist(
        store, checklist.evidence._attachments, lambda year: [], (old, new)
    )
    assert both.overview(2026).rule_set is old
    assert both.overview(2025).rule_set is old
    both.withdraw(2026, "III.1")
    assert both.overview(2026).rule_set is new


def test_one_file_proves_several_criteria_and_is_kept_once(checklist, store):
    first = checklist.evidence.attach(
        2026, "Biên bản.pdf", PDF, NewEvidence(["II.1b"], issued_on=date(2026, 3, 12))
    )
    again = checklist.evidence.attach(2026, "khac.pdf", PDF, NewEvidence(["II.2g"]))
    assert again.record_id == first.record_id
    (evidence,) = checklist.evidence.of_year(2026)
    assert evidence.criteria == ("II.1b", "II.2g")
    assert evidence.title == "Biên bản"
    assert row(checklist, "II.2g").evidence == (evidence,)
    assert checklist.evidence.content(evidence.id) == PDF
    with pytest.raises(EvidenceAlreadyThere):
        checklist.evidence.attach(2026, "b.pdf", PDF, NewEvidence(["II.1b"]))
    checklist.evidence.take_away(evidence.id, ["II.1b"])
    taken = checklist.evidence.take_away(evidence.id, ["II.2g"])
    assert checklist.evidence.of_year(2026) == ()
    store.undo(taken.command_id)
    assert row(checklist, "II.2g").evidence[0].id == evidence.id
    with pytest.raises(UnknownEvidence):
        checklist.evidence.one("nowhere")


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.exe", b"MZ", EvidenceKindRefused),
        ("a", PDF, EvidenceKindRefused),
        ("a.pdf.js", PDF, EvidenceKindRefused),
        ("a.txt", b"text", EvidenceKindRefused),
        ("a.docm", office("word/document.xml"), EvidenceKindRefused),
        ("a.pdf", b"MZ\x90", AttachmentKindRefused),
        ("a.png", PDF, AttachmentKindRefused),
        ("a.pdf", b"", AttachmentKindRefused),
        ("a.docx", office("xl/workbook.xml"), EvidenceNotWhatItSays),
        ("a.docx", b"PK\x03\x04 broken", EvidenceNotWhatItSays),
        (
            "a.xlsx",
            office("xl/workbook.xml", "xl/vbaProject.bin"),
            EvidenceHasMacros,
        ),
        ("a.pdf", PDF + b"0" * (20 * 2**20), FileTooLarge),
    ],
)
def test_what_is_no_evidence_is_refused(checklist, name, content, error):
    with pytest.raises(error):
        checklist.evidence.attach(2026, name, content, NewEvidence(["II.1b"]))
    assert checklist.evidence.of_year(2026) == ()


def test_an_empty_word_file_gets_the_sentence_about_empty_files(checklist):
    with pytest.raises((AttachmentEmpty, AttachmentKindRefused)):
        checklist.evidence.attach(2026, "a.docx", b"", NewEvidence(["II.1b"]))


def test_word_and_excel_files_are_taken(checklist):
    checklist.evidence.attach(2026, "a.DOCX", DOCX, NewEvidence(["II.1b"]))
    checklist.evidence.attach(
        2026, "b.xlsx", office("xl/workbook.xml"), NewEvidence(["II.1b"])
    )
    assert len(row(checklist, "II.1b").evidence) == 2


def test_evidence_needs_criteria_and_a_day_that_has_come(checklist):
    with pytest.raises(NoCriterionChosen):
        checklist.evidence.attach(2026, "a.pdf", PDF, NewEvidence([]))
    with pytest.raises(UnknownCriterion):
        checklist.evidence.attach(2026, "a.pdf", PDF, NewEvidence(["X.9"]))
    with pytest.raises(EvidenceFromFuture):
        checklist.evidence.attach(
            2026, "a.pdf", PDF, NewEvidence(["II.1b"], issued_on=date(2026, 11, 24))
        )


def test_a_file_on_disk_is_read_and_a_strange_one_is_not_even_opened(
    checklist, tmp_path
):
    paper = tmp_path / "Nghị quyết tháng 3.pdf"
    paper.write_bytes(PDF)
    checklist.evidence.attach_file(2026, paper, NewEvidence(["I.1a"]))
    assert row(checklist, "I.1a").evidence[0].title == "Nghị quyết tháng 3"
    with pytest.raises(EvidenceKindRefused):
        checklist.evidence.attach_file(
            2026, tmp_path / "missing.exe", NewEvidence(["I.1a"])
        )


def test_a_threshold_of_the_cell_with_its_basis_unblocks(checklist, give):
    give("tasks.on_time", 34, 38)
    found = row(checklist, "I.1b")
    assert found.state is State.NOT_JUDGED
    assert found.proposal.findings[0].lacks_parameter == "tasks.min_on_time_percent"
    checklist.set_parameter(2026, "tasks.min_on_time_percent", 90, "NQ 01-NQ/CB 2026")
    assert row(checklist, "I.1b").state is State.NOT_MET
    checklist.set_parameter(2026, "tasks.min_on_time_percent", 89, "NQ 02-NQ/CB 2026")
    assert row(checklist, "I.1b").state is State.MET
    assert row(checklist, "I.1b", 2025).state is State.NOT_JUDGED


def test_a_threshold_must_be_possible_and_have_a_basis(checklist):
    for number in (0, 101, -5):
        with pytest.raises(ParameterOutOfRange):
            checklist.set_parameter(2026, "recognition.min_percent", number, REASON)
    with pytest.raises(BasisNeeded):
        checklist.set_parameter(2026, "recognition.min_percent", 90, "  ")
    for name in ("fee.other_dong", "x"):
        with pytest.raises(UnknownParameter):
            checklist.set_parameter(2026, name, 90, REASON)


def mark_all(checklist, state=State.MET):
    for each in checklist.overview(2026).rows:
        checklist.judge(2026, each.criterion.id, state, REASON)


def test_the_verdict_needs_a_threshold_every_word_and_every_gate(checklist):
    assert checklist.overview(2026).verdict.kind is VerdictKind.NO_THRESHOLD
    checklist.set_parameter(2026, "recognition.min_percent", 98, "Công văn 12-CV/ĐU")
    assert checklist.overview(2026).verdict.kind is VerdictKind.UNFINISHED
    mark_all(checklist)
    assert checklist.overview(2026).verdict.kind is VerdictKind.REACHED
    # 40 of 41 is 97,56 %.
    checklist.judge(2026, "II.1b", State.NOT_MET)
    assert checklist.overview(2026).verdict.kind is VerdictKind.NOT_REACHED
    checklist.set_parameter(2026, "recognition.min_percent", 97, "Công văn 13-CV/ĐU")
    verdict = checklist.overview(2026).verdict
    assert (verdict.kind, verdict.basis) == (VerdictKind.REACHED, "Công văn 13-CV/ĐU")
    checklist.judge(2026, "III.1", State.NOT_MET)
    verdict = checklist.overview(2026).verdict
    assert (verdict.kind, verdict.gates) == (VerdictKind.GATE_FAILED, ("III.1",))


def test_the_forecast_adds_up_and_knows_when_it_is_too_late(checklist, give, clock):
    give("tasks.with_owner_and_due", 1, 2)
    give("meeting.thematic_quarters", 3, 4)
    forecast = checklist.overview(2026).forecast
    assert (forecast.days_left, forecast.not_met) == (27, 2)
    assert forecast.still_possible == ("I.2c", "II.2d")
    clock.set(datetime(2026, 12, 16, 8, tzinfo=VIETNAM))
    assert checklist.overview(2026).forecast.still_possible == ()


def test_duties_name_failed_gates_missing_work_and_what_waits(checklist, give):
    give("classification.cell_failed", 1, 1)
    give("tasks.with_owner_and_due", 1, 2)
    give("tasks.assigned", 2)
    give("tasks.overdue", 0)
    duties = checklist.duties(date(2026, 11, 23))
    titles = [duty.title for duty in duties]
    assert titles[0].startswith("Điều kiện bắt buộc chưa đạt:")
    assert titles[1].startswith("Bốn tốt còn thiếu: Mục tiêu")
    assert titles[2] == "Xác nhận 1 tiêu chí phần mềm đã gợi ý"
    assert titles[3] == "Tự đánh giá 38 tiêu chí còn lại"
    assert {duty.due for duty in duties} == {date(2026, 12, 15)}
    assert duties[0].place.record_id == "I.2"


def test_before_october_nobody_is_asked_to_judge_the_year(checklist, clock):
    clock.set(datetime(2026, 9, 30, 8, tzinfo=VIETNAM))
    assert checklist.duties(date(2026, 9, 30)) == []


def test_search_finds_criteria_and_evidence_without_marks(checklist):
    checklist.evidence.attach(2026, "Quy chế.pdf", PDF, NewEvidence(["II.1a"]))
    found = checklist.search("quy che")
    assert any(hit.title == "Quy chế" for hit in found)
    assert any(hit.place.record_id == "II.1a" for hit in found)
    exact = {hit.title: hit.exact for hit in checklist.search("Quy chế")}
    assert exact["Quy chế"]
    assert checklist.search("   ") == []
    assert checklist.search("không hề có") == []


def test_facts_tell_the_totals(checklist, give):
    give("classification.cell_failed", 1, 1)
    facts = {fact.name: fact for fact in checklist.facts(2026)}
    assert facts["checklist.missing"].value == 1
    assert facts["checklist.gates_failed"].of == 3
    assert facts["checklist.met"].of == 41


NAMES = (
    "tasks.with_owner_and_due",
    "meeting.attendance",
    "meeting.thematic_quarters",
    "plan.exists",
    "plan.no_candidates_left",
    "tasks.overdue",
    "classification.cell_failed",
)
FACTS = st.dictionaries(
    st.sampled_from(NAMES),
    st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5)),
)


@given(figures=FACTS)
def test_totals_always_match_the_rows(figures):
    from datetime import date as day

    from app.features.checklist.rules.count import figures as count
    from app.features.checklist.rules.count import forecast, grouped
    from app.features.checklist.rules.judge import propose, stand
    from app.features.checklist.store.rulebook import read_sets, shipped

    rule_set = read_sets(shipped())[0]
    facts = {n: Fact(n, value, of) for n, (value, of) in figures.items()}
    today = day(2026, 11, 23)
    rows = {
        c.id: stand(c, propose(c, facts, {}, 2026, today), None, ())
        for c in rule_set.criteria
    }
    groups = grouped(rule_set, rows)
    total = count(rows.values())
    parts = ("met", "awaiting", "open", "missing", "not_judged", "not_applicable")
    assert sum(getattr(total, part) for part in parts) == total.total == 41
    for part in (*parts, "total"):
        assert sum(getattr(g.figures, part) for g in groups) == getattr(total, part)
    ahead = forecast(list(rows.values()), rule_set.head.deadline, 2026, today)
    assert (
        ahead.met
        + ahead.not_met
        + ahead.awaiting
        + ahead.not_judged
        + total.not_applicable
        == 41
    )


def test_the_report_is_a_draft_until_it_has_a_number(checklist, store):
    desk = checklist.report
    assert desk.of_year(2026) == YearReport("", 2026, ReportText(), "", None)
    desk.write(2026, ReportText(limits="Thiếu một buổi  chuyên đề"))
    assert desk.of_year(2026).text.limits == "Thiếu một buổi chuyên đề"
    assert not desk.of_year(2026).is_final
    with pytest.raises(ReportNumberMissing):
        desk.issue(2026, "  ", date(2026, 11, 23))
    with pytest.raises(ReportInFuture):
        desk.issue(2026, "12-BC/CB", date(2026, 11, 24))
    with pytest.raises(ReportNotIssued):
        desk.reopen(2026)
    desk.issue(2026, "12-BC/CB", date(2026, 11, 23))
    assert desk.of_year(2026).is_final
    with pytest.raises(ReportIssued):
        desk.write(2026, ReportText())
    desk.reopen(2026)
    assert desk.of_year(2026).text.limits == "Thiếu một buổi chuyên đề"
    assert not desk.of_year(2026).is_final


def test_the_table_writes_figures_as_papers_do(checklist, give):
    give("meeting.regular_months", 11, 12)
    give("meeting.min_duration_ok", 11, 11)
    give("meeting.attendance", 239, 256)
    figure = row(checklist, "II.2c").proposal.figure
    assert figure == "11/12 kỳ · 93,3 %"


def test_a_copy_of_evidence_is_the_file_itself(checklist, tmp_path):
    change = checklist.evidence.attach(2026, "a.pdf", PDF, NewEvidence(["II.1b"]))
    checklist.evidence.save_copy(change.record_id, tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == PDF
