"""Enrolling, correcting, events with papers, history, undo, what others may know."""

from datetime import date

import pytest

from app.features.members.errors import (
    AlreadyMember,
    CardNumberTaken,
    DatesOutOfOrder,
    DigitsWrong,
    EventBreaksLater,
    EventInFuture,
    EventNotPossible,
    FieldDateWrong,
    FieldSwitchedOff,
    NameMissing,
    PaperNumberMissing,
    UnknownEvent,
    UnknownField,
    UnknownMember,
)
from app.features.members.model import Happening
from app.infra.errors import ChangedMeanwhile
from app.infra.words import sentence
from app.people.errors import PhoneOdd

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"full_name": " "}, NameMissing),
        ({"card_no": "12345"}, DigitsWrong),
        ({"card_no": "03120455010O"}, DigitsWrong),
        ({"birth": "31/02/1980"}, FieldDateWrong),
        ({"birth": "1980-02-31"}, FieldDateWrong),
        ({"birth": "2001", "admitted_on": "1998"}, DatesOutOfOrder),
        ({"official_on": "1997-01-01"}, DatesOutOfOrder),
        ({"ethnicity": "Kinh"}, FieldSwitchedOff),
        ({"shoe_size": "42"}, UnknownField),
        ({"phone": "gọi nhà"}, PhoneOdd),
    ],
)
def test_a_field_that_is_wrong_says_which_and_how(office, enrol, fields, problem):
    with pytest.raises(problem) as caught:
        enrol("Lê An", **fields)
    words = sentence(caught.value)
    assert words
    assert "{" not in words
    assert office.members.roll(ON) == []
    assert office.people.everybody() == []


def test_nobody_can_hold_a_card_that_is_somebody_elses(members, enrol):
    enrol("Lê An", card_no="031204550101")
    with pytest.raises(CardNumberTaken) as caught:
        enrol("Lê Bình", card_no="031 204 550 101")
    assert "Lê An" in sentence(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "Y Bih Niê",
        "H'Hen",
        "Blơt",
        "Công Tằng Tôn Nữ Thị Ngọc Diễm Hằng Phương Anh Thư",
    ],
)
def test_names_that_break_programs_are_names(members, enrol, name):
    enrol(name)
    assert [m.name for m in members.roll(ON)] == [name]


def test_a_decomposed_name_is_stored_composed(members, enrol):
    import unicodedata

    enrol(unicodedata.normalize("NFD", "Hồ Thị Tuyết"))
    assert members.roll(ON)[0].name == "Hồ Thị Tuyết"


def test_a_candidate_becomes_a_member_as_the_same_person(office, members):
    person_id = office.people.register("Lê An", gender="male")
    values = {"full_name": "Lê An", "person_id": person_id, "phone": "0912345678"}
    assert members.enrol(values).record_id == person_id
    assert office.people.person(person_id).phone == "0912345678"
    with pytest.raises(AlreadyMember):
        members.enrol(values)


def test_the_term_names_the_post_before_the_list(office, members, enrol):
    person_id = enrol("Lê An", party_post="Chi ủy viên")
    assert members.roll(ON)[0].post == "Chi ủy viên"
    office.people.appoint(person_id, "secretary", date(2025, 5, 1))
    assert members.roll(ON)[0].post == "Bí thư"
    assert members.roll(date(2025, 4, 30))[0].post == "Chi ủy viên"


def test_a_correction_keeps_who_when_and_why(members, enrol):
    person_id = enrol("Lê An", residence="Số 1")
    members.correct(person_id, {"residence": "Số 2"}, reason="Chuyển nhà")
    first = members.card(person_id, ON).history[0]
    assert (first.field, first.old, first.new) == ("residence", "Số 1", "Số 2")
    assert first.reason == "Chuyển nhà"
    assert first.at.startswith("2026-11-23T08:12")


def test_a_correction_notices_a_change_meanwhile(members, enrol):
    person_id = enrol("Lê An", card_no="031204550101")
    members.correct(person_id, {"card_no": "031204550102"})
    with pytest.raises(ChangedMeanwhile):
        members.correct(
            person_id, {"card_no": "031204550103"}, seen={"card_no": "031204550101"}
        )


def test_partial_dates_stay_as_they_were_typed(members, enrol):
    person_id = enrol("Lê An", birth="1958", admitted_on="1980-03")
    member = members.card(person_id, ON).member
    assert member.birth.text() == "1958"
    assert member.admitted_on.text() == "03/1980"


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (Happening("exempted", date(2026, 5, 1)), PaperNumberMissing),
        (Happening("exempted", date(2027, 5, 1), "1-QĐ"), EventInFuture),
        (Happening("returned", date(2026, 5, 1)), EventNotPossible),
        (Happening("crowned", date(2026, 5, 1)), UnknownEvent),
        (Happening("joined", date(2026, 5, 1)), EventNotPossible),
        (Happening("exempted", date(1990, 5, 1), "1-QĐ"), EventNotPossible),
    ],
)
def test_an_event_that_cannot_be_is_refused_in_words(members, enrol, told, problem):
    person_id = enrol("Lê An")
    with pytest.raises(problem) as caught:
        members.record_event(person_id, told)
    assert "{" not in sentence(caught.value)
    assert len(members.card(person_id, ON).events) == 1


def test_an_event_may_not_pull_the_ground_from_a_later_one(members, enrol):
    person_id = enrol("Lê An")
    members.record_event(person_id, Happening("exempted", date(2026, 5, 1), "1-QĐ"))
    with pytest.raises(EventBreaksLater):
        members.record_event(person_id, Happening("moved_out", date(2026, 4, 1), "2"))


def test_becoming_official_is_an_event_that_sets_the_day(members, enrol):
    person_id = enrol("Lê An", admitted_on="2025-11-03", official_on="")
    told = Happening("made_official", date(2026, 11, 3), "15-QĐ/ĐU")
    before, after = members.happenings.effect(person_id, told)
    assert (before.official, after.official) == (0, 1)
    change = members.record_event(person_id, told)
    assert members.roll(ON)[0].official_on.iso() == "2026-11-03"
    assert members.roll(date(2026, 11, 2))[0].status == "probationary"
    members._store.undo(change.command_id)
    assert members.roll(ON)[0].status == "probationary"


def test_the_effect_of_an_event_is_told_without_writing_it(members, enrol):
    person_id = enrol("Lê An")
    before, after = members.happenings.effect(
        person_id, Happening("moved_out", date(2026, 11, 1), "4-QĐ")
    )
    assert (before.total, after.total) == (1, 0)
    assert members.counts(ON).total == 1


def test_undo_takes_an_event_back(office, members, enrol):
    person_id = enrol("Lê An")
    change = members.record_event(person_id, Happening("deceased", date(2026, 5, 1)))
    assert members.counts(ON).total == 0
    office.store.undo(change.command_id)
    assert members.counts(ON).total == 1


def test_a_sensitive_field_is_kept_only_when_switched_on(members, enrol):
    members.fields.switch("ethnicity", on=True)
    person_id = enrol("Y Bih Niê", ethnicity="Ê Đê")
    assert members.card(person_id, ON).member.values["ethnicity"] == "Ê Đê"
    members.fields.switch("ethnicity", on=False)
    assert not members.fields.by_key()["ethnicity"].on


def test_an_unknown_member_is_said_to_be_unknown(members):
    with pytest.raises(UnknownMember):
        members.card("0" * 32, ON)


def test_search_finds_without_marks_and_by_card(members, enrol):
    enrol("Đặng Thị Ánh", card_no="031204550101")
    enrol("Nguyễn Văn Đức")
    assert [h.title for h in members.search("dang anh")] == ["Đặng Thị Ánh"]
    assert [h.title for h in members.search("duc")] == ["Nguyễn Văn Đức"]
    assert [h.title for h in members.search("0312")] == ["Đặng Thị Ánh"]
    assert members.search("Đức")[0].exact
    assert members.search("  ") == []
    assert members.search("khong co") == []


def test_facts_count_the_year_and_name_the_people(members, enrol):
    leaving = enrol("Lê An")
    enrol("Lê Bình", admitted_on="2026-03-03", official_on="")
    members.record_event(leaving, Happening("moved_out", date(2026, 5, 1), "1-QĐ"))
    facts = {fact.name: fact for fact in members.facts(2026)}
    assert facts["members.total"].value == 1
    assert facts["members.admitted"].inputs == ("Lê Bình: 03/03/2026",)
    assert facts["members.moved_out"].inputs == ("Lê An: 01/05/2026",)
    assert {f.name: f.value for f in members.facts(2025)}["members.total"] == 1
    assert all(fact.value == 0 for fact in members.facts(1950))


def test_the_end_of_probation_becomes_a_duty_sixty_days_ahead(members, enrol):
    enrol("Lê An", admitted_on="2025-11-03", official_on="")
    assert members.duties(date(2026, 9, 3)) == []
    duty = members.duties(date(2026, 9, 4))[0]
    # Thirty working days after 3 November 2026, Monday to Friday.
    assert duty.due == date(2026, 12, 15)
    assert "Lê An" in duty.title
    assert members.duties(date(2026, 12, 1)) != []
