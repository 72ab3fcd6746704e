"""Valid rolls for property tests: names and texts of every kind a book accepts."""

from datetime import date

from hypothesis import strategies as st

# Letters of names, NFD left to the tests of cleaning; signs that spreadsheets misread.
_SAID = (
    "Nguyễn Trần Y H'Hen Bih Niê Mlô Ksor Đặng Thị Văn Hòa Hoà Thúy Uỷ Ủy An ÁNH "
    "Công-Tằng Tôn-Nữ Lò Bạc Cầm O'Nam Quách ĐỖ Tạ Lý Ơn Ưng Ý Ỷ"
)
_WORDS = st.sampled_from(_SAID.split(" "))
NAMES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join).map(lambda n: n[:60])
LONG = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyễn Phúc Bảo Ngọc Anh"
TEXTS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "=1+1",
            "+84 912",
            "-5",
            "@SUM(A1)",
            "'=x",
            "_x0041_",
            "0123",
            "12/12",
            "1.0",
            "3-4",
            "Xã Ia Pa, tỉnh Gia Lai",
            'Thôn "Đoài"; tổ 3',
            "A/B",
            "a" * 90,
            "TRUE",
            "1e5",
            "Việt Nam",
        ]
    ),
    st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
)
DAYS = st.dates(date(1945, 9, 2), date(2024, 12, 31)).map(date.isoformat)
PARTIAL = st.one_of(
    st.just(""), DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: d[:4])
)
DIGITS = st.text("0123456789", min_size=12, max_size=12)
CODES = st.from_regex(r"[0-9]{4,6}[A-Z]{0,3}", fullmatch=True)
TEXT_FIELDS = (
    "other_name",
    "hometown",
    "residence",
    "occupation",
    "workplace",
    "education",
    "schooling",
    "theory_level",
    "languages",
    "badge",
    "office_post",
    "cell_name",
    "card_issued_at",
    "ethnicity",
    "religion",
    "note",
    "birth_country",
    "birth_province",
    "birth_place",
    "hometown_country",
    "hometown_province",
    "residence_country",
    "residence_province",
    "occupation_before",
    "service",
)
# What somebody in the roll has done besides being a member.
EVENTS = st.sampled_from(
    ["", "", "", "exempted", "temporary_out", "moved_out", "name_deleted", "deceased"]
)


@st.composite
def people(draw):
    """Draw the record of one person; dates stand in the order a life goes."""
    known = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    cut = draw(st.sampled_from([4, 7, 10]))
    values = {key: draw(TEXTS) for key in TEXT_FIELDS}
    return {
        **values,
        "full_name": draw(st.one_of(NAMES, st.just(LONG))),
        "gender": draw(st.sampled_from(["", "male", "female"])),
        "birth": draw(st.sampled_from(["", "1940", "1940-03", "1940-03-26"])),
        "admitted_on": draw(st.sampled_from(["", known[0][:cut]])),
        "official_on": known[1][: draw(st.sampled_from([4, 7, 10]))],
        "card_issued_on": draw(PARTIAL),
        "card_no": draw(st.one_of(st.just(""), DIGITS)),
        "national_ref": draw(st.one_of(st.just(""), CODES)),
        "record_no": draw(st.one_of(st.just(""), CODES)),
        "national_id": draw(st.one_of(st.just(""), DIGITS)),
        "event": draw(EVENTS),
    }


@st.composite
def rolls(draw):
    """Draw a roll in which nobody is taken for somebody else."""
    found = draw(st.lists(people(), min_size=8, max_size=20))
    kept, seen = [], set()
    for person in found:
        marks = {
            ("card", person["card_no"]),
            ("id", person["national_id"]),
            ("name", person["full_name"].casefold()),
        } - {("card", ""), ("id", "")}
        if not marks & seen:
            kept.append(person)
            seen |= marks
    return kept
