"""The preview: real pages, real files, a printer that is a file."""

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from app.documents.pdf.finished.pages import opened
from app.kernel.places import Place
from tests.ui.accessibility import audit
from ui.pages.preview import presenter
from ui.pages.preview.out import printdesk
from ui.pages.preview.out.printing import a4_printer, sheets
from ui.widgets.overlay.dialog import Dialog
from ui.widgets.reflow import Width


def pages_of(path):
    """Read a PDF as the program does: the page may still be drawing another."""
    return opened(path.read_bytes())


def test_it_shows_pages_contents_checks_and_stage(page):
    assert page.header.title == "Biên bản tháng 12"
    assert page._paper.opened is not None
    assert [entry.title for entry in page._contents._entries] == ["I- MỘT", "II- HAI"]
    assert [row.can_open for row in page._checks._rows] == [True, True, False]
    assert page._print.words == "In biên bản"
    assert page._stage.isVisible()
    assert audit(page) == []


def test_a_heading_scrolls_to_its_page(page, qtbot):
    assert page._paper.page == 0
    index = page._contents.list.model().index(1, 0)
    page._contents.list.setCurrentIndex(index)
    qtbot.keyClick(page._contents.list, Qt.Key.Key_Return)
    assert page._paper.page == len(page._paper.opened.pages) - 1


def test_a_check_leads_to_its_place(page, qtbot):
    with qtbot.waitSignal(page.open_requested) as caught:
        page._checks.focus_next()
        qtbot.keyClick(page._checks._rows[0], Qt.Key.Key_Return)
    assert caught.args == [Place("meetings", "m1")]
    with qtbot.waitSignal(page.open_requested) as caught:
        page.header.back.emit()
    assert caught.args == [Place("meetings", "1")]


@pytest.mark.parametrize("key", ["pdf", "docx", "xlsx"])
def test_it_saves_every_format(page, qtbot, jobs, tmp_path, store, key):
    path = tmp_path / f"văn bản.{key}"
    with qtbot.waitSignal(jobs.changed):
        page.outlets.save_to(page._prepared, key, path)
    if key == "pdf":
        with pages_of(path) as pdf:
            assert len(pdf) == len(page._paper.opened.pages)
    elif key == "docx":
        assert "Hết." in [p.text for p in docx.Document(str(path)).paragraphs]
    else:
        assert openpyxl.load_workbook(path).active["A2"].value == "x"
    assert [row["how"] for row in store.rows("SELECT how FROM report_output")] == [key]


def test_a_full_disk_is_said_and_nothing_is_remembered(page, qtbot, store, tmp_path):
    page.outlets.save_to(page._prepared, "pdf", tmp_path / ("x" * 300))
    qtbot.waitUntil(
        lambda: bool(page.notices.findChildren(object)) and page.notices.isVisible()
    )
    assert store.rows("SELECT * FROM report_output") == []


def test_printing_gives_the_pages_in_grey_on_white(page, qtbot, jobs, store, tmp_path):
    printer = a4_printer(page._paper.opened, "Biên bản")
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(jobs.changed):
        page.printer.print_on(printer, page._prepared)
    with pages_of(tmp_path / "printed.pdf") as pdf:
        assert len(pdf) == len(page._paper.opened.pages)
        assert pdf[0].get_size() == pytest.approx((595, 842), abs=1)
        for sheet in pdf:
            grey = sheet.render(scale=0.5, grayscale=True).to_pil().convert("L")
            dark = sum(grey.histogram()[:128]) / (grey.width * grey.height)
            assert 0.0005 < dark < 0.5
    assert [row["how"] for row in store.rows("SELECT how FROM report_output")] == [
        "print"
    ]


def test_a_page_range_is_respected(page, qtbot, jobs, tmp_path):
    printer = a4_printer(page._paper.opened, "Biên bản")
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 2)
    with qtbot.waitSignal(jobs.changed):
        page.printer.print_on(printer, page._prepared)
    with pages_of(tmp_path / "printed.pdf") as pdf:
        assert len(pdf) == 1


def test_two_sided_printing_mirrors_even_pages(
    page, qtbot, jobs, tmp_path, monkeypatch
):
    printer = a4_printer(page._paper.opened, "Biên bản")
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    # A file cannot be printed on both sides, so only the answer is replaced.
    monkeypatch.setattr(printdesk, "is_two_sided", lambda asked: asked is printer)
    with qtbot.waitSignal(jobs.changed):
        page.printer.print_on(printer, page._prepared)
    with pages_of(tmp_path / "printed.pdf") as pdf:
        lefts = [_left_edge(sheet) for sheet in pdf]
    assert lefts[1] == pytest.approx(lefts[2] - 15 / 210, abs=0.01)


def _left_edge(sheet):
    grey = sheet.render(scale=1, grayscale=True).to_pil().convert("L")
    # Below the page number; first-line indents do not matter for the leftmost ink.
    body = grey.crop((0, 60, grey.width, grey.height)).point(lambda dot: 255 - dot)
    return body.getbbox()[0] / grey.width


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_offers_the_pdf(page, qtbot, tmp_path, store):
    printer = a4_printer(page._paper.opened, "Biên bản")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    page.printer.print_on(printer, page._prepared)
    qtbot.waitUntil(lambda: page.printer.run is None)
    words = [
        child.text()
        for child in page.notices.findChildren(object)
        if hasattr(child, "text")
    ]
    assert presenter.print_failed() in words
    assert store.rows("SELECT * FROM report_output") == []


def test_without_a_printer_the_pdf_is_offered(page, monkeypatch):
    monkeypatch.setattr(printdesk.Printers, "availablePrinterNames", staticmethod(list))
    page.print_seen()
    words = [
        child.text()
        for child in page.notices.findChildren(object)
        if hasattr(child, "text")
    ]
    assert presenter.no_printer() in words


def test_changed_records_after_printing_are_noticed(page, qtbot, reports, facts, jobs):
    reports.note_output(page._prepared, "print")
    facts["text"] = "Hội nghị không nhất trí."
    old = page._paper.opened
    page.reload()
    qtbot.waitUntil(lambda: page._paper.opened is not old)
    words = [
        child.text()
        for child in page.notices.findChildren(object)
        if hasattr(child, "text")
    ]
    assert "Bản đã in là bản 1, nội dung nay là bản 2." in words


def test_the_differences_are_listed(page, qtbot, reports, facts):
    reports.note_output(page._prepared, "print")
    facts["text"] = "Hội nghị không nhất trí."
    facts["paragraphs"] = 2
    page.reload()
    qtbot.waitUntil(lambda: page._view.notice != "")
    bar = page.notices._bars["version"]
    bar.pressed.emit()
    qtbot.waitUntil(lambda: bool(page.findChildren(Dialog)))
    dialog = page.findChildren(Dialog)[0]
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Nay là" in words
    assert any("1. Hội nghị không nhất trí." in word for word in words)
    dialog.give("close")
    qtbot.waitUntil(lambda: not page.findChildren(Dialog))


def test_a_narrow_window_shows_paper_or_checks(page):
    page.reflow(Width.NARROW)
    assert not page._contents.isVisible()
    assert (page._paper.isVisible(), page._checks.isVisible()) == (True, False)
    page._side.choose("checks")
    page._side.chosen.emit("checks")
    assert (page._paper.isVisible(), page._checks.isVisible()) == (False, True)
    assert page._stage.isVisible()
    page.reflow(Width.WIDE)
    assert page._contents.isVisible()
    assert page._paper.isVisible()


def test_ctrl_e_offers_the_formats(page, qtbot):
    page.export_seen()
    dialog = page.findChildren(Dialog)[0]
    assert [key for key in dialog.buttons if key] == ["xlsx", "docx", "pdf", "viewer"]
    dialog.give("")
    qtbot.waitUntil(lambda: not page.findChildren(Dialog))


def test_a_paper_that_cannot_be_made_leaves_nothing_of_the_last_one(page, qtbot):
    page.show_record("bill:1")
    qtbot.waitUntil(page.notices.isVisible)
    assert page._paper.opened is None
    assert not page._print.isEnabled()
    page.print_seen()
    page.export_seen()
    assert page.findChildren(Dialog) == []
    page.show_record("paper:1")
    qtbot.waitUntil(lambda: page._paper.opened is not None)
    assert page._print.isEnabled()


def file_printer(page, path, resolution=36):
    printer = a4_printer(page._paper.opened, "Biên bản")
    printer.setResolution(resolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_copies_are_made_where_the_printer_makes_none(page, tmp_path):
    from PySide6.QtGui import QPageRanges

    printer = file_printer(page, tmp_path / "a.pdf")
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert sheets(printer, 3, 0) == [0, 1, 2, 0, 1, 2]
    printer.setCollateCopies(False)
    assert sheets(printer, 3, 0) == [0, 0, 1, 1, 2, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setCopyCount(1)
    assert sheets(printer, 3, 0) == [2, 1, 0]
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert sheets(printer, 5, 0) == [0, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert sheets(printer, 5, 4) == [4]


def test_two_copies_come_out_of_the_printer(page, qtbot, jobs, tmp_path):
    printer = file_printer(page, tmp_path / "printed.pdf")
    printer.setCopyCount(2)
    with qtbot.waitSignal(jobs.changed):
        page.printer.print_on(printer, page._prepared)
    with pages_of(tmp_path / "printed.pdf") as pdf:
        assert len(pdf) == 2 * len(page._paper.opened.pages)


def test_another_paper_than_a4_is_not_printed_on(page, tmp_path, store):
    from PySide6.QtGui import QPageSize

    printer = file_printer(page, tmp_path / "printed.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    page.printer.print_on(printer, page._prepared)
    words = [
        child.text()
        for child in page.notices.findChildren(object)
        if hasattr(child, "text")
    ]
    assert "Máy in đang đặt giấy Letter / ANSI A. Văn bản chỉ in trên giấy A4." in words
    assert not (tmp_path / "printed.pdf").exists()
    assert store.rows("SELECT * FROM report_output") == []


def notice(page, key):
    return page.notices._bars[key]


def test_the_viewer_gets_a_file_where_the_user_chose_and_gives_it_back(
    page, qtbot, tmp_path, monkeypatch
):
    from ui.pages.preview.out import outlets

    opened = []
    monkeypatch.setattr(
        outlets.QDesktopServices, "openUrl", lambda url: opened.append(url) or True
    )
    path = tmp_path / "xem.pdf"
    page.outlets.open_at(page._prepared, path)
    qtbot.waitUntil(lambda: bool(opened))
    assert path.read_bytes().startswith(b"%PDF")
    assert opened[0].toLocalFile() == str(path)
    notice(page, "viewer").pressed.emit()
    qtbot.waitUntil(lambda: not path.exists())


def test_a_file_the_viewer_changed_is_left_alone(page, qtbot, tmp_path, monkeypatch):
    from ui.pages.preview.out import outlets

    monkeypatch.setattr(outlets.QDesktopServices, "openUrl", lambda url: True)
    path = tmp_path / "xem.pdf"
    page.outlets.open_at(page._prepared, path)
    qtbot.waitUntil(lambda: "viewer" in page.notices._bars)
    path.write_bytes(b"ghi chu cua toi")
    notice(page, "viewer").pressed.emit()
    qtbot.waitUntil(lambda: "viewer" not in page.notices._bars)
    assert path.read_bytes() == b"ghi chu cua toi"


def test_other_papers_of_the_record_are_a_list_away(page, qtbot):
    from ui.pages.preview.presenter import RelatedLine

    assert not page._related.isVisible()
    place = Place("preview", "extract:1")
    page._related.show_papers((RelatedLine("Trích biên bản", place),))
    page._related.click()
    with qtbot.waitSignal(page.open_requested) as caught:
        qtbot.keyClick(page._related.list, Qt.Key.Key_Return)
    assert caught.args == [place]
