"""The two registers of papers: lines, gaps, forms and acts through the page."""

from datetime import date

import pytest

from app.features.papers.model.entries import NewIncoming, NewPaper
from app.features.papers.model.records import PaperState
from app.kernel.places import Place
from tests.ui.pages.tasks.conftest import (
    choose,
    chosen,
    form,
    heads,
    press,
    tell,
    titles,
)


@pytest.fixture
def outgoing(page):
    page.turn_to("outgoing")
    page.settle()
    return page


@pytest.fixture
def incoming(page):
    page.turn_to("incoming")
    page.settle()
    return page


def test_a_resolution_is_issued_from_a_vote_by_two_forms(outgoing, found):
    papers = found.office.papers
    vote = next(d for d in papers.decisions(2026) if d.ballot_id)
    outgoing.outgoing.acts.from_decision(2026)
    outgoing.settle()
    key = f"{vote.meeting_id}/{vote.item_id}/{vote.ballot_id}"
    tell(outgoing, decision=key, form="NQ")
    # What the meeting recorded stands in the form already.
    assert form(outgoing).form.values()["title"] == vote.subject
    tell(outgoing, recipients="Đảng ủy phường")
    (line,) = [one for one in papers.register(2026) if one.form == "NQ"]
    assert (line.number_text, line.title) == ("01-NQ/CB", vote.subject)
    assert line.on_day == date(2026, 12, 5)
    assert heads(outgoing) == ["Nghị quyết", "Biên bản"]
    assert titles(outgoing, "number") == ["01-NQ/CB", "12-BB/CB"]
    choose(outgoing, line.paper_id)
    press(outgoing, "Xem bản in")
    assert outgoing.places == [Place("preview", f"resolution:{found.meeting_id}")]


def test_gaps_stand_in_their_place_and_ask_for_a_reason(outgoing, found):
    desk = found.office.papers.outgoing
    desk.issue_new(NewPaper(form="CV", title="Một"))
    desk.issue_new(NewPaper(form="CV", title="Ba"), 3, "Sổ cũ")
    desk.record_old(NewPaper(form="KH", title="A", on_day=date(2026, 3, 1)), 1)
    desk.record_old(NewPaper(form="KH", title="B", on_day=date(2026, 5, 1)), 3)
    outgoing.reload()
    outgoing.settle()
    assert titles(outgoing) == [
        "A",
        "Số 02 bỏ trống, chưa ghi lý do",
        "B",
        "Một",
        "Số 02 bỏ trống: Sổ cũ",
        "Ba",
        "Sinh hoạt thường kỳ tháng 12/2026",
    ]
    chosen(outgoing, "Số 02 bỏ trống, chưa ghi lý do")
    press(outgoing, "Ghi lý do")
    assert tell(outgoing, reason=" ").isVisible()
    tell(outgoing, reason="Không ban hành")
    assert "Số 02 bỏ trống: Không ban hành" in titles(outgoing)
    outgoing.part.tiles.choose("gaps")
    outgoing.part.show_seen()
    assert len(titles(outgoing)) == 2


def test_a_draft_is_issued_withdrawn_and_its_number_voided(outgoing, found):
    outgoing.outgoing.acts.draft(2026)
    outgoing.settle()
    tell(outgoing, form="CV", title="Xin đèn")
    key = chosen(outgoing, "Công văn: Xin đèn")
    press(outgoing, "Sửa")
    tell(outgoing, title="Về việc xin đèn", restricted=True)
    choose(outgoing, key)
    press(outgoing, "Ban hành")
    tell(outgoing, on_day=date(2026, 12, 5))
    paper = found.office.papers.paper(key)
    assert (paper.number_text, paper.paper.restricted) == ("01-CV/CB", True)
    choose(outgoing, key)
    press(outgoing, "Hủy số, ghi lý do")
    tell(outgoing, reason="Đánh nhầm")
    choose(outgoing, key)
    press(outgoing, "Ban hành")
    # Numbers that were given are refused under the field of the number.
    shown = tell(outgoing, number=1)
    assert shown.isVisible()
    tell(outgoing, number=None)
    choose(outgoing, key)
    press(outgoing, "Thu hồi")
    tell(outgoing, reason="Sai căn cứ")
    told = found.office.papers.paper(key).paper
    assert (told.state, told.number) == (PaperState.WITHDRAWN, 2)


def test_a_draft_goes_and_comes_back(outgoing, found, store):
    made = found.office.papers.outgoing.draft(NewPaper(form="BC", title="Nháp"))
    outgoing.reload()
    outgoing.settle()
    chosen(outgoing, "Báo cáo: Nháp")
    press(outgoing, "Bỏ dự thảo")
    assert "Báo cáo: Nháp" not in titles(outgoing)
    command = store.value("SELECT command_id FROM audit_event ORDER BY seq DESC")
    store.undo(str(command))
    outgoing.reload()
    outgoing.settle()
    assert chosen(outgoing, "Báo cáo: Nháp") == made.record_id


def test_an_incoming_paper_waits_in_amber_until_it_is_made_known(incoming, found):
    incoming.new_item()
    shown = form(incoming)
    assert shown.form.values()["needs_spreading"] is True
    tell(
        incoming,
        issuer="Đảng ủy phường",
        number="15-CV/ĐU",
        subject="Đăng ký bốn tốt",
        deadline=date(2026, 12, 30),
    )
    (row,) = incoming.part.table.seen()
    assert row.cell("known").text == "Chưa phổ biến"
    assert row.edge.value == "warn"
    choose(incoming, row.id)
    press(incoming, "Ghi kỳ họp phổ biến")
    assert tell(incoming, note="").isVisible()
    tell(incoming, meeting_id=found.meeting_id)
    (row,) = incoming.part.table.seen()
    assert row.cell("known").text == "Kỳ họp 05/12/2026"
    assert row.edge is None
    choose(incoming, row.id)
    press(incoming, "Giao việc")
    tell(incoming, owner_id=found.who["Bùi Đức Thắng"])
    view = found.office.papers.incoming.paper(row.id)
    assert (view.task_owner, view.task_due) == ("Bùi Đức Thắng", date(2026, 12, 30))
    choose(incoming, row.id)
    press(incoming, "Mở nhiệm vụ")
    assert incoming.places == [Place("tasks", view.paper.task_id)]


def test_an_entry_is_put_right_and_struck(incoming, found):
    desk = found.office.papers.incoming
    key = desk.enter(NewIncoming(issuer="Đảng ủy", subject="Sai")).record_id
    incoming.reload()
    incoming.settle()
    choose(incoming, key)
    press(incoming, "Sửa")
    tell(incoming, subject="Đúng", received_on=date(2026, 12, 1))
    assert titles(incoming, "subject") == ["Đúng"]
    choose(incoming, key)
    press(incoming, "Gạch bỏ, ghi lý do")
    tell(incoming, reason="Ghi nhầm")
    (row,) = incoming.part.table.seen()
    assert row.cell("known").text == "Gạch bỏ"
    incoming.part.tiles.choose("silent")
    incoming.part.show_seen()
    assert titles(incoming, "subject") == []


def test_a_paper_is_opened_by_its_place_in_its_tab_and_year(page, found, qtbot):
    old = found.office.papers.outgoing.record_old(
        NewPaper(form="CV", title="Năm trước", on_day=date(2025, 7, 1)),
        1,
        "Nguyễn Văn Cũ",
    ).record_id
    got = found.office.papers.incoming.enter(
        NewIncoming(issuer="Đảng ủy", subject="Mới")
    ).record_id
    page.enter(got)
    page.settle()
    assert page.part is page.incoming
    assert page.part.table.current_id() == got
    qtbot.waitUntil(page.part.table.grid.hasFocus)
    page.enter(old)
    page.settle()
    assert (page.part, page.year) == (page.outgoing, 2025)
    assert page.part.table.current_id() == old
    page.enter("incoming")
    page.settle()
    assert page.part is page.incoming
