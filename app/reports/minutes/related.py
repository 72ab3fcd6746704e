"""The other papers of a meeting, as its minutes lead to them. Pure."""

from collections.abc import Iterator

from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from app.reports.minutes.pen import Facts
from app.reports.model import Related

_SPECIAL = {"admission": "resolution_admission", "official": "resolution_official"}


def related(facts: Facts) -> tuple[Related, ...]:
    """Name resolutions, extracts, the annex, the kit and the book of the year."""
    view = facts.view
    meeting_id = view.meeting.id
    found = [
        Related(_("Nghị quyết của buổi họp"), "resolution", meeting_id),
        *_special(view),
        *_extracts(view),
    ]
    if any(one.restricted for one in view.record.opinions):
        found.append(Related(_("Phụ lục hạn chế"), "restricted_annex", meeting_id))
    if facts.score is not None and facts.score.is_kept:
        found.append(Related(_("Phiếu chấm điểm buổi họp"), "score_sheet", meeting_id))
        found.append(of_scores(view.meeting.on_day.year))
    found.append(Related(_("Bộ giấy cho buổi họp"), "paper_kit", meeting_id))
    year = str(view.meeting.on_day.year)
    title = _("Sổ biên bản năm {year}").format(year=year)
    return (*found, Related(title, "yearbook", year))


def of_scores(year: int) -> Related:
    """Lead to the scores of all sessions of a year."""
    title = _("Tổng hợp chấm điểm năm {year}").format(year=year)
    return Related(title, "score_year", str(year))


def _special(view: MeetingView) -> Iterator[Related]:
    for vote in view.votes:
        kind = _SPECIAL.get(vote.matter.id)
        if kind:
            title = _("Nghị quyết: {subject}").format(subject=vote.ballot.subject)
            yield Related(title, kind, f"{view.meeting.id}.{vote.ballot.id}")


def _extracts(view: MeetingView) -> Iterator[Related]:
    spoken = {one.item_id for one in view.record.opinions}
    for item in view.record.items:
        record = f"{view.meeting.id}.{item.id}"
        if item.content or item.conclusion or item.id in spoken:
            title = _("Trích biên bản: {title}").format(title=item.title)
            yield Related(title, "extract", record)
        if item.conclusion:
            title = _("Trích nghị quyết: {title}").format(title=item.title)
            yield Related(title, "resolution_extract", record)
