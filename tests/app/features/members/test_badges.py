"""Party age, badges of each award day, what was given, early and after death."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.members.errors import (
    BadgeYearsWrong,
    LifeDateFuture,
    LifeDateMissing,
    LifeEndsEarly,
    LifeKindOff,
    LifeKindUnknown,
    LifeLineEmpty,
)
from app.features.members.model import Happening
from app.features.members.rules.badges import PartyTime
from app.features.members.rules.life import LifeLine
from app.kernel.dates import PartialDate

ON = date(2026, 11, 23)


def _day(text):
    return PartialDate.from_iso(text)


def _due(members, year):
    return [
        (line.name, line.years, line.award_on.isoformat())
        for line in members.badges(year)
    ]


@pytest.mark.parametrize(
    ("decided", "reached", "award"),
    [
        ("1996-02-03", "2026-02-03", "2026-02-03"),
        ("1996-02-04", "2026-02-04", "2026-05-19"),
        ("1996-05-20", "2026-05-20", "2026-09-02"),
        ("1996-09-03", "2026-09-03", "2026-11-07"),
        ("1995-11-08", "2025-11-08", "2026-02-03"),
        ("1996-02-29", "2026-02-28", "2026-05-19"),
    ],
)
def test_a_badge_is_given_on_the_next_of_the_four_days(
    members, enrol, decided, reached, award
):
    enrol("Lê An", decision_on=decided, admitted_on="", official_on="1997-12-01")
    (line,) = members.badges(2026)
    assert (line.years, line.reached_on.isoformat()) == (30, reached)
    assert (line.award_on.isoformat(), line.has_badge) == (award, False)
    assert line.party_age == 30


def test_party_age_counts_from_the_decision_else_from_the_ceremony(members, enrol):
    dates = {"admitted_on": "1986-03-26", "official_on": "1987-03-26"}
    enrol("Lê An", decision_on="1986-02-03", **dates)
    enrol("Lê Bình", **dates)
    ages = {m.name: m.party_years for m in members.roll(date(2026, 2, 3))}
    assert ages == {"Lê An": 40, "Lê Bình": 39}
    assert _due(members, 2026) == [
        ("Lê An", 40, "2026-02-03"),
        ("Lê Bình", 40, "2026-05-19"),
    ]


def test_all_steps_of_the_scale_fall_due_in_their_years(members, enrol):
    enrol("Lê An", decision_on="1930-02-03", admitted_on="", official_on="1931-02-03")
    years = [line[1] for year in range(1931, 2022) for line in _due(members, year)]
    assert years == [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]


def test_who_has_the_badge_is_marked(members, enrol):
    told = enrol("Lê An", decision_on="1986-02-03", badge="Huy hiệu 40 năm, số A1")
    enrol("Lê Bình", decision_on="1986-02-03", badge="Huy hiệu 30 năm")
    given = enrol("Lê Chi", decision_on="1986-02-03")
    members.life.add(given, LifeLine(kind="badge", years=40, on=_day("2026-02-03")))
    assert told
    marks = {line.name: line.has_badge for line in members.badges(2026)}
    assert marks == {"Lê An": True, "Lê Bình": False, "Lê Chi": True}


def test_only_official_members_of_the_cell_are_due(members, enrol):
    enrol("Lê An", decision_on="1996-02-03")
    gone = enrol("Lê Bình", decision_on="1996-02-03")
    members.record_event(gone, Happening("moved_out", date(2026, 1, 5), "1-GT"))
    guest = {"full_name": "Lê Chi", "decision_on": "1996-02-03", "official_on": "1997"}
    members.enrol(guest, Happening("temporary_in", date(2025, 5, 5), "2-GT"))
    away = enrol("Lê Dung", decision_on="1996-02-03")
    members.record_event(away, Happening("exempted", date(2026, 1, 5), "3-QĐ"))
    assert [line.name for line in members.badges(2026)] == ["Lê An", "Lê Dung"]


def test_a_seriously_ill_member_may_have_it_earlier(members, enrol):
    # Thirty years are full on 03/09/2027; twelve months earlier is 03/09/2026.
    one = enrol("Lê An", decision_on="1997-09-03")
    members.life.add(
        one,
        LifeLine(kind="badge_early", years=30, on=_day("2026-03-01"), title="Ốm nặng"),
    )
    (line,) = members.badges(2026)
    assert (line.award_on, line.why) == (date(2026, 11, 7), "early")
    assert line.party_age == 29
    assert members.badges(2027) == []


def test_from_seventy_years_on_it_may_come_two_years_earlier(members, enrol):
    one = enrol("Lê An", decision_on="1958-09-03", birth="1935")
    early = LifeLine(kind="badge_early", years=70, on=_day("2026-09-03"), title="Ốm")
    members.life.add(one, early)
    assert _due(members, 2026) == [("Lê An", 70, "2026-11-07")]


def test_after_death_it_may_be_given_within_twelve_months(members, enrol):
    after = {"admitted_on": "", "official_on": "1999-05-01"}
    late = enrol("Lê An", decision_on="1997-03-01", **after)
    soon = enrol("Lê Bình", decision_on="1998-03-01", **after)
    for one in (late, soon):
        members.record_event(one, Happening("deceased", date(2026, 6, 1)))
        wish = LifeLine(
            kind="badge_posthumous", years=30, on=_day("2026-06-10"), title="Từ trần"
        )
        members.life.add(one, wish)
    # 30 years would be full on 01/03/2027 and 01/03/2028.
    assert _due(members, 2026) == [("Lê An", 30, "2026-09-02")]
    assert members.badges(2026)[0].why == "posthumous"
    assert members.badges(2027) == members.badges(2028) == []


def test_time_outside_the_party_does_not_count(members, enrol):
    one = enrol("Lê An", decision_on="1990-01-01")
    members.record_event(one, Happening("name_deleted", date(2010, 1, 1), "1-QĐ"))
    members.record_event(one, Happening("readmitted", date(2015, 1, 1), "2-QĐ"))
    members.record_event(one, Happening("made_official", date(2016, 1, 2), "3-QĐ"))
    # 30 years are full on 01/01/2020; five years outside make it 01/01/2025.
    assert _due(members, 2020) == []
    assert _due(members, 2025) == [("Lê An", 30, "2025-02-03")]


def test_a_year_alone_counts_from_its_last_day_and_says_so(members, enrol):
    enrol("Lê An", decision_on="1996", admitted_on="", official_on="1998")
    (line,) = members.badges(2027)
    assert (line.reached_on, line.award_on) == (date(2026, 12, 31), date(2027, 2, 3))
    assert line.unsure


def test_somebody_without_any_day_is_not_due(members, enrol):
    enrol("Lê An", admitted_on="", official_on="", standing="official")
    assert members.badges(2026) == []
    assert members.roll(ON)[0].party_years is None


def test_the_dossier_is_a_duty_sixty_days_ahead(members, enrol):
    enrol("Lê An", decision_on="1997-01-05")
    enrol("Lê Bình", decision_on="1987-02-01")
    # The award day is 03/02/2027; sixty days before it is 05/12/2026.
    assert members.duties(date(2026, 12, 4)) == []
    (duty,) = members.duties(date(2026, 12, 5))
    assert duty.due == date(2027, 2, 3)
    assert duty.reason == "Lê Bình (40 năm), Lê An (30 năm)"
    assert members.duties(date(2027, 2, 4)) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (LifeLine(kind="badge", years=31, on=PartialDate(2026)), BadgeYearsWrong),
        (LifeLine(kind="badge", years=30), LifeDateMissing),
        (LifeLine(kind="award", title="Giấy khen"), LifeDateMissing),
        (LifeLine(kind="award", on=PartialDate(2020)), LifeLineEmpty),
        (LifeLine(kind="award", title="A", on=PartialDate(2027)), LifeDateFuture),
        (LifeLine(kind="discipline", title="A", on=PartialDate(2020)), LifeKindOff),
        (LifeLine(kind="medal", title="A"), LifeKindUnknown),
        (
            LifeLine(
                kind="study", title="A", on=PartialDate(2020), until=PartialDate(2019)
            ),
            LifeEndsEarly,
        ),
    ],
)
def test_a_line_that_says_too_little_is_refused(members, enrol, line, problem):
    one = enrol("Lê An")
    with pytest.raises(problem):
        members.life.add(one, line)
    assert members.life.of(one) == ()


def test_discipline_is_kept_only_when_switched_on(members, enrol):
    one = enrol("Lê An")
    members.life.switch("discipline", on=True)
    line = LifeLine(kind="discipline", title="Khiển trách", on=_day("2020-03"))
    members.life.add(one, line)
    assert [kept.title for kept in members.life.of(one)] == ["Khiển trách"]
    members.life.switch("discipline", on=False)
    assert members.life.of(one) == ()


def test_a_line_is_corrected_removed_and_brought_back(members, enrol, bin_):
    one = enrol("Lê An")
    line_id = members.life.add(
        one, LifeLine(kind="award", title="Giấy khen", on=_day("2020"))
    ).record_id
    changed = LifeLine(kind="award", title="Bằng khen", on=_day("2021-05"))
    members.life.correct(line_id, changed)
    assert members.life.of(one)[0].title == "Bằng khen"
    members.life.remove(line_id)
    assert members.life.of(one) == ()
    line = bin_.lines()[0]
    assert (line.title, line.name) == ("Khen thưởng ngày 05/2021", "Lê An")
    bin_.bring_back(line.command_id)
    assert members.life.of(one)[0].on == _day("2021-05")


@given(
    st.dates(date(1950, 1, 1), date(1995, 1, 1)),
    st.lists(st.tuples(st.integers(1, 5000), st.integers(0, 2500)), max_size=3),
    st.sampled_from([1, 30, 40, 45, 50]),
)
def test_the_age_shown_and_the_day_of_a_badge_never_disagree(start, gaps, years):
    outside, day = [], start
    for inside, away in gaps:
        left = day + timedelta(inside)
        outside.append((left, left + timedelta(away)))
        day = outside[-1][1]
    time = PartyTime(start, tuple(outside), unsure=False)
    full = time.reaches(years)
    assert time.years_on(full) == years
    assert time.years_on(full - timedelta(1)) == years - 1
    # Counted naively: every day since the start that was spent inside the Party.
    days = (full - start).days - sum(
        (min(back, full) - left).days for left, back in outside if left < full
    )
    assert abs(days - years * 365.25) <= 1


def test_an_interruption_moves_the_badge_by_its_days_and_not_a_day_more():
    # Admitted 19/02/1984; outside 22/10/1994-23/01/1999 is 1,554 days.
    time = PartyTime(
        date(1984, 2, 19), ((date(1994, 10, 22), date(1999, 1, 23)),), unsure=False
    )
    assert time.reaches(30) == date(2018, 5, 23)
    assert (time.years_on(date(2018, 5, 22)), time.years_on(date(2018, 5, 23))) == (
        29,
        30,
    )
    assert time.years_on(date(1996, 1, 1)) == 10


def test_outside_for_good_no_year_is_added():
    time = PartyTime(date(1984, 2, 19), ((date(1994, 10, 22), date.max),), unsure=False)
    assert time.years_on(date(2026, 11, 23)) == 10
