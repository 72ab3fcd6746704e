"""Whom a row means, what stays beside what, which repairs are written."""

from datetime import date

import pytest

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import APART, BOTH, KEEP, TAKE
from app.features.member_import.rules.comparing import choices as chosen
from tests.app.features.member_import.lists import HEAD, PEOPLE, VALUES, table, xlsx

ON = date(2026, 11, 23)


@pytest.fixture
def book(office):
    """Enrol the three people of the lists; return their ids by name."""
    return {v["full_name"]: office.members.enrol(v).record_id for v in VALUES}


def _roll(office):
    return {m.name: m for m in office.members.roll(ON)}


def _with_id(card, national):
    head = [*HEAD, "Số CCCD"]
    return xlsx([head, [1, "Trần Văn Đức", "05/09/1965", None, None, card, national]])


def test_two_numbers_of_two_people_put_both_side_by_side(office, book, look_at):
    office.members.fields.switch("national_id", on=True)
    one, two = book["Trần Văn Đức"], book["Lê Hữu Phước"]
    office.members.correct(two, {"national_id": "048088000001"})
    _columns, preview = look_at(_with_id("031065001234", "048088000001"))
    row = preview.rows[0]
    assert row.conflicts[0].kind == "two_holders"
    assert row.conflicts[0].options == (KEEP, TAKE, "same:2", APART)
    assert [c.person_id for c in row.candidates] == [one, two]
    assert [c.why for c in row.candidates] == ["card_no", "national_id"]
    place = (row.line, row.conflicts[0].field)
    first = chosen.decide(row, Choices(picks={place: TAKE}))
    # The identity number is the other's by the book and is not taken from there.
    assert (first.act, first.person_id) == ("nothing", "")
    second = chosen.decide(row, Choices(picks={place: "same:2"}))
    assert second.person_id == two
    assert "card_no" not in second.values
    office.member_import.write(preview, Choices(picks={place: APART}))
    newcomers = [m for m in office.members.roll(ON) if m.person_id not in book.values()]
    assert [(m.name, m.card_no) for m in newcomers] == [("Trần Văn Đức", "")]


def test_somebody_else_under_a_known_card_is_enrolled_without_it(office, book, look_at):
    people = [["Phạm Thị Khác", *PEOPLE[2][1:]]]
    _columns, preview = look_at(xlsx(table(people)))
    row = preview.rows[0]
    assert row.conflicts[0].kind == "other_holder"
    place = (row.line, row.conflicts[0].field)
    office.member_import.write(preview, Choices(picks={place: APART}))
    roll = _roll(office)
    assert roll["Phạm Thị Khác"].card_no == ""
    assert roll["Lê Hữu Phước"].card_no == "048088009876"


def test_namesakes_are_all_offered(office, look_at):
    ids = [
        office.members.enrol({"full_name": "Trần Văn Đức", "birth": year}).record_id
        for year in ("1950", "1960", "1970")
    ]
    rows = [HEAD, [1, "TRẦN VĂN ĐỨC", None, "19/05/1990", None, None]]
    _columns, preview = look_at(xlsx(rows))
    row = preview.rows[0]
    assert {c.person_id for c in row.candidates} == set(ids)
    third = row.candidates[2].person_id
    picks = {(row.line, "full_name"): "same:3"}
    office.member_import.write(preview, Choices(picks=picks))
    admitted = {m.person_id: m.admitted_on for m in office.members.roll(ON)}
    assert {i for i, day in admitted.items() if day} == {third}
    assert admitted[third].iso() == "1990-05-19"


def test_the_officer_of_another_name_keeps_a_number_of_its_own(office, book, look_at):
    office.members.fields.switch("national_id", on=True)
    office.members.correct(book["Lê Hữu Phước"], {"national_id": "048088000001"})
    rows = [
        [*HEAD, "Số CCCD"],
        [1, "Trần Văn Đức", "05/09/1965", None, None, None, "048088000001"],
    ]
    _columns, preview = look_at(xlsx(rows))
    row = preview.rows[0]
    assert row.conflicts[0].kind == "other_holder"
    assert [c.name for c in row.candidates] == ["Lê Hữu Phước", "Trần Văn Đức"]
    place = (row.line, "national_id")
    taken = chosen.decide(row, Choices(picks={place: "same:2"}))
    assert taken == chosen.NOTHING


def _notes(office, book, note):
    for person_id in book.values():
        office.members.correct(person_id, {"note": note})


def _noted(*cells):
    rows = table()
    return xlsx(
        [[*HEAD, "Ghi chú"], *([*r, c] for r, c in zip(rows[1:], cells, strict=True))]
    )


def test_texts_that_stand_together_can_both_be_kept(office, book, look_at):
    _notes(office, book, "Ở xa")
    _columns, preview = look_at(_noted("Thương binh", "Thương binh", "Thương binh"))
    assert all(row.changes[0].joins for row in preview.rows)
    lines = [row.line for row in preview.rows]
    picks = dict(zip([(n, "note") for n in lines], [KEEP, TAKE, BOTH], strict=True))
    office.member_import.write(preview, Choices(picks=picks))
    notes = [m.values["note"] for m in map(_roll(office).get, book)]
    assert notes == ["Ở xa", "Thương binh", "Ở xa; Thương binh"]


def test_a_place_of_living_is_one_place(office, book, look_at):
    for person_id in book.values():
        office.members.correct(person_id, {"residence": "Số 1"})
    rows = [[*HEAD, "Nơi ở"], *([*r, "Số 9"] for r in table()[1:])]
    _columns, preview = look_at(xlsx(rows))
    assert not preview.rows[0].changes[0].joins
    picks = {(2, "residence"): BOTH}
    office.member_import.write(preview, Choices(picks=picks))
    assert _roll(office)["Nguyễn Thị Hồng Nhung"].values["residence"] == "Số 9"


def test_a_date_against_the_book_is_said_and_not_written(office, book, look_at):
    office.members.correct(
        book["Lê Hữu Phước"], {"admitted_on": "1980", "birth": "1950"}
    )
    head = ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Số thẻ đảng viên"]
    rows = [head, [1, "Lê Hữu Phước", "1990", None, "048088009876"]]
    _columns, preview = look_at(xlsx(rows))
    assert [p.code for p in preview.rows[0].problems] == ["DatesSwappedInBook"]
    assert preview.rows[0].result == "same"


def test_nobody_is_deleted_because_a_list_asks(office, book, look_at):
    rows = table()
    rows[1][2] = "13/03/1970"
    content = xlsx(
        [
            [*HEAD, "Đề nghị xóa"],
            *([*r, c] for r, c in zip(rows[1:], ["x", "", "x"], strict=True)),
        ]
    )
    _columns, preview = look_at(content)
    assert [row.result for row in preview.rows] == ["conflict", "same", "conflict"]
    assert preview.rows[0].conflicts[0].options == (KEEP, TAKE)
    picks = {(2, "deletion"): TAKE, (4, "deletion"): KEEP}
    office.member_import.write(preview, Choices(picks=picks))
    assert office.members.counts(ON).total == 3
    birth = _roll(office)["Nguyễn Thị Hồng Nhung"].birth
    assert birth.iso() == "1970-03-13"


def test_who_is_missing_from_the_list_is_named(office, book, look_at):
    _columns, preview = look_at(xlsx(table(PEOPLE[:2])))
    assert preview.absent == ("Lê Hữu Phước",)


def test_somebody_who_left_but_is_listed_is_said(office, book, look_at):
    office.members.follow_list(book["Trần Văn Đức"], "moved_out", date(2026, 5, 1))
    _columns, preview = look_at(xlsx(table()))
    codes = [[p.code for p in row.problems] for row in preview.rows]
    assert codes == [[], ["StatusDiffers"], []]


def _lost_zero():
    rows = table()
    rows[1][5] = 1170004321
    return xlsx(rows)


def test_a_lost_zero_waits_for_a_yes(office, look_at):
    _columns, preview = look_at(_lost_zero())
    waiting = chosen.waiting_repairs(preview, Choices())
    assert [(row.line, r.field) for row, r in waiting] == [(2, "card_no")]
    office.member_import.write(preview)
    assert _roll(office)["Nguyễn Thị Hồng Nhung"].card_no == ""


@pytest.mark.parametrize(
    "yes",
    [
        Choices(accept_all=True),
        Choices(accepted_repairs=frozenset({(2, "card_no")})),
    ],
)
def test_with_a_yes_the_zero_is_written(office, look_at, yes):
    _columns, preview = look_at(_lost_zero())
    office.member_import.write(preview, yes)
    assert _roll(office)["Nguyễn Thị Hồng Nhung"].card_no == "001170004321"


def test_a_zero_that_the_book_knows_needs_no_yes(office, book, look_at):
    _columns, preview = look_at(_lost_zero())
    assert [row.result for row in preview.rows] == ["same"] * 3
    assert chosen.waiting_repairs(preview, Choices()) == []
    assert not preview.rows[0].asks


def test_capitals_stay_when_their_repair_is_refused(office, look_at):
    people = [["TRẦN VĂN ĐỨC", *PEOPLE[1][1:]]]
    _columns, preview = look_at(xlsx(table(people)))
    refused = Choices(refused_repairs=frozenset({(2, "full_name")}))
    office.member_import.write(preview, refused)
    assert list(_roll(office)) == ["TRẦN VĂN ĐỨC"]


def test_a_row_with_a_mark_of_secrecy_loses_only_that_field(office, look_at):
    _columns, preview = look_at(_noted("Hồ sơ (TỐI MẬT)", "Thương binh", None))
    assert [p.code for p in preview.rows[0].problems] == ["SecretMark"]
    change = office.member_import.write(preview)
    assert office.members.counts(ON).total == 3
    run = office.member_import.run(change.record_id)
    assert all("TỐI MẬT" not in cell for line in run.lines for cell in line.raw)
