"""The measured process: the real program with a watch and a walk in it.

``python -m tests.bench.smoothness.probe ROWS [part,part…]`` prints a line for every
act and writes all of them as JSON to the file ``SMOOTH_OUT`` names. A developer sets
``SMOOTH_PROFILE`` to the name of an act to see what the act after it spends.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.scenario.practice import PASSPHRASE
from tests.bench.smoothness.tour import Tour
from tests.bench.smoothness.walk import Told, Walk
from ui.shell import session as sessions
from ui.shell import start

PARTS = "pages,members,importing,documents,meeting,shell,everything"


def main(rows: Path, parts: str) -> None:
    """Run the window and walk through it."""

    class Walked(sessions.Session):
        def begin(self) -> None:
            super().begin()
            # What is loaded behind the lock screen is loaded first.
            QTimer.singleShot(3000, self._walk)

        def _walk(self) -> None:
            tour = Tour(self, PASSPHRASE, rows)
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            self.walk = Walk(app, self.jobs, tour.acts(parts), _written)
            self.walk.begin()

    start.Session = Walked
    sys.exit(start.main([]))


def _written(told: list[Told]) -> None:
    out = os.environ.get("SMOOTH_OUT")
    if out:
        lines = [(one.name, one.longest, one.whole) for one in told]
        Path(out).write_text(json.dumps(lines), encoding="utf-8")
    QApplication.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if sys.argv[2:] else PARTS)
