"""What the step of mapping shows of the list's columns."""

from dataclasses import dataclass

from app.features.member_import.model.header import ColumnMap, Sample
from app.features.member_import.rules.headings import letter
from app.kernel.words import _
from ui.pages.member_import.presenter.values import ENCODINGS, masked
from ui.widgets.status import Tone

_UNKEPT = frozenset({"ordinal", "derived", "form_code"})


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column in the step of mapping; ``encodings`` (key, words) may be chosen."""

    column: int
    letter: str
    heading: str
    target: str
    samples: str
    note: str
    tone: Tone
    encodings: tuple[tuple[str, str], ...] = ()
    reading: str = ""


def column_views(found: ColumnMap) -> list[ColumnView]:
    """Show the columns of the list in the step of mapping."""
    return [_column(sample) for sample in found.columns]


def _column(sample: Sample) -> ColumnView:
    heading = sample.heading
    note, tone = "", Tone.MUTE
    if sample.encoding:
        name = ENCODINGS.get(sample.encoding, sample.encoding)
        note = _("{encoding}: {before} → {after}").format(
            encoding=name, before=sample.before, after=sample.after
        )
        tone = Tone.INFO
    elif sample.could_be:
        note = _("Ngày lễ kết nạp hay ngày quyết định? Chọn ở cột bên phải.")
        tone = Tone.WARN
    elif heading.target and not sample.kept and heading.target not in _UNKEPT:
        note = _("Mục đang tắt nên không lấy")
    elif heading.target and not heading.sure:
        note, tone = _("Chưa chắc, xem lại"), Tone.WARN
    elif not heading.target:
        note = _("Không lấy")
    return ColumnView(
        heading.column,
        letter(heading.column),
        heading.text or _("(không có tiêu đề)"),
        heading.target,
        "  ·  ".join(masked(heading.target, value) for value in sample.values),
        note,
        tone,
        tuple((key, ENCODINGS[key]) for key in sample.encodings),
        sample.reading,
    )


def is_certain(found: ColumnMap) -> bool:
    """Say whether the mapping may be passed over: seen before, or all aliases fit."""
    if found.hidden or found.open_questions:
        return False
    taken = [c.heading for c in found.columns if c.heading.target]
    every = all(c.heading.target for c in found.columns)
    sheets = sum(sheet.usable and not sheet.hidden for sheet in found.sheets)
    return found.remembered or (every and sheets == 1 and all(h.sure for h in taken))
