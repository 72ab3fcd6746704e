"""Nhật ký hôm nay: what was said today, the newest first."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.kernel.clock import VIETNAM
from tests.ui.accessibility import audit
from ui.messages import Spoken
from ui.shell.inside.daylog import of_day, open_day_log
from ui.widgets.status import Tone

TODAY = date(2026, 11, 23)


def said(day, hour, words, tone=Tone.OK):
    return Spoken(datetime(2026, 11, day, hour, 5, tzinfo=VIETNAM), words, tone)


SPOKEN = (
    said(22, 21, "Đã lưu thay đổi."),
    said(23, 8, "Đã thêm nhiệm vụ."),
    said(23, 9, "Ổ đĩa đã đầy.", Tone.BAD),
)


@pytest.fixture
def window(look, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def words_of(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def test_only_today_and_the_newest_first():
    assert [line.words for line in of_day(SPOKEN, TODAY)] == [
        "Ổ đĩa đã đầy.",
        "Đã thêm nhiệm vụ.",
    ]


def test_each_line_has_its_time_and_sentence(window):
    dialog = open_day_log(window, SPOKEN, TODAY)
    shown = words_of(dialog)
    assert shown[0] == "Nhật ký hôm nay, 23/11/2026"
    assert shown[1:] == ["09:05", "Ổ đĩa đã đầy.", "08:05", "Đã thêm nhiệm vụ."]
    assert audit(dialog) == []
    dialog.give("close")


def test_a_quiet_day_says_so(window):
    dialog = open_day_log(window, (), TODAY)
    assert "Từ lúc mở sổ hôm nay chưa có việc nào được báo." in words_of(dialog)
    dialog.give("close")
