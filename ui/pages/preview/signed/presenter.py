"""What is said about scans and about papers set beside the records. Pure."""

from dataclasses import dataclass

from app.kernel.words import _
from app.reports.keeping.recognising import Recognised, age
from app.reports.keeping.scans import Arrived, Scan

_KINDS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff"
_DAY = slice(0, 10)


@dataclass(frozen=True, slots=True)
class ScanLine:
    """One filed scan."""

    id: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a paper is; ``compare`` is the version to set beside now (0: nothing)."""

    title: str
    sentence: str
    compare: int


def scan_lines(scans: list[Scan]) -> tuple[ScanLine, ...]:
    """Describe filed scans, the newest first."""
    return tuple(
        ScanLine(scan.id, scan.file_name, scan_detail(scan)) for scan in reversed(scans)
    )


def scan_detail(scan: Scan) -> str:
    """Say when a scan was filed, of which version it is, where the paper lies."""
    year, month, day = scan.filed_at[_DAY].split("-")
    parts = [_("Xếp ngày {day}").format(day=f"{day}/{month}/{year}")]
    if scan.version:
        parts.append(_("bản {number}").format(number=scan.version))
    if scan.kept_where:
        parts.append(_("bản giấy ở {place}").format(place=scan.kept_where))
    return " · ".join(parts)


def file_kinds() -> str:
    """Name the kinds of file for the file dialog."""
    return f"{_('Bản quét: PDF, ảnh')} ({_KINDS})"


def arrived(file: Arrived) -> str:
    """Say what was found in a file."""
    if file.paper is None:
        return _(
            "Chưa thấy mã trong “{name}”. Gõ mã ở chân trang, hoặc để trống."
        ).format(name=file.file_name)
    return _("Tệp “{name}” mang mã {code}.").format(
        name=file.file_name, code=file.paper.code.text
    )


def elsewhere(title: str) -> str:
    """Say that a scan is of another paper."""
    return _("Mã trên giấy là của “{title}”, không phải văn bản đang xem.").format(
        title=title
    )


def filed(title: str) -> str:
    """Say where a scan was filed."""
    return _("Đã xếp bản ký vào “{title}”.").format(title=title)


def verdict(found: Recognised) -> Verdict:
    """Say what a paper is and how old."""
    version = found.paper.version
    return Verdict(
        found.title, age(found), version if found.is_older and version else 0
    )
