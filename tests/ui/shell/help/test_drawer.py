from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.door import help as texts
from ui.shell.help.drawer import HelpDrawer
from ui.shell.pages import PAGES


def words(drawer):
    return [label.text() for label in drawer.findChildren(QLabel) if label.text()]


def test_help_is_found_without_marks():
    found = texts.find(texts.load().values(), "diem danh")
    assert [text.page for text in found] == ["meetings"]
    assert texts.find(texts.load().values(), "xyz") == []


def test_every_text_is_three_sentences_or_more_and_names_its_sources():
    for text in texts.load().values():
        assert len(text.about) >= 3
        assert all(basis.source for basis in text.basis)


def test_the_drawer_shows_this_place_and_the_key_sheet(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    drawer = HelpDrawer(window, PAGES)
    drawer.open_for("checklist")
    shown = words(drawer)
    assert "Bốn tốt" in shown
    assert "Khóa màn hình" in shown
    assert "Ctrl K" in shown
    assert drawer.geometry().right() == window.rect().right()
    drawer._field.setText("xyzt")
    assert any("Không thấy" in line for line in words(drawer))
    qtbot.keyClick(drawer, Qt.Key.Key_Escape)
    assert not drawer.isVisible()
