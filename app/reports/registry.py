"""Every document we can print, one line each. A forgotten line is found by a test."""

from app.reports import development_plan, member_list
from app.reports.four_good import report as four_good_report
from app.reports.four_good import table as criteria_table
from app.reports.members import attendance, badges, structure
from app.reports.minutes.report import REPORT as MINUTES
from app.reports.model import AnyReport
from app.reports.score_sheet.report import REPORT as SCORE_SHEET

REPORTS: tuple[AnyReport, ...] = (
    MINUTES,
    SCORE_SHEET,
    four_good_report.REPORT,
    criteria_table.REPORT,
    development_plan.REPORT,
    member_list.REPORT,
    attendance.REPORT,
    badges.REPORT,
    structure.REPORT,
)
