"""What the preview says about a document. Pure: values in, words out."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.model import Doc, Title
from app.documents.text import plain_text
from app.documents.wordtemplate.filling import Offered
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.keeping.comparing import Difference
from app.reports.keeping.templates import Own, Picked
from app.reports.model import Check, Prepared, Rank, Stage
from app.reports.versions import VersionState
from ui.widgets.document_view.reading import Entry, Opened
from ui.widgets.status import Status

_STATUS = {Rank.REPAIR: Status.BAD, Rank.KNOW: Status.ATTENTION, Rank.OK: Status.DONE}
_ORDER = (Rank.REPAIR, Rank.KNOW, Rank.OK)
_SEPARATOR = ":"
# "2026-12-05T09:04:00+07:00" -> 09:04, 05/12/2026
_DATE, _TIME = slice(0, 10), slice(11, 16)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the checks; ``place`` is where Enter leads."""

    status: Status
    title: str
    detail: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One side of a difference between the printed version and now."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Export:
    """One format the document can be saved in."""

    key: str
    words: str
    kinds: str
    icon: str


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """Another paper of the same record."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class PreviewView:
    """Everything around the rendered pages."""

    title: str
    print_words: str
    crumb: Place | None
    stage: Stage | None
    checks: tuple[CheckLine, ...]
    checks_title: str
    version: str
    notice: str
    printed: int
    exports: tuple[Export, ...]
    spoken: str
    related: tuple[RelatedLine, ...]


def address(kind: str, record_id: str) -> str:
    """Name a document in the ``record_id`` of a place of this page."""
    return f"{kind}{_SEPARATOR}{record_id}"


def parse(record_id: str) -> tuple[str, str]:
    """Split what ``address`` joined; an id without a kind is our bug (ValueError)."""
    kind, separator, rest = record_id.partition(_SEPARATOR)
    if not separator:
        raise ValueError(record_id)
    return kind, rest


def view(prepared: Prepared, state: VersionState) -> PreviewView:
    """Describe a prepared document and its versions."""
    return PreviewView(
        title=prepared.title,
        print_words=_("In {kind}").format(kind=_kind(prepared.doc)),
        crumb=prepared.back,
        stage=prepared.stage,
        checks=_checks(prepared.checks),
        checks_title=_checks_title(prepared.checks),
        version=_version(state, kept=prepared.stored is not None),
        notice=_notice(state),
        printed=state.printed,
        exports=_exports(prepared),
        spoken=plain_text(prepared.doc),
        related=tuple(
            RelatedLine(one.title, Place("preview", address(one.kind, one.record_id)))
            for one in prepared.related
        ),
    )


def contents(opened: Opened) -> tuple[Entry, ...]:
    """List the headings; a paper without any lists its pages."""
    if opened.entries:
        return opened.entries
    return tuple(
        Entry(_("Trang {page}").format(page=index + 1), 0, index, 0.0)
        for index in range(len(opened.pages))
    )


def pager(page: int, total: int) -> str:
    """Say which page is seen; pages are counted from 0."""
    return _("Trang {page}/{total}").format(page=page + 1, total=total)


def found(place: int, total: int) -> str:
    """Say which of the places found is shown, counted from 1."""
    if not total:
        return _("Không thấy")
    return _("{place}/{total}").format(place=place, total=total)


def zoom(percent: int) -> str:
    """Say how large the page is shown."""
    return _("Vừa ngang") if percent == 100 else f"{percent} %"  # noqa: PLR2004  (the fit)


def changes(
    found: tuple[Difference, ...], labels: tuple[str, str] | None = None
) -> tuple[ChangeLine, ...]:
    """Say what was taken out and what came in, in the order of the paper."""
    before, after = labels or (_("Đã in"), _("Nay là"))
    lines: list[ChangeLine] = []
    for one in found:
        lines += [ChangeLine(before, one.old)] if one.old else []
        lines += [ChangeLine(after, one.new)] if one.new else []
    return tuple(lines)


def saved(name: str) -> str:
    """Say that a file was written, and that it is no longer protected."""
    return _("Đã lưu {name}. Tệp này không mã hóa, hãy giữ cẩn thận.").format(name=name)


def no_printer() -> str:
    """Say what to do on a computer without a printer."""
    return _("Máy này chưa có máy in. Hãy lưu PDF rồi in ở máy khác.")


def other_paper(name: str) -> str:
    """Say that the printer is set to a paper that is not A4."""
    return _("Máy in đang đặt giấy {name}. Văn bản chỉ in trên giấy A4.").format(
        name=name
    )


def viewing(name: str, *, opened: bool) -> str:
    """Say that a file without protection lies on the disk while it is looked at."""
    if opened:
        return _("{name} không mã hóa, nằm ở nơi đã chọn. Xem xong hãy xóa.").format(
            name=name
        )
    return _("Máy này không mở được {name}. Tệp không mã hóa, hãy xóa.").format(
        name=name
    )


def taken_away(name: str, *, gone: bool) -> str:
    """Say whether the file is gone."""
    if gone:
        return _("Đã xóa tệp {name}.").format(name=name)
    return _("{name} đã đổi hoặc không còn, phần mềm không đụng tới.").format(name=name)


def own_words(owned: Sequence[Own]) -> str:
    """Say which template is used, or that ours is."""
    if not owned:
        return _(
            "Đang dùng lời văn có sẵn. Tệp Word chỉ thay lời văn, không thay số liệu."
        )
    last = owned[-1]
    return _("Đang dùng “{name}” cho văn bản từ ngày {day}.").format(
        name=last.file_name, day=f"{last.valid_from:%d/%m/%Y}"
    )


def back_words(owned: Sequence[Own]) -> str:
    """Name the way back: to our words, or to the template before the last."""
    return _("Trở về mẫu gốc") if len(owned) == 1 else _("Bỏ mẫu mới nhất")


def places(offered: Offered | None) -> str:
    """List what a template may name: parts, then single words."""
    if offered is None:
        return ""
    needed = set(offered.required)
    parts = [
        f"[[{name}]]{'' if name in needed else ' ' + _('(tùy chọn)')}"
        for name in offered.blocks
    ]
    words = [f"[[{name}]]" for name in offered.words]
    return "\n".join(
        (
            _("Cả phần, đứng riêng một dòng:"),
            *parts,
            "",
            _("Một chữ trong câu:"),
            *words,
        )
    )


def trial(picked: Picked) -> str:
    """Say that the paper is only tried, and what was left out of the file."""
    left_out = [
        words
        for words, is_there in (
            (_("bảng"), picked.template.has_tables),
            (_("ảnh"), picked.template.has_pictures),
            (_("liên kết ra ngoài"), picked.template.has_links),
        )
        if is_there
    ]
    sentence = _("Đang xem thử mẫu “{name}”, chưa dùng.").format(name=picked.file_name)
    if not left_out:
        return sentence
    rest = _("Không lấy từ tệp: {what}.").format(what=", ".join(left_out))
    return f"{sentence} {rest}"


def print_failed() -> str:
    """Say that the printer did not take the pages."""
    return _("Máy in không nhận trang. Hãy xem giấy và dây nối, hoặc lưu PDF.")


def _kind(doc: Doc) -> str:
    for block in doc.blocks:
        if isinstance(block, Title):
            return block.kind.lower()
    return _("văn bản")


def _checks(checks: tuple[Check, ...]) -> tuple[CheckLine, ...]:
    ordered = sorted(checks, key=lambda check: _ORDER.index(check.rank))
    return tuple(
        CheckLine(_STATUS[check.rank], check.title, check.detail, check.place)
        for check in ordered
    )


def _checks_title(checks: tuple[Check, ...]) -> str:
    repairs = sum(check.rank is Rank.REPAIR for check in checks)
    if repairs:
        return _("Cần sửa {count} điều trước khi ký").format(count=repairs)
    return _("Kiểm tra trước khi ký")


def _version(state: VersionState, *, kept: bool) -> str:
    told = _("Bản {number}, chưa in").format(number=state.current)
    if state.printed:
        told = _("Bản {number} · in lần cuối {moment}").format(
            number=state.current, moment=_moment(state.printed_at)
        )
    return f"{told}. {_('Đã khóa: giữ đúng từng trang lúc khóa.')}" if kept else told


def _notice(state: VersionState) -> str:
    if not state.print_is_older:
        return ""
    return _("Bản đã in là bản {printed}, nội dung nay là bản {current}.").format(
        printed=state.printed, current=state.current
    )


def _moment(iso: str) -> str:
    year, month, day = iso[_DATE].split("-")
    return f"{iso[_TIME]}, {day}/{month}/{year}"


def _exports(prepared: Prepared) -> tuple[Export, ...]:
    word = Export("docx", _("Lưu Word"), "Word (*.docx)", "file-text")
    pdf = Export("pdf", _("Lưu PDF"), "PDF (*.pdf)", "file-down")
    if prepared.sheets is None:
        return word, pdf
    excel = Export("xlsx", _("Lưu Excel"), "Excel (*.xlsx)", "file-spreadsheet")
    return excel, word, pdf
