"""The language of the window follows the setting, from the start."""

import json
import os
import subprocess
import sys

import pytest

from app.door import language
from app.kernel.words import _
from tests.architecture.source import ROOT
from ui.shell.pages import PAGES

_LOOK = """
import sys
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from ui.shell import start

class Seen(QApplication):
    def exec(self):
        for widget in self.allWidgets():
            if isinstance(widget, (QLabel, QAbstractButton)):
                print(widget.text())
        return 0

start.QApplication = Seen
sys.exit(start.main([]))
"""


@pytest.fixture
def _vietnamese_again():
    yield
    language.speak(language.VIETNAMESE)


def begun(home, chosen=""):
    """Start the window on an empty folder; give every text it shows."""
    if chosen:
        told = json.dumps({"screen.language": chosen})
        (home / "settings.json").write_text(told, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _LOOK],
        env={**os.environ, "SOCHIBO_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout


def test_the_window_begins_in_vietnamese(tmp_path):
    assert "Bắt đầu chi bộ mới" in begun(tmp_path)


def test_the_window_begins_in_english_when_told_so(tmp_path):
    told = begun(tmp_path, "en")
    assert "Start a new cell" in told
    assert "Bắt đầu" not in told


@pytest.mark.usefixtures("_vietnamese_again")
def test_the_pages_have_english_names():
    language.speak("en")
    named = {spec.name: _(spec.title) for spec in PAGES}
    assert named["home"] == "Today"
    assert named["members"] == "Members"


@pytest.mark.usefixtures("_vietnamese_again")
def test_a_language_without_catalogue_leaves_vietnamese():
    language.speak("xx")
    assert _("Việc hôm nay") == "Việc hôm nay"
