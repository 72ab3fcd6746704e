"""What Return opens while answers are still on their way."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.kernel.places import Hit, Place
from ui.shell.search.overlay import SearchOverlay


class SlowBook:
    """A book that answers when it is let go."""

    def __init__(self):
        self.gate = threading.Event()
        self.gate.set()

    def find(self, words):
        assert self.gate.wait(10)
        return [Hit("Sinh hoạt", f"Về {words}", "", Place("meetings", words))]


@pytest.fixture
def book():
    return SlowBook()


@pytest.fixture
def overlay(qtbot, jobs, book):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    made = SearchOverlay(window, jobs, book.find, ())
    window.show()
    made.open()
    yield made
    window.close()


@pytest.fixture
def chosen(overlay):
    found = []
    overlay.chosen.connect(lambda result: found.append(result.place.record_id))
    return found


def test_return_right_after_typing_waits_for_the_answer(qtbot, overlay, book, chosen):
    book.gate.clear()
    field = overlay.findChild(QLineEdit)
    QTest.keyClicks(field, "thue")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == []
    book.gate.set()
    qtbot.waitUntil(lambda: chosen == ["thue"])
    assert not overlay.isVisible()


def test_return_never_opens_the_answer_to_older_words(qtbot, overlay, chosen):
    field = overlay.findChild(QLineEdit)
    QTest.keyClicks(field, "thue")
    qtbot.waitUntil(lambda: overlay.answers == "thue")
    QTest.keyClicks(field, "dat")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen != [])
    assert chosen == ["thuedat"]


def test_words_typed_after_return_take_the_wish_back(qtbot, overlay, book, chosen):
    book.gate.clear()
    field = overlay.findChild(QLineEdit)
    QTest.keyClicks(field, "thue")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "x")
    book.gate.set()
    qtbot.waitUntil(lambda: overlay.answers == "thuex")
    assert chosen == []
    assert overlay.isVisible()
