"""What stands around the pages."""

import pytest

from app.kernel.places import Place
from app.reports.keeping.comparing import Difference
from app.reports.versions import VersionState
from ui.pages.preview import presenter
from ui.widgets.document_view.reading import Entry, Opened, PageSize
from ui.widgets.status import Status


@pytest.fixture
def prepared(reports):
    return reports.prepare("paper", "1")


def seen(prepared, state=None):
    return presenter.view(prepared, state or VersionState(1))


def test_an_address_is_read_back():
    assert presenter.parse(presenter.address("minutes", "a:b")) == ("minutes", "a:b")
    with pytest.raises(ValueError, match="x"):
        presenter.parse("x")


def test_the_most_serious_check_comes_first(prepared):
    view = seen(prepared)
    assert [line.status for line in view.checks] == [
        Status.BAD,
        Status.ATTENTION,
        Status.DONE,
    ]
    assert view.checks[0].place == Place("meetings", "m1")
    assert view.checks_title == "Cần sửa 1 điều trước khi ký"


def test_the_button_names_the_kind_of_paper(prepared):
    view = seen(prepared)
    assert view.print_words == "In biên bản"
    assert view.crumb == Place("meetings", "1")
    assert [export.key for export in view.exports] == ["xlsx", "docx", "pdf"]
    assert "Hội nghị nhất trí." in view.spoken


def test_versions_are_told_in_words(prepared):
    assert seen(prepared).version == "Bản 1, chưa in"
    assert seen(prepared).notice == ""
    printed = VersionState(2, 2, "2026-12-05T09:04:00+07:00")
    assert seen(prepared, printed).version == "Bản 2 · in lần cuối 09:04, 05/12/2026"
    assert seen(prepared, printed).notice == ""
    older = VersionState(3, 2, "2026-12-05T09:04:00+07:00")
    assert seen(prepared, older).notice == "Bản đã in là bản 2, nội dung nay là bản 3."


def test_pager_and_zoom():
    assert presenter.pager(0, 3) == "Trang 1/3"
    assert (presenter.zoom(100), presenter.zoom(150)) == ("Vừa ngang", "150 %")


def test_a_difference_says_both_sides():
    found = (Difference("a", "b"), Difference("", "c"), Difference("d", ""))
    lines = [(line.label, line.words) for line in presenter.changes(found)]
    assert lines == [("Đã in", "a"), ("Nay là", "b"), ("Nay là", "c"), ("Đã in", "d")]


def test_a_paper_without_headings_lists_its_pages():
    a4 = PageSize(595, 842)
    found = presenter.contents(Opened(b"", (a4, a4), ()))
    assert [(entry.title, entry.page) for entry in found] == [
        ("Trang 1", 0),
        ("Trang 2", 1),
    ]
    headings = (Entry("I- MỘT", 0, 1, 0.5),)
    assert presenter.contents(Opened(b"", (a4, a4), headings)) == headings
