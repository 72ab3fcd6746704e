"""From the passphrase to the painted home page, in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

from app.scenario.practice import PASSPHRASE
from tests.bench.cell import at_a_desk, practice_cell
from tests.bench.screen import screen
from tests.bench.table import Table

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def measure() -> list[Table]:
    """Start, unlock, wait until nothing is painted any more; several times."""
    table = Table("Unlock to home", "s", note="Argon2id is part of it on purpose.")
    first: list[float] = []
    settled: list[float] = []
    with screen() as display, tempfile.TemporaryDirectory() as folder:
        data = practice_cell(Path(folder))
        environment = {**at_a_desk(), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environment |= {"SOCHIBO_HOME": str(data), "PYTHONPATH": str(ROOT)}
        for _run in range(RUNS):
            answer = subprocess.run(
                [sys.executable, __file__],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            )
            begin, end = answer.stdout.split()[-2:]
            first.append(float(begin))
            settled.append(float(end))
    table.add("home page first painted", first)
    table.add("home page filled and still", settled)
    return [table]


def _probe() -> None:
    import time

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from ui.shell import session as sessions
    from ui.shell import start

    moments: dict[str, float] = {}

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and "pressed" in moments:
                moments["last"] = time.perf_counter()
                if type(watched).__name__ == "HomePage":
                    moments.setdefault("home", moments["last"])
            return False

    def press(session: sessions.Session) -> None:
        moments["pressed"] = time.perf_counter()
        session._unlock(PASSPHRASE)

    class Probed(sessions.Session):
        def begin(self) -> None:
            super().begin()
            self.eye = Eye()
            QApplication.instance().installEventFilter(self.eye)
            QTimer.singleShot(1000, lambda: press(self))
            QTimer.singleShot(8000, QApplication.instance().quit)

    start.Session = Probed
    start.main([])
    pressed = moments["pressed"]
    print(moments["home"] - pressed, moments["last"] - pressed)


if __name__ == "__main__":
    _probe()
