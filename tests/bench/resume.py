"""From the opened book to the meeting that was cut off, with its half typed letters."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from app.bootstrap import open_office
from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.running import Draft
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.scenario.practice import PASSPHRASE
from tests.bench.cell import practice_cell
from tests.bench.screen import screen
from tests.bench.table import Table

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
WORDS = "Đề nghị lắp đèn chiếu sáng ngõ 12. " * 200


def measure() -> list[Table]:
    """Start, unlock, wait for the letters in their field; several times."""
    table = Table(
        "Resume after a kill", "s", note="Counted from the opened book (limit 1 s)."
    )
    shown: list[float] = []
    with screen() as display, tempfile.TemporaryDirectory() as folder:
        data = practice_cell(Path(folder))
        _cut_off(data)
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environment |= {"SOCHIBO_HOME": str(data), "PYTHONPATH": str(ROOT)}
        for _run in range(RUNS):
            answer = subprocess.run(
                [sys.executable, __file__],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
                timeout=60,
            )
            shown.append(float(answer.stdout.split()[-1]))
    table.add("letters back in their field", shown)
    return [table]


def _cut_off(data: Path) -> None:
    """Leave a meeting as a killed process does: running, an opinion half typed."""
    office = open_office(DataFolder(data), PASSPHRASE, SystemClock())
    do, today = office.meetings, office.clock.today()
    new = NewMeeting(kind="extraordinary", on_day=today, time="07:30", reason="bench")
    meeting_id = do.plan(new).record_id
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    with office.store.command("bench") as unit:
        unit.update("meeting", meeting_id, {"step": "discussion"})
    drafts = [Draft("opinion.text", WORDS, caret=9), Draft("at", "opinion.text")]
    do.drafts.keep(meeting_id, drafts, "discussion")
    office.close()


def _probe() -> None:
    import time

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from ui.shell import session as sessions
    from ui.shell import start

    moments: dict[str, float] = {}

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and "opened" in moments:
                moments["last"] = time.perf_counter()
                field = QApplication.focusWidget()
                told = getattr(field, "toPlainText", lambda: "")()
                if told == WORDS and "letters" not in moments:
                    moments["letters"] = moments["last"]
                    QTimer.singleShot(300, report)
            return False

    class Probed(sessions.Session):
        def begin(self) -> None:
            super().begin()
            self.eye = Eye()
            QApplication.instance().installEventFilter(self.eye)
            QTimer.singleShot(1000, lambda: self._unlock(PASSPHRASE))

        def _opened(self, office: object) -> None:
            moments["opened"] = time.perf_counter()
            super()._opened(office)

    def report() -> None:
        print(moments["letters"] - moments["opened"], flush=True)
        os._exit(0)  # as a power cut: the next run finds it cut off again

    start.Session = Probed
    start.main([])


if __name__ == "__main__":
    _probe()
