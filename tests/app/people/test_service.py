"""The cell under its names of the day, people as they are, posts on any day."""

from datetime import date

import pytest

from app.infra.errors import ChangedMeanwhile
from app.kernel.dates import PartialDate
from app.people import errors
from app.people.model import UnitAnswers
from app.people.service import People
from app.people.store import MIGRATIONS

ANSWERS = UnitAnswers(
    name="Chi bộ Tổ dân phố 5",
    kind="residential",
    superior_name="Đảng bộ phường An Bình",
    superior_short="ĐU An Bình",
    place="An Bình",
    term_from=date(2025, 3, 1),
    term_to=date(2027, 2, 28),
)


@pytest.fixture
def people(store):
    store.migrate([MIGRATIONS])
    return People(store)


@pytest.fixture
def cell(people):
    people.set_up_unit(ANSWERS)
    return people


def test_there_is_no_cell_before_it_is_set_up(people):
    assert people.unit() is None
    assert people.duties(date(2026, 11, 23)) == []
    with pytest.raises(errors.CellMissing):
        people.rename(date(2026, 1, 1), name="Chi bộ 6")
    with pytest.raises(errors.CellMissing):
        people.correct_unit(place="Huế")


def test_the_answers_of_the_first_run_are_kept(cell, store):
    unit = cell.unit()
    assert unit.name == "Chi bộ Tổ dân phố 5"
    assert unit.code == "CB-TDP5"
    assert unit.superior_short == "ĐU An Bình"
    assert unit.named_from == date(2025, 3, 1)
    assert cell.term(date(2026, 1, 1)).label == "2025-2027"
    assert cell.term(date(2024, 1, 1)) is None
    with pytest.raises(errors.UnitExists):
        cell.set_up_unit(ANSWERS)


def test_everything_but_the_name_may_be_answered_later(people, clock):
    people.set_up_unit(UnitAnswers(name="  Chi bộ  Cơ quan "))
    assert people.unit().name == "Chi bộ Cơ quan"
    assert people.unit().kind == "other"
    assert people.unit().named_from == clock.today()
    assert people.terms() == []


@pytest.mark.parametrize(
    ("changes", "problem", "field"),
    [
        pytest.param({"name": "  "}, errors.UnitNameMissing, "name", id="no name"),
        pytest.param({"kind": "club"}, errors.UnitKindUnknown, "kind", id="kind"),
        pytest.param({"code": "CB 5"}, errors.UnitCodeOdd, "code", id="space in code"),
        pytest.param({"code": "TỔ5"}, errors.UnitCodeOdd, "code", id="marks in code"),
        pytest.param({"code": "A" * 25}, errors.UnitCodeOdd, "code", id="long code"),
        pytest.param({"place": "x" * 301}, errors.EntryTooLong, "place", id="place"),
        pytest.param({"term_to": None}, errors.TermIncomplete, "term_to", id="no end"),
        pytest.param(
            {"term_from": None}, errors.TermIncomplete, "term_from", id="no start"
        ),
        pytest.param(
            {"term_to": date(2025, 2, 1)},
            errors.TermBackwards,
            "term_to",
            id="backwards",
        ),
        pytest.param(
            {"term_to": date(2031, 3, 1)}, errors.TermTooLong, "term_to", id="too long"
        ),
        pytest.param(
            {"term_from": date(9999, 1, 1), "term_to": date.max},
            errors.TermTooLong,
            "term_to",
            id="beyond the calendar",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_named(people, changes, problem, field):
    values = {name: getattr(ANSWERS, name) for name in ANSWERS.__slots__}
    with pytest.raises(problem) as caught:
        people.set_up_unit(UnitAnswers(**{**values, **changes}))
    assert caught.value.field == field
    assert people.unit() is None


def test_a_rename_holds_from_its_day_and_leaves_the_past_alone(cell, store):
    change = cell.rename(
        date(2026, 7, 1),
        "12-QĐ/ĐU",
        name="Chi bộ Khu phố 5",
        superior_name="Đảng bộ phường Bình An",
    )
    assert cell.unit(date(2026, 6, 30)).name == "Chi bộ Tổ dân phố 5"
    assert cell.unit(date(2026, 7, 1)).name == "Chi bộ Khu phố 5"
    assert cell.unit(date(2026, 7, 1)).superior_short == "ĐU An Bình"
    assert cell.unit(date(2020, 1, 1)).name == "Chi bộ Tổ dân phố 5"
    assert [n.decision_no for n in cell.namings()] == ["", "12-QĐ/ĐU"]
    store.undo(change.command_id)
    assert cell.unit(date(2026, 7, 1)).name == "Chi bộ Tổ dân phố 5"


def test_contact_and_work_are_kept_as_written(people):
    an = people.register(
        "Lê Văn An",
        email="an@coquan.vn",
        phone="+84 (0)91.234-5678",
        workplace="  Trạm  y tế ",
        birth=None,
    )
    person = people.person(an)
    assert person.email == "an@coquan.vn"
    assert person.phone == "+84 (0)91.234-5678"
    assert person.workplace == "Trạm y tế"
    people.correct(an, birth=date(1960, 2, 3))
    assert people.person(an).birth == PartialDate(1960, 2, 3)
    people.correct(an, birth="")
    assert people.person(an).birth is None


def test_an_old_post_of_somebody_else_stays_as_it_is(cell):
    an, binh = cell.register("Lê Văn An"), cell.register("Lê Văn Bình")
    first = cell.appoint(an, "deputy", date(2025, 3, 1), to_on=date(2025, 6, 30))
    cell.appoint(binh, "committee_member", date(2025, 3, 1))
    cell.appoint(an, "secretary", date(2026, 3, 1))
    held = {o.post_id: o.to_on for o in cell.officers(None)}
    assert held[first.record_id] == date(2025, 6, 30)
    assert cell.officer("committee_member", date(2026, 3, 1)).name == "Lê Văn Bình"


def test_a_second_rename_on_the_same_day_replaces_the_first(cell):
    cell.rename(date(2026, 7, 1), name="Chi bộ A")
    cell.rename(date(2026, 7, 1), name="Chi bộ B")
    assert [n.name for n in cell.namings()] == ["Chi bộ Tổ dân phố 5", "Chi bộ B"]


def test_a_correction_changes_the_names_in_force_without_a_new_date(cell):
    change = cell.correct_unit(
        kind="office", code="cb-07", place="Huế", has_groups=True, name="Chi bộ 7"
    )
    unit = cell.unit()
    assert (unit.kind, unit.code, unit.place) == ("office", "CB-07", "Huế")
    assert unit.has_groups
    assert unit.name == "Chi bộ 7"
    assert len(cell.namings()) == 1
    assert change.command_id
    assert not cell.correct_unit(place="Huế").command_id
    with pytest.raises(TypeError):
        cell.correct_unit(colour="red")


def test_a_new_term_ends_the_one_before(cell):
    cell.start_term(date(2026, 12, 1), date(2031, 11, 30))
    assert [(t.from_on, t.to_on) for t in cell.terms()] == [
        (date(2025, 3, 1), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2031, 11, 30)),
    ]
    with pytest.raises(errors.TermOverlaps):
        cell.start_term(date(2026, 12, 1), date(2031, 11, 30))


def test_a_term_can_be_extended_but_not_into_another(cell):
    first = cell.terms()[0]
    cell.correct_term(first.id, first.from_on, date(2027, 8, 31))
    assert cell.term(date(2027, 8, 31)).id == first.id
    cell.start_term(date(2027, 9, 1), date(2032, 8, 31))
    cell.start_term(date(2032, 9, 1), date(2037, 8, 31))
    with pytest.raises(errors.TermOverlaps):
        cell.correct_term(first.id, first.from_on, date(2027, 9, 1))
    last = cell.terms()[-1]
    cell.correct_term(last.id, last.from_on, date(2036, 8, 31))
    assert cell.terms()[-1].to_on == date(2036, 8, 31)


def test_a_person_is_kept_in_one_normal_form(people):
    name = "Nguye\u0302\u0303n  Thị\tHòa"
    person_id = people.register(
        name, gender="Nữ", birth=PartialDate(1958), national_id="001 158 000 123"
    )
    person = people.person(person_id)
    assert person.full_name == "Nguyễn Thị Hòa"
    assert person.gender == "female"
    assert person.birth == PartialDate(1958)
    assert person.national_id == "001158000123"


@pytest.mark.parametrize(
    ("fields", "problem", "field"),
    [
        pytest.param(
            {"full_name": " \u00a0 "}, errors.PersonNameMissing, "full_name", id="blank"
        ),
        pytest.param(
            {"full_name": "12"}, errors.PersonNameOdd, "full_name", id="digits"
        ),
        pytest.param(
            {"full_name": "a" * 101}, errors.EntryTooLong, "full_name", id="long"
        ),
        pytest.param({"gender": "x"}, errors.GenderUnknown, "gender", id="gender"),
        pytest.param(
            {"birth": PartialDate(2026, 12)},
            errors.BirthOutOfRange,
            "birth",
            id="future",
        ),
        pytest.param(
            {"birth": PartialDate(1899)}, errors.BirthOutOfRange, "birth", id="past"
        ),
        pytest.param(
            {"national_id": "12345"}, errors.NationalIdOdd, "national_id", id="5 digits"
        ),
        pytest.param(
            {"national_id": "12345678901O"},
            errors.NationalIdOdd,
            "national_id",
            id="letter O",
        ),
        pytest.param({"phone": "gọi sau"}, errors.PhoneOdd, "phone", id="words"),
        pytest.param({"phone": "0912"}, errors.PhoneOdd, "phone", id="short"),
        pytest.param({"email": "an@"}, errors.EmailOdd, "email", id="email"),
        pytest.param({"note": "x" * 4001}, errors.EntryTooLong, "note", id="note"),
    ],
)
def test_a_field_that_cannot_be_is_named(people, fields, problem, field):
    with pytest.raises(problem) as caught:
        people.register(**{"full_name": "Lê Văn An", **fields})
    assert caught.value.field == field
    assert people.everybody() == []


@pytest.mark.parametrize(
    "name",
    ["Y Bih Niê", "H'Hen", "Ksor", "Nguyễn " * 9 + "An", "TRẦN VĂN BÌNH", "O'Brien-Đỗ"],
)
def test_names_that_break_programs_are_taken(people, name):
    person_id = people.register(name)
    assert people.person(person_id).full_name == name
    assert [p.id for p in people.find(name)] == [person_id]


def test_two_people_do_not_share_a_national_id(people):
    people.register("Lê Văn An", national_id="001158000123")
    other = people.register("Lê Văn Bình")
    with pytest.raises(errors.NationalIdTaken) as caught:
        people.correct(other, national_id="001158000123")
    assert caught.value.facts["name"] == "Lê Văn An"
    people.correct(other, national_id="")
    assert people.person(other).national_id == ""


def test_a_correction_follows_the_name_into_search_and_order(people):
    an = people.register("Lê Văn An")
    people.register("Lê Văn Bình")
    people.correct(an, full_name="Đỗ Thị Yến", note="dòng 1\ndòng 2", birth="1960-02")
    assert [p.full_name for p in people.everybody()] == ["Lê Văn Bình", "Đỗ Thị Yến"]
    assert [p.id for p in people.find("do yen")] == [an]
    assert people.find("le van an") == []
    assert people.person(an).note == "dòng 1\ndòng 2"
    assert people.person(an).birth == PartialDate(1960, 2)


def test_a_change_meanwhile_is_noticed(people):
    an = people.register("Lê Văn An", phone="0912345678")
    people.correct(an, phone="0987654321")
    with pytest.raises(ChangedMeanwhile):
        people.correct(an, phone="0900000000", seen={"phone": "0912345678"})


def test_an_unknown_person_or_field_is_refused(people):
    with pytest.raises(errors.PersonUnknown):
        people.person("none")
    with pytest.raises(errors.PersonUnknown):
        people.correct("none", phone="0912345678")
    with pytest.raises(TypeError):
        people.register("Lê Văn An", shoe_size="41")
    assert people.people(["none"]) == {}
    assert people.find("  ") == []


def test_the_marks_typed_rank_first_and_wildcards_are_plain_text(people):
    people.register("Lê Thị Hoa")
    people.register("Lê Thị Hòa")
    assert [p.full_name for p in people.find("Hòa")] == ["Lê Thị Hòa", "Lê Thị Hoa"]
    assert people.find("%") == []


def test_hundreds_of_people_come_in_one_call(people):
    ids = [people.register(f"Người {chr(97 + n % 26)}{n}") for n in range(620)]
    assert list(people.people(ids)) == ids or set(people.people(ids)) == set(ids)
    assert len(people.everybody()) == 620


def test_the_new_secretary_takes_over_from_the_old_one(cell):
    an, binh = cell.register("Lê Văn An"), cell.register("Lê Văn Bình")
    cell.appoint(an, "secretary", date(2025, 3, 1), "01-QĐ/ĐU")
    cell.appoint(binh, "deputy", date(2025, 3, 1))
    cell.appoint(binh, "secretary", date(2026, 7, 1))
    assert cell.officer("secretary", date(2026, 6, 30)).name == "Lê Văn An"
    assert cell.officer("secretary", date(2026, 7, 1)).name == "Lê Văn Bình"
    assert cell.officer("deputy", date(2026, 6, 30)).name == "Lê Văn Bình"
    assert cell.officer("deputy", date(2026, 7, 1)) is None
    assert cell.officers(date(2024, 1, 1)) == []
    assert [o.role_label for o in cell.officers(None)] == [
        "Bí thư",
        "Bí thư",
        "Phó bí thư",
    ]


def test_an_appointment_is_undone_with_everything_it_ended(cell, store):
    an, binh = cell.register("Lê Văn An"), cell.register("Lê Văn Bình")
    cell.appoint(an, "secretary", date(2025, 3, 1))
    change = cell.appoint(binh, "secretary", date(2026, 7, 1))
    store.undo(change.command_id)
    assert cell.officer("secretary", date(2026, 8, 1)).name == "Lê Văn An"


def test_posts_that_cannot_be_are_refused(cell):
    an, binh = cell.register("Lê Văn An"), cell.register("Lê Văn Bình")
    post = cell.appoint(an, "secretary", date(2026, 3, 1)).record_id
    with pytest.raises(errors.PostAlreadyHeld):
        cell.appoint(an, "secretary", date(2026, 4, 1))
    with pytest.raises(errors.PostTakenLater):
        cell.appoint(binh, "secretary", date(2026, 3, 1))
    with pytest.raises(errors.RoleUnknown):
        cell.appoint(binh, "king", date(2026, 3, 1))
    with pytest.raises(errors.PersonUnknown):
        cell.appoint("none", "deputy", date(2026, 3, 1))
    with pytest.raises(errors.PostEndsEarly):
        cell.appoint(binh, "deputy", date(2026, 3, 1), to_on=date(2026, 2, 1))
    with pytest.raises(errors.PostEndsEarly):
        cell.end_post(post, date(2026, 2, 1))
    cell.end_post(post, date(2026, 5, 31))
    with pytest.raises(errors.PostEnded):
        cell.end_post(post, date(2026, 6, 30))
    with pytest.raises(errors.PostUnknown):
        cell.end_post("none", date(2026, 6, 30))
    assert cell.officer("secretary", date(2026, 5, 31)) is not None
    assert cell.officer("secretary", date(2026, 6, 1)) is None


def test_the_home_page_is_told_what_is_missing(cell):
    titles = [d.title for d in cell.duties(date(2026, 11, 1))]
    assert titles == ["Chưa ghi bí thư đương nhiệm"]
    an = cell.register("Lê Văn An")
    cell.appoint(an, "secretary", date(2025, 3, 1))
    assert cell.duties(date(2026, 11, 1)) == []
    duty = cell.duties(date(2026, 11, 28))[0]
    assert duty.title == "Nhiệm kỳ 2025-2027 hết ngày 28/02/2027"
    assert duty.due == date(2027, 2, 28)
    assert duty.basis


def test_a_cell_without_term_is_told_so(people):
    people.set_up_unit(UnitAnswers(name="Chi bộ 1"))
    titles = [d.title for d in people.duties(date(2026, 11, 1))]
    assert titles == ["Chưa ghi bí thư đương nhiệm", "Chưa ghi nhiệm kỳ của chi bộ"]
