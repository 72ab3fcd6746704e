"""The chain of events names whoever kept the book on the day of the act."""

from datetime import date, datetime

import pytest

from app.bootstrap import build
from app.kernel.clock import VIETNAM
from app.people.keeping.errors import KeeperKnown, KeeperPostVacant
from app.people.keeping.model import called
from app.people.model import UnitAnswers


@pytest.fixture
def office(store, clock):
    built = build(store, clock)
    built.people.set_up_unit(UnitAnswers(name="Chi bộ Tổ dân phố 5"))
    return built


@pytest.fixture
def member(office):
    def one(name):
        return office.members.enrol({"full_name": name}).record_id

    return one


def _actors(office, person_id):
    return [
        change.actor
        for change in reversed(office.members.card(person_id, _today(office)).history)
    ]


def _today(office):
    return office.clock.today()


def test_before_anybody_is_known_the_book_says_so(office, member):
    assert set(_actors(office, member("Lê Thị Hoa"))) == {"user"}
    assert called("user") == "Người dùng sổ"
    assert called("Lê Thị Hoa") == "Lê Thị Hoa"


def test_the_secretary_stands_behind_what_is_written(office, member):
    hoa = member("Lê Thị Hoa")
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    office.members.correct(hoa, {"record_no": "123456"}, reason="Theo lý lịch")
    (step,) = [
        one
        for one in office.members.card(hoa, _today(office)).history
        if one.field == "record_no"
    ]
    assert (step.actor, step.reason) == ("Lê Thị Hoa", "Theo lý lịch")


def test_a_hand_over_is_seen_in_the_history_and_old_events_stay(office, member, clock):
    hoa, nam = member("Lê Thị Hoa"), member("H'Hen Niê")
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    office.members.correct(hoa, {"record_no": "1"})
    before = [(e.seq, e.actor) for e in office.store.chain.recent(500)]
    office.people.appoint(nam, "secretary", date(2026, 12, 1))
    office.members.correct(hoa, {"record_no": "2"})
    clock.set(datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM))
    office.members.correct(hoa, {"record_no": "3"})
    steps = [
        (one.new, one.actor)
        for one in office.members.card(hoa, _today(office)).history
        if one.field == "record_no"
    ]
    # The post begins on 1 December: until then the old secretary writes.
    assert steps == [("3", "H'Hen Niê"), ("2", "Lê Thị Hoa"), ("1", "Lê Thị Hoa")]
    now = {e.seq: e.actor for e in office.store.chain.recent(500)}
    assert all(now[seq] == actor for seq, actor in before)
    assert office.store.chain.check().broken_at is None


def test_the_cell_may_choose_somebody_until_a_new_secretary_comes(
    office, member, clock
):
    hoa, binh, nam = member("Lê Thị Hoa"), member("Trần Bình"), member("Y Bih Niê")
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    office.keeping.choose(binh)
    assert office.keeping.actor() == "Trần Bình"
    with pytest.raises(KeeperKnown):
        office.keeping.choose(binh)
    office.people.appoint(nam, "secretary", date(2026, 12, 1))
    assert office.keeping.actor() == "Trần Bình"
    clock.set(datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM))
    assert office.keeping.actor() == "Y Bih Niê"


def test_the_choice_is_given_back_to_the_post_and_taken_back_by_undo(office, member):
    hoa, binh = member("Lê Thị Hoa"), member("Trần Bình")
    with pytest.raises(KeeperPostVacant):
        office.keeping.follow_post()
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    office.keeping.choose(binh)
    change = office.keeping.follow_post()
    assert office.keeping.actor() == "Lê Thị Hoa"
    office.store.undo(change.command_id)
    assert office.keeping.actor() == "Trần Bình"


def test_a_name_put_right_later_leaves_the_events_as_they_were(office, member):
    hoa = member("Lê Thị Hoà")
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    office.members.correct(hoa, {"record_no": "1"})
    office.members.correct(hoa, {"full_name": "Lê Thị Hòa"})
    office.members.correct(hoa, {"record_no": "2"})
    actors = {
        one.new: one.actor for one in office.members.card(hoa, _today(office)).history
    }
    assert (actors["1"], actors["2"]) == ("Lê Thị Hoà", "Lê Thị Hòa")


def test_the_bin_says_who_took_something_out(office, member):
    hoa = member("Lê Thị Hoa")
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    nam = member("Trần Nam")
    deputy = office.people.appoint(nam, "deputy", date(2026, 1, 1)).record_id
    office.people.withdraw_post(deputy)
    (line,) = office.bin.lines()
    assert (line.actor, line.name) == ("Lê Thị Hoa", "Trần Nam")


def test_an_undo_is_the_act_of_whoever_keeps_the_book_then(office, member, clock):
    hoa, nam = member("Lê Thị Hoa"), member("Trần Nam")
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    done = office.members.correct(hoa, {"record_no": "1"}).command_id
    office.people.appoint(nam, "secretary", date(2026, 12, 1))
    clock.set(datetime(2026, 12, 2, 8, 0, tzinfo=VIETNAM))
    undo = office.store.undo(done)
    assert {e.actor for e in office.store.events(command_id=done)} == {"Lê Thị Hoa"}
    assert {e.actor for e in office.store.events(command_id=undo)} == {"Trần Nam"}


def test_who_held_the_post_by_then_is_told_of_what_noted_nobody(office, member):
    hoa = member("Lê Thị Hoa")
    assert set(_actors(office, hoa)) == {"user"}
    office.people.appoint(hoa, "secretary", date(2026, 1, 1))
    assert set(_actors(office, hoa)) == {"Lê Thị Hoa (theo chức vụ)"}
    # The chain itself stays as it was written.
    (row,) = office.store.rows("SELECT id FROM member")
    events = office.store.events(entity="member", entity_id=str(row["id"]))
    assert {event.actor for event in events} == {"user"}
    behind = office.keeping.behind
    assert behind("user", "2025-12-31T08:00:00+07:00") == "user"
    assert behind("Trần Nam", "2026-11-23T08:00:00+07:00") == "Trần Nam"
