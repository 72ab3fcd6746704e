"""Events corrected, taken back and brought back; two on one day; suspension; files."""

from datetime import date

import pytest

from app.features.bin.errors import NothingInBin
from app.features.members.errors import (
    CountsFromWrong,
    EventBreaksLater,
    EventEndsEarly,
    EventGone,
    EventNotPossible,
    FirstEventStays,
    LastDayMissing,
    NobodyChosen,
    PaperFileMissing,
)
from app.features.members.model import Happening
from app.infra.errors import AttachmentKindRefused
from app.infra.words import sentence

ON = date(2026, 11, 23)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def _day(text):
    return date.fromisoformat(text)


def _tell(members, person, kind, on, paper="1-QĐ", **more):
    return members.record_event(person, Happening(kind, _day(on), paper, **more))


def _status(members, person, on):
    found = {m.person_id: m.status for m in members.roll(_day(on), with_former=True)}
    return found.get(person, "")


def _event(members, person, kind):
    return next(e for e in members.card(person, ON).events if e.kind == kind)


def test_every_status_holds_from_its_day_until_the_next(members, enrol):
    one = enrol("Lê An")
    _tell(members, one, "exempted", "2026-02-01")
    _tell(members, one, "resumed", "2026-03-01", "")
    _tell(members, one, "temporary_out", "2026-04-01")
    _tell(members, one, "returned", "2026-05-01", "")
    _tell(members, one, "suspended", "2026-06-01", until=_day("2026-08-29"))
    _tell(members, one, "moved_out", "2026-09-15")
    _tell(members, one, "moved_in", "2026-10-01")
    _tell(members, one, "deceased", "2026-11-01", "")
    days = {
        "2026-01-31": "official",
        "2026-02-01": "exempt",
        "2026-02-28": "exempt",
        "2026-03-01": "official",
        "2026-04-01": "temporary_out",
        "2026-05-01": "official",
        "2026-06-01": "suspended",
        "2026-08-29": "suspended",
        "2026-08-30": "official",
        "2026-09-14": "official",
        "2026-09-15": "transferred",
        "2026-10-01": "official",
        "2026-11-01": "deceased",
    }
    assert {day: _status(members, one, day) for day in days} == days


def test_a_suspended_member_is_counted_but_has_neither_vote_nor_seat(members, enrol):
    people = [enrol(f"Lê {name}") for name in ("An", "Bình", "Chi", "Dung")]
    _tell(members, people[0], "suspended", "2026-06-01", until=_day("2026-08-29"))
    in_july, in_september = _day("2026-07-15"), _day("2026-09-15")
    counts = members.counts(in_july)
    assert (counts.total, counts.official, counts.suspended) == (4, 4, 1)
    assert members.voting_base(in_july, people).count == 3
    assert members.meeting_base(in_july, people).count == 3
    assert members.voting_base(in_september).count == 4


def test_a_suspension_may_be_longer_and_may_end_early(members, enrol):
    one = enrol("Lê An")
    _tell(members, one, "exempted", "2026-01-10")
    _tell(members, one, "suspended", "2026-02-01", until=_day("2026-03-31"))
    _tell(members, one, "suspended", "2026-04-01", until=_day("2026-05-31"))
    assert _status(members, one, "2026-05-31") == "suspended"
    # What was before the first suspension comes back.
    assert _status(members, one, "2026-06-01") == "exempt"
    other = enrol("Lê Bình")
    _tell(members, other, "suspended", "2026-02-01", until=_day("2026-03-31"))
    _tell(members, other, "suspension_ended", "2026-03-01", "")
    assert _status(members, other, "2026-03-01") == "official"


def test_a_suspension_needs_its_last_day_and_not_one_before_the_first(members, enrol):
    one = enrol("Lê An")
    with pytest.raises(LastDayMissing):
        _tell(members, one, "suspended", "2026-02-01")
    with pytest.raises(EventEndsEarly) as caught:
        _tell(members, one, "suspended", "2026-02-01", until=_day("2026-01-31"))
    assert "31/01/2026" in sentence(caught.value)


def test_somebody_admitted_again_begins_as_a_probationary_member(members, enrol):
    one = enrol("Lê An")  # official since 1999
    _tell(members, one, "name_deleted", "2019-05-01")
    _tell(members, one, "readmitted", "2024-05-02")
    assert _status(members, one, "2018-01-01") == "official"
    assert _status(members, one, "2019-05-01") == "name_deleted"
    assert _status(members, one, "2024-05-02") == "probationary"
    # Probation ends twelve months after the second admission.
    duty = members.duties(_day("2025-05-02"))[0]
    assert "02/05/2025" in duty.reason
    _tell(members, one, "made_official", "2025-06-10", counts_from=_day("2025-05-02"))
    assert _status(members, one, "2025-06-09") == "probationary"
    assert _status(members, one, "2025-06-10") == "official"
    assert _status(members, one, "2018-01-01") == "official"
    # The record keeps the first official day.
    assert members.card(one, ON).member.official_on.iso() == "1999-02-03"


def test_the_vote_begins_with_the_decision_the_day_counts_from_the_probation(
    members, enrol
):
    one = enrol("Lê An", admitted_on="2025-05-19", official_on="")
    told = Happening(
        "made_official", _day("2026-06-25"), "7-QĐ", counts_from=_day("2026-05-19")
    )
    members.record_event(one, told)
    assert members.card(one, ON).member.official_on.iso() == "2026-05-19"
    assert _status(members, one, "2026-06-24") == "probationary"
    assert members.voting_base(_day("2026-06-24")).count == 0
    assert members.voting_base(_day("2026-06-25")).count == 1


def test_the_official_day_cannot_lie_after_the_decision(members, enrol):
    one = enrol("Lê An", admitted_on="2025-05-19", official_on="")
    with pytest.raises(CountsFromWrong):
        _tell(members, one, "made_official", "2026-06-25", counts_from=ON)
    early = _day("2025-05-18")
    with pytest.raises(CountsFromWrong):
        _tell(members, one, "made_official", "2026-06-25", counts_from=early)


def test_nobody_becomes_official_twice(members, enrol):
    one = enrol("Lê An")
    with pytest.raises(EventNotPossible):
        _tell(members, one, "made_official", "2026-06-25")


def test_two_events_of_one_day_stand_in_the_order_that_is_possible(members, enrol):
    one = enrol("Lê An")
    _tell(members, one, "exempted", "2026-01-10")
    _tell(members, one, "moved_out", "2026-05-01")
    # Told later, but it can only have happened before the move of the same day.
    _tell(members, one, "resumed", "2026-05-01", "")
    kinds = [e.kind for e in members.card(one, ON).events]
    assert kinds.index("resumed") < kinds.index("moved_out")
    assert _status(members, one, "2026-05-01") == "transferred"
    back = _tell(members, one, "moved_in", "2026-05-01")
    assert _status(members, one, "2026-05-01") == "official"
    members._store.undo(back.command_id)
    assert _status(members, one, "2026-05-01") == "transferred"


def test_a_past_event_is_corrected_with_a_reason_and_counts_follow(members, enrol):
    one, _other = enrol("Lê An"), enrol("Lê Bình")
    _tell(members, one, "moved_out", "2026-05-20", "4-GT", elsewhere="Huế")
    event = _event(members, one, "moved_out")
    told = Happening("moved_out", _day("2026-04-20"), "4-GT", elsewhere="Huế")
    before, after = members.happenings.effect(one, told, event.id)
    assert (before.total, after.total) == (2, 1)
    members.happenings.correct(one, event.id, told, reason="Ghi nhầm tháng")
    assert members.counts(_day("2026-04-19")).total == 2
    assert members.counts(_day("2026-04-20")).total == 1
    with pytest.raises(EventNotPossible):
        members.happenings.correct(
            one, event.id, Happening("returned", _day("2026-04-20"))
        )


def test_correcting_a_recognition_moves_the_official_day(members, enrol):
    one = enrol("Lê An", admitted_on="2025-05-19", official_on="")
    _tell(members, one, "made_official", "2026-06-25")
    event = _event(members, one, "made_official")
    told = Happening("made_official", _day("2026-07-01"), "7-QĐ")
    members.happenings.correct(one, event.id, told)
    assert members.card(one, ON).member.official_on.iso() == "2026-07-01"
    members.happenings.withdraw(one, event.id, reason="Chưa có quyết định")
    member = members.card(one, ON).member
    assert (member.status, member.official_on) == ("probationary", None)


def test_an_event_on_which_a_later_one_rests_stays(members, enrol):
    one = enrol("Lê An")
    _tell(members, one, "temporary_out", "2026-02-01")
    _tell(members, one, "returned", "2026-03-01", "")
    with pytest.raises(EventBreaksLater) as caught:
        members.happenings.withdraw(one, _event(members, one, "temporary_out").id)
    assert "01/03/2026" in sentence(caught.value)
    with pytest.raises(EventGone):
        members.happenings.withdraw(one, "0" * 32)


def test_the_first_event_is_not_taken_away_alone(members, enrol):
    one = enrol("Lê An")
    with pytest.raises(FirstEventStays):
        members.happenings.withdraw(one, _event(members, one, "joined").id)


def test_what_was_taken_back_lies_in_the_bin_until_its_term(
    members, enrol, clock, bin_
):
    one = enrol("Lê An")
    _tell(members, one, "moved_out", "2026-05-20", "4-GT")
    members.happenings.withdraw(
        one, _event(members, one, "moved_out").id, reason="Ghi nhầm người"
    )
    line = bin_.lines()[0]
    assert (line.title, line.name) == ("Chuyển đi ngày 20/05/2026", "Lê An")
    assert (line.reason, line.was_undone) == ("Ghi nhầm người", False)
    assert line.kept_until == date(2027, 2, 21)  # 90 days after 23/11/2026
    bin_.bring_back(line.command_id)
    assert _status(members, one, "2026-11-23") == "transferred"
    assert bin_.lines() == ()
    with pytest.raises(NothingInBin):
        bin_.bring_back(line.command_id)
    members.happenings.withdraw(one, _event(members, one, "moved_out").id)
    clock.advance(91 * 86400)
    assert bin_.lines() == ()


def test_an_undone_act_lies_in_the_bin_too(members, enrol, office, bin_):
    one = enrol("Lê An", residence="Số 1")
    corrected = members.correct(one, {"residence": "Số 2"})
    office.store.undo(corrected.command_id)
    line = bin_.lines()[0]
    assert (line.title, line.name) == ("Sửa hồ sơ: nơi cư trú", "Lê An")
    assert line.was_undone
    bin_.bring_back(line.command_id)
    assert members.card(one, ON).member.values["residence"] == "Số 2"
    # Doing again what was undone is no loss.
    assert bin_.lines() == ()
    gone = members.enrol({"full_name": "Lê Bình"})
    office.store.undo(gone.command_id)
    assert bin_.lines()[0].name == "Lê Bình"
    assert bin_.lines()[0].title == "Ghi vào danh sách"
    bin_.bring_back(bin_.lines()[0].command_id)
    assert len(members.roll(ON)) == 2
    assert bin_.lines() == ()


def test_the_paper_hangs_on_its_event_and_can_be_saved_again(members, enrol, tmp_path):
    one = enrol("Lê An")
    paper = tmp_path / "Quyết định 12.pdf"
    paper.write_bytes(PDF)
    told = Happening("exempted", _day("2026-05-01"), "12-QĐ")
    members.happenings.record(one, told, paper)
    event = _event(members, one, "exempted")
    assert members.happenings.paper(one, event.id) == ("Quyết định 12.pdf", PDF)
    copy = tmp_path / "bản sao.pdf"
    members.happenings.save_paper(one, event.id, copy)
    assert copy.read_bytes() == PDF
    # A correction without another file keeps the file.
    members.happenings.correct(
        one, event.id, Happening("exempted", _day("2026-05-02"), "12-QĐ")
    )
    assert members.happenings.paper(one, event.id)[1] == PDF
    joined = _event(members, one, "joined")
    with pytest.raises(PaperFileMissing):
        members.happenings.paper(one, joined.id)


def test_a_program_is_no_paper_and_nothing_is_written(members, enrol, tmp_path):
    one = enrol("Lê An")
    paper = tmp_path / "quyết định.exe"
    paper.write_bytes(b"MZ\x90\x00")
    told = Happening("exempted", _day("2026-05-01"), "12-QĐ")
    with pytest.raises(AttachmentKindRefused):
        members.happenings.record(one, told, paper)
    assert len(members.card(one, ON).events) == 1


def test_a_split_moves_several_members_in_one_act(members, enrol, office):
    people = [enrol(f"Lê {name}") for name in ("An", "Bình", "Chi")]
    told = Happening("moved_out", _day("2026-05-01"), "9-QĐ", elsewhere="Chi bộ 6")
    change = members.happenings.record_for_all([*people[:2], people[0]], told)
    assert members.counts(ON).total == 1
    office.store.undo(change.command_id)
    assert members.counts(ON).total == 3
    with pytest.raises(NobodyChosen):
        members.happenings.record_for_all([], told)
    members.record_event(people[1], told)
    with pytest.raises(EventNotPossible):
        members.happenings.record_for_all(people, told)
    assert members.counts(ON).total == 2


def test_a_guest_may_stay_for_good(members):
    told = Happening("temporary_in", _day("2026-02-01"), "3-GT")
    guest = {"full_name": "Lê Khách", "official_on": "2001-01-01"}
    one = members.enrol(guest, told).record_id
    _tell(members, one, "moved_in", "2026-06-01")
    assert members.counts(_day("2026-05-31")).total == 0
    assert members.counts(_day("2026-06-01")).total == 1


def test_a_draft_is_kept_until_it_is_used(members):
    assert members.drafts.kept() == {}
    members.drafts.keep({"full_name": " Lê An ", "birth": "1958", "note": ""})
    assert members.drafts.kept() == {"full_name": "Lê An", "birth": "1958"}
    members.drafts.forget()
    assert members.drafts.kept() == {}


def test_an_official_day_that_is_filled_in_becomes_an_event(members, enrol, office):
    one = enrol("Lê An", admitted_on="2025-05-19", official_on="")
    change = members.correct(one, {"official_on": "2026-05-19"})
    event = _event(members, one, "made_official")
    assert (event.on, event.paper_no) == (_day("2026-05-19"), "")
    assert _status(members, one, "2026-05-18") == "probationary"
    assert _status(members, one, "2026-05-19") == "official"
    # The paper is added later, and the event is corrected like any other.
    told = Happening("made_official", _day("2026-05-19"), "7-QĐ")
    members.happenings.correct(one, event.id, told)
    assert _event(members, one, "made_official").paper_no == "7-QĐ"
    other = enrol("Lê Bình", admitted_on="2025-05-19", official_on="")
    change = members.correct(other, {"official_on": "2026-05-19"})
    office.store.undo(change.command_id)
    assert _status(members, other, "2026-11-23") == "probationary"
    # Of an official member only the day is put right.
    old = enrol("Lê Chi")
    members.correct(old, {"official_on": "1999-03-03"})
    assert [e.kind for e in members.card(old, ON).events] == ["joined"]


def test_an_official_day_typed_before_comes_back_with_a_withdrawn_decision(
    members, enrol
):
    person = enrol("Lê An", admitted_on="2022-05-01", official_on="2024-05-31")
    told = Happening("made_official", date(2023, 6, 15), "7-QĐ")
    members.record_event(person, told)
    assert members.voting_base(date(2023, 6, 15)).count == 1
    event = members.card(person, date(2026, 11, 23)).events[-1].id
    members.happenings.withdraw(person, event)
    assert members.voting_base(date(2024, 5, 30)).count == 0
    assert members.voting_base(date(2024, 5, 31)).count == 1
    (member,) = members.roll(date(2026, 11, 23))
    assert member.official_on.text() == "31/05/2024"


def test_official_status_is_decided_once(members, enrol):
    person = enrol("Lê An", admitted_on="2022-05-01", official_on="")
    members.record_event(person, Happening("made_official", date(2023, 6, 15), "7-QĐ"))
    earlier = Happening("made_official", date(2023, 5, 15), "5-QĐ")
    with pytest.raises(EventBreaksLater):
        members.record_event(person, earlier)
