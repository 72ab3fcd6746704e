"""What the dialog and the log of exports show. No Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.kernel.dates import short
from app.kernel.places import Place
from app.kernel.words import N_, _
from app.people.keeping.model import called
from app.reports.members.model import LIST, Exported, LogLine, Offer, Order
from ui.widgets.forms.fields import Option
from ui.widgets.status import Tone
from ui.widgets.table.columns import Cell, Column, Row

# Papers that are seen before they are saved; they hold no number of a person in full.
PAPERS = {
    "attendance": N_("Danh sách điểm danh của năm"),
    "badge_list": N_("Danh sách xét Huy hiệu Đảng của năm"),
    "member_structure": N_("Cơ cấu đảng viên"),
}
_FORMATS = {
    "xlsx": N_("Excel (.xlsx)"),
    "pdf": N_("PDF, để in (.pdf)"),
    "docx": N_("Word (.docx)"),
    "csv": N_("Văn bản có dấu phẩy (.csv)"),
}
_KINDS = {
    "xlsx": N_("Excel (*.xlsx)"),
    "pdf": N_("PDF (*.pdf)"),
    "docx": N_("Word (*.docx)"),
    "csv": N_("CSV (*.csv)"),
}
# Columns of the table, and the fields of an export they show.
_COLUMNS = {
    "no": "no",
    "name": "full_name",
    "birth": "birth",
    "gender": "gender",
    "decided": "decision_on",
    "admitted": "admitted_on",
    "official": "official_on",
    "attended": "attended",
    "card": "card_no",
    "record": "record_no",
    "age": "party_age",
    "education": "education",
    "theory": "theory_level",
    "occupation": "occupation",
    "workplace": "workplace",
    "residence": "residence",
    "group": "group_name",
    "home_cell": "home_cell",
    "paper": "paper_file_at",
    "status": "status",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on the screen: people in their order, columns, the filter in words.

    ``day`` is None for today.
    """

    people: tuple[str, ...]
    columns: tuple[str, ...]
    filter: str = ""
    day: date | None = None
    year: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was ticked in the dialog; kept for the next time without the reason."""

    form: str
    format: str
    fields: tuple[str, ...]
    with_left: bool
    unmask: bool
    reason: str = ""


def forms(offer: Offer, seen: Seen) -> tuple[Option, ...]:
    """List what can be exported: the list on the screen first."""
    found = []
    for form in offer.forms:
        label = form.label
        if form.key == LIST:
            label = _("{label} ({count} người)").format(
                label=label, count=len(seen.people)
            )
        found.append(Option(form.key, label))
    return (*found, *(Option(key, _(label)) for key, label in PAPERS.items()))


def formats(offer: Offer, form: str) -> tuple[Option, ...]:
    """List the file formats of a form; papers have theirs in the preview."""
    for spec in offer.forms:
        if spec.key == form:
            return tuple(Option(key, _(_FORMATS[key])) for key in spec.formats)
    return ()


def start(offer: Offer, seen: Seen, kept: object) -> Chosen:
    """Fill the dialog: always the list on the screen, its fields as they were left."""
    told = kept if isinstance(kept, Mapping) else {}
    known = {field.key for field in offer.fields}
    fields = [str(key) for key in _listed(told.get("fields")) if key in known]
    if not fields:
        fields = [k for c in seen.columns if (k := _COLUMNS.get(c, "")) in known]
    return Chosen(
        form=LIST,
        format=usual_format(offer, LIST, kept),
        fields=tuple(fields or offer.usual),
        with_left=with_left(offer, LIST, kept),
        unmask=False,
    )


def usual_format(offer: Offer, form: str, kept: object) -> str:
    """Give the format a form was saved in the last time, else its first one."""
    offered = [option.key for option in formats(offer, form)]
    last = _kept_for(form, kept, "formats")
    return str(last) if last in offered else next(iter(offered), "")


def with_left(offer: Offer, form: str, kept: object) -> bool:
    """Say whether those who left are taken along, as it was left or as is usual."""
    last = _kept_for(form, kept, "with_left")
    if isinstance(last, bool):
        return last
    return any(spec.with_left for spec in offer.forms if spec.key == form)


def _kept_for(form: str, kept: object, what: str) -> object:
    told = kept.get(what) if isinstance(kept, Mapping) else None
    return told.get(form) if isinstance(told, Mapping) else None


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, (list, tuple)) else ()


def to_keep(chosen: Chosen, kept: object) -> dict[str, object]:
    """Return what is remembered: never the wish for full numbers, never the reason."""
    told = dict(kept) if isinstance(kept, Mapping) else {}
    for what, value in (("formats", chosen.format), ("with_left", chosen.with_left)):
        before = told.get(what)
        known = dict(before) if isinstance(before, Mapping) else {}
        told[what] = {**known, chosen.form: value}
    if chosen.form == LIST:
        told["fields"] = list(chosen.fields)
    return told


def order(chosen: Chosen, seen: Seen) -> Order:
    """Turn what was ticked into an order."""
    is_list = chosen.form == LIST
    return Order(
        form=chosen.form,
        format=chosen.format,
        on=seen.day,
        with_left=chosen.with_left,
        fields=chosen.fields if is_list else (),
        people=seen.people if is_list else None,
        filter=seen.filter if is_list else "",
        unmask=chosen.unmask and is_list,
        reason=chosen.reason,
    )


def needs_reason(offer: Offer, chosen: Chosen) -> bool:
    """Say whether numbers of persons leave in full, so that a reason is asked."""
    return chosen.unmask or any(
        spec.in_full for spec in offer.forms if spec.key == chosen.form
    )


def summary(offer: Offer, chosen: Chosen, seen: Seen) -> tuple[str, Tone]:
    """Say in a sentence what the file will hold and what it means for the people."""
    labels = {field.key: field for field in offer.fields}
    if chosen.form in PAPERS:
        return _("Mở bản xem trước; lưu PDF, Word, Excel hoặc in ở đó."), Tone.INFO
    if chosen.form != LIST:
        return _(
            "Tệp có đủ số thẻ và các số khác mà mẫu hỏi, không được mã hóa. "
            "Lần xuất này được ghi vào nhật ký."
        ), Tone.WARN
    hidden = [
        labels[k].label.lower()
        for k in chosen.fields
        if k in labels and labels[k].hidden
    ]
    if chosen.format in {"pdf", "docx"} and len(chosen.fields) > offer.most_on_paper:
        words = _("Đã chọn {count} mục; trang A4 ngang chỉ in rõ được {limit} mục.")
        limit = offer.most_on_paper
        return words.format(count=len(chosen.fields), limit=limit), Tone.WARN
    if hidden and chosen.unmask:
        words = _(
            "Tệp có đủ {fields} của {count} người, không được mã hóa. "
            "Lần xuất này được ghi vào nhật ký."
        )
        names = ", ".join(hidden)
        return words.format(fields=names, count=len(seen.people)), Tone.WARN
    words = _("{count} người, {fields} mục.").format(
        count=len(seen.people), fields=len(chosen.fields)
    )
    if hidden:
        names = ", ".join(hidden)
        masked = _("Chỉ ghi ba ký tự cuối của {fields}.").format(fields=names)
        words = f"{words} {masked}"
    return words, Tone.INFO


def place(chosen: Chosen, seen: Seen) -> Place:
    """Lead to the preview of a paper."""
    year = str(seen.year) if seen.year else ""
    day = seen.day.isoformat() if seen.day else ""
    record = day if chosen.form == "member_structure" else year
    return Place("preview", f"{chosen.form}:{record}")


def file_name(exported: Exported) -> str:
    """Name the file."""
    return f"{exported.file_stem}.{exported.order.format}"


def file_kinds(exported: Exported) -> str:
    """Name the kind of the file for the dialog of files."""
    return _(_KINDS[exported.order.format])


def done(exported: Exported, file: str) -> str:
    """Tell what was written."""
    words = _("Đã xuất {count} người ra tệp {file}.").format(
        count=exported.people, file=file
    )
    if exported.in_full:
        return _("{words} Tệp không được mã hóa.").format(words=words)
    return words


def stopped() -> str:
    """Say that a stopped export left nothing."""
    return _("Đã dừng. Chưa có tệp nào được ghi.")


def log_columns() -> tuple[Column, ...]:
    """Declare the columns of the log."""
    return (
        Column("at", _("Lúc"), width=130),
        Column("form", _("Mẫu"), width=190),
        Column("people", _("Số người"), "number", width=80),
        Column("file", _("Tên tệp"), stretch=True, width=180),
        Column("in_full", _("Ghi đủ"), width=150),
        Column("reason", _("Lý do"), width=180),
        Column("actor", _("Người xuất"), width=90),
        Column("fields", _("Các mục"), width=200, hidden=True),
    )


def log_rows(
    lines: Sequence[LogLine], offer: Offer, labels: Mapping[str, str]
) -> tuple[Row, ...]:
    """Show the log, newest first."""
    forms_by_key = {spec.key: spec.label for spec in offer.forms}
    found = []
    for line in lines:
        full = ", ".join(labels.get(key, key) for key in line.in_full)
        day = date.fromisoformat(line.at[:10])
        found.append(
            Row(
                id=line.id,
                cells={
                    "at": Cell(f"{short(day)} {line.at[11:16]}", sort=line.at),
                    "form": Cell(forms_by_key.get(line.form, line.form)),
                    "people": Cell(str(line.people), sort=line.people),
                    "file": _file(line),
                    "in_full": Cell(full or _("không"), strong=bool(full)),
                    "reason": Cell(line.reason),
                    "actor": Cell(called(line.actor)),
                    "fields": Cell(", ".join(labels.get(k, k) for k in line.fields)),
                },
            )
        )
    return tuple(found)


def _file(line: LogLine) -> Cell:
    """Name the file, and say when it could not be written after all."""
    if not line.failed:
        return Cell(line.file_name)
    words = _("{file} (không ghi được)").format(file=line.file_name)
    return Cell(words, tone=Tone.BAD)
