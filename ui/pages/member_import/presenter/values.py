"""How values, results and repairs are shown; personal numbers but for their end."""

from collections.abc import Callable
from dataclasses import replace

from app.features.member_import.model.outcome import (
    CHANGED,
    CONFLICT,
    NEW,
    REFUSED,
    SAME,
)
from app.features.member_import.model.reading import Repair
from app.features.member_import.rules import wording
from app.features.members.model import StatusTable
from app.kernel.dates import PartialDate
from app.kernel.words import N_, _
from ui.widgets.status import Tone

Label = Callable[[str], str]
_PRIVATE = frozenset({"phone", "email", "national_id"})
_DATES = frozenset(
    {"birth", "decision_on", "admitted_on", "official_on", "card_issued_on"}
)
# Result: word of the tile, icon, tint of the tile, tone of the chip.
LOOKS = {
    NEW: (N_("người mới"), "circle-plus", "ok", Tone.OK),
    CHANGED: (N_("thay đổi"), "pencil-line", "info", Tone.INFO),
    SAME: (N_("giống hệt"), "equal", "text2", Tone.MUTE),
    CONFLICT: (N_("cần chọn"), "git-compare", "warn", Tone.WARN),
    REFUSED: (N_("dòng lỗi"), "octagon-x", "bad", Tone.BAD),
}
ENCODINGS = {
    "unicode": "Unicode",
    "tcvn3": "TCVN3 (.Vn…)",
    "vni": "VNI",
    "cp1258": "Windows-1258",
}


def words_of(table: StatusTable) -> Label:
    """Return what words the keys of statuses, standings and genders."""
    known = {spec.key: spec.label for spec in table.status}
    known |= {"male": _("Nam"), "female": _("Nữ")}
    return lambda key: known.get(key, key)


def shown(field: str, value: str, status: Label) -> str:
    """Show a value as people read it; personal numbers but for their end."""
    if not value:
        return ""
    if field in _DATES:
        return PartialDate.from_iso(value).text()
    if field in _PRIVATE:
        return masked(field, value)
    if field in {"status", "gender", "standing"}:
        return status(value)
    return value.replace("\n", ", ")


def masked(field: str, value: str) -> str:
    """Hide a personal number but for its end."""
    return f"•••• ••• {value[-3:]}" if field in _PRIVATE else value


def without_secrets(done: Repair) -> Repair:
    """Hide a personal number in a repair but for its end."""
    if done.field not in _PRIVATE:
        return done
    before, after = (f"…{number[-3:]}" for number in (done.before, done.after))
    return replace(done, before=before, after=after)


def repaired(done: Repair, label: Label) -> str:
    """Word a repair with personal numbers hidden."""
    return wording.repair(without_secrets(done), label(done.field))
