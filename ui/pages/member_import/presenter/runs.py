"""How the last imports are listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.features.member_import.model.run import RunTitle
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class RunLineView:
    """One import: its id and what is said of it."""

    id: str
    words: str


def run_lines(runs: Iterable[RunTitle]) -> list[RunLineView]:
    """Say when each import was, of which file, and what it wrote."""
    return [RunLineView(run.id, _words(run)) for run in runs]


def _words(run: RunTitle) -> str:
    at = f"{datetime.fromisoformat(run.at):%d/%m/%Y %H:%M}"
    words = _("{at}  ·  {file}  ·  đã ghi {written} dòng").format(
        at=at, file=run.file, written=run.written
    )
    if run.left:
        words += _(", để lại {left} dòng").format(left=run.left)
    return words


def done_words(run: RunTitle) -> str:
    """Say what an import has just written."""
    words = _("Đã ghi {written} dòng từ “{file}” vào sổ.").format(
        written=run.written, file=run.file
    )
    if run.left:
        words += " " + _("Còn {left} dòng để lại, lý do ghi trong báo cáo.").format(
            left=run.left
        )
    return words
