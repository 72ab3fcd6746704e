"""What is loaded while the lock screen waits."""

import os
import subprocess
import sys
from pathlib import Path

from ui.shell.lock.readying import SCREENS, SERVICES

ROOT = Path(__file__).resolve().parents[4]
PROBE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.shell import start

def look():
    if "ui.shell.inside.office" in sys.modules:
        QApplication.instance().quit()

watch = QTimer()
real = start.Session.begin
def begin(self):
    real(self)
    watch.timeout.connect(look)
    watch.start(50)
    QTimer.singleShot(40000, QApplication.instance().quit)
start.Session.begin = begin
code = start.main([])
print([name for name in %r if name not in sys.modules])
sys.exit(code)
"""


def test_everything_is_there_before_the_passphrase_is_typed(tmp_path):
    (tmp_path / "cell.db").write_bytes(b"locked")
    (tmp_path / "cell.key").write_bytes(b"{}")
    done = subprocess.run(
        [sys.executable, "-c", PROBE % ((SERVICES, *SCREENS),)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            "SOCHIBO_HOME": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
        },
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_no_page_is_forgotten():
    pages = {
        f"ui.pages.{path.parent.name}.page"
        for path in (ROOT / "ui" / "pages").glob("*/page.py")
    }
    assert pages - set(SCREENS) == set()
