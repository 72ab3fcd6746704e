"""The yearbook: every minutes of a year, pages counted through, digests at the end."""

import hashlib
import re
from datetime import date
from io import BytesIO

import pikepdf
import pikepdf.pdfa
import pypdfium2
import pytest

from app.documents.paper.code import code_in
from app.documents.text import plain_text
from app.features.meetings.model.entries import NewItem, NewMeeting
from app.kernel.errors import Cancelled
from app.reports import drawing
from tests.app.features.meetings.office import desk, held


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def thematic(found, day):
    """A short meeting held on ``day`` at 14:00, read out and closed."""
    do = found.office.meetings
    found.at(2026, day.month, day.day, 14, 0)
    meeting_id = do.plan(
        NewMeeting(
            kind="committee",
            on_day=day,
            place="Trụ sở",
            chair_id=found.who["Trần Văn Hòa"],
            clerk_id=found.who["Lê Thị Minh Nguyệt"],
        )
    ).record_id
    do.planning.add_item(meeting_id, NewItem(title="Chuẩn bị", content="Đã bàn."))
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    do.floor.conclude(meeting_id, "Nhất trí.")
    found.at(2026, day.month, day.day, 15, 0)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    return meeting_id


@pytest.fixture
def year(found):
    """Two meetings: a committee in November, locked, and the regular of December."""
    first = thematic(found, date(2026, 11, 4))
    minutes = found.office.meetings.minutes
    minutes.sign(first)
    minutes.lock(first)
    return first, held(found)


def texts(content):
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def prepared(found):
    return found.office.reports.prepare("yearbook", "2026")


def test_pages_are_counted_through_and_the_contents_name_them(found, year):
    pages = texts(drawing.pdf(prepared(found)))
    total = len(pages)
    for number, text in enumerate(pages, start=1):
        assert f"Trang sổ {number}/{total}" in text
    title = re.compile(r"^BIÊN BẢN\r?$", re.MULTILINE)
    begins = [n for n, text in enumerate(pages, 1) if title.search(text)]
    first, second = (n for n in begins if n > 1)
    lines = re.findall(r"/2026 .*?(\d+)\r?\n", pages[0].replace("\r\n", "\n") + "\n")
    assert [int(line) for line in lines[-2:]] == [first, second] == [2, 3]


def test_locked_minutes_are_bound_with_exactly_their_pages(found, year):
    first, _ = year
    minutes = found.office.reports.prepare("minutes", first)
    alone = texts(drawing.pdf(minutes))
    book = texts(drawing.pdf(prepared(found)))
    for page, text in enumerate(alone, start=1):
        kept = re.sub(r"\s+", "", text)
        bound = re.sub(r"\s+", "", book[page])
        assert bound.startswith(kept)
        assert code_in(book[page]) == minutes.code


def test_the_last_page_lists_the_digest_of_each_content(found, year):
    first, second = year
    reports = found.office.reports
    locked = hashlib.sha256(drawing.pdf(reports.prepare("minutes", first))).hexdigest()
    from app.documents.paper.code import content_digest

    open_one = content_digest(reports.prepare("minutes", second).doc)
    last = re.sub(r"\s+", "", texts(drawing.pdf(prepared(found)))[-1])
    assert locked in last
    assert open_one in last
    assert "Đãkhóa" in last
    assert "Chưakhóa" in last


def test_it_is_an_archive_file_with_a_bookmark_for_each_paper(found, year):
    content = drawing.pdf(prepared(found))
    assert content == drawing.pdf(prepared(found))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert list(pikepdf.pdfa.check(pdf, "2b").findings) == []
        assert "Sổ biên bản" in str(pdf.docinfo["/Title"])
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert titles[0] == "Mục lục"
    assert "Họp chi ủy tháng 11 năm 2026" in titles[1]
    assert titles[-1] == "Mã nội dung"


def test_the_word_file_and_the_words_have_every_minutes(found, year):
    import docx

    book = prepared(found)
    text = plain_text(book.doc)
    body = docx.Document(BytesIO(drawing.docx(book))).element.body
    word = "".join(node.text or "" for node in body.iter() if node.text)
    for said in ("Đã bàn.", "Đề nghị lắp thêm đèn chiếu sáng ngõ 12."):
        assert said in text
        assert said in word


def test_two_sided_moves_every_second_page_of_the_book(found, year):
    with pypdfium2.PdfDocument(drawing.pdf(prepared(found), duplex=True)) as pdf:
        rights = []
        for page in pdf:
            text = page.get_textpage()
            at, _count = text.search("Trang sổ").get_next()
            rights.append(text.get_charbox(at)[0])
    shift = 15 / 25.4 * 72
    assert rights[0] - rights[1] == pytest.approx(shift, abs=1)


def test_the_work_can_be_stopped_between_papers(found, year):
    heard = []

    def stop(done, total):
        heard.append((done, total))
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        drawing.pdf(prepared(found), progress=stop)
    assert heard == [(0, 3), (1, 3)]


def test_an_empty_year_is_a_book_that_says_so(found):
    book = found.office.reports.prepare("yearbook", "2020")
    assert "Năm này chưa có biên bản nào." in texts(drawing.pdf(book))[0]


def test_open_minutes_are_named_before_printing(found, year):
    checks = [check.title for check in prepared(found).checks]
    assert checks == ["Biên bản “Sinh hoạt thường kỳ tháng 12/2026” chưa khóa"]


def test_who_prints_the_book_has_printed_its_papers(found, year):
    reports = found.office.reports
    book = prepared(found)
    reports.note_output(book, "print")
    _, second = year
    code = reports.prepare("minutes", second).code
    assert reports.recognise(code.text).paper.version == 1
    assert reports.recognise(book.code.text).paper.kind == "yearbook"
