"""The words of the yearly report, and the act that makes it final.

Figures always come from recorded work; only the narrative is kept here. A report
without a number and day is a draft and prints as one.
"""

from dataclasses import replace
from datetime import date

from app.features.checklist.errors import (
    ReportInFuture,
    ReportIssued,
    ReportNotIssued,
    ReportNumberMissing,
)
from app.features.checklist.model.year import ReportText, YearReport
from app.features.checklist.service.evidence import KIND
from app.features.checklist.service.reading import Yearbook
from app.features.checklist.store.tables import ChecklistTables
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.text import clean


class ReportDesk:
    """The reports of the years."""

    def __init__(
        self, store: Store, tables: ChecklistTables, yearbook: Yearbook
    ) -> None:
        self._store = store
        self._tables = tables
        self._yearbook = yearbook

    def of_year(self, year: int) -> YearReport:
        """Return the report of a year; an unwritten one is empty."""
        return self._tables.report(year)

    def write(self, year: int, text: ReportText) -> Change:
        """Keep the narrative of the report."""
        report = self._draft(year)
        told = ReportText(
            clean(text.limits),
            clean(text.causes),
            clean(text.proposal),
            clean(text.next_tasks),
        )
        return self._put("checklist.write_report", replace(report, text=told))

    def issue(self, year: int, number: str, on: date) -> Change:
        """Make the report final under its number and day."""
        report = self._draft(year)
        number = clean(number).replace("\n", " ")
        if not number:
            raise ReportNumberMissing(field="number")
        if on > self._yearbook.today():
            raise ReportInFuture(on=on, field="issued_on")
        issued = replace(report, number=number, issued_on=on)
        return self._put("checklist.issue_report", issued)

    def reopen(self, year: int) -> Change:
        """Make a final report a draft again, to be corrected and issued anew."""
        self._yearbook.writable(year)
        report = self.of_year(year)
        if not report.is_final:
            raise ReportNotIssued(year=year)
        return self._put("checklist.reopen_report", replace(report, issued_on=None))

    def _draft(self, year: int) -> YearReport:
        self._yearbook.writable(year)
        report = self.of_year(year)
        if report.is_final:
            raise ReportIssued(year=year, issued_on=report.issued_on)
        return report

    def _put(self, command: str, report: YearReport) -> Change:
        with self._store.command(command) as unit:
            record_id = self._tables.put_report(unit, report)
        return Change.of(KIND, record_id=record_id, command_id=unit.id)
