"""Every document we can print, one line each. A forgotten line is found by a test."""

from app.reports import development_plan, member_list, month_sheet
from app.reports.extract.minutes import REPORT as EXTRACT
from app.reports.extract.resolution import REPORT as RESOLUTION_EXTRACT
from app.reports.four_good import report as four_good_report
from app.reports.four_good import table as criteria_table
from app.reports.group_sheet.report import REPORT as GROUP_SHEET
from app.reports.meeting_notice.report import REPORT as NOTICE
from app.reports.meeting_programme.report import REPORT as PROGRAMME
from app.reports.meeting_year_plan.report import REPORT as YEAR_PLAN
from app.reports.meeting_year_plan.themes import REPORT as THEME_PLAN
from app.reports.member_file import handover, label, loan
from app.reports.member_import_report.report import REPORT as IMPORT_REPORT
from app.reports.members import attendance, badges
from app.reports.members.structure import report as structure
from app.reports.minutes.report import REPORT as MINUTES
from app.reports.minutes.restricted import REPORT as RESTRICTED_ANNEX
from app.reports.model import AnyReport
from app.reports.paper_kit.report import REPORT as PAPER_KIT
from app.reports.registers import incoming, outgoing
from app.reports.resolution import special
from app.reports.resolution.report import REPORT as RESOLUTION
from app.reports.score_sheet.report import REPORT as SCORE_SHEET
from app.reports.score_year.report import REPORT as SCORE_YEAR
from app.reports.task_sheet.report import REPORT as TASK_SHEET
from app.reports.yearbook.report import REPORT as YEARBOOK

REPORTS: tuple[AnyReport, ...] = (
    MINUTES,
    RESTRICTED_ANNEX,
    EXTRACT,
    RESOLUTION,
    special.ADMISSION,
    special.OFFICIAL,
    RESOLUTION_EXTRACT,
    YEARBOOK,
    PAPER_KIT,
    YEAR_PLAN,
    THEME_PLAN,
    NOTICE,
    PROGRAMME,
    SCORE_SHEET,
    SCORE_YEAR,
    GROUP_SHEET,
    outgoing.OUTGOING,
    outgoing.RESOLVED,
    incoming.INCOMING,
    TASK_SHEET,
    four_good_report.REPORT,
    criteria_table.REPORT,
    development_plan.REPORT,
    member_list.REPORT,
    IMPORT_REPORT,
    attendance.REPORT,
    badges.REPORT,
    structure.REPORT,
    label.REPORT,
    loan.REPORT,
    handover.REPORT,
    month_sheet.REPORT,
)
