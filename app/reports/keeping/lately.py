"""What was drawn lately: the same value is not drawn twice.

A drawing follows from the value alone, so equal values have the same bytes. A report
of the year that was just printed goes into the package as it is, and a package that is
looked at again draws only what has changed.
"""

from collections.abc import Callable

from app.reports import drawing
from app.reports.model import Made, Prepared

# About 60 kilobytes each; a year with its minutes is less.
_MOST = 100
_Asked = tuple[str, str, str]


class Lately:
    """The newest drawing of each document and format, on the store's thread.

    It belongs to the services of one open book and goes with them.
    """

    def __init__(self) -> None:
        self._known: dict[_Asked, tuple[object, bytes]] = {}

    def pdf(self, prepared: Prepared) -> bytes:
        """Draw the PDF, unless just this was drawn already."""
        value = (
            prepared.doc,
            prepared.code,
            prepared.stored,
            prepared.volume,
            prepared.parts,
        )
        return self._once(prepared, "pdf", value, drawing.pdf)

    def xlsx(self, prepared: Prepared) -> bytes | None:
        """Write the Excel file, unless just this was written; None without one."""
        if prepared.sheets is None:
            return None
        return self._once(prepared, "xlsx", prepared.sheets, drawing.xlsx)

    def made(self, prepared: Prepared) -> Made:
        """Draw in every format the document has."""
        return Made(
            kind=prepared.kind,
            title=prepared.title,
            file_stem=prepared.file_stem,
            doc=prepared.doc,
            pdf=self.pdf(prepared),
            docx=drawing.docx(prepared),
            xlsx=self.xlsx(prepared),
            checks=prepared.checks,
        )

    def _once(
        self,
        prepared: Prepared,
        file_format: str,
        value: object,
        draw: Callable[[Prepared], bytes],
    ) -> bytes:
        asked = (prepared.kind, prepared.record_id, file_format)
        known = self._known.pop(asked, None)
        content = known[1] if known and known[0] == value else draw(prepared)
        self._known[asked] = (value, content)
        if len(self._known) > _MOST:
            del self._known[next(iter(self._known))]
        return content
