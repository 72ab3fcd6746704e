"""Ask Qt, in a process of its own: platform, fonts, and the reference-count canary.

Called with the folder of resources; prints one JSON list on its last line:
``[{"name", "ok", "detail"}]``. The canary guards
against Qt wheels that lose a reference of ``None`` with every call and bring the
interpreter down after some thousand calls (documents.md §0.1).
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

CALLS = 1000
LOSS_ALLOWED = 100
# The letters with the tallest and the rarest marks.
SAMPLE = "ẾỖẶƯỢỹđĐơ₫"


def main() -> int:
    """Print the answers."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    rows = [_platform(application), _canary(), _font()]
    sys.stdout.write(json.dumps(rows, ensure_ascii=False) + "\n")
    return 0


def _platform(application: QApplication) -> dict[str, object]:
    name = application.platformName()
    return {
        "name": "qt-platform",
        "ok": bool(name),
        "detail": f"Qt {qVersion()}, {name}",
    }


def _canary() -> dict[str, object]:
    probe = QObject()
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        probe.setObjectName("x")
    lost = before - sys.getrefcount(None)
    detail = f"{CALLS} lần gọi, mất {max(lost, 0)} tham chiếu"
    return {"name": "qt-references", "ok": lost < LOSS_ALLOWED, "detail": detail}


def _font() -> dict[str, object]:
    files = sorted((Path(sys.argv[1]) / "fonts" / "inter").glob("*.ttf"))
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in files]
    missing: set[str] = set()
    for path in files:
        raw = QRawFont(str(path), QFontMetricsF(QApplication.font()).height())
        missing |= {c for c in SAMPLE if not raw.supportsCharacter(ord(c))}
    ok = bool(files) and min(loaded) >= 0 and not missing
    detail = "đủ chữ Việt" if ok else f"thiếu chữ {' '.join(sorted(missing))}"
    return {"name": "qt-fonts", "ok": ok, "detail": f"{len(files)} phông, {detail}"}


if __name__ == "__main__":
    sys.exit(main())
