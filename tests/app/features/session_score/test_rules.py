"""Points, facts, sums and levels by hand; nothing here touches a store."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.session_score.errors import (
    ScoreFactUnknown,
    ScoreGroupSumWrong,
    ScoreGroupUnknown,
    ScoreLineLacking,
    ScoreLinesNotAsked,
    ScoreLineTwice,
    ScoreLineUntitled,
    ScorePointsOutside,
    ScorePointsUnreadable,
    ScoreStepsUnreadable,
    ScoreStepsWithoutFact,
    ScoreTextTooLong,
    ScoreTooManyLines,
    ScoreTotalWrong,
)
from app.features.session_score.model.ruleset import Bound
from app.features.session_score.model.scheme import NewLine
from app.features.session_score.model.sheet import (
    Asked,
    Entry,
    MonthScore,
    Scored,
    Standing,
)
from app.features.session_score.rules import entering, facts, judging, year
from app.features.session_score.rules.lines import asked
from app.features.session_score.rules.points import points, steps, written
from app.features.session_score.service.context import read_rules
from app.infra.paths import rules_folder
from app.kernel.facts import Fact

RULES = read_rules(rules_folder() / "rules" / "meeting_quality")
MEASURES = RULES.measures.named()
HD12, PT, BT = (RULES.set_of(name) for name in ("HD12-2018", "PT-100", "BT-100"))


@pytest.mark.parametrize(
    ("text", "value", "again"),
    [
        ("5", 500, "5"),
        ("4,5", 450, "4,5"),
        ("4.25", 425, "4,25"),
        (" 0 ", 0, "0"),
        ("0,05", 5, "0,05"),
        ("10,50", 1050, "10,5"),
    ],
)
def test_points_are_read_and_written_to_the_hundredth(text, value, again):
    assert points(text) == value
    assert written(value) == again


@pytest.mark.parametrize(
    "text", ["", "-1", "4,555", "năm", "1e3", "٣", "4,5,5", "12345"]
)
def test_points_that_are_no_number_are_refused(text):
    with pytest.raises(ScorePointsUnreadable):
        points(text)


def test_steps_are_read_highest_first_in_any_writing():
    assert steps("60%=3; 90 = 5\n0=0,5", 12) == ((90, 500), (60, 300), (0, 50))
    assert steps("  ", 12) == ()


@pytest.mark.parametrize(
    "text", ["90", "90=5; 90=4", "a=5", "90=5=4", "-3=1", "1=1," * 9]
)
def test_steps_that_cannot_be_read_are_refused(text):
    with pytest.raises(ScoreStepsUnreadable):
        steps(text, 12)


def test_more_than_85_percent_of_20_begins_at_18():
    over = Bound(over_percent=85)
    # 17/20 is 85 % exactly, which is not more than 85 %.
    assert facts.holds(over, Fact("session.attendance", 17, 20)) is False
    assert facts.holds(over, Fact("session.attendance", 18, 20)) is True
    assert facts.holds(over, Fact("session.attendance", 0, 0)) is None
    assert facts.holds(over, None) is None


def test_the_length_is_measured_against_the_least_of_its_kind():
    reaches = Bound(reaches_of=True)
    assert facts.holds(reaches, Fact("session.minutes", 90, 90)) is True
    assert facts.holds(reaches, Fact("session.minutes", 119, 120)) is False
    assert facts.holds(reaches, Fact("session.minutes", 90, None)) is None


@pytest.mark.parametrize(
    ("present", "given"), [(23, 2000), (22, 2000), (21, 1500), (18, 1500), (17, 0)]
)
def test_steps_of_a_share_compare_without_rounding(present, given):
    # From 95 %: 20, from 75 %: 15. 22/23 is 95.65 %, 21/23 is 91.3 %, 17/23 is 73.9 %.
    found = steps("95 = 20; 75 = 15", 12)
    fact = Fact("session.attendance", present, 23)
    assert facts.by_steps(found, MEASURES["session.attendance"], fact) == given


@pytest.mark.parametrize(("absent", "given"), [(0, 500), (1, 300), (2, 300), (3, 0)])
def test_where_less_is_better_a_step_reads_up_to(absent, given):
    found = steps("0 = 5; 2 = 3", 12)
    fact = Fact("session.unexcused", absent)
    assert facts.by_steps(found, MEASURES["session.unexcused"], fact) == given


def test_steps_of_minutes_look_at_the_minutes_not_at_the_least():
    found = steps("90 = 5; 60 = 3", 12)
    measure = MEASURES["session.minutes"]
    assert facts.by_steps(found, measure, Fact("session.minutes", 96, 90)) == 500
    assert facts.by_steps(found, measure, Fact("session.minutes", 89, 90)) == 300
    assert facts.by_steps(found, measure, Fact("session.minutes", 96, None)) == 500
    assert facts.by_steps(found, measure, None) is None


@pytest.mark.parametrize(
    ("name", "fact", "words"),
    [
        ("session.minutes", (96, 90), "Thời lượng 96 phút, mức tối thiểu 90 phút"),
        ("session.minutes", (96, None), "Thời lượng 96 phút"),
        ("session.attendance", (20, 23), "Có mặt 20/23 đồng chí phải dự (87 %)"),
        ("session.attendance", (22, 23), "Có mặt 22/23 đồng chí phải dự (95,7 %)"),
        ("session.committee_met", (0, 1), "Chưa ghi buổi họp chi ủy trong tháng"),
        ("session.lacking", (0, None), "Biên bản đủ các mục bắt buộc"),
        ("session.tasks_done", (0, 0), "Không có nhiệm vụ nào của kỳ trước"),
    ],
)
def test_a_fact_is_said_in_words(name, fact, words):
    assert facts.said(MEASURES[name], Fact(name, *fact)).startswith(words)


def test_every_wording_and_every_named_fact_fits():
    for one in MEASURES.values():
        for value, of in ((0, None), (0, 5), (3, None), (3, 5)):
            assert facts.said(one, Fact(one.fact, value, of))
        assert facts.said(one, None) == one.unknown
    for chosen in RULES.sets:
        named = [*(f for line in chosen.line for f in (line.fact, *line.shows))]
        named += [check.fact for line in chosen.line for check in line.check]
        named += [name for group in chosen.group for name in group.shows]
        assert {name for name in named if name} <= set(MEASURES)


def test_the_parts_of_the_set_of_phu_tho_make_a_hundred():
    assert [group.most for group in PT.group] == [15, 20, 45, 20]
    assert sum(group.most for group in PT.group) == PT.total == 100


def line(**details):
    return Asked(**{"id": "a", "title": "A", "most": 500, "judged": "facts", **details})


def entry(given, reason="vì sao"):
    return Entry("e", "m", "a", 1, "", "A", "", 500, None, "", given, reason, False)


def judged(one, known=(), told=None):
    found = {fact.name: fact for fact in known}
    return judging.judge(one, 1, found, MEASURES, told)


def test_a_line_takes_its_points_from_the_fact_and_shows_it():
    by_length = line(fact="session.minutes", steps=((90, 500), (60, 300)))
    found = judged(by_length, [Fact("session.minutes", 96, 90)])
    assert (found.points, found.standing) == (500, Standing.FACT)
    assert found.facts == ("Thời lượng 96 phút, mức tối thiểu 90 phút",)
    changed = judged(by_length, [Fact("session.minutes", 75, 90)])
    assert changed.points == 300


def test_a_persons_figure_stands_above_the_fact_and_stays_marked():
    by_length = line(fact="session.minutes", steps=((90, 500), (60, 300)))
    found = judged(by_length, [Fact("session.minutes", 75, 90)], entry(500, "Mất điện"))
    assert (found.given, found.points) == (300, 500)
    assert (found.standing, found.reason) == (Standing.CHANGED, "Mất điện")


def test_a_line_without_its_fact_is_open_not_zero():
    found = judged(line(fact="session.minutes", steps=((90, 500),)))
    assert (found.points, found.standing) == (None, Standing.OPEN)


def test_without_steps_the_rule_of_the_fact_gives_all_or_nothing():
    by_rule = line(fact="session.attendance")
    assert judged(by_rule, [Fact("session.attendance", 20, 23)]).points == 500
    assert judged(by_rule, [Fact("session.attendance", 19, 23)]).points == 0


def test_the_attendance_criterion_of_hd12_needs_all_three_facts():
    criterion = asked(HD12, (), MEASURES, 12)[0]
    good = [
        Fact("session.attendance", 20, 23),
        Fact("session.unexcused", 0),
        Fact("session.absence_run", 3),
    ]
    assert judged(criterion, good).points == 100
    assert judged(criterion, [*good[:2], Fact("session.absence_run", 4)]).points == 0
    assert judged(criterion, [good[0], Fact("session.unexcused", 1)]).points == 0
    assert judged(criterion, good[:2]).points is None


def test_facts_alone_never_grant_a_criterion_that_needs_a_judgement():
    criterion = asked(HD12, (), MEASURES, 12)[2]
    lasting, whole = Fact("session.minutes", 96, 90), Fact("session.lacking", 0)
    assert judged(criterion, [lasting, whole]).points is None
    short = judged(criterion, [Fact("session.minutes", 80, 90), whole])
    assert (short.points, short.standing) == (0, Standing.FACT)


def scored(points_, most=2500, *, full=False, title="x"):
    return Scored(
        title, 1, title, "", "", most, points_, points_, (), "", Standing.FACT, full
    )


@pytest.mark.parametrize(
    ("total", "level"),
    [
        (10000, "Tốt"),
        (9000, "Tốt"),
        (8999, "Khá"),
        (7000, "Khá"),
        (6999, "Trung bình"),
        (5000, "Trung bình"),
        (4999, "Kém"),
        (0, "Kém"),
    ],
)
def test_the_level_changes_exactly_at_90_70_and_50(total, level):
    found = judging.add_up(PT, [scored(total, 10000)])
    assert (found.total, found.level_title) == (total, level)


def test_an_open_line_leaves_the_level_open():
    found = judging.add_up(PT, [scored(9500, 9500), scored(None, 500)])
    assert (found.total, found.open, found.level) == (9500, 1, "")


def test_ninety_without_a_full_line_is_fair_in_the_set_of_binh_thuan():
    full = [scored(9000, 9000), scored(500, 500, full=True, title="Thời gian")]
    assert judging.add_up(BT, full).level_title == "Tốt"
    short = [scored(9000, 9000), scored(400, 500, full=True, title="Thời gian")]
    found = judging.add_up(BT, short)
    assert (found.total, found.level_title) == (9400, "Khá")
    assert found.capped_by == ("Thời gian",)


def test_below_ninety_a_short_line_caps_nothing():
    found = judging.add_up(BT, [scored(7500, 9500), scored(400, 500, full=True)])
    assert (found.level_title, found.capped_by) == ("Khá", ())


def test_five_criteria_have_a_count_and_no_level():
    found = judging.add_up(HD12, [scored(100, 100)] * 5)
    assert (found.total, found.most, found.level) == (500, 500, "")


def months(*levels):
    titles = {"good": "Tốt", "fair": "Khá", "average": "Trung bình", "poor": "Kém"}
    return [
        MonthScore(number, "", 1 if level else None, level, titles.get(level, ""))
        for number, level in enumerate(levels, start=1)
    ]


def test_seven_good_months_and_five_fair_make_a_good_year():
    found = year.rate(2026, PT, months(*["good"] * 7, *["fair"] * 5))
    assert (found.level_title, found.is_final) == ("Tốt", True)
    assert found.counts == {"poor": 12, "average": 12, "fair": 12, "good": 7}


def test_six_good_months_make_a_fair_year():
    assert year.rate(2026, PT, months(*["good"] * 6, *["fair"] * 6)).level == "fair"


def test_one_average_month_makes_a_fair_year_and_one_poor_month_none():
    eleven = ["good"] * 11
    assert year.rate(2026, PT, months(*eleven, "average")).level == "fair"
    spoilt = year.rate(2026, PT, months(*eleven, "poor"))
    assert (spoilt.level, spoilt.rule_known) == ("", True)


def test_a_month_without_a_score_keeps_the_year_provisional():
    found = year.rate(2026, PT, months(*["good"] * 11, ""))
    assert (found.level, found.is_final) == ("good", False)
    assert year.rate(2026, PT, months(*[""] * 12)).level == ""


def test_a_set_without_a_rule_gives_no_rating():
    found = year.rate(2026, BT, months(*["good"] * 12))
    assert (found.level, found.rule_known) == ("", False)
    assert year.rate(2026, None, months(*[""] * 12)).set_title == ""


def own(*lines):
    return [
        NewLine(**{"title": f"Dòng {at}", "most": "5", "group": "preparation", **one})
        for at, one in enumerate(lines, start=1)
    ]


def check(chosen, lines):
    return entering.checked(chosen, lines, MEASURES, RULES.proposal)


def test_lines_that_make_their_part_are_kept():
    rows = check(PT, own({}, {"fact": "session.papers_days", "steps": "1=5;0=2"}, {}))
    assert [row["most"] for row in rows] == [500, 500, 500]
    assert rows[1]["steps"] == "1 = 5; 0 = 2"


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        (own({}, {}), ScoreGroupSumWrong),
        (own({"most": "16"}), ScoreGroupSumWrong),
        (own({"most": "0"}), ScorePointsOutside),
        (own({"most": "101"}), ScorePointsOutside),
        (own({"group": "elsewhere", "most": "15"}), ScoreGroupUnknown),
        (own({"title": " \u200b"}), ScoreLineUntitled),
        (own({"title": "Chi ủy họp"}, {"title": "CHI UỶ HỌP "}, {}), ScoreLineTwice),
        (own({"fact": "session.weather", "most": "15"}), ScoreFactUnknown),
        (own({"steps": "90=5", "most": "15"}), ScoreStepsWithoutFact),
        (
            own({"fact": "session.minutes", "steps": "90=16", "most": "15"}),
            ScorePointsOutside,
        ),
        (own({"title": "x" * 301, "most": "15"}), ScoreTextTooLong),
        (own(*[{}] * 81), ScoreTooManyLines),
    ],
)
def test_lines_that_do_not_fit_are_refused(lines, refused):
    with pytest.raises(refused):
        check(PT, lines)


def test_a_set_without_points_takes_no_lines():
    with pytest.raises(ScoreLinesNotAsked):
        check(HD12, own({}))


def test_the_set_of_binh_thuan_needs_its_four_lines_and_a_hundred_points():
    four = ("attendance", "duration", "opinions", "minutes")
    some = [NewLine(title=name, most="20", origin=name) for name in four]
    with pytest.raises(ScoreTotalWrong):
        check(BT, some)
    with pytest.raises(ScoreLineLacking):
        check(BT, some[:3])
    rows = check(BT, [*some, NewLine(title="Nội dung", most="20")])
    assert [row["must_be_full"] for row in rows] == [1, 1, 1, 1, 0]


def test_a_part_without_own_lines_is_one_line_a_person_judges():
    found = asked(PT, (), MEASURES, 12)
    assert [(one.title, one.most) for one in found] == [
        ("Công tác chuẩn bị", 1500),
        ("Tỷ lệ tham dự", 2000),
        ("Tổ chức sinh hoạt", 4500),
        ("Kết thúc buổi sinh hoạt", 2000),
    ]
    assert judged(found[0], [Fact("session.committee_met", 1, 1)]).points is None


@given(hundredths=st.integers(0, 999_999))
def test_points_come_back_as_they_were_written(hundredths):
    assert points(written(hundredths)) == hundredths


@given(
    found=st.dictionaries(st.integers(0, 100), st.integers(0, 2000), max_size=6),
    value=st.integers(0, 30),
    of=st.integers(1, 30),
)
def test_a_better_share_never_gets_a_lower_step(found, value, of):
    ladder = tuple(sorted(zip(sorted(found), sorted(found.values()), strict=True)))
    steps_ = tuple(reversed(ladder))
    measure = MEASURES["session.attendance"]
    less = facts.by_steps(steps_, measure, Fact("session.attendance", value, of))
    more = facts.by_steps(steps_, measure, Fact("session.attendance", value + 1, of))
    assert less <= more
