"""What the forms of the superior say comes back without a difference."""

import random
from datetime import timedelta

import pytest

from app.features.members.model import Happening
from app.reports.members import records
from app.reports.members.drawing import drawn
from app.reports.members.model import BOOK, NATIONAL, Order

FAMILIES = ["Nguyễn", "Trần", "Y", "H’", "Công Tằng Tôn Nữ", "Ông", "Đặng", "Lò"]
GIVEN = ["Ánh", "Bih Niê", "Hen", "Thị Hồng Nhung", "Blơt", "Đức", "Hoà", "Yến (Hai)"]
WORDS = {
    "other_name": ["", "Nguyễn Văn Cũ", "Ama Thuột"],
    "ethnicity": ["", "Kinh", "Ê Đê"],
    "religion": ["", "Không", "Công giáo"],
    "hometown": ["", "Xã Cư Pui, huyện Krông Bông", "Thôn 3; xã Hòa Sơn", "=1+1"],
    "hometown_province": ["", "Đắk Lắk", "Thành phố Đà Nẵng"],
    "hometown_country": ["", "Việt Nam", "Lào"],
    "residence": ["", "Số 4, ngõ 12", "-5", "'x", "Tổ 5 / khu 2"],
    "residence_province": ["", "Gia Lai"],
    "residence_country": ["", "Việt Nam"],
    "birth_place": ["", "Xã Ia Der"],
    "birth_province": ["", "Gia Lai"],
    "birth_country": ["", "Việt Nam"],
    "schooling": ["", "12/12", "10/10"],
    "theory_level": ["", "Trung cấp", "Cao cấp"],
    "education": ["", "Đại học; Luật", "Trung cấp điện"],
    "languages": ["", "Anh, B1", "Tiếng Nga"],
    "occupation_before": ["", "Bộ đội", "Làm ruộng"],
    "occupation": ["", "Giáo viên / hưu trí", "Cán bộ"],
    "badge": ["", "30 năm", "40 năm; số 0123A"],
    "service": ["", "Hưu trí"],
    "note": ["", "Thương binh", "Dòng một\nDòng hai"],
    "old_card_no": ["", "00012345"],
    "national_ref": ["", "000917"],
    "card_issued_at": ["", "Đảng ủy phường"],
    "cell_name": ["", "Chi bộ TDP 5"],
}


def _person(number, dice):
    year = dice.randint(1940, 1998)
    day = f"{dice.randint(1, 28):02d}"
    values = {
        "full_name": f"{dice.choice(FAMILIES)} {dice.choice(GIVEN)}",
        "gender": dice.choice(["male", "female"]),
        "birth": dice.choice([f"{year}", f"{year}-07", f"{year}-07-{day}"]),
        "admitted_on": f"{year + 20}-02-{day}",
        "official_on": dice.choice([f"{year + 21}-02-{day}", f"{year + 21}", ""]),
        "card_no": dice.choice([f"{number:012d}", f"{number:08d}", ""]),
        "national_id": dice.choice([f"{900_000 + number:012d}", ""]),
        "old_national_id": dice.choice([f"{number:09d}", ""]),
        "record_no": dice.choice([f"{number:06d}QT", ""]),
        "standing": "official",
        "card_issued_on": dice.choice(["", f"{year + 22}-05-19"]),
    }
    return {**values, **{key: dice.choice(words) for key, words in WORDS.items()}}


def _happen(members, person_id, dice, today):
    """Let something happen to about half of the people."""
    day = today - timedelta(days=dice.randint(1, 20))
    kind = dice.choice(
        ["", "", "", "moved_out", "deceased", "exempted", "name_deleted"]
    )
    if kind:
        place = dice.choice(["", "Đảng bộ xã Ia Der, tỉnh Gia Lai"])
        told = Happening(kind, day, "12-QĐ/ĐU", elsewhere=place, note="")
        members.record_event(person_id, told)


@pytest.fixture
def roll(office, clock, request):
    """Fill a book that keeps every field with people to whom things happened."""
    dice, members = random.Random(request.param), office.members
    for spec in members.fields.all():
        if not spec.on:
            members.fields.switch(spec.key, on=True)
    for number in range(1, 41):
        joining = Happening(
            dice.choice(["joined", "moved_in"]),
            clock.today() - timedelta(days=dice.randint(40, 4000)),
            "7-GTSH",
            elsewhere=dice.choice(["", "Đảng bộ phường Thắng Lợi"]),
        )
        person_id = members.enrol(_person(number, dice), joining).record_id
        _happen(members, person_id, dice, clock.today())


@pytest.mark.parametrize("roll", [1, 2, 3, 4], indirect=True)
@pytest.mark.parametrize("form", [NATIONAL, BOOK])
@pytest.mark.usefixtures("roll")
def test_a_form_of_the_superior_comes_back_the_same(office, look_at, form):
    order = Order(form=form, format="xlsx", with_left=True)
    exported = office.member_exports.prepare(order)
    _columns, preview = look_at(drawn(exported))
    told = [(r.name, r.changes, r.problems, r.conflicts) for r in preview.rows]
    assert [t for t in told if t[1] or t[2] or t[3]] == []
    assert [row.result for row in preview.rows] == ["same"] * exported.people
    assert [r for row in preview.rows for r in row.repairs] == []
    assert preview.absent == ()


@pytest.mark.parametrize("roll", [5], indirect=True)
@pytest.mark.usefixtures("roll")
def test_the_national_sheet_builds_the_same_roll_in_an_empty_book(
    office, clock, tmp_path
):
    from app.bootstrap import build
    from app.infra.store import Store

    order = Order(form=NATIONAL, format="xlsx", with_left=True)
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(drawn(office.member_exports.prepare(order)))
    other = build(Store.in_memory(clock), clock)
    for spec in other.members.fields.all():
        if not spec.on:
            other.members.fields.switch(spec.key, on=True)
    service = other.member_import
    opened = service.open_list(path)
    service.write(service.preview(opened, service.columns(opened)))
    form = records.sheet_form(NATIONAL, clock.today())
    known = office.members.fields.by_key()
    sheet = {t for column in form.column for t in column.takes if t in known}

    def roll_of(one):
        return sorted(
            [m.name, m.status, *(m.values.get(key, "") for key in sorted(sheet))]
            for m in one.members.roll(clock.today(), with_former=True)
        )

    assert roll_of(other) == roll_of(office)
    assert other.members.counts(clock.today()) == office.members.counts(clock.today())


@pytest.mark.parametrize("form", [NATIONAL, BOOK])
def test_somebody_known_by_the_name_alone_comes_back_without_a_question(
    office, look_at, form
):
    for name, gender in (
        ("Nguyễn Văn An", ""),
        ("Nguyễn Văn An", "male"),
        ("Y Bih", ""),
    ):
        office.members.enrol(
            {"full_name": name, "gender": gender, "official_on": "2000"}
        )
    order = Order(form=form, format="xlsx")
    _columns, preview = look_at(drawn(office.member_exports.prepare(order)))
    assert [row.result for row in preview.rows] == ["same"] * 3
