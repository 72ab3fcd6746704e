from app.kernel.places import Hit, Place
from ui.shell.search.presenter import MOST_IN_A_GROUP, Command, pieces, view

HERE = Place("members", "1")
COMMANDS = [Command("Khóa màn hình", act="lock"), Command("Mở Đảng viên", HERE)]


def hit(group, title, *, exact=False):
    return Hit(group, title, "", HERE, exact)


def test_groups_stand_in_their_fixed_order_and_unknown_ones_last():
    found = view(
        "hoa",
        [
            hit("Nội dung biên bản", "a"),
            hit("Chuyện lạ", "b"),
            hit("Đảng viên", "Nguyễn Văn Hòa"),
            hit("Đảng viên, quần chúng", "Hoa"),
        ],
        [],
    )
    assert [group.title for group in found.groups] == [
        "Đảng viên, quần chúng",
        "Nội dung biên bản",
        "Chuyện lạ",
    ]
    assert len(found.groups[0].results) == 2


def test_the_marks_as_typed_come_first():
    found = view("hòa", [hit("Kỳ họp", "Hoa"), hit("Kỳ họp", "Hòa", exact=True)], [])
    assert [r.title for r in found.groups[0].results] == ["Hòa", "Hoa"]


def test_a_name_with_the_very_word_comes_before_one_that_only_begins_so():
    found = view(
        "hoa", [hit("Kỳ họp", "Hoàng Minh Đức"), hit("Kỳ họp", "Trần Văn Hòa")], []
    )
    assert [r.title for r in found.groups[0].results] == [
        "Trần Văn Hòa",
        "Hoàng Minh Đức",
    ]


def test_commands_are_found_without_marks():
    found = view("khoa man", [], COMMANDS)
    assert found.groups[0].title == "Việc làm"
    assert found.groups[0].results[0].act == "lock"
    assert view("dang vien", [], COMMANDS).groups[0].results[0].place == HERE


def test_nothing_found_says_what_to_try():
    assert "Không thấy “xyz”" in view(" xyz ", [], COMMANDS).empty
    assert view("   ", [hit("Kỳ họp", "a")], COMMANDS).groups == ()


def test_a_group_stays_short():
    found = view("a", [hit("Kỳ họp", str(n)) for n in range(50)], [])
    assert len(found.groups[0].results) == MOST_IN_A_GROUP


def test_the_words_that_were_looked_for_stand_out_in_the_sentence():
    assert pieces("Nhất trí lắp đèn chiếu sáng ngõ 12.", "lap DEN") == (
        ("Nhất trí ", False),
        ("lắp", True),
        (" ", False),
        ("đèn", True),
        (" chiếu sáng ngõ 12.", False),
    )
    assert pieces("Một\nhai", "") == (("Một hai", False),)
    assert pieces("", "a") == ()


def test_a_question_marks_only_what_it_is_about():
    told = Hit("Nội dung biên bản", "t", "Chi bộ lắp đèn", HERE, about="đèn")
    (group,) = view("chi bộ đã quyết gì về đèn", [told], []).groups
    assert group.results[0].pieces == (("Chi bộ lắp ", False), ("đèn", True))


def test_the_line_begins_near_the_first_word_that_was_looked_for():
    told = "Chi bộ thống nhất đánh giá tháng 10 hoàn thành nhiệm vụ, giữ vững an ninh"
    assert pieces(told, "ninh") == (
        ("…10 hoàn thành nhiệm vụ, giữ vững an ", False),
        ("ninh", True),
    )
    assert pieces(told, "khong co") == ((told, False),)
    assert pieces(told, "chi")[0] == ("Chi", True)
