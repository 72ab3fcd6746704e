"""Paper files: where they are, who has them, what is overdue."""

from datetime import date

import pytest

from app.features.members.errors import (
    BorrowerMissing,
    LoanBackwards,
    LoanGone,
    LoanInFuture,
    LoanOpen,
)
from app.features.members.service.loans import NewLoan

SINCE = date(2026, 11, 2)


def test_a_file_is_lent_once_until_it_is_back(members, enrol):
    one = enrol("Lê An")
    slip = members.loans.lend(
        one, NewLoan("Đảng ủy phường", SINCE, date(2026, 11, 16), "Bổ sung")
    ).record_id
    with pytest.raises(LoanOpen):
        members.loans.lend(one, NewLoan("Ban Tổ chức", SINCE))
    assert [loan.name for loan in members.loans.away()] == ["Lê An"]
    with pytest.raises(LoanBackwards):
        members.loans.take_back(slip, date(2026, 11, 1))
    members.loans.take_back(slip, date(2026, 11, 20), "Đủ tài liệu")
    assert members.loans.away() == ()
    assert members.loans.of(one)[0].returned_on == date(2026, 11, 20)
    with pytest.raises(LoanGone):
        members.loans.take_back(slip, date(2026, 11, 21))
    members.loans.lend(one, NewLoan("Ban Tổ chức", date(2026, 11, 21)))


def test_a_file_that_should_be_back_is_a_duty(members, enrol):
    one = enrol("Lê An")
    members.loans.lend(one, NewLoan("Đảng ủy", SINCE, date(2026, 11, 16)))
    assert members.duties(date(2026, 11, 15)) == []
    (duty,) = members.duties(date(2026, 11, 16))
    assert duty.title == "Thu lại hồ sơ giấy của đồng chí Lê An"
    assert duty.due == date(2026, 11, 16)


def test_nobody_borrows_and_nothing_is_due_before_it_is_lent(members, enrol):
    one = enrol("Lê An")
    with pytest.raises(BorrowerMissing):
        members.loans.lend(one, NewLoan("  ", SINCE))
    with pytest.raises(LoanBackwards):
        members.loans.lend(one, NewLoan("Đảng ủy", SINCE, date(2026, 11, 1)))
    with pytest.raises(LoanInFuture):
        members.loans.lend(one, NewLoan("Đảng ủy", date(2026, 11, 24)))
    assert members.loans.away() == ()


def test_the_place_of_the_paper_file_is_three_fields(members, enrol):
    one = enrol("Lê An", paper_cabinet="2", paper_box="5", paper_folder="17")
    values = members.card(one, SINCE).member.values
    assert [values[f"paper_{part}"] for part in ("cabinet", "box", "folder")] == [
        "2",
        "5",
        "17",
    ]
