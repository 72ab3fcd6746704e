"""What the dialog of exports says and remembers, without a window."""

from datetime import date

import pytest

from app.kernel.places import Place
from app.reports.members.model import LogLine
from ui.pages.members.exporting import presenter
from ui.pages.members.exporting.presenter import Chosen, Seen
from ui.widgets.status import Tone

SEEN = Seen(("a", "b", "c"), ("no", "name", "card", "attended"), "dự bị", year=2026)


@pytest.fixture
def offer(office):
    return office.member_exports.offer()


def _list(*fields, **told):
    shape = told.pop("format", "xlsx")
    return Chosen(
        "list", shape, fields, **{"with_left": False, "unmask": False, **told}
    )


def test_the_first_time_the_dialog_follows_the_screen(offer):
    start = presenter.start(offer, SEEN, None)
    assert start.fields == ("no", "full_name", "card_no", "attended")
    assert (start.form, start.format, start.unmask) == ("list", "xlsx", False)
    assert presenter.forms(offer, SEEN)[0].label == "Danh sách như đang xem (3 người)"


def test_what_was_ticked_comes_back_but_never_the_wish_for_full_numbers(offer):
    told = _list("full_name", format="csv", unmask=True, reason="vì")
    kept = presenter.to_keep(told, None)
    assert "vì" not in str(kept)
    book = Chosen("book", "xlsx", ("no",), with_left=False, unmask=False)
    kept = presenter.to_keep(book, kept)
    start = presenter.start(offer, SEEN, kept)
    # Ctrl+E always begins with what is seen.
    assert (start.form, start.format, start.fields) == ("list", "csv", ("full_name",))
    assert (start.with_left, start.unmask, start.reason) == (False, False, "")
    # Each form keeps its own format and its own answer about those who left.
    assert presenter.usual_format(offer, "book", kept) == "xlsx"
    assert not presenter.with_left(offer, "book", kept)
    assert presenter.with_left(offer, "national", kept)


@pytest.mark.parametrize(
    "kept",
    [{"formats": {"list": "doc"}, "fields": ["lạ", 7], "with_left": "x"}, [1], "x"],
)
def test_a_habit_that_no_longer_fits_is_ignored(offer, kept):
    start = presenter.start(offer, SEEN, kept)
    assert (start.form, start.format, start.with_left) == ("list", "xlsx", False)
    assert start.fields == ("no", "full_name", "card_no", "attended")


def test_an_order_has_the_screen_only_for_lists():
    order = presenter.order(_list("full_name", unmask=True, reason="vì"), SEEN)
    assert (order.people, order.filter, order.unmask) == (SEEN.people, "dự bị", True)
    book = Chosen("book", "pdf", ("full_name",), True, unmask=True)
    order = presenter.order(book, SEEN)
    assert (order.people, order.fields, order.unmask) == (None, (), False)
    assert order.with_left


def test_the_sentence_says_what_leaves_in_full(offer):
    assert presenter.summary(offer, _list("full_name"), SEEN) == (
        "3 người, 1 mục.",
        Tone.INFO,
    )
    words, tone = presenter.summary(offer, _list("full_name", "phone"), SEEN)
    assert words == "3 người, 2 mục. Chỉ ghi ba ký tự cuối của điện thoại."
    told = _list("full_name", "phone", unmask=True)
    words, tone = presenter.summary(offer, told, SEEN)
    assert words.startswith("Tệp có đủ điện thoại của 3 người, không được mã hóa.")
    assert tone is Tone.WARN
    many = _list(*(field.key for field in offer.fields[:13]), format="pdf")
    words, tone = presenter.summary(offer, many, SEEN)
    assert words == "Đã chọn 13 mục; trang A4 ngang chỉ in rõ được 12 mục."


def test_a_reason_is_asked_where_numbers_leave_in_full(offer):
    assert not presenter.needs_reason(offer, _list("full_name"))
    assert presenter.needs_reason(offer, _list("full_name", unmask=True))
    assert presenter.needs_reason(offer, Chosen("book", "pdf", (), True, False))


def test_papers_lead_to_their_preview():
    past = Seen((), (), day=date(2025, 6, 30), year=2025)
    paper = Chosen("attendance", "", (), with_left=False, unmask=False)
    assert presenter.place(paper, past) == Place("preview", "attendance:2025")
    paper = Chosen("member_structure", "", (), with_left=False, unmask=False)
    assert presenter.place(paper, past) == Place(
        "preview", "member_structure:2025-06-30"
    )


def test_the_log_shows_words_not_keys(offer):
    line = LogLine(
        id="1",
        at="2026-11-23T08:12:00+07:00",
        actor="user",
        form="list",
        format="xlsx",
        file_name="ds.xlsx",
        as_of="2026-11-23",
        people=3,
        fields=("full_name", "old_field"),
        in_full=("card_no",),
        reason="đối chiếu",
    )
    labels = {"full_name": "Họ và tên", "card_no": "Số thẻ đảng viên"}
    (row,) = presenter.log_rows([line], offer, labels)
    shown = {key: cell.text for key, cell in row.cells.items()}
    assert shown == {
        "at": "23/11/2026 08:12",
        "form": "Danh sách như đang xem",
        "people": "3",
        "file": "ds.xlsx",
        "in_full": "Số thẻ đảng viên",
        "reason": "đối chiếu",
        "actor": "Người dùng sổ",
        "fields": "Họ và tên, old_field",
    }
