"""Every document we can print, one line each. A forgotten line is found by a test."""

from app.reports.minutes.report import REPORT as MINUTES
from app.reports.model import AnyReport

REPORTS: tuple[AnyReport, ...] = (MINUTES,)
