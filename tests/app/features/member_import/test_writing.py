"""Whatever a list says, writing does what was shown, or names the row and stops."""

import random
from contextlib import suppress
from datetime import date

import pytest

from app.features.member_import.errors import (
    NothingToImport,
    RowNotPossible,
    RowsForOnePerson,
)
from app.features.member_import.model.decisions import Choices
from app.infra.words import sentence
from tests.app.features.member_import.lists import HEAD, PEOPLE, table, xlsx

ON = date(2026, 11, 23)
AN = {"full_name": "Lê An", "birth": "1970-03-12", "card_no": "001170004321"}
_DAYS = ["12/03/1970", "1970", "03/1995", "03/02/1995", "03/02/1996", "01/01/1960"]
_DAYS += ["23/11/2026", "24/11/2026", "00/00/1985", "không rõ", None, None]
_HAPPENED = ["01/02/2019 đến Đảng bộ X", "2019", "01/01/1990", "từ Đảng bộ Y", None]
_HAPPENED += ["03/02/1995 từ Z\n05/06/2010 đến W", "01/12/2026", "bệnh", None]
_POOL = {
    "Ngày sinh": _DAYS,
    "Ngày quyết định kết nạp": _DAYS,
    "Ngày vào Đảng": _DAYS,
    "Ngày chính thức": _DAYS,
    "Số thẻ đảng viên": ["001170004321", "031065001234", 1170004321, None, "x"],
    "Loại đảng viên": ["CT", "DB", None, "khác"],
    "Trạng thái": ["Đã chuyển đi", "Từ trần", "Miễn sinh hoạt", "Xóa tên", None],
    "Ngày của trạng thái": _DAYS,
    "Ngày chuyển đi": _HAPPENED,
    "Ngày chuyển đến": _HAPPENED,
    "Ngày từ trần": _HAPPENED,
    "Ngày miễn sinh hoạt": _HAPPENED,
}
_NAMES = ["Lê An", "LÊ AN", "Le An", "Trần Bình", "H'Hen Niê", None]


def _rows(dice):
    columns = dice.sample(sorted(_POOL), dice.randint(3, 10))
    people = [
        [n, dice.choice(_NAMES), *(dice.choice(_POOL[column]) for column in columns)]
        for n in range(1, dice.randint(3, 9))
    ]
    return xlsx([["STT", "Họ và tên", *columns], *people])


@pytest.mark.parametrize("seed", range(6))
def test_rows_of_any_kind_are_written_or_named(office, look_at, seed):
    dice = random.Random(seed)
    office.members.enrol(AN)
    for _ in range(3):
        _columns, preview = look_at(_rows(dice))
        picks = {
            (row.line, question.field): dice.choice(question.options)
            for row in preview.rows
            for question in row.conflicts
        }
        before = office.members.counts(ON)
        with suppress(NothingToImport, RowsForOnePerson, RowNotPossible):
            change = office.member_import.write(preview, Choices(picks=picks))
            office.store.undo(change.command_id)
        assert office.members.counts(ON) == before


def test_two_rows_that_mean_one_member_of_the_book_are_not_both_taken(office, look_at):
    office.members.enrol(AN)
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Số thẻ đảng viên", "Ghi chú"],
        [1, "Lê An", None, "001170004321", "một"],
        [2, "Lê An", "12/03/1970", None, "hai"],
    ]
    _columns, preview = look_at(xlsx(rows))
    assert [row.result for row in preview.rows] == ["changed", "refused"]
    assert preview.rows[1].problems[-1].text == "Trùng với dòng 2. Chỉ lấy dòng đầu."


def test_answers_that_send_two_rows_to_one_member_are_refused(office, look_at):
    office.members.enrol(AN)
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Số thẻ đảng viên", "Ghi chú"],
        [1, "Lê An", "12/03/1970", "001170004321", "một"],
        [2, "Lê An", "12/03/1970", "099999999999", "hai"],
    ]
    _columns, preview = look_at(xlsx(rows))
    assert [row.result for row in preview.rows] == ["changed", "conflict"]
    picks = {(3, "card_no"): "file"}
    with pytest.raises(RowsForOnePerson) as caught:
        office.member_import.write(preview, Choices(picks=picks))
    assert sentence(caught.value).startswith("Dòng 2 và dòng 3 cùng là đồng chí Lê An.")


def test_somebody_who_moved_in_on_no_day_is_a_member_all_the_same(office, look_at):
    head = [*HEAD, "Ngày chuyển đến, từ đảng bộ cơ sở nào"]
    row = [1, *PEOPLE[0], "từ Đảng bộ xã X"]
    _columns, preview = look_at(xlsx([head, row]))
    assert [p.code for p in preview.rows[0].problems] == ["EventDayMissing"]
    office.member_import.write(preview)
    assert office.members.counts(ON).total == 1


def test_what_lies_before_joining_is_told_and_left_out(office, look_at):
    head = [*HEAD, "Trạng thái", "Ngày của trạng thái"]
    row = [1, *PEOPLE[0], "Đã chuyển đi", "01/01/1990"]
    _columns, preview = look_at(xlsx([head, row]))
    assert [p.text for p in preview.rows[0].problems] == [
        (
            "“đã chuyển đi” ngày 01/01/1990 trước Ngày vào Đảng (03/02/1995)"
            " nên chưa ghi biến động. Đối chiếu lại ngày."
        )
    ]
    office.member_import.write(preview)
    assert office.members.counts(ON).total == 1


def test_a_name_without_marks_never_takes_the_marks_away(office, look_at):
    office.members.enrol(AN)
    rows = [[1, "LE AN", "12/03/1970", None, None, "001170004321"]]
    _columns, preview = look_at(xlsx([HEAD, *rows]))
    assert [row.result for row in preview.rows] == ["same"]


def test_the_whole_list_is_undone_at_once(office, look_at):
    _columns, preview = look_at(xlsx(table()))
    change = office.member_import.write(preview)
    assert office.members.counts(ON).total == 3
    office.store.undo(change.command_id)
    assert office.members.counts(ON).total == 0
