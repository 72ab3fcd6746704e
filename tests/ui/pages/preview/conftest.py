"""A reports service with one small document, over a store in memory."""

from dataclasses import dataclass
from functools import partial

import pytest

from app.documents.inline import lit
from app.documents.model import Doc, Heading, Para, Title
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.kernel.places import Place
from app.reports.model import Check, Rank, Report, Stage
from app.reports.service import Reports
from app.reports.sources import Sources
from app.reports.versions import MIGRATIONS


@dataclass(frozen=True, slots=True)
class Wording:
    source: str


@pytest.fixture
def facts():
    """What the document says; a test may change it."""
    return {"text": "Hội nghị nhất trí.", "paragraphs": 60}


@pytest.fixture
def reports(store, clock, facts, tmp_path):
    """Offer the document "paper"."""
    (tmp_path / "paper.toml").write_text('source = "x"', encoding="utf-8")
    store.migrate([MIGRATIONS])

    def gather(sources, record_id):
        return dict(facts), sources.clock.today()

    def build(found, wording):
        said, day = found
        lines = (Para(lit(f"{n}. {said['text']}")) for n in range(said["paragraphs"]))
        title = Title("Biên bản", "Sinh hoạt tháng 12")
        return Doc(
            "Biên bản tháng 12",
            "BB",
            day,
            (title, Heading("I- MỘT"), *lines, Heading("II- HAI"), Para(lit("Hết."))),
        )

    def checks(found):
        return (
            Check(Rank.OK, "Số người khớp", "22 có mặt + 1 vắng = 23"),
            Check(Rank.REPAIR, "Thiếu lý do", "Mục II.1", Place("meetings", "m1")),
            Check(Rank.KNOW, "Số phiếu ít hơn", "", Place("meetings", "m2")),
        )

    def workbook(found, wording):
        return Workbook(
            "B", found[1], (Sheet("B", (SheetCol("A"),), (SheetRow(("x",)),)),)
        )

    report = Report(
        "paper",
        Wording,
        gather,
        build,
        checks,
        workbook,
        stage=lambda found: Stage(("Dự thảo", "Chờ ký tay"), 1, "Còn sửa được."),
        page="meetings",
        page_has_record=True,
    )
    fields = dict.fromkeys(Sources.__dataclass_fields__)
    return Reports(store, Sources(**{**fields, "clock": clock}), [report], tmp_path)


@pytest.fixture
def page(qtbot, reports, jobs, messages):
    """Show the preview of the document and wait for its pages."""
    from ui.pages.preview.page import PreviewPage

    shown = PreviewPage(reports, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1100, 690)
    shown.show()
    shown.enter("paper:1")
    qtbot.waitUntil(partial(bool_of_pages, shown))
    return shown


def bool_of_pages(page):
    return page._paper.opened is not None and bool(page._paper._pictures)
