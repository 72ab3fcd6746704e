"""Online and mixed meetings: each condition, who joined where, what the close asks."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.features.meetings.errors import FormNotOffered, NotOnTheRoll, TextTooLong
from app.features.meetings.model.entries import NewBallot, NewItem, NewMeeting
from app.features.meetings.model.forms.errors import (
    FormKindUnfit,
    FormUnknown,
    JoiningInFuture,
    JoiningOutsideMeeting,
    JoiningOverlaps,
    JoiningPlaceMissing,
    JoiningUnended,
    OnlineGroundMissing,
    OnlineGroundUndescribed,
    OnlineGroundUnknown,
    OnlineIdentityUnconfirmed,
    OnlineNobodyAfar,
    OnlineNotEligible,
    OnlinePercentOutside,
    OnlinePermissionLater,
    OnlinePermissionMissing,
    OnlinePlatformMissing,
    OnlineRecordingUndecided,
    OnlineRecordMissing,
    OnlineSecretsNotExcluded,
    OnlineSomebodyInRoom,
    OnlineStayMissing,
    OnlineStayTooShort,
    OnlineStayWithoutMark,
    OnlineUnableNotInBase,
    OnlineUnableOutside,
    OnlineUnableTwice,
    OnlineUnableUnexplained,
    SecretVoteOnline,
)
from app.features.meetings.model.forms.online import OnlineDetails
from app.features.meetings.model.records import Mark, State
from app.infra.errors import Locked
from app.infra.words import sentence
from app.kernel.clock import VIETNAM
from app.kernel.errors import SecretMark
from tests.app.features.meetings.conftest import EXEMPT, NAMES

WHOLE = OnlineDetails(
    permission_no="45-CV/ĐU",
    permission_on=date(2026, 11, 20),
    permission_by="Đảng ủy phường An Bình",
    ground="on_duty",
    unable_count=12,
    unable_words="12 đồng chí trực chốt phòng chống bão",
    platform="Phòng họp trực tuyến của phường",
    no_secrets=True,
)


def at(hour, minute):
    return datetime(2026, 12, 5, hour, minute, tzinfo=VIETNAM)


def described(cell, **facts):
    meeting_id = cell.plan()
    cell.meetings.online.describe(meeting_id, replace(WHOLE, **facts))
    return meeting_id


def typed(cell, form="online", **facts):
    meeting_id = described(cell, **facts)
    cell.meetings.online.type_as(meeting_id, form)
    return meeting_id


def running(cell, form="online", **facts):
    meeting_id = typed(cell, form, **facts)
    do = cell.meetings
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    return meeting_id


def problems(cell, meeting_id):
    return {
        one.id: type(one.problem)
        for one in cell.meetings.online.view(meeting_id).conditions
        if one.problem is not None
    }


def test_more_than_half_of_23_is_12_without_the_exempt(cell):
    meeting_id = described(cell)
    view = cell.meetings.online.view(meeting_id)
    # 24 on the list, one exempt.
    assert (len(view.base), view.needed, view.unable_total) == (23, 12, 12)
    assert EXEMPT not in dict(view.base).values()
    assert view.may_be_typed


def test_a_meeting_is_typed_online_only_when_every_condition_before_it_holds(cell):
    meeting_id = typed(cell)
    assert cell.view(meeting_id).meeting.form == "online"
    cell.meetings.online.type_as(meeting_id, "in_person")
    assert cell.view(meeting_id).meeting.form == "in_person"


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({"permission_no": ""}, OnlinePermissionMissing),
        ({"permission_on": None}, OnlinePermissionMissing),
        ({"permission_by": " \u200b "}, OnlinePermissionMissing),
        ({"permission_on": date(2026, 12, 6)}, OnlinePermissionLater),
        ({"unable_count": 11}, OnlineNotEligible),
        ({"unable_count": None}, OnlineNotEligible),
        ({"unable_words": ""}, OnlineUnableUnexplained),
        ({"ground": ""}, OnlineGroundMissing),
        ({"ground": "rain"}, OnlineGroundUnknown),
        ({"ground": "circumstances"}, OnlineGroundUndescribed),
        ({"platform": ""}, OnlinePlatformMissing),
        ({"no_secrets": False}, OnlineSecretsNotExcluded),
    ],
)
def test_each_failing_condition_refuses_with_its_own_sentence(cell, facts, refused):
    meeting_id = described(cell, **facts)
    with pytest.raises(refused) as caught:
        cell.meetings.online.type_as(meeting_id, "mixed")
    assert sentence(caught.value).endswith(".")
    assert cell.view(meeting_id).meeting.form == "in_person"


def test_the_sentence_says_how_many_are_lacking(cell):
    meeting_id = described(cell, unable_count=11)
    with pytest.raises(OnlineNotEligible) as caught:
        cell.meetings.online.type_as(meeting_id, "online")
    assert sentence(caught.value).startswith(
        "Mới có 11/23 đảng viên không thể họp tại một nơi, cần ít nhất 12."
    )


def test_members_may_be_named_with_a_reason_each(cell):
    meeting_id = described(cell, unable_count=None, unable_words="")
    do = cell.meetings.online
    named = [name for name in NAMES if name != EXEMPT][:12]
    for name in named:
        do.cannot_come(meeting_id, cell.who(name), "đi biển dài ngày")
    assert do.view(meeting_id).may_be_typed
    do.cannot_come(meeting_id, cell.who(named[0]), "")
    assert problems(cell, meeting_id)["eligible"] is OnlineNotEligible
    with pytest.raises(OnlineUnableNotInBase):
        do.cannot_come(meeting_id, cell.who(EXEMPT), "ốm")


def test_a_count_and_names_are_not_added_up(cell):
    meeting_id = described(cell)
    cell.meetings.online.cannot_come(meeting_id, cell.who(NAMES[3]), "đi biển")
    assert problems(cell, meeting_id)["eligible"] is OnlineUnableTwice


@pytest.mark.parametrize("count", [-1, 24])
def test_more_unable_members_than_the_cell_has_are_refused(cell, count):
    with pytest.raises(OnlineUnableOutside):
        described(cell, unable_count=count)


@pytest.mark.parametrize("percent", [0, 101])
def test_a_share_of_the_time_is_a_percentage(cell, percent):
    with pytest.raises(OnlinePercentOutside):
        described(cell, least_percent=percent)


def test_lines_of_a_novel_are_refused_before_they_are_stored(cell):
    with pytest.raises(TextTooLong):
        described(cell, platform="x" * 501)


def test_suspended_and_visiting_members_do_not_count(cell):
    cell.change(NAMES[5], suspended=True)
    cell.change(NAMES[6], visiting=True)
    meeting_id = described(cell)
    view = cell.meetings.online.view(meeting_id)
    assert (len(view.base), view.needed) == (21, 11)


def test_only_sessions_of_the_cell_are_held_online(cell):
    meeting_id = cell.plan(kind="committee")
    with pytest.raises(FormKindUnfit):
        cell.meetings.online.describe(meeting_id, WHOLE)
    with pytest.raises(FormKindUnfit):
        cell.meetings.online.type_as(meeting_id, "online")


def test_unknown_forms_and_short_cuts_are_refused(cell):
    meeting_id = described(cell)
    with pytest.raises(FormUnknown):
        cell.meetings.online.type_as(meeting_id, "by_letter")
    with pytest.raises(FormNotOffered):
        cell.plan(kind="thematic", form="online", time="15:00")


def test_correcting_the_details_keeps_the_form(cell):
    meeting_id = typed(cell)
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 5), time="08:00")
    cell.meetings.planning.correct(meeting_id, new)
    assert cell.view(meeting_id).meeting.form == "online"


def test_marks_of_secrecy_never_enter_the_record(cell):
    meeting_id = cell.plan()
    with pytest.raises(SecretMark):
        cell.meetings.online.describe(
            meeting_id, replace(WHOLE, platform="Độ mật: TỐI MẬT")
        )


@pytest.mark.parametrize("form", ["online", "mixed"])
def test_a_secret_vote_is_refused_over_the_line_and_an_open_one_is_not(cell, form):
    meeting_id = running(cell, form)
    secret = NewBallot(
        subject="Giới thiệu nhân sự",
        secret=True,
        handed_out=20,
        returned=20,
        in_favour=20,
    )
    with pytest.raises(SecretVoteOnline):
        cell.meetings.votes.count(meeting_id, secret)
    cell.meetings.votes.count(meeting_id, NewBallot(subject="Kết luận", in_favour=20))
    cell.meetings.online.type_as(meeting_id, "in_person")
    cell.meetings.votes.count(meeting_id, secret)


def test_who_joined_where_is_noted_with_times(cell):
    meeting_id = typed(cell, "mixed")
    do = cell.meetings
    do.conducting.open(meeting_id)
    hoa, nguyet = cell.who(NAMES[0]), cell.who(NAMES[1])
    do.joining.come(meeting_id, hoa, "Nhà văn hóa", "room")
    cell.at(2026, 12, 5, 7, 50)
    do.joining.come(meeting_id, nguyet, "Tàu QT-1024")
    cell.at(2026, 12, 5, 8, 10)
    do.joining.leave(meeting_id, nguyet)
    cell.at(2026, 12, 5, 8, 20)
    do.joining.come(meeting_id, nguyet, "Tàu QT-1024")
    cell.at(2026, 12, 5, 9, 0)
    stays = {one.name: one for one in do.online.view(meeting_id).stays}
    late = stays[NAMES[1]]
    assert (late.came_late, late.came_back, late.left_early) == (True, True, False)
    assert not stays[NAMES[0]].came_late
    marks = {line.person_id: line.mark for line in cell.view(meeting_id).record.roll}
    assert marks[nguyet] is Mark.PRESENT


def test_the_share_of_the_time_is_computed_from_all_stretches(cell):
    meeting_id = running(cell, least_percent=60)
    do = cell.meetings
    cell.at(2026, 12, 5, 9, 10)
    do.joining.rest_came(meeting_id, "Phòng họp trực tuyến")
    sheet = do.online.view(meeting_id).stays
    first = sheet[2]
    # 07:30 to 08:00 and 08:30 to 09:00 of 100 minutes are 60 %.
    one = first.stretches[0]
    do.joining.correct(one.id, one.place, "online", at(7, 30), at(8, 0))
    do.joining.come(meeting_id, first.person_id, "Ở nhà", "online", at(8, 30))
    second = next(
        s for s in do.online.view(meeting_id).stays if s.person_id == first.person_id
    ).stretches[1]
    do.joining.correct(second.id, "Ở nhà", "online", at(8, 30), at(9, 0))
    finish(cell, meeting_id)
    stay = next(
        s for s in do.online.view(meeting_id).stays if s.person_id == first.person_id
    )
    assert (stay.seconds, stay.percent, stay.left_early) == (3600, 60, True)
    assert "joined" not in problems(cell, meeting_id)
    do.joining.correct(second.id, "Ở nhà", "online", at(8, 30), at(8, 59))
    assert problems(cell, meeting_id)["joined"] is OnlineStayTooShort


def finish(cell, meeting_id):
    """Bring a running meeting to its close at 09:10."""
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Phương hướng", topic="plan"))
    do.floor.conclude(meeting_id, "Nhất trí")
    do.votes.count(meeting_id, NewBallot(subject="Kết luận", in_favour=20))
    do.online.confirm_identity(meeting_id, "Gọi tên, bật hình")
    do.online.decide_recording(meeting_id)
    cell.at(2026, 12, 5, 9, 10)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)


def test_the_close_asks_for_identity_recording_and_places(cell):
    meeting_id = running(cell)
    do = cell.meetings
    found = [type(one) for one in cell.view(meeting_id).missing]
    assert OnlineIdentityUnconfirmed in found
    assert OnlineRecordingUndecided in found
    assert OnlineStayMissing in found
    do.joining.rest_came(meeting_id, "Phòng họp trực tuyến")
    finish(cell, meeting_id)
    assert cell.view(meeting_id).meeting.state is State.READ


def test_a_condition_that_fell_away_stops_the_close_and_the_signature(cell):
    meeting_id = running(cell)
    do = cell.meetings
    do.joining.rest_came(meeting_id, "Phòng họp trực tuyến")
    finish(cell, meeting_id)
    do.online.describe(meeting_id, replace(WHOLE, permission_no=""))
    with pytest.raises(OnlinePermissionMissing):
        do.minutes.sign(meeting_id)


def test_marks_and_places_have_to_agree(cell):
    meeting_id = running(cell)
    do = cell.meetings
    do.joining.rest_came(meeting_id, "Phòng họp trực tuyến")
    do.conducting.mark(meeting_id, cell.who(NAMES[4]), Mark.EXCUSED, "mất mạng")
    assert problems(cell, meeting_id)["joined"] is OnlineStayWithoutMark


def test_online_means_nobody_in_the_room_and_mixed_somebody_afar(cell):
    meeting_id = running(cell)
    do = cell.meetings
    hoa = cell.who(NAMES[0])
    do.joining.come(meeting_id, hoa, "Nhà văn hóa", "room", at(7, 30))
    do.joining.rest_came(meeting_id, "Phòng họp trực tuyến")
    assert problems(cell, meeting_id)["joined"] is OnlineSomebodyInRoom
    do.online.type_as(meeting_id, "mixed")
    assert "joined" not in problems(cell, meeting_id)


def test_everybody_in_one_room_is_no_mixed_meeting(cell):
    meeting_id = running(cell, "mixed")
    cell.meetings.joining.rest_came(meeting_id, "Nhà văn hóa", "room")
    assert problems(cell, meeting_id)["joined"] is OnlineNobodyAfar


def test_impossible_times_and_places_are_refused(cell):
    meeting_id = running(cell)
    do = cell.meetings.joining
    hoa = cell.who(NAMES[0])
    with pytest.raises(JoiningPlaceMissing):
        do.come(meeting_id, hoa, "  ")
    with pytest.raises(JoiningInFuture):
        do.come(meeting_id, hoa, "Ở nhà", "online", at(7, 31))
    with pytest.raises(JoiningOutsideMeeting):
        do.come(meeting_id, hoa, "Ở nhà", "online", at(7, 29))
    cell.at(2026, 12, 5, 8, 0)
    do.come(meeting_id, hoa, "Ở nhà", "online", at(7, 40))
    with pytest.raises(JoiningUnended):
        do.come(meeting_id, hoa, "Ở nhà", "online", at(7, 50))
    with pytest.raises(JoiningOverlaps):
        do.leave(meeting_id, hoa, at(7, 40))
    do.leave(meeting_id, hoa, at(7, 50))
    with pytest.raises(JoiningOverlaps):
        do.come(meeting_id, hoa, "Ở nhà", "online", at(7, 45))
    with pytest.raises(NotOnTheRoll):
        do.leave(meeting_id, hoa)


def test_without_a_record_the_close_says_so(cell):
    meeting_id = typed(cell)
    with cell.store.command("test") as unit:
        record = cell.meetings.online.view(meeting_id).record
        unit.delete("meeting_online", record.id)
    assert any(
        isinstance(one, OnlineRecordMissing) for one in cell.view(meeting_id).missing
    )
    with pytest.raises(OnlineRecordMissing):
        cell.meetings.online.decide_recording(meeting_id)


def test_locked_minutes_freeze_the_online_record(cell):
    meeting_id = running(cell)
    do = cell.meetings
    do.joining.rest_came(meeting_id, "Phòng họp trực tuyến")
    finish(cell, meeting_id)
    do.minutes.sign(meeting_id)
    do.minutes.lock(meeting_id)
    record = do.online.view(meeting_id).record
    with pytest.raises(Locked), cell.store.command("test") as unit:
        unit.update("meeting_online", record.id, {"platform": "khác"})


def test_typing_a_meeting_is_taken_back_by_undo(cell):
    meeting_id = described(cell)
    done = cell.meetings.online.type_as(meeting_id, "online")
    cell.store.undo(done.command_id)
    assert cell.view(meeting_id).meeting.form == "in_person"


def test_every_rule_says_its_source_and_what_nobody_knows(cell):
    rules = cell.meetings.online.view(described(cell)).rules
    assert len(rules.unknown) == 5
    assert {one.confidence for one in rules.condition} == {"D", "A/B"}


def test_who_dropped_out_does_not_vote_until_he_is_back(cell):
    meeting_id = running(cell)
    do = cell.meetings
    do.joining.rest_came(meeting_id, "Phòng họp trực tuyến")
    before = do.votes.base(meeting_id, "resolution").present
    cell.at(2026, 12, 5, 8, 0)
    do.joining.leave(meeting_id, cell.who(NAMES[0]))
    cell.at(2026, 12, 5, 8, 5)
    assert do.votes.base(meeting_id, "resolution").present == before - 1
    do.votes.count(meeting_id, NewBallot(subject="Lúc vắng một", in_favour=10))
    cell.at(2026, 12, 5, 8, 10)
    do.joining.come(meeting_id, cell.who(NAMES[0]), "Phòng họp trực tuyến")
    assert do.votes.base(meeting_id, "resolution").present == before
    # The vote taken while he was gone keeps the base of that moment.
    assert cell.view(meeting_id).votes[0].base.present == before - 1
