"""The search over ten years: 120 meetings of 60 opinions, tasks, papers, members."""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.bench.table import Table

RUNS = 15
MEETINGS, OPINIONS, TASKS, PAPERS, MEMBERS = 120, 60, 10, 6, 120
PASSPHRASE = "một hai ba bốn"  # noqa: S105  (of throw-away data)
TEXT = (
    "chi bộ đảng viên thống nhất lắp đèn chiếu sáng ngõ xóm đường cống rãnh vệ sinh"
    " môi trường quỹ người nghèo trẻ em học tập đồng chí phân công giao nhiệm vụ báo"
    " cáo kết quả tháng năm quý kế hoạch nghị quyết chuyên đề sinh hoạt tổ dân phố"
    " phường thu nộp đảng phí tuyên truyền vận động nhân dân hiến đất làm đường nhà"
    " văn hóa sửa chữa trồng cây xanh an ninh trật tự hòa giải mâu thuẫn gia đình"
)
SYLLABLES = TEXT.split()
ASKED = (
    ("a whole phrase with marks", "lắp đèn chiếu sáng ngõ"),
    ("words without marks", "lap den chieu sang"),
    ("a question", "chi bộ đã quyết gì về đèn chiếu sáng ngõ 12?"),
    ("one very common word", "chi"),
    ("one letter", "c"),
    ("a word found once", "thienhavonhi"),
    ("a name", "nguyen van hoa"),
    ("nothing there", "không có từ này đâu zzz"),
    ("twelve words", " ".join(SYLLABLES[:12])),
)


def measure() -> list[Table]:
    """Ask a book of ten years; the book is a file on this disk, encrypted."""
    table = Table("Search over ten years", "ms")
    with tempfile.TemporaryDirectory() as folder:
        _measured(table, Path(folder))
    return [table]


def _measured(table: Table, place: Path) -> None:
    from app.bootstrap import create_office
    from app.infra.clock import SystemClock
    from app.infra.paths import DataFolder
    from app.infra.textindex.keeping import keep_searchable
    from app.today.finding.finders import INDEXED

    folder, clock = DataFolder(place / "sổ"), SystemClock()
    office, _code = create_office(folder, PASSPHRASE, clock)
    table.add("write ten years, indexed in step", [_timed(lambda: fill(office))])
    opinions = office.store.value("SELECT count(*) FROM meeting_opinion")
    words = office.store.value(
        "SELECT sum(length(text) - length(replace(text, ' ', ''))) FROM meeting_opinion"
    )
    print(f"{opinions} opinions, {words} words, {_megabytes(folder.book)} MB")
    for name, typed in ASKED:
        runs = [_timed(lambda t=typed: office.search.search(t)) for _ in range(RUNS)]
        table.add(name, runs)
    keep_searchable(office.store, [])
    again = [_timed(lambda: keep_searchable(office.store, INDEXED))]
    table.add("index an old book whole, once", again)
    one = _one_opinion(office)
    table.add("record one more opinion", [_timed(one) for _ in range(RUNS)])
    office.close()


def fill(office) -> None:
    """Write the rows of ten years in one command per year."""
    dice = random.Random(69)
    who = [
        office.members.enrol(
            {
                "full_name": f"Nguyễn Văn Hòa {n}",
                "admitted_on": "2010-05-19",
                "official_on": "2011-05-19",
            }
        ).record_id
        for n in range(MEMBERS)
    ]
    for at in range(MEETINGS):
        day = date(2016 + at // 12, at % 12 + 1, 5).isoformat()
        with office.store.command("bench.meeting") as unit:
            _meeting(unit, dice, day, who)


def _meeting(unit, dice: random.Random, day: str, who: list[str]) -> None:
    meeting = unit.insert(
        "meeting", {"kind": "regular", "on_day": day, "conclusion": said(dice, 60)}
    )
    unit.insert_many(
        "meeting_item",
        [
            {
                "meeting_id": meeting,
                "seq": n,
                "title": said(dice, 8),
                "content": said(dice, 60),
                "conclusion": said(dice, 40),
            }
            for n in range(8)
        ],
    )
    unit.insert_many(
        "meeting_opinion",
        [
            {
                "meeting_id": meeting,
                "seq": n,
                "person_id": dice.choice(who),
                "speaker": f"Nguyễn Văn Hòa {n}",
                "text": said(dice, dice.choice((40, 120, 400))),
            }
            for n in range(OPINIONS)
        ],
    )
    unit.insert_many(
        "task",
        [
            {
                "title": said(dice, 8),
                "owner_id": dice.choice(who),
                "assigned_on": day,
                "meeting_id": meeting,
                "sentence": said(dice, 20),
            }
            for _n in range(TASKS)
        ],
    )
    unit.insert_many(
        "paper_incoming",
        [
            {
                "year": int(day[:4]),
                "arrival": int(day[5:7]) * 100 + n,
                "issuer": "Đảng ủy phường",
                "number": f"{n}-CV/ĐU",
                "received_on": day,
                "subject": said(dice, 15),
            }
            for n in range(PAPERS)
        ],
    )


def said(dice: random.Random, length: int) -> str:
    """Say something of a length in words, with an end of sentence now and then."""
    found = []
    for _n in range(length):
        word = dice.choice(SYLLABLES)
        found.append(word + "." if dice.random() < 1 / 15 else word)
    return " ".join(found)


def _one_opinion(office) -> Callable[[], None]:
    dice = random.Random(1)
    meeting = str(office.store.value("SELECT max(id) FROM meeting"))

    def write() -> None:
        with office.store.command("bench.opinion") as unit:
            row = {"meeting_id": meeting, "seq": 99, "speaker": "Hòa"}
            unit.insert("meeting_opinion", {**row, "text": said(dice, 120)})

    return write


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def _megabytes(path: Path) -> float:
    return round(path.stat().st_size / 2**20, 1)
