"""Show every widget: ``python -m tests.ui.gallery [theme] [percent] [file.png]``.

Without a file it opens a window; Ctrl + and Ctrl - change the text size.
"""

import sys
from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.kernel.clock import VIETNAM
from ui.jobs import Jobs
from ui.messages import Messages
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card, TintBox, facts
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.flow import flow
from ui.widgets.basic.keycap import key_line
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.segment import Segment
from ui.widgets.basic.text import text
from ui.widgets.blocks.choicecards import CardChoice, ChoiceCards
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.blocks.stackbar import Legend, StackBar
from ui.widgets.blocks.stepline import StepLine, StepList
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.dress import dress
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.calendar import Calendar
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.banner import Banner
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.page import Page
from ui.widgets.status import Status, Tone
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM)
WORDS = (
    "Đạt", "Cần bổ sung", "Thiếu", "Chưa nộp", "Chờ kỳ 12", "Không áp dụng",
    "Bản 2 thay bản 1", "Ghi chú",
)  # fmt: skip


def buttons():
    kinds = ("primary", "default", "small", "ghost", "link", "danger", "runner")
    shown = [Button("In biên bản Ế Ỗ Ặ", kind, icon="printer") for kind in kinds]
    off = Button("Chưa có gì để in", "primary")
    off.setEnabled(False)
    return flow(*shown, off)


def chips():
    made = [Chip(words, status) for words, status in zip(WORDS, Status, strict=True)]
    return flow(*made)


def tiles():
    upper = TileRow()
    upper.show_tiles(
        [
            TileData("all", 26, "tất cả", "rows-3"),
            TileData("new", 2, "người mới", "circle-plus", "ok"),
            TileData("changed", 5, "thay đổi", "pencil-line", "info"),
            TileData("bad", 1, "dòng lỗi", "octagon-x", "bad"),
        ]
    )
    upper.choose("all")
    lower = TileRow()
    lower.show_tiles(
        [
            TileData(
                f"g{i}", 6 + i, f"/ {8 + i} đạt", title=f"{name} tốt",
                chip="1 thiếu", parts=(6 + i, 1, 1),
            )
            for i, name in enumerate(
                ("I. Nhiệm vụ chính trị", "II. Chất lượng sinh hoạt", "III. Đoàn kết")
            )
        ]
    )  # fmt: skip
    lower.choose("g1")
    return column(upper, lower, gap=12)


def card():
    made = Card("Buổi sinh hoạt tới", "Mở")
    made.add_to_head(Segment([("all", "Tất cả"), ("mine", "Của tôi")], "mine"))
    made.add(ShapeLine(Status.DONE, "Lập chương trình, 9 nội dung", right="21/11"))
    made.add(ShapeLine(Status.ATTENTION, "Họp chi ủy", right="28/11", strong=True))
    made.add(
        ShapeLine(
            Status.BAD, "Trả lời kết quả nhiệm vụ: rà soát hộ tạm trú ngõ 12",
            "Giao cho Bùi Đức Thắng tại kỳ họp 04/11 · Nghị quyết 11-NQ/CB",
            "Quá 3 ngày", "Cập nhật",
        )
    )  # fmt: skip
    made.add_layout(
        row(text("Nhiệm vụ chính trị"), text("6/8", "strong"), StackBar(6, 1, 1))
    )
    made.add(Legend())
    box = TintBox(Tone.WARN)
    box.add(text("Chậm nhất <b>Thứ Sáu, 25/12/2026</b>", rich=True, wrap=True))
    made.add(box)
    made.add(facts(("Tổng số đảng viên", "24"), ("Miễn, không phải dự", "1")))
    made.add_layout(
        row(*(key_line(str(i), w) for i, w in enumerate(WORDS[:3])), STRETCH)
    )
    return made


def table():
    made = Table(
        "gallery",
        [
            Column("mark", "", kind="mark"),
            Column("no", "STT", kind="number"),
            Column("name", "Họ và tên", stretch=True),
            Column("born", "Ngày sinh", kind="date", second=True),
            Column("shape", "Bốn tốt", kind="shape"),
            Column("state", "Kết quả", kind="chip"),
            Column("change", "Trong sổ → trong tệp", kind="change", second=True),
            Column("part", "Dự họp", kind="progress", second=True),
        ],
    )
    rows = [Row("s", {"t": Cell("QUÁ HẠN", detail="1", tone=Tone.BAD)}, section=True)]
    for i, status in enumerate(Status):
        rows.append(
            Row(
                str(i),
                {
                    "no": Cell(str(i), sort=i),
                    "name": Cell("Nguyễn Đình Ế Ỗ Ặ", detail="Bí thư" if i % 2 else ""),
                    "born": "03/02/1989",
                    "shape": Cell(status=status),
                    "state": Cell(WORDS[i], status=status),
                    "change": Cell("Nghỉ hưu", old="Công ty Cấp nước"),
                    "part": Cell(done=11, of=12),
                },
                edge=Tone.WARN if i == 4 else None,
            )
        )
    made.show_rows(rows)
    made.select("2")
    made.show_totals({"name": "Cộng", "no": "8"})
    return made


def drawer():
    made = Drawer("Chi tiết")
    inside = column(
        row(text("II.2d", "small", "text2"), STRETCH, Chip("Thiếu", Status.BAD)),
        text("Sinh hoạt chuyên đề", "h2"),
        text(
            "Mỗi quý ít nhất một lần; không thay buổi thường kỳ.",
            "small",
            "text2",
            wrap=True,
        ),
    )
    made.show_content(inside, [Button("Xếp lịch", "primary"), Button("Sửa", "ghost")])
    return made


def form():
    people = (
        Option("a", "Nguyễn Văn Hòa", "Bí thư"),
        Option("b", "Lê Thị Minh Nguyệt", "Phó bí thư"),
    )
    made = FormBuilder(
        [
            Field(
                "name",
                "Họ và tên",
                help="Ghi đủ dấu.",
                basis="HD 42-HD/BTCTW, trang 14",
            ),
            Field("born", "Ngày sinh", "partial", optional=True),
            Field("on", "Ngày họp", "date"),
            Field("count", "Số đảng viên", "number", unit="người"),
            Field("kind", "Loại chi bộ", "choice", choices=people),
            Field("who", "Người giúp đỡ", "person", choices=people),
            Field("secret", "Mật khẩu", "password"),
            Field("note", "Ghi chú", "long", optional=True),
            Field("groups", "Có tổ đảng", "switch"),
        ],
        lambda: TODAY,
    )
    made.fill(
        {"name": "Nguyễn Thị Ế Ỗ Ặ", "on": date(2026, 12, 5), "kind": "a", "who": "b"}
    )
    made.check()
    return made


class Gallery(Page):
    name = "gallery"

    def __init__(self, jobs, messages):
        super().__init__(jobs, messages, "Bộ phận màn hình Ế Ỗ Ặ")
        self.header.set_subtitle("Thứ Hai, 23/11/2026 · còn 27 ngày đến hạn báo cáo")
        self.header.add_action(Segment([("a", "Bảng năm"), ("b", "Phỏng vấn")]))
        self.header.add_action(Button("In phiếu", "primary", "printer"))
        self.notices.show_notice(
            "n", Tone.WARN, "Còn 27 ngày đến hạn 20/12/2026.", "Xem 4 việc"
        )
        steps = StepLine(["Chọn tệp", "Ghép cột", "Xem thay đổi", "Ghi vào sổ"])
        steps.show_step(2)
        listed = StepList()
        listed.show_steps(
            [("Tên chi bộ", "Chi bộ Tổ dân phố 5"), ("Loại", ""), ("Nhiệm kỳ", "")], 1
        )
        cards = ChoiceCards(
            [
                CardChoice("a", "Thôn, tổ dân phố", "Nơi cư trú", "house"),
                CardChoice(
                    "b", "Cơ quan, đơn vị sự nghiệp", "Phòng, ban", "building-2"
                ),
            ]
        )
        cards.choose("a")
        beside = Beside(table(), drawer())
        beside.setMinimumHeight(theme.u(360))
        inside = column(
            Banner("CHI BỘ TẬP SỰ, dữ liệu không có thật", "Rời tập sự", striped=True),
            buttons(), chips(), steps, tiles(), beside, card(), cards, listed, form(),
            boxed(row(Calendar(date(2026, 12, 5), TODAY), STRETCH)),
            EmptyState("calendar", "Chưa có kỳ họp.", "Lập kế hoạch", "Xem thử"),
            gap=16,
        )  # fmt: skip
        self.inside = boxed(inside)
        self.body.addWidget(scroll(self.inside), 1)


def build(app):
    jobs = Jobs(app)
    messages = Messages(lambda problem: problem.code, lambda: MORNING)
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    page = Gallery(jobs, messages)
    layout.addWidget(page)
    messages.attach(window)
    return window, page, jobs, messages


def main(arguments):
    app = QApplication(sys.argv[:1])
    choice = arguments[0] if arguments else "light"
    percent = int(arguments[1]) if len(arguments) > 1 else 100
    dress(app, ROOT / "resources", choice=choice, percent=percent)
    window, page, jobs, messages = build(app)
    window.resize(1366, 768)
    look = theme.current()
    for keys, step in (("Ctrl++", 1), ("Ctrl+-", -1)):
        QShortcut(QKeySequence(keys), window).activated.connect(
            lambda s=step: look.step_text(s)
        )
    window.show()
    if len(arguments) > 2:
        app.processEvents()
        inside = page.inside
        app.processEvents()
        extra = inside.height() - inside.parentWidget().height()
        window.resize(1366, 768 + max(extra, 0))
        app.processEvents()
        messages.toast("Đã xóa nhiệm vụ “Rà soát hộ tạm trú”.", "c1")
        app.processEvents()
        window.grab().save(arguments[2])
    else:
        app.exec()
    jobs.close()


if __name__ == "__main__":
    main(sys.argv[1:])
