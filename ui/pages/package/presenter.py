"""What the page of sending says: contents, checks, phases, history. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.kernel.dates import short
from app.kernel.words import N_, _, ngettext
from app.package.model import Check, Preview, Rank, SentPackage
from app.package.receiving import summary
from app.package.receiving.sentences import words
from app.package.sending.phase import Phase
from app.package.verdict import Verdict
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

CONTENTS, CHECKS, SIGN, WRITE, DONE = range(5)
_STATUS = {
    Rank.BLOCKS: Status.BAD,
    Rank.KNOW: Status.ATTENTION,
    Rank.OK: Status.DONE,
}
_ROLES = {
    "data": N_("Số liệu"),
    "report": N_("Báo cáo"),
    "table": N_("Bảng biểu"),
    "plan": N_("Kế hoạch"),
    "minutes": N_("Biên bản"),
    "score": N_("Chấm điểm"),
    "evidence": N_("Minh chứng"),
}
_FACTS = {True: Status.DONE, False: Status.BAD, None: Status.NOT_YET}
_KIB = 1024


def steps() -> tuple[str, ...]:
    """Name the steps of sending."""
    return (
        _("Chọn nội dung"),
        _("Kiểm tra"),
        _("Ký gói"),
        _("Ghi USB và đọc lại"),
        _("Hoàn tất"),
    )


def size_text(count: int) -> str:
    """Write a number of bytes as people do: 18,4 MB."""
    if count < _KIB:
        return _("{count} byte").format(count=count)
    if count < _KIB**2:
        return f"{round(count / _KIB)} KB"
    whole = f"{count / _KIB**2:.1f}".replace(".", ",")
    return f"{whole} MB"


def title(year: int) -> str:
    """Name the page."""
    return _("Gửi gói báo cáo năm {year}").format(year=year)


def subtitle(preview: Preview) -> str:
    """Say from whom to whom, as which file."""
    return _("{sender} → {recipient} · tệp {file}").format(
        sender=preview.unit_name,
        recipient=preview.recipient_name or _("chưa biết nơi nhận"),
        file=preview.file_name,
    )


def contents_title(preview: Preview) -> str:
    """Count what goes in."""
    return _("Nội dung gói: {count} tệp, {size}").format(
        count=len(preview.files), size=size_text(preview.size)
    )


def version_text(preview: Preview) -> str:
    """Say which version of the year this is."""
    if preview.unchanged_since is not None:
        return _("Không có thay đổi so với lần gửi số {number}.").format(
            number=preview.unchanged_since.sequence
        )
    if preview.revision == 1:
        return _("Lần gửi đầu tiên của năm {year}, gói số {number}.").format(
            year=preview.year, number=preview.sequence
        )
    return _("Lần {now} thay lần {before} của năm {year}, gói số {number}.").format(
        now=preview.revision,
        before=preview.revision - 1,
        year=preview.year,
        number=preview.sequence,
    )


def file_columns() -> tuple[Column, ...]:
    """Declare the table of the contents."""
    return (
        Column("title", _("Tên"), stretch=True),
        Column("role", _("Loại"), width=110, second=True),
        Column("size", _("Cỡ"), kind="number", width=90),
    )


def file_rows(preview: Preview) -> tuple[Row, ...]:
    """List what goes in."""
    return tuple(
        Row(
            file.name,
            {
                "title": Cell(file.title or file.name, detail=file.name),
                "role": Cell(_(_ROLES.get(file.role, file.role))),
                "size": Cell(size_text(file.size), sort=file.size),
            },
        )
        for file in preview.files
    )


def history_columns() -> tuple[Column, ...]:
    """Declare the table of packages sent."""
    return (
        Column("number", _("Số"), kind="number", width=56),
        Column("what", _("Gói"), stretch=True),
        Column("at", _("Ngày lập"), kind="date", width=104),
    )


def history_rows(sent: Sequence[SentPackage]) -> tuple[Row, ...]:
    """List the packages sent, newest first."""
    return tuple(
        Row(
            each.id,
            {
                "number": Cell(str(each.sequence), sort=each.sequence),
                "what": Cell(
                    _("Báo cáo năm {period}, lần {revision}").format(
                        period=each.period, revision=each.revision
                    ),
                    detail=_("{recipient} · {files} tệp, {size}").format(
                        recipient=each.recipient_name,
                        files=each.files,
                        size=size_text(each.size),
                    ),
                ),
                "at": Cell(short(each.created.date()), sort=each.created_at),
            },
        )
        for each in sent
    )


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the check: shape, words, and what its button does."""

    check: Check
    status: Status
    title: str
    detail: str
    button: str
    notes: bool = False
    opens: bool = False

    @property
    def spoken(self) -> str:
        """Say the rank in a word, for those who do not see the shape."""
        words = {
            Rank.BLOCKS: _("phải sửa"),
            Rank.KNOW: _("điều cần biết"),
            Rank.OK: _("đạt"),
        }
        return f"{self.title}, {words[self.check.rank]}"


def check_lines(
    preview: Preview, notes: Mapping[str, str], *, is_signed: bool = False
) -> tuple[CheckLine, ...]:
    """List the checks: what must be repaired first, what is in order last.

    Once signed, nothing can be repaired or added any more.
    """
    order = {Rank.BLOCKS: 0, Rank.KNOW: 1, Rank.OK: 2}
    ranked = sorted(preview.checks, key=lambda check: order[check.rank])
    lines = [_check_line(check, notes.get(check.key, "")) for check in ranked]
    if is_signed:
        lines = [replace(line, button="", opens=False) for line in lines]
    return tuple(lines)


def _check_line(check: Check, note: str) -> CheckLine:
    detail = check.detail
    if note:
        detail = _("Lý do gửi kèm: “{note}”").format(note=note)
    repairs = check.rank is Rank.BLOCKS and check.place is not None
    notes = check.rank is Rank.KNOW
    button = _("Sửa ngay") if repairs else ""
    if notes:
        button = _("Xem lý do") if note else _("Ghi lý do")
    return CheckLine(
        check,
        _STATUS[check.rank],
        check.title,
        detail,
        button,
        notes=notes,
        opens=notes and check.place is not None,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How the checks stand, as two chips."""

    errors: str
    errors_status: Status
    known: str


def tally(preview: Preview) -> Tally:
    """Count what blocks and what is worth knowing."""
    errors = len(preview.blocking)
    known = sum(check.rank is Rank.KNOW for check in preview.checks)
    error_words = ngettext("{count} lỗi", "{count} lỗi", errors)
    known_words = ngettext("{count} điều cần biết", "{count} điều cần biết", known)
    return Tally(
        error_words.format(count=errors),
        Status.BAD if errors else Status.DONE,
        known_words.format(count=known) if known else "",
    )


def hint(preview: Preview, step: int) -> str:
    """Say beside the buttons what the step is about."""
    if step == CONTENTS:
        return _("Xem gói có gì rồi bấm Kiểm tra (F10).")
    if step == CHECKS and preview.can_send:
        return _("Việc cần biết: mở để sửa, hoặc ghi lý do gửi kèm (F9 tới mục sau).")
    if step == CHECKS:
        return _("Sửa các mục có dấu bát giác trước khi ký (F9 tới mục sau).")
    if step == DONE:
        return _("Đưa USB cho Đảng ủy; chờ biên nhận.")
    return ""


def blocked_sentence(preview: Preview) -> str:
    """Say why signing has to wait, beginning with the first cause."""
    first = preview.blocking[0]
    return _("Còn {count} mục phải sửa. {title}: {detail}").format(
        count=len(preview.blocking), title=first.title, detail=first.detail
    )


def signing_sentence(preview: Preview, at: str) -> str:
    """Say who signs, with which post, when by this PC's clock."""
    return _("{name}, {role}, ký gói này lúc {at} theo giờ máy này.").format(
        name=preview.signer_name, role=preview.signer_role, at=at
    )


def not_a_seal() -> str:
    """Say what the signature is not (domain-four-good.md §9.6 point 7)."""
    return _("Chữ ký xác thực gói dữ liệu, không thay chữ ký và dấu.")


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """One phase of writing: its shape and words."""

    phase: Phase
    title: str


def phases() -> tuple[PhaseLine, ...]:
    """List the phases of writing to a stick."""
    return (
        PhaseLine(Phase.WRITE, _("Ghi tệp")),
        PhaseLine(Phase.PUSH, _("Đẩy hết xuống USB")),
        PhaseLine(Phase.READ_BACK, _("Đọc lại và so từng tệp")),
        PhaseLine(Phase.RELEASE, _("Báo rút USB an toàn")),
    )


def phase_status(mine: Phase, current: Phase | None, *, is_done: bool) -> Status:
    """Say how a phase stands while another is going on."""
    order = [line.phase for line in phases()]
    if is_done:
        return Status.DONE
    if current is None or order.index(mine) > order.index(current):
        return Status.NOT_YET
    return Status.IN_PROGRESS if mine is current else Status.DONE


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One fact of a verdict, or a warning after them."""

    status: Status
    title: str
    detail: str


def verdict_lines(verdict: Verdict) -> tuple[VerdictLine, ...]:
    """List the facts of a package examined, then what is worth knowing."""
    names = words().facts
    found = [
        VerdictLine(_FACTS[fact.ok], names[fact.name], fact.sentence)
        for fact in verdict.facts
    ]
    found += [
        VerdictLine(Status.ATTENTION, _("Điều cần biết"), warning.sentence)
        for warning in verdict.warnings
    ]
    found += [
        VerdictLine(Status.INFO, _("Chấm điểm sinh hoạt"), sentence)
        for sentence in summary.of_year(verdict.scores)
    ]
    found += [
        VerdictLine(Status.ATTENTION, _("Chấm khác dữ kiện"), sentence)
        for sentence in summary.of_changes(verdict.scores)
    ]
    return tuple(found)


def words_text(verdict: Verdict) -> str:
    """Name the four check words of a package, '' when they are not known."""
    if not verdict.words:
        return ""
    return _("Bốn từ đối chiếu: {words}").format(words=" · ".join(verdict.words))


def phase_count(phase: Phase, done: int, total: int) -> str:
    """Write the figure beside a phase: megabytes written, checks done."""
    if phase is Phase.WRITE:
        return f"{size_text(done)} / {size_text(total)}"
    if phase is Phase.READ_BACK and total:
        return _("{done} / {total} tệp").format(done=done, total=total)
    return ""
