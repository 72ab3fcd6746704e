"""The switches of the record's fields, in groups. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.features.members.model import FieldSpec
from app.features.members.rules.life import LifeKind
from app.kernel.words import N_, _

_GROUPS = {
    "identity": N_("Lý lịch"),
    "party": N_("Đảng tịch"),
    "work": N_("Công tác"),
    "study": N_("Học tập"),
    "contact": N_("Liên hệ"),
    "cell": N_("Sinh hoạt và hồ sơ"),
}
_ALWAYS = "full_name"


@dataclass(frozen=True, slots=True)
class SwitchView:
    """One switch; ``key`` is field.<key> or life.<key>."""

    key: str
    label: str
    help: str
    on: bool
    sensitive: bool


def switches(
    fields: Iterable[FieldSpec], kinds: Iterable[LifeKind]
) -> list[tuple[str, list[SwitchView]]]:
    """Group the switches; the name is always kept and has none."""
    groups: dict[str, list[SwitchView]] = {}
    for spec in fields:
        if spec.key != _ALWAYS:
            groups.setdefault(_(_GROUPS[spec.group]), []).append(_field(spec))
    groups[_("Các dòng của hồ sơ")] = [_kind(kind) for kind in kinds]
    return list(groups.items())


def _field(spec: FieldSpec) -> SwitchView:
    return SwitchView(
        f"field.{spec.key}",
        spec.label,
        _told(spec.help, sensitive=spec.sensitive),
        spec.on,
        spec.sensitive,
    )


def _kind(kind: LifeKind) -> SwitchView:
    return SwitchView(
        f"life.{kind.key}",
        kind.label,
        _told(kind.help, sensitive=kind.sensitive),
        kind.on,
        kind.sensitive,
    )


def _told(help_words: str, *, sensitive: bool) -> str:
    already = "nhạy cảm" in help_words.lower()
    if not sensitive or already:
        return help_words
    return _("Dữ liệu nhạy cảm. {help}").format(help=help_words)
