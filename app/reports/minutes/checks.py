"""What the preview of minutes checks before they are signed. Pure."""

from collections.abc import Iterator

from app.features.meetings.model.records import Outcome, State
from app.features.meetings.model.views import MeetingView, VoteResult
from app.features.meetings.rules import votes
from app.features.meetings.rules import words as notices
from app.infra.words import sentence
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.minutes.pen import Facts
from app.reports.model import Check, Rank


def checks(facts: Facts) -> tuple[Check, ...]:
    """List what agrees, what is lacking and what is worth knowing, in that order."""
    view = facts.view
    place = Place("meetings", view.meeting.id)
    lacking = tuple(Check(Rank.REPAIR, sentence(e), "", place) for e in view.missing)
    known = tuple(
        Check(Rank.KNOW, notices.sentence(one), "", place) for one in view.notices
    )
    return (*lacking, *known, *_agreements(view, place))


def _agreements(view: MeetingView, place: Place) -> Iterator[Check]:
    yield from _roll(view)
    for vote in view.votes:
        yield _vote(vote, place)
    yield from _tasks(view, place)
    yield from _matters(view, place)
    yield from _reading(view)


def _roll(view: MeetingView) -> Iterator[Check]:
    counts = view.counts
    if view.record.roll and not counts.unmarked:
        sums = _("{present} có mặt + {absent} vắng = {due}").format(
            present=counts.present, absent=counts.absent, due=counts.due
        )
        yield Check(Rank.OK, _("Số người khớp điểm danh"), sums)


def _vote(vote: VoteResult, place: Place) -> Check:
    detail = _("Tán thành {votes}/{base}; có mặt được biểu quyết {present}").format(
        votes=vote.ballot.in_favour, base=vote.base.count, present=vote.base.present
    )
    if votes.agrees(vote):
        return Check(Rank.OK, _("Phiếu khớp số có mặt"), detail)
    return Check(Rank.KNOW, _("Số phiếu ít hơn số có mặt"), detail, place)


def _tasks(view: MeetingView, place: Place) -> Iterator[Check]:
    reviews = view.record.reviews
    answered = sum(one.outcome is not Outcome.NONE for one in reviews)
    if reviews:
        yield Check(
            Rank.OK,
            _("{done}/{all} nhiệm vụ tháng trước có kết quả").format(
                done=answered, all=len(reviews)
            ),
        )
    for given in view.record.assignments:
        if not given.owner or given.due_on is None:
            title = _("Nhiệm vụ “{title}” chưa rõ ai làm hoặc thời hạn").format(
                title=given.title
            )
            yield Check(Rank.KNOW, title, "", place)


def _matters(view: MeetingView, place: Place) -> Iterator[Check]:
    spoken = {said.item_id for said in view.record.opinions}
    topics = {item.topic for item in view.record.items}
    loose = "" in spoken and "discussion" in topics
    for item in view.record.items:
        told = item.content or item.conclusion or item.id in spoken
        covered = item.topic == "tasks" or (loose and item.topic == "discussion")
        if not told and not covered:
            title = _("Nội dung “{title}” chưa ghi diễn biến").format(title=item.title)
            yield Check(Rank.KNOW, title, "", place)


def _reading(view: MeetingView) -> Iterator[Check]:
    meeting = view.meeting
    if meeting.read_at is not None:
        time = f"{meeting.read_at:%H:%M}"
        yield Check(
            Rank.OK,
            _("Đã đọc lại lúc {time}").format(time=time),
            meeting.read_note or _("Không ai đề nghị sửa"),
        )
    if meeting.state in {State.SIGNED, State.LOCKED} and meeting.signed_on:
        day = f"{meeting.signed_on:%d/%m/%Y}"
        yield Check(Rank.OK, _("Đã ký ngày {day}").format(day=day))
