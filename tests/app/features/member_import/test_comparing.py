"""Rows against the book: same, changed, in question; what is written and undone."""

from datetime import date

import pytest

from app.features.member_import.errors import (
    ColumnTakenTwice,
    NameColumnMissing,
    NothingToImport,
    OpenConflicts,
)
from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import APART, KEEP, TAKE
from app.features.member_import.rules import wording
from app.features.member_import.rules.comparing import choices as chosen
from app.kernel.errors import Cancelled
from tests.app.features.member_import.lists import HEAD, PEOPLE, VALUES, table, xlsx

ON = date(2026, 11, 23)


@pytest.fixture
def book(office):
    """Enrol the three people of the lists; return their ids by name."""
    return {
        v["full_name"]: office.members.enrol(
            {**v, "residence": "Số 1", "phone": "0912 345 678"}
        ).record_id
        for v in VALUES
    }


def _extra(head, *cells):
    rows = table()
    return xlsx(
        [[*HEAD, head], *([*r, c] for r, c in zip(rows[1:], cells, strict=True))]
    )


def _results(preview):
    return [row.result for row in preview.rows]


def test_the_same_list_again_changes_nothing(office, book, look_at):
    _columns, preview = look_at(xlsx(table()))
    assert _results(preview) == ["same"] * 3
    with pytest.raises(NothingToImport):
        office.member_import.write(preview)


def test_blanks_never_overwrite_and_changes_name_both_sides(office, book, look_at):
    _columns, preview = look_at(_extra("Nơi ở hiện nay", "Số 9", None, "Số 1"))
    assert _results(preview) == ["changed", "same", "same"]
    change = preview.rows[0].changes[0]
    assert (change.field, change.old, change.new) == ("residence", "Số 1", "Số 9")
    written = office.member_import.write(preview)
    homes = {m.name: m.values["residence"] for m in office.members.roll(ON)}
    assert sorted(homes.values()) == ["Số 1", "Số 1", "Số 9"]
    office.store.undo(written.command_id)
    assert {m.values["residence"] for m in office.members.roll(ON)} == {"Số 1"}


def test_a_telephone_written_differently_is_the_same(book, look_at):
    _columns, preview = look_at(_extra("Điện thoại", "0912.345.678", 912345678, None))
    assert _results(preview) == ["same"] * 3


def test_a_date_known_less_exactly_does_not_replace_the_exact_one(book, look_at):
    people = [[p[0], p[1][-4:], *p[2:]] for p in PEOPLE]
    _columns, preview = look_at(xlsx(table(people)))
    assert _results(preview) == ["same"] * 3


def test_capitals_and_the_place_of_a_tone_are_the_same_name(office, look_at):
    office.members.enrol({"full_name": "Trần Văn Hoà", "birth": "1964-04-12"})
    rows = [HEAD, [1, "TRẦN VĂN HÒA", "12/04/1964", None, None, None]]
    _columns, preview = look_at(xlsx(rows))
    assert _results(preview) == ["same"]


def test_day_and_month_exchanged_is_a_question_with_two_answers(office, book, look_at):
    people = [list(p) for p in PEOPLE]
    people[0][2] = "02/03/1995"
    _columns, preview = look_at(xlsx(table(people)))
    assert _results(preview) == ["conflict", "same", "same"]
    row = preview.rows[0]
    question = row.conflicts[0]
    assert (question.kind, question.options) == ("swapped", (KEEP, TAKE))
    assert "đảo" in wording.question(question, "Ngày vào Đảng")
    with pytest.raises(OpenConflicts):
        office.member_import.write(preview, only_valid=False)
    with pytest.raises(NothingToImport):
        office.member_import.write(preview)
    taken = Choices(picks={(row.line, "admitted_on"): TAKE})
    office.member_import.write(preview, taken)
    member = office.members.card(row.person_id, ON).member
    assert member.admitted_on.iso() == "1995-03-02"


def test_keeping_the_book_in_a_question_keeps_only_that_field(office, book, look_at):
    people = [list(p) for p in PEOPLE]
    people[0][2] = "02/03/1995"
    rows = table(people)
    rows[0] = [*HEAD, "Nơi ở"]
    rows[1] = [*rows[1], "Số 7"]
    _columns, preview = look_at(xlsx(rows))
    row = preview.rows[0]
    kept = Choices(picks={(row.line, "admitted_on"): KEEP})
    office.member_import.write(preview, kept)
    member = office.members.card(row.person_id, ON).member
    assert member.admitted_on.iso() == "1995-02-03"
    assert member.values["residence"] == "Số 7"


def test_name_and_birth_agree_but_cards_differ(office, book, look_at):
    people = [list(p) for p in PEOPLE]
    people[1][4] = "031065009999"
    _columns, preview = look_at(xlsx(table(people)))
    row = preview.rows[1]
    assert row.conflicts[0].kind == "same_person"
    line, field = row.line, row.conflicts[0].field
    apart = Choices(picks={(line, field): APART})
    office.member_import.write(preview, apart)
    assert office.members.counts(ON).total == 4


def test_a_card_number_that_belongs_to_another_name_is_a_question(
    office, book, look_at
):
    people = [list(p) for p in PEOPLE]
    people[2][0] = "Phạm Thị Khác"
    _columns, preview = look_at(xlsx(table(people)))
    row = preview.rows[2]
    assert row.conflicts[0].kind == "other_holder"
    assert row.person_id == book["Lê Hữu Phước"]
    skip = Choices(picks={(row.line, row.conflicts[0].field): KEEP})
    assert chosen.decide(row, skip).act == "nothing"
    assert chosen.ready(preview, skip) == []


def test_the_same_name_without_a_birth_is_a_question(office, book, look_at):
    rows = [HEAD, [1, "Trần Văn Đức", None, "19/05/1990", None, None]]
    _columns, preview = look_at(xlsx(rows))
    assert _results(preview) == ["conflict"]
    assert preview.rows[0].conflicts[0].kind == "unsure"


def test_another_year_of_birth_is_another_person(book, look_at):
    rows = [HEAD, [1, "Trần Văn Đức", "05/09/1966", "19/05/1990", None, None]]
    _columns, preview = look_at(xlsx(rows))
    assert _results(preview) == ["new"]


def test_an_officer_named_at_the_first_run_becomes_the_member(office, look_at):
    person_id = office.people.register("Trần Văn Đức")
    _columns, preview = look_at(xlsx(table()))
    assert _results(preview) == ["new"] * 3
    assert preview.rows[1].person_id == person_id
    office.member_import.write(preview)
    assert len(office.people.everybody()) == 3


def test_an_official_date_for_a_probationary_member_is_an_event(office, look_at):
    person_id = office.members.enrol(
        {
            "full_name": "Lê Hữu Phước",
            "birth": "1988-11-20",
            "admitted_on": "2015-03-26",
        }
    ).record_id
    _columns, preview = look_at(xlsx(table()))
    office.member_import.write(preview)
    card = office.members.card(person_id, ON)
    assert [e.kind for e in card.events] == ["joined", "made_official"]
    assert card.member.official_on.iso() == "2016-03-26"


def _statuses(*cells):
    head = [*HEAD, "Trạng thái", "Ngày rời khỏi"]
    rows = table()
    return xlsx([head, *([*r, *c] for r, c in zip(rows[1:], cells, strict=True))])


def test_a_status_of_the_list_is_recorded_as_an_event(office, look_at):
    content = _statuses(
        ("Đã chuyển sinh hoạt", "01/06/2026"),
        ("Miễn sinh hoạt", "01/07/2026"),
        ("Đang sinh hoạt Đảng", None),
    )
    _columns, preview = look_at(content)
    assert _results(preview) == ["new"] * 3
    office.member_import.write(preview)
    counts = office.members.counts(ON)
    assert (counts.total, counts.exempt) == (2, 1)
    assert office.members.counts(date(2026, 5, 31)).total == 3
    _columns, again = look_at(content)
    assert _results(again) == ["same"] * 3


def test_a_status_without_its_day_is_listed_and_not_recorded(office, look_at):
    _columns, preview = look_at(
        _statuses(("Từ trần", None), ("nghỉ phép", None), (None, None))
    )
    codes = [[p.code for p in row.problems] for row in preview.rows]
    assert codes == [["StatusDateMissing"], ["WordNotUnderstood"], []]
    office.member_import.write(preview)
    assert office.members.counts(ON).total == 3


def test_a_guest_of_the_list_is_enrolled_as_a_guest(office, look_at):
    _columns, preview = look_at(
        _statuses(("Tạm thời đến", "01/06/2026"), (None, None), (None, None))
    )
    office.member_import.write(preview)
    assert office.members.counts(ON).temporary_in == 1


def test_a_left_out_row_and_a_refused_repair_are_not_written(office, look_at):
    people = [list(p) for p in PEOPLE]
    people[0][4] = 1170004321
    _columns, preview = look_at(xlsx(table(people)))
    line = preview.rows[0].line
    picks = Choices(
        left_out=frozenset({preview.rows[1].line}),
        refused_repairs=frozenset({(line, "card_no")}),
    )
    office.member_import.write(preview, picks)
    cards = {m.name: m.card_no for m in office.members.roll(ON)}
    assert cards == {"Nguyễn Thị Hồng Nhung": "", "Lê Hữu Phước": "048088009876"}


def test_stopping_in_the_middle_leaves_nothing_behind(office, look_at):
    _columns, preview = look_at(xlsx(table()))

    def stop(done, _total):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        office.member_import.write(preview, progress=stop)
    assert office.members.roll(ON) == []
    assert office.people.everybody() == []


def test_the_whole_import_is_taken_back_by_one_undo(office, look_at):
    _columns, preview = look_at(xlsx(table()))
    change = office.member_import.write(preview)
    assert office.members.counts(ON).total == 3
    office.store.undo(change.command_id)
    assert office.members.roll(ON) == []
    assert office.people.everybody() == []


def test_a_mapping_is_remembered_for_lists_of_the_same_shape(office, look_at, tmp_path):
    rows = [[*HEAD[:-1], "Mã hồ sơ"], *table()[1:]]
    columns, _preview = look_at(xlsx(rows), "x.xlsx")
    service = office.member_import
    opened = service.open_list(tmp_path / "x.xlsx")
    chosen_targets = {c.heading.column: c.heading.target for c in columns.columns}
    chosen_targets[5] = "card_no"
    mapped = service.columns(opened, columns.sheet, chosen_targets)
    service.write(service.preview(opened, mapped))
    again, preview = look_at(xlsx(rows))
    assert again.remembered
    assert _results(preview) == ["same"] * 3


def test_a_mapping_without_a_name_or_with_a_field_twice_is_refused(
    office, look_at, tmp_path
):
    look_at(xlsx(table()), "x.xlsx")
    service = office.member_import
    opened = service.open_list(tmp_path / "x.xlsx")
    with pytest.raises(NameColumnMissing):
        service.preview(opened, service.columns(opened, "", {2: "birth"}))
    twice = {1: "full_name", 3: "birth", 4: "birth"}
    with pytest.raises(ColumnTakenTwice):
        service.preview(opened, service.columns(opened, "", twice))


def test_what_to_look_at_next_goes_round(look_at):
    people = [list(p) for p in PEOPLE]
    people[0][4] = 1170004321
    people[2][1] = "không rõ"
    _columns, preview = look_at(xlsx(table(people)))
    rows, none = preview.rows, Choices()
    assert chosen.next_to_look_at(rows, 0, none) == 2
    assert chosen.next_to_look_at(rows, 2, none) == 4
    assert chosen.next_to_look_at(rows, 4, none) == 2
