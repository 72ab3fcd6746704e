"""The first window: nothing heavy before it, and what it says when it cannot start."""

import os
import subprocess
import sys

import pytest

HEAVY = (
    "sqlite_utils",
    "sqlcipher3",
    "reportlab",
    "openpyxl",
    "docx",
    "pyhanko",
    "pikepdf",
    "pypdfium2",
    "lxml",
    "cryptography",
    "babel",
)
PROBE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.shell import start, session
real = session.Session.begin
def begin(self):
    real(self)
    QTimer.singleShot(300, QApplication.instance().quit)
session.Session.begin = begin
code = start.main([])
found = [n for n in %r if n in sys.modules]
print("heavy:", ",".join(found), "| title:", %s)
sys.exit(code)
"""


def run(home, *, title='""'):
    environment = {
        **os.environ,
        "SOCHIBO_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-c", PROBE % (HEAVY, title)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )


def test_the_lock_screen_is_painted_before_anything_heavy_is_loaded(tmp_path):
    (tmp_path / "cell.db").write_bytes(b"locked")
    (tmp_path / "cell.key").write_bytes(b"{}")
    done = run(tmp_path, title="QApplication.topLevelWidgets()[0].windowTitle()")
    assert done.returncode == 0, done.stderr
    assert "heavy:  |" in done.stdout
    assert not (tmp_path / "logs" / "hard-crash.txt").exists()


def test_the_first_run_starts_without_anything_heavy_too(tmp_path):
    done = run(tmp_path / "Sổ mới")
    assert done.returncode == 0, done.stderr
    assert "heavy:  |" in done.stdout
    assert not (tmp_path / "Sổ mới" / "settings.json").exists()


def test_damaged_settings_are_no_reason_not_to_start(tmp_path):
    (tmp_path / "settings.json").write_text('{"screen.text_percent": "x", "y"')
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    assert run(tmp_path / "x").returncode == 1


def test_the_words_of_qt_itself_are_vietnamese(tmp_path):
    done = run(tmp_path, title='QApplication.translate("QFileSystemModel", "Name")')
    assert done.returncode == 0, done.stderr
    assert "title: Tên" in done.stdout
