"""Meetings by party groups: conditions, merging, nobody twice, what stays reserved."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.meetings.errors import RollNotOpen
from app.features.meetings.model.entries import NewBallot, NewItem
from app.features.meetings.model.forms.errors import (
    FormKindUnfit,
    GroupFormNeeded,
    GroupItemReserved,
    GroupItemUnanswered,
    GroupMatterUnknown,
    GroupMemberLeftOut,
    GroupPersonRepeated,
    GroupPersonTwice,
    GroupPersonUnknown,
    GroupSheetMissing,
    GroupsTooFew,
    GroupTermsBasisMissing,
    GroupTermsMissing,
    GroupTermsOutside,
    GroupTermsTaken,
    GroupTooFewMembers,
    GroupTooOften,
    GroupUnknown,
    GroupVoteReserved,
    GroupWithoutLeader,
    SheetTimeWrong,
)
from app.features.meetings.model.forms.groups import (
    CellGroup,
    PersonMark,
    SheetDraft,
)
from app.features.meetings.model.records import Mark, State
from app.features.meetings.rules.forms.groups import (
    counted_in,
    doubles,
    reserved_in,
    totals,
)
from app.features.meetings.service.context import read_rules
from app.infra.errors import Locked
from app.infra.paths import rules_folder
from app.infra.words import sentence
from app.kernel.clock import VIETNAM
from tests.app.features.meetings.conftest import EXEMPT, NAMES

SINCE = date(2026, 1, 1)
RULES = read_rules(rules_folder() / "rules" / "meetings").group_rules(SINCE)


@pytest.fixture
def groups(cell):
    """Two groups of twelve, each led by its first member."""
    found = [
        CellGroup(
            f"g{number}",
            f"Tổ đảng số {number}",
            cell.who(names[0]),
            tuple(cell.who(name) for name in names),
        )
        for number, names in ((1, NAMES[:12]), (2, NAMES[12:]))
    ]
    ctx = cell.meetings.groups.ctx
    object.__setattr__(ctx.colleagues, "groups", lambda on: list(found))
    return found


def allow(cell, members=20, most=3):
    cell.meetings.groups.allow(SINCE, members, most, "15-HD/BTCTU, 11/5/2023")


def by_groups(cell):
    allow(cell)
    meeting_id = cell.plan()
    cell.meetings.groups.type_as(meeting_id)
    return meeting_id


def running(cell):
    meeting_id = by_groups(cell)
    cell.meetings.conducting.open(meeting_id)
    return meeting_id


def sheet(cell, number, names, **marks):
    """A sheet on which everybody is present but those named in ``marks``."""
    people = [PersonMark(person_id=cell.who(name), mark=Mark.PRESENT) for name in names]
    return SheetDraft(
        group_id=f"g{number}", people=tuple(people), content="Đã bàn", **marks
    )


def with_mark(draft, person, mark, reason=""):
    return replace(
        draft,
        people=tuple(
            PersonMark(person_id=one.person_id, mark=mark, reason=reason)
            if one.person_id == person
            else one
            for one in draft.people
        ),
    )


def test_the_form_rests_on_local_terms_that_nobody_assumes(cell, groups):
    meeting_id = cell.plan()
    with pytest.raises(GroupTermsMissing) as caught:
        cell.meetings.groups.type_as(meeting_id)
    assert "số đảng viên tối thiểu" in sentence(caught.value)
    allow(cell)
    cell.meetings.groups.type_as(meeting_id)
    assert cell.view(meeting_id).meeting.form == "by_groups"


@pytest.mark.parametrize(("least", "refused"), [(24, None), (25, GroupTooFewMembers)])
def test_the_least_number_of_members_counts_the_whole_cell(
    cell, groups, least, refused
):
    allow(cell, members=least)
    meeting_id = cell.plan()
    if refused is None:
        cell.meetings.groups.type_as(meeting_id)
    else:
        with pytest.raises(refused):
            cell.meetings.groups.type_as(meeting_id)


def test_only_so_many_meetings_a_year_stand_in_for_the_cell(cell, groups):
    allow(cell, most=2)
    for month in (3, 4):
        cell.at(2026, month, 5, 7, 30)
        cell.meetings.groups.type_as(cell.plan())
    cell.at(2026, 5, 5, 7, 30)
    third = cell.plan()
    with pytest.raises(GroupTooOften):
        cell.meetings.groups.type_as(third)
    cell.at(2027, 1, 5, 7, 30)
    cell.meetings.groups.type_as(cell.plan())


def test_zero_terms_mean_that_the_superior_sets_no_limit(cell, groups):
    allow(cell, members=0, most=0)
    cell.meetings.groups.type_as(cell.plan())


@pytest.mark.parametrize(
    ("members", "most", "basis", "refused"),
    [
        (50, 3, "  ", GroupTermsBasisMissing),
        (-1, 3, "x", GroupTermsOutside),
        (50, -1, "x", GroupTermsOutside),
    ],
)
def test_terms_that_say_nothing_are_refused(cell, members, most, basis, refused):
    with pytest.raises(refused):
        cell.meetings.groups.allow(SINCE, members, most, basis)


def test_one_set_of_terms_begins_on_a_day(cell):
    allow(cell)
    with pytest.raises(GroupTermsTaken):
        allow(cell)


def test_groups_need_leaders_and_everybody_a_group(cell, groups):
    allow(cell)
    meeting_id = cell.plan()
    groups[1] = replace(groups[1], leader_id="")
    with pytest.raises(GroupWithoutLeader):
        cell.meetings.groups.type_as(meeting_id)
    groups[1] = replace(
        groups[1],
        leader_id=cell.who(NAMES[12]),
        member_ids=groups[1].member_ids[:-1],
    )
    with pytest.raises(GroupMemberLeftOut) as caught:
        cell.meetings.groups.type_as(meeting_id)
    assert NAMES[-1] in sentence(caught.value)
    del groups[1]
    with pytest.raises(GroupsTooFew):
        cell.meetings.groups.type_as(meeting_id)


def test_only_the_regular_session_is_held_by_groups(cell, groups):
    allow(cell)
    with pytest.raises(FormKindUnfit):
        cell.meetings.groups.type_as(cell.plan(kind="committee"))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Xét kết nạp quần chúng Lê Văn A", "admission"),
        ("XÉT ĐỀ NGHỊ KẾT NẠP ĐẢNG VIÊN", "admission"),
        ("Xét công nhận đảng viên chính thức cho đ/c B", "official"),
        ("Xem xét kỷ luật đồng chí C", "discipline"),
        ("Đề nghị khiển trách", "discipline"),
        ("Đánh giá, xếp loại đảng viên", "rating"),
        ("Giới thiệu nhân sự bầu chi ủy", "election"),
        ("Thông qua nghị quyết tháng 12", "resolution"),
        ("Quán triệt kỷ luật lao động", None),
        ("Kỹ thuật trồng lúa", None),
        ("Phương hướng tháng tới", None),
        ("Kết quả nạp quỹ", None),
    ],
)
def test_reserved_matters_are_found_by_their_words(title, found):
    hit = reserved_in(RULES, title)
    assert (hit.id if hit else None) == found


def test_a_reserved_matter_on_the_agenda_refuses_the_form(cell, groups):
    allow(cell)
    meeting_id = cell.plan()
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Xét kết nạp đảng viên"))
    with pytest.raises(GroupItemReserved) as caught:
        cell.meetings.groups.type_as(meeting_id)
    assert sentence(caught.value).startswith(
        "Nội dung “Xét kết nạp đảng viên” không giao cho tổ đảng: xét kết nạp"
    )


def free_item(cell, meeting_id, title):
    cell.meetings.planning.add_item(meeting_id, NewItem(title=title))
    return cell.view(meeting_id).record.items[-1].id


def test_a_matter_in_free_words_is_asked_about_once(cell, groups):
    allow(cell)
    meeting_id = cell.plan()
    item = free_item(cell, meeting_id, "Việc cây xăng cũ")
    with pytest.raises(GroupItemUnanswered) as caught:
        cell.meetings.groups.type_as(meeting_id)
    assert sentence(caught.value).startswith(
        "Chưa trả lời: nội dung “Việc cây xăng cũ” có thuộc việc phải để chi bộ"
    )
    cell.meetings.groups.answer_item(item, "")
    cell.meetings.groups.type_as(meeting_id)
    assert cell.view(meeting_id).meeting.form == "by_groups"


def test_an_answer_that_it_stays_refuses_with_the_matter(cell, groups):
    allow(cell)
    meeting_id = cell.plan()
    item = free_item(cell, meeting_id, "Trường hợp đồng chí H.")
    cell.meetings.groups.answer_item(item, "discipline")
    with pytest.raises(GroupItemReserved) as caught:
        cell.meetings.groups.type_as(meeting_id)
    assert "xem xét, thi hành kỷ luật đảng viên" in sentence(caught.value)
    undone = cell.meetings.groups.answer_item(item, "")
    cell.meetings.groups.type_as(meeting_id)
    assert undone.command_id


def test_an_answer_stands_above_a_guess_from_words(cell, groups):
    allow(cell)
    meeting_id = cell.plan()
    item = free_item(cell, meeting_id, "Kể chuyện lễ kết nạp năm 1968")
    with pytest.raises(GroupItemReserved):
        cell.meetings.groups.type_as(meeting_id)
    cell.meetings.groups.answer_item(item, "")
    cell.meetings.groups.type_as(meeting_id)


def test_other_words_ask_again(cell, groups):
    allow(cell)
    meeting_id = cell.plan()
    item = free_item(cell, meeting_id, "Việc cây xăng cũ")
    cell.meetings.groups.answer_item(item, "")
    cell.meetings.planning.correct_item(item, NewItem(title="Việc đồng chí H."))
    with pytest.raises(GroupItemUnanswered):
        cell.meetings.groups.type_as(meeting_id)
    cell.meetings.planning.drop_item(item)
    cell.meetings.groups.type_as(meeting_id)


def test_lines_of_the_library_carry_their_flag_and_are_not_asked_about(cell, groups):
    allow(cell)
    meeting_id = cell.plan()
    cell.meetings.planning.suggest_agenda(meeting_id)
    free_item(cell, meeting_id, "Chuẩn bị kiểm điểm, đánh giá, xếp loại cuối năm")
    cell.meetings.groups.type_as(meeting_id)
    view = cell.meetings.groups.view(meeting_id)
    assert view.items
    assert view.free_items == ()
    assert {one.matter for one in view.items} == {""}
    free_item(cell, meeting_id, "Thông qua kế hoạch kiểm tra, giám sát năm")
    found = [type(one) for one in cell.view(meeting_id).missing]
    assert GroupItemReserved in found


def test_every_flag_of_the_library_is_a_reserved_matter():
    book = read_rules(rules_folder() / "rules" / "meetings")
    ids = {one.id for one in RULES.reserved}
    flags = {one.reserved for one in book.agenda(SINCE).suggestion} - {""}
    assert flags == {"admission", "official", "rating", "resolution"}
    assert flags <= ids


def test_a_matter_nobody_knows_is_refused(cell, groups):
    meeting_id = cell.plan()
    item = free_item(cell, meeting_id, "Việc cây xăng cũ")
    with pytest.raises(GroupMatterUnknown):
        cell.meetings.groups.answer_item(item, "x")


def test_a_reserved_matter_added_later_stops_the_close(cell, groups):
    meeting_id = running(cell)
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Xét kết nạp đảng viên"))
    found = [type(one) for one in cell.view(meeting_id).missing]
    assert GroupItemReserved in found


def test_votes_are_never_left_to_the_groups(cell, groups):
    meeting_id = running(cell)
    with pytest.raises(GroupVoteReserved):
        cell.meetings.votes.count(
            meeting_id, NewBallot(subject="Kết luận", in_favour=1)
        )


def test_two_sheets_make_the_roll_of_the_cell(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings.group_sheets
    sick = cell.who(NAMES[5])
    first = with_mark(
        sheet(cell, 1, [n for n in NAMES[:12] if n != EXEMPT]),
        sick,
        Mark.EXCUSED,
        "điều trị",
    )
    second = sheet(cell, 2, NAMES[12:])
    seen = do.preview(meeting_id, [first, second])
    # 11 of the first group without the exempt, one of them ill; 12 of the second.
    assert (seen.totals.present, seen.totals.excused, seen.totals.unmarked) == (
        22,
        1,
        0,
    )
    assert not seen.doubles
    do.merge(meeting_id, [first, second])
    counts = cell.view(meeting_id).counts
    assert (counts.due, counts.present, counts.excused, counts.exempt) == (23, 22, 1, 1)
    line = next(
        one for one in cell.view(meeting_id).record.roll if one.person_id == sick
    )
    assert line.reason == "điều trị"


def test_somebody_on_two_sheets_is_asked_for_and_counted_once(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings.group_sheets
    twice = NAMES[3]
    first = sheet(cell, 1, NAMES[:12])
    second = sheet(cell, 2, [*NAMES[12:], twice])
    seen = do.preview(meeting_id, [first, second])
    assert [one.name for one in seen.doubles] == [twice]
    assert seen.totals.present == 24
    with pytest.raises(GroupPersonTwice) as caught:
        do.merge(meeting_id, [first, second])
    assert sentence(caught.value) == (
        f"Đồng chí {twice} có tên trong tờ của Tổ đảng số 1, Tổ đảng số 2."
        " Chọn tính ở tổ nào."
    )
    # Nothing was written by the refused merge.
    assert all(
        one.sheet is None for one in cell.meetings.groups.view(meeting_id).groups
    )
    do.merge(meeting_id, [first, second], {cell.who(twice): "g2"})
    view = cell.meetings.groups.view(meeting_id)
    assert [one.present for one in view.groups] == [11, 13]
    assert view.totals.present == 24


def test_present_in_one_and_absent_in_the_other_is_asked_too(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings.group_sheets
    person = cell.who(NAMES[3])
    first = with_mark(sheet(cell, 1, NAMES[:12]), person, Mark.EXCUSED, "đi công tác")
    second = sheet(cell, 2, [*NAMES[12:], NAMES[3]])
    do.merge(meeting_id, [first, second], {person: "g2"})
    line = next(
        one for one in cell.view(meeting_id).record.roll if one.person_id == person
    )
    assert (line.mark, line.reason) == (Mark.PRESENT, "")


def test_sheets_come_one_by_one_and_the_answer_of_before_stays(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings.group_sheets
    do.merge(meeting_id, [sheet(cell, 1, NAMES[:12])])
    assert cell.view(meeting_id).counts.unmarked == 12
    second = sheet(cell, 2, [*NAMES[12:], NAMES[3]])
    with pytest.raises(GroupPersonTwice):
        do.merge(meeting_id, [second])
    do.merge(meeting_id, [second], {cell.who(NAMES[3]): "g1"})
    assert [one.present for one in cell.meetings.groups.view(meeting_id).groups] == [
        12,
        12,
    ]


def test_a_new_sheet_of_a_group_replaces_the_one_before(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings.group_sheets
    do.merge(meeting_id, [sheet(cell, 1, NAMES[:12]), sheet(cell, 2, NAMES[12:])])
    fewer = sheet(cell, 1, NAMES[:10])
    seen = do.preview(meeting_id, [fewer])
    assert (seen.replaced, seen.totals.unmarked) == (("Tổ đảng số 1",), 2)
    do.merge(meeting_id, [fewer])
    marks = {one.name: one.mark for one in cell.view(meeting_id).record.roll}
    assert (marks[NAMES[9]], marks[NAMES[10]]) == (Mark.PRESENT, Mark.NONE)


def test_taking_a_sheet_back_calls_its_people_again(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings.group_sheets
    do.merge(meeting_id, [sheet(cell, 1, NAMES[:12]), sheet(cell, 2, NAMES[12:])])
    gone = do.drop(meeting_id, "g1")
    assert cell.view(meeting_id).counts.present == 12
    cell.store.undo(gone.command_id)
    assert cell.view(meeting_id).counts.present == 24
    with pytest.raises(GroupUnknown):
        do.drop(meeting_id, "g9")


def test_people_nobody_knows_and_repeated_lines_are_refused(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings.group_sheets
    stranger = cell.people.register("Người Lạ")
    strange = replace(
        sheet(cell, 1, ()),
        people=(PersonMark(person_id=stranger, mark=Mark.PRESENT),),
    )
    with pytest.raises(GroupPersonUnknown):
        do.merge(meeting_id, [strange])
    one = PersonMark(person_id=cell.who(NAMES[0]), mark=Mark.PRESENT)
    with pytest.raises(GroupPersonRepeated):
        do.merge(meeting_id, [replace(sheet(cell, 1, ()), people=(one, one))])
    with pytest.raises(GroupUnknown):
        do.merge(meeting_id, [replace(sheet(cell, 1, ()), group_id="g9")])
    at = datetime(2026, 12, 3, 8, 0, tzinfo=VIETNAM)
    with pytest.raises(SheetTimeWrong):
        do.merge(
            meeting_id,
            [replace(sheet(cell, 1, NAMES[:3]), began_at=at, ended_at=at)],
        )


def test_sheets_belong_to_an_open_meeting_by_groups(cell, groups):
    meeting_id = by_groups(cell)
    with pytest.raises(RollNotOpen):
        cell.meetings.group_sheets.merge(meeting_id, [])
    other = cell.plan(kind="thematic", time="15:00")
    with pytest.raises(GroupFormNeeded):
        cell.meetings.group_sheets.merge(other, [])


def test_the_close_waits_for_every_group_and_needs_no_vote(cell, groups):
    meeting_id = running(cell)
    do = cell.meetings
    do.group_sheets.merge(meeting_id, [sheet(cell, 1, NAMES[:12])])
    assert any(
        isinstance(one, GroupSheetMissing) for one in cell.view(meeting_id).missing
    )
    do.group_sheets.merge(meeting_id, [sheet(cell, 2, NAMES[12:])])
    do.groups.answer_item(free_item(cell, meeting_id, "Phương hướng"), "")
    do.floor.conclude(meeting_id, "Chi ủy tổng hợp ý kiến các tổ.")
    cell.at(2026, 12, 5, 9, 0)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    assert cell.view(meeting_id).meeting.state is State.READ
    do.minutes.sign(meeting_id)
    do.minutes.lock(meeting_id)
    kept = do.groups.view(meeting_id).groups[0].sheet
    with pytest.raises(Locked), cell.store.command("test") as unit:
        unit.update("meeting_group_sheet", kept.id, {"content": "khác"})


PEOPLE = [f"p{number}" for number in range(8)]
MARKS = st.sampled_from([Mark.PRESENT, Mark.EXCUSED, Mark.UNEXCUSED, Mark.EXEMPT])


@given(
    sheets=st.lists(
        st.dictionaries(st.sampled_from(PEOPLE), MARKS), min_size=1, max_size=4
    ),
    answers=st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 3)),
)
def test_whatever_the_sheets_say_everybody_counts_exactly_once(sheets, answers):
    drafts = [
        SheetDraft(
            group_id=f"g{number}",
            people=tuple(
                PersonMark(person_id=person, mark=mark)
                for person, mark in sheet.items()
            ),
        )
        for number, sheet in enumerate(sheets)
    ]
    chosen = {
        person: f"g{number}"
        for person, number in answers.items()
        if number < len(sheets) and person in sheets[number]
    }
    counted = counted_in(drafts, chosen)
    told = totals(counted, PEOPLE)
    named = set().union(*sheets)
    assert set(counted) == named
    whole = told.present + told.excused + told.unexcused + told.exempt
    assert whole + told.unmarked == len(PEOPLE)
    for person, group in chosen.items():
        assert counted[person][0] == group
    twice = {person for person in named if sum(person in one for one in sheets) > 1}
    assert {one.person_id for one in doubles(drafts, {}, {})} == twice
