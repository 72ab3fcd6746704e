"""Outgoing papers: numbers in order, never twice; where they come from; who signs."""

from datetime import date

import pytest

from app.features.meetings.model.entries import NewMeeting
from app.features.papers import errors
from app.features.papers.model.entries import NewPaper
from app.features.papers.model.records import PaperState
from app.infra.errors import Locked
from app.kernel.errors import SecretMark
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.papers.voting import voted_down


def letter(title="Về việc quyên góp", **told):
    return NewPaper(form="CV", title=title, **told)


def issue(papers, title="Về việc quyên góp", number=None, reason="", **told):
    change = papers.outgoing.issue_new(letter(title, **told), number, reason)
    return papers.paper(change.record_id)


def test_a_paper_gets_the_next_number_of_its_type(papers, found):
    found.at(2026, 3, 2, 9, 0)
    first, second = issue(papers), issue(papers, "Về việc khác")
    plan = papers.outgoing.issue_new(NewPaper(form="KH", title="Kế hoạch năm"))
    assert (first.number_text, second.number_text) == ("01-CV/CB", "02-CV/CB")
    assert papers.paper(plan.record_id).number_text == "01-KH/CB"
    assert first.paper.signer == NAMES[0]
    assert first.paper.signer_post == "Bí thư"
    assert first.paper.on_day == date(2026, 3, 2)
    assert first.term_label == "2025-2030"


def test_the_deputy_signs_while_the_secretary_is_gone_and_others_may_be_chosen(
    papers, found
):
    found.at(2026, 3, 2, 9, 0)
    secretary = found.office.people.officer("secretary", date(2026, 3, 2))
    found.office.people.end_post(secretary.post_id, date(2026, 3, 1))
    assert issue(papers).paper.signer == NAMES[1]
    member = found.who[NAMES[2]]
    assert issue(papers, signer_id=member).paper.signer_post == "Chi ủy viên"
    with pytest.raises(errors.PaperSignerHeldNoPost):
        issue(papers, signer_id=found.who[NAMES[5]])
    # The signer of a past day is the officer of that day.
    with pytest.raises(errors.PaperDayOutOfOrder):
        issue(papers, on_day=date(2026, 3, 1))


def test_a_number_is_never_given_twice_not_even_after_it_was_voided(papers, found):
    found.at(2026, 3, 2, 9, 0)
    issue(papers)
    second = issue(papers, "Ghi nhầm số")
    change = papers.outgoing.void_number(second.paper.id, "Đánh nhầm loại văn bản")
    draft = papers.paper(second.paper.id)
    assert draft.paper.state is PaperState.DRAFT
    assert draft.void_numbers == (("02-CV/CB", "Đánh nhầm loại văn bản"),)
    with pytest.raises(errors.PaperNumberTaken) as taken:
        papers.outgoing.issue(second.paper.id, number=2)
    assert taken.value.facts["next"] == "03"
    papers.outgoing.issue(second.paper.id)
    assert papers.paper(second.paper.id).number_text == "03-CV/CB"
    assert change.command_id


def test_what_was_issued_is_not_taken_back_by_undo_nor_rewritten(papers, found, store):
    found.at(2026, 3, 2, 9, 0)
    change = papers.outgoing.issue_new(letter())
    assert change.command_id == ""
    command = store.value("SELECT max(command_id) FROM audit_event")
    with pytest.raises(Locked):
        store.undo(str(command))
    with pytest.raises(errors.PaperNotDraft):
        papers.outgoing.correct(change.record_id, letter("Khác"))
    with pytest.raises(errors.PaperNotDraft):
        papers.outgoing.drop(change.record_id)
    with pytest.raises(Locked), store.command("test.rewrite") as unit:
        unit.update("paper", change.record_id, {"title": "Sửa lén"})
    slot = str(store.value("SELECT id FROM paper_slot"))
    with pytest.raises(Locked), store.command("test.renumber") as unit:
        unit.update("paper_slot", slot, {"number": 9})
    assert papers.paper(change.record_id).paper.title == "Về việc quyên góp"


def test_skipping_numbers_needs_a_reason_and_the_gaps_keep_it(papers, found):
    found.at(2026, 3, 2, 9, 0)
    issue(papers)
    with pytest.raises(errors.PaperNumberSkips) as asked:
        issue(papers, number=4)
    assert asked.value.facts["next"] == "02"
    issue(papers, number=4, reason="Số 02, 03 ghi ở sổ của Đảng ủy")
    rows = [(r.number, r.state, r.void_reason) for r in papers.register(2026, "CV")]
    why = "Số 02, 03 ghi ở sổ của Đảng ủy"
    assert rows == [
        (1, "issued", ""),
        (2, "gap", why),
        (3, "gap", why),
        (4, "issued", ""),
    ]


def test_numbers_that_cannot_be_had(papers, found):
    found.at(2026, 3, 2, 9, 0)
    issue(papers, number=38)
    assert issue(papers).paper.number == 39
    for number, error in (
        (0, errors.PaperNumberUnusable),
        (-3, errors.PaperNumberUnusable),
        (10**30, errors.PaperNumberUnusable),
        (39, errors.PaperNumberTaken),
        (12, errors.PaperNumberGoesBack),
        (500, errors.PaperNumberTooFar),
    ):
        with pytest.raises(error):
            issue(papers, number=number, reason="thử")
    assert [row.number for row in papers.register(2026)] == [38, 39]


def test_days_that_cannot_be(papers, found):
    found.at(2026, 3, 2, 9, 0)
    with pytest.raises(errors.PaperInFuture):
        issue(papers, on_day=date(2026, 3, 3))
    with pytest.raises(errors.PaperOutsideTerms):
        issue(papers, on_day=date(2025, 5, 31))
    assert papers.register() == []


def test_a_new_number_is_not_given_in_a_term_that_is_over(papers, found, clock):
    found.at(2030, 6, 2, 9, 0)
    people = found.office.people
    people.start_term(date(2030, 6, 1), date(2035, 5, 31))
    with pytest.raises(errors.PaperOfPastTerm) as past:
        issue(papers, on_day=date(2030, 5, 31))
    assert past.value.facts["term"] == "2025-2030"
    assert issue(papers).number_text == "01-CV/CB"
    old = papers.outgoing.record_old(letter("Cũ", on_day=date(2030, 5, 30)), 41)
    view = papers.paper(old.record_id)
    assert (view.number_text, view.term_label) == ("41-CV/CB", "2025-2030")


def test_old_papers_fit_their_neighbours(papers, found):
    found.at(2026, 6, 1, 9, 0)
    record = papers.outgoing.record_old
    record(letter("Ba", on_day=date(2026, 3, 3)), 3)
    record(letter("Một", on_day=date(2026, 1, 5)), 1, signer="Nguyễn Văn Cũ")
    with pytest.raises(errors.PaperDayOutOfOrder) as wrong:
        record(letter("Hai", on_day=date(2026, 3, 4)), 2)
    assert (wrong.value.facts["other"], wrong.value.facts["other_day"]) == (
        "03",
        "03/03/2026",
    )
    with pytest.raises(errors.PaperNumberTaken):
        record(letter("Hai", on_day=date(2026, 3, 3)), 3)
    rows = papers.register(2026)
    assert [(r.number, r.state, r.signer) for r in rows] == [
        (1, "issued", "Nguyễn Văn Cũ"),
        (2, "gap", ""),
        (3, "issued", NAMES[0]),
    ]
    term = rows[0].term_id
    papers.outgoing.explain_gap("CV", term, 2, "Mất bản lưu")
    assert papers.register(2026)[1].void_reason == "Mất bản lưu"
    # A reason can be put right, a number that is borne has none.
    papers.outgoing.explain_gap("CV", term, 2, "Mất bản lưu năm 2026")
    assert papers.register(2026)[1].void_reason == "Mất bản lưu năm 2026"
    for number in (1, 3, 4, 0):
        with pytest.raises(errors.NoSuchGap):
            papers.outgoing.explain_gap("CV", term, number, "Lại")


def test_a_slip_in_an_old_paper_is_taken_back(papers, found, store):
    found.at(2026, 6, 1, 9, 0)
    wrong = papers.outgoing.record_old(letter("Cũ", on_day=date(2026, 3, 3)), 12)
    assert papers.paper(wrong.record_id).copied
    store.undo(wrong.command_id)
    assert papers.register(2026) == []
    again = papers.outgoing.record_old(letter("Cũ", on_day=date(2026, 3, 3)), 12)
    change = papers.outgoing.take_out_old(again.record_id)
    assert papers.register(2026) == []
    store.undo(change.command_id)
    assert papers.paper(again.record_id).number_text == "12-CV/CB"
    # What was issued here is no slip of typing.
    given = issue(papers)
    assert not given.copied
    with pytest.raises(errors.PaperNotDraft):
        papers.outgoing.take_out_old(given.paper.id)


def test_which_papers_a_cell_issues_depends_on_the_day(papers, found):
    found.at(2026, 1, 8, 9, 0)
    with pytest.raises(errors.PaperFormNotIssued) as refused:
        papers.outgoing.issue_new(NewPaper(form="KL", title="Kết luận"))
    assert refused.value.facts["rules"] == "Quy định 66-QĐ/TW"
    found.at(2026, 1, 9, 9, 0)
    change = papers.outgoing.issue_new(NewPaper(form="KL", title="Kết luận"))
    assert papers.paper(change.record_id).number_text == "01-KL/CB"
    for form, error in (
        ("CT", errors.PaperFormNotIssued),
        ("BB", errors.MinutesNumberedElsewhere),
        ("ZZ", errors.PaperFormUnknown),
    ):
        with pytest.raises(error):
            papers.outgoing.draft(NewPaper(form=form, title="Văn bản"))


def test_a_resolution_is_issued_from_a_vote_in_one_act(papers, meeting_id, store):
    vote = next(d for d in papers.decisions(2026) if d.ballot_id)
    before = store.value("SELECT count(DISTINCT command_id) FROM audit_event")
    change = papers.outgoing.issue_decision(
        NewPaper(
            form="NQ",
            title="",
            meeting_id=meeting_id,
            ballot_id=vote.ballot_id,
            recipients="Đảng ủy phường (để báo cáo)\n\nLưu chi bộ",
        )
    )
    after = store.value("SELECT count(DISTINCT command_id) FROM audit_event")
    view = papers.paper(change.record_id)
    assert after == before + 1
    assert view.number_text == "01-NQ/CB"
    assert view.paper.title == vote.subject
    assert view.paper.text == vote.text
    assert view.paper.addressees == ("Đảng ủy phường (để báo cáo)", "Lưu chi bộ")
    assert view.origin == vote
    again = next(d for d in papers.decisions(2026) if d.ballot_id == vote.ballot_id)
    assert (vote.issued_as, again.issued_as) == ("", "01-NQ/CB")
    # What still waits for its paper stands first; the vote on the whole conclusion
    # and the conclusion are one decision.
    assert [(d.subject, d.issued_as) for d in papers.decisions(2026)] == [
        ("Thảo luận, tự phê bình và phê bình", ""),
        ("Kết luận tháng 12/2026", "01-NQ/CB"),
    ]
    assert view.meeting.on_day == date(2026, 12, 5)
    assert [one.paper.id for one in papers.of_meeting(meeting_id)] == [view.paper.id]
    with pytest.raises(errors.PaperAlreadyFromDecision):
        papers.outgoing.issue_decision(
            NewPaper(
                form="NQ", title="", meeting_id=meeting_id, ballot_id=vote.ballot_id
            )
        )


def test_a_paper_is_not_older_than_its_meeting(papers, meeting_id):
    vote = next(d for d in papers.decisions(2026) if d.ballot_id)
    told = {"meeting_id": meeting_id, "ballot_id": vote.ballot_id}
    with pytest.raises(errors.PaperBeforeMeeting) as early:
        papers.outgoing.issue_decision(
            NewPaper(form="NQ", title="", on_day=date(2026, 12, 4), **told)
        )
    assert early.value.facts["meeting_day"] == "05/12/2026"
    assert papers.register(form="NQ") == []


def test_only_what_was_decided_is_issued(papers, meeting_id, found):
    with pytest.raises(errors.DecisionUnknown):
        papers.outgoing.issue_decision(
            NewPaper(form="NQ", title="A", meeting_id=meeting_id, ballot_id="không có")
        )
    found.at(2026, 12, 6, 8, 0)
    other = voted_down(found)
    vote = next(d for d in papers.decisions(2026) if d.meeting_id == other)
    assert vote.passed is False
    with pytest.raises(errors.PaperVoteNotPassed) as lost:
        papers.outgoing.issue_decision(
            NewPaper(form="NQ", title="", meeting_id=other, ballot_id=vote.ballot_id)
        )
    assert lost.value.facts["subject"] == vote.subject


def test_a_meeting_still_planned_decides_nothing(papers, found):
    found.at(2026, 3, 2, 9, 0)
    planned = found.office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 3, 5))
    ).record_id
    with pytest.raises(errors.PaperOfUnheldMeeting):
        papers.outgoing.issue_new(letter(meeting_id=planned))


def test_a_withdrawn_paper_keeps_its_number_and_can_be_put_back(papers, found, store):
    found.at(2026, 3, 2, 9, 0)
    view = issue(papers)
    with pytest.raises(errors.WithdrawnBeforeIssue):
        papers.outgoing.withdraw(view.paper.id, "Sai", date(2026, 3, 1))
    with pytest.raises(errors.PaperReasonMissing):
        papers.outgoing.withdraw(view.paper.id, " \n ")
    change = papers.outgoing.withdraw(view.paper.id, "Sai căn cứ")
    told = papers.paper(view.paper.id).paper
    assert (told.state, told.number) == (PaperState.WITHDRAWN, 1)
    assert told.withdrawn_reason == "Sai căn cứ"
    assert issue(papers).paper.number == 2
    store.undo(change.command_id)
    assert papers.paper(view.paper.id).paper.state is PaperState.ISSUED


def test_texts_are_cleaned_and_guarded(papers, found):
    found.at(2026, 3, 2, 9, 0)
    view = issue(papers, "  Về  việc\n đèn\x00 chiếu sáng ", text="a\r\nb")
    assert (view.paper.title, view.paper.text) == ("Về việc đèn chiếu sáng", "a\nb")
    with pytest.raises(errors.PaperWithoutTitle):
        issue(papers, " \n")
    with pytest.raises(errors.PaperTextTooLong):
        issue(papers, "x" * 501)
    with pytest.raises(SecretMark):
        issue(papers, "Về việc", text="Độ mật: TỐI MẬT")


def test_a_draft_is_changed_and_dropped_and_comes_back_by_undo(papers, found, store):
    found.at(2026, 3, 2, 9, 0)
    draft = papers.outgoing.draft(letter("Nháp")).record_id
    papers.outgoing.correct(draft, letter("Nháp hai"))
    assert papers.register(2026)[0].title == "Nháp hai"
    change = papers.outgoing.drop(draft)
    assert papers.register(2026) == []
    store.undo(change.command_id)
    assert papers.register(2026)[0].paper_id == draft


def test_minutes_stand_in_the_same_register(papers, found, meeting_id):
    rows = papers.register(2026, "BB")
    assert [(r.number_text, r.meeting_id, r.state) for r in rows] == [
        ("12-BB/CB", meeting_id, "unsigned")
    ]
    found.office.meetings.minutes.void_number(meeting_id, "Đánh nhầm")
    gap = papers.register(2026, "BB")[0]
    assert (gap.is_gap, gap.void_reason) == (True, "Đánh nhầm")


def test_a_file_is_kept_with_a_paper(papers, found, tmp_path):
    found.at(2026, 3, 2, 9, 0)
    view = issue(papers)
    with pytest.raises(errors.RegisterFileMissing):
        papers.files.content(view.paper.file)
    path = tmp_path / "ban ky.pdf"
    path.write_bytes(b"%PDF-1.4 noi dung")
    papers.outgoing.keep_file(view.paper.id, papers.files.stored(path))
    kept = papers.paper(view.paper.id).paper.file
    assert (kept.name, kept.media_type) == ("ban ky.pdf", "application/pdf")
    assert papers.files.content(kept) == b"%PDF-1.4 noi dung"
