"""Every document we can print, one line each: its kind and where it is declared.

A paper's module is loaded when the paper is first asked for, as nobody prints all of
them. A forgotten line is found by a test, and so is a wrong one.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module

from app.reports.errors import UnknownReport
from app.reports.model import AnyReport

REPORTS: Mapping[str, str] = {
    "minutes": "app.reports.minutes.report:REPORT",
    "restricted_annex": "app.reports.minutes.restricted:REPORT",
    "extract": "app.reports.extract.minutes:REPORT",
    "resolution": "app.reports.resolution.report:REPORT",
    "resolution_admission": "app.reports.resolution.special:ADMISSION",
    "resolution_official": "app.reports.resolution.special:OFFICIAL",
    "resolution_extract": "app.reports.extract.resolution:REPORT",
    "yearbook": "app.reports.yearbook.report:REPORT",
    "paper_kit": "app.reports.paper_kit.report:REPORT",
    "meeting_year_plan": "app.reports.meeting_year_plan.report:REPORT",
    "meeting_theme_plan": "app.reports.meeting_year_plan.themes:REPORT",
    "meeting_notice": "app.reports.meeting_notice.report:REPORT",
    "meeting_programme": "app.reports.meeting_programme.report:REPORT",
    "score_sheet": "app.reports.score_sheet.report:REPORT",
    "score_year": "app.reports.score_year.report:REPORT",
    "group_sheet": "app.reports.group_sheet.report:REPORT",
    "register_outgoing": "app.reports.registers.outgoing:OUTGOING",
    "register_resolutions": "app.reports.registers.outgoing:RESOLVED",
    "register_incoming": "app.reports.registers.incoming:INCOMING",
    "task_sheet": "app.reports.task_sheet.report:REPORT",
    "four_good_report": "app.reports.four_good.report:REPORT",
    "criteria_table": "app.reports.four_good.table:REPORT",
    "development_plan": "app.reports.development_plan:REPORT",
    "member_list": "app.reports.member_list:REPORT",
    "member_import_report": "app.reports.member_import_report.report:REPORT",
    "attendance": "app.reports.members.attendance:REPORT",
    "badge_list": "app.reports.members.badges:REPORT",
    "member_structure": "app.reports.members.structure.report:REPORT",
    "member_label": "app.reports.member_file.label:REPORT",
    "member_loan": "app.reports.member_file.loan:REPORT",
    "hand_over": "app.reports.member_file.handover:REPORT",
    "month_sheet": "app.reports.month_sheet:REPORT",
}


class Shelf:
    """The reports by kind, in their order."""

    def __init__(
        self, places: Mapping[str, str], loaded: Iterable[AnyReport] = ()
    ) -> None:
        self._places = places
        self._loaded = {report.kind: report for report in loaded}
        self.kinds = (*places, *self._loaded)

    def __contains__(self, kind: str) -> bool:
        """Say whether there is such a document."""
        return kind in self.kinds

    def __getitem__(self, kind: str) -> AnyReport:
        """Give a report. Raises ``UnknownReport``."""
        if kind not in self:
            raise UnknownReport(kind=kind)
        if kind not in self._loaded:
            module, _colon, name = self._places[kind].partition(":")
            report: AnyReport = getattr(import_module(module), name)
            self._loaded[kind] = report
        return self._loaded[kind]
