"""Minutes of every kind of meeting: their parts, golden trees, and nothing lost.

A golden tree that is missing is written; look at it before it is committed.
"""

import io
import json
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.documents.model import Heading, PartyHeader, Title, to_json
from app.documents.text import plain_text
from app.features.meetings.model.entries import (
    NewBallot,
    NewItem,
    NewMeeting,
    NewOpinion,
    TaskDraft,
)
from app.features.meetings.model.records import Mark, Tone
from app.reports import drawing
from tests.app.features.meetings.office import desk

GOLDEN = Path(__file__).parents[2] / "golden" / "minutes"
KINDS = (
    "thematic",
    "combined",
    "extraordinary",
    "committee",
    "admission",
    "year_review",
)
RESTRICTED = "Đồng chí còn nóng nảy với nhân dân."


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def planned(found, kind, day):
    do = found.office.meetings
    found.at(day.year, day.month, day.day, 7, 0)
    return do.plan(
        NewMeeting(
            kind=kind,
            on_day=day,
            time="07:30",
            place="Nhà văn hóa Tổ dân phố 5",
            chair_id=found.who["Trần Văn Hòa"],
            clerk_id=found.who["Lê Thị Minh Nguyệt"],
            theme="Giữ gìn đoàn kết" if kind in {"thematic", "combined"} else "",
        )
    ).record_id


def held_as(found, kind, day=date(2026, 12, 12)):
    """Hold a meeting of a kind with one of everything it may have."""
    do, who = found.office.meetings, found.who
    meeting_id = planned(found, kind, day)
    items = [("Việc thứ nhất", "other")]
    if kind in {"thematic", "combined"}:
        items.append(("Chuyên đề: giữ gìn đoàn kết", "theme"))
    for title, topic in items:
        do.planning.add_item(
            meeting_id,
            NewItem(
                title=title,
                topic=topic,
                presenter_id=who["Phạm Quang Dũng"],
                content=f"Nội dung của “{title}”.",
            ),
        )
    found.at(day.year, day.month, day.day, 7, 30)
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    roll = [line for line in do.meeting(meeting_id).record.roll if not line.exempt]
    late = roll[-1].person_id
    found.at(day.year, day.month, day.day, 8, 5)
    do.presence.arrive(meeting_id, late, found.clock.now())
    do.floor.note_opinion(
        meeting_id, NewOpinion(text="Tôi nhất trí.", person_id=roll[0].person_id)
    )
    do.floor.note_opinion(
        meeting_id,
        NewOpinion(
            text=RESTRICTED,
            speaker="Khách mời",
            tone=Tone.CRITICISM,
            restricted=True,
        ),
    )
    skipped = {step.id for step in do.meeting(meeting_id).steps}
    if "programme" in skipped:
        do.sitting.skip(meeting_id, "programme", "Đã thông qua từ trước")
    do.floor.conclude(meeting_id, "Chi bộ nhất trí.")
    do.floor.give_task(
        meeting_id,
        TaskDraft(title="Viết báo cáo", owner_id=who["Trần Văn Hòa"], due_on=day),
    )
    matters = do.meeting(meeting_id).kind.matters
    if "resolution" in matters:
        do.votes.count(
            meeting_id,
            NewBallot(
                subject="Kết luận",
                in_favour=len(roll) - 3 if kind != "committee" else 3,
            ),
        )
    found.at(day.year, day.month, day.day, 9, 30)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    return meeting_id


def doc_of(found, meeting_id, kind="minutes"):
    return found.office.reports.prepare(kind, meeting_id).doc


@pytest.mark.parametrize("kind", KINDS)
def test_the_tree_of_each_kind_is_the_golden_one(found, kind):
    doc = msgspec.structs.replace(doc_of(found, held_as(found, kind)), doc_id="meeting")
    text = json.dumps(json.loads(to_json(doc)), ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"{kind}.json"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def heads(doc):
    return [
        block.text.replace("\u00a0", " ")
        for block in doc.blocks
        if isinstance(block, Heading) and block.level == 1
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "thematic",
            [
                "I- THÀNH PHẦN",
                "II- NỘI DUNG CHUYÊN ĐỀ VÀ THẢO LUẬN",
                "III- KẾT LUẬN, GIẢI PHÁP VÀ PHÂN CÔNG",
                "IV- BIỂU QUYẾT",
            ],
        ),
        (
            "combined",
            [
                "I- THÀNH PHẦN",
                "II- PHẦN THƯỜNG KỲ: NỘI DUNG VÀ DIỄN BIẾN",
                "III- PHẦN CHUYÊN ĐỀ: NỘI DUNG VÀ THẢO LUẬN",
                "IV- KẾT LUẬN",
                "V- BIỂU QUYẾT",
            ],
        ),
        (
            "committee",
            [
                "I- THÀNH PHẦN",
                "II- NỘI DUNG VÀ DIỄN BIẾN",
                "III- KẾT LUẬN, PHÂN CÔNG",
                "IV- BIỂU QUYẾT",
            ],
        ),
        (
            "admission",
            ["I- THÀNH PHẦN", "II- DIỄN BIẾN BUỔI LỄ", "III- KẾT LUẬN"],
        ),
    ],
)
def test_each_kind_has_its_own_parts(found, kind, expected):
    assert heads(doc_of(found, held_as(found, kind))) == expected


def test_the_combined_meeting_says_when_its_second_part_began(found):
    meeting_id = planned(found, "combined", date(2026, 12, 12))
    do = found.office.meetings
    do.planning.add_item(meeting_id, NewItem(title="Chuyên đề", topic="theme"))
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    found.at(2026, 12, 12, 8, 40)
    do.sitting.go_to(meeting_id, "theme")
    text = plain_text(doc_of(found, meeting_id))
    second = text.index("PHẦN CHUYÊN ĐỀ")
    assert "Bắt đầu lúc 08 giờ 40 phút." in text[second:]


@pytest.mark.parametrize("kind", KINDS)
def test_restricted_words_stand_in_the_annex_only(found, kind):
    meeting_id = held_as(found, kind)
    minutes = plain_text(doc_of(found, meeting_id))
    assert RESTRICTED not in minutes
    assert "Có 01 ý kiến ghi riêng ở phụ lục hạn chế." in minutes
    annex = doc_of(found, meeting_id, "restricted_annex")
    assert RESTRICTED in plain_text(annex)
    assert "Tôi nhất trí." not in plain_text(annex)
    for kind_of_paper in ("resolution",):
        assert RESTRICTED not in plain_text(doc_of(found, meeting_id, kind_of_paper))
    for item in found.office.meetings.meeting(meeting_id).record.items:
        extract = doc_of(found, f"{meeting_id}.{item.id}", "extract")
        assert RESTRICTED not in plain_text(extract)


def test_skipped_steps_and_late_comers_are_said(found):
    text = plain_text(doc_of(found, held_as(found, "extraordinary")))
    assert (
        "Không tiến hành bước “Thông qua chương trình”; lý do: Đã thông qua từ trước."
        in text
    )
    assert "Đến sau giờ khai mạc: Đ/c" in text
    assert "(08 giờ 05 phút)." in text


def test_no_kind_of_minutes_carries_a_line_of_place_and_day(found):
    for number, kind in enumerate(KINDS):
        doc = doc_of(found, planned(found, kind, date(2026, 12, 6 + number)))
        assert doc.form == "BB"
        assert next(b.kind for b in doc.blocks if isinstance(b, Title)) == "BIÊN BẢN"
        assert isinstance(doc.blocks[0], PartyHeader)


def test_a_kind_of_a_later_rule_set_is_arranged_plainly(found):
    from dataclasses import replace

    from app.reports.minutes.pen import Pen
    from app.reports.minutes.report import REPORT, build
    from app.reports.minutes.wording import read_wording

    meeting_id = planned(found, "extraordinary", date(2026, 12, 12))
    facts = REPORT.gather(found.office.reports._sources, meeting_id)
    record = replace(
        facts.view.record, meeting=replace(facts.view.meeting, kind="unheard_of")
    )
    facts = replace(facts, view=replace(facts.view, record=record))
    assert Pen(facts, read_wording()).summary == facts.view.title
    assert heads(build(facts, read_wording()))[0] == "I- THÀNH PHẦN"


WORDS = st.sampled_from(
    (
        "nghị quyết",
        "Đảng viên",
        'A & B <c> "d"',
        "**đậm** __gạch__ //nghiêng//",
        "{name} {0} %s",
        "[[Chủ trì]] ${x} {{ y }}",
        "=1+2",
        unicodedata.normalize("NFD", "Nguyễn Hữu Phước"),
        "tab\tở giữa",
        "x" * 150,
        "ngõ 12/5",
        "a\x07b\x00c\u200bd",
        "😀",
    )
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
LONG = st.lists(TEXTS, min_size=1, max_size=5).map("\n".join)
NAMES = st.lists(
    st.sampled_from(("Nguyễn", "Thị", "Hằng", "Ksor H'", "Ngọc")),
    min_size=1,
    max_size=9,
).map(lambda parts: " ".join(parts)[:60].strip())


def squeezed(text):
    plain = unicodedata.normalize("NFC", text).replace("□", "😀")
    return "".join(plain.split())


def pdf_words(prepared):
    """Give the words of all pages without what stands outside the text."""
    import pypdfium2

    pages = []
    with pypdfium2.PdfDocument(drawing.pdf(prepared)) as pdf:
        for number, page in enumerate(pdf, start=1):
            text = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
            text = text.split(prepared.code.text)[0]
            head = f"{number} Dự thảo\n"
            pages.append(text.removeprefix(head).removeprefix(f"{number}\nDự thảo\n"))
    return squeezed("".join(pages))


def docx_words(content):
    import docx

    body = docx.Document(io.BytesIO(content)).element.body
    return squeezed("".join(node.text or "" for node in body.iter() if node.text))


@given(st.data())
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    # Making an example smaller takes longer than reading it.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_everything_entered_stands_in_the_pdf_and_in_the_word_file(found, data):
    # Each example is taken back, so that every one begins with the same book.
    with suppress(_Done), found.office.store.command("example"):
        entered_is_printed(found, data)
        raise _Done


class _Done(Exception):
    """Ends an example."""


def entered_is_printed(found, data):
    day = date(2026, 12, 12)
    kind = data.draw(st.sampled_from(("regular", *KINDS)))
    meeting_id = planned(found, kind, day)
    do = found.office.meetings
    for _number in range(data.draw(st.integers(0, 3))):
        item = NewItem(
            title=data.draw(TEXTS)[:120],
            content=data.draw(LONG),
            conclusion=data.draw(LONG),
        )
        do.planning.add_item(meeting_id, item)
    found.at(2026, 12, 12, 7, 30)
    do.conducting.open(meeting_id)
    items = do.meeting(meeting_id).record.items
    for _number in range(data.draw(st.integers(0, 6))):
        item_id = data.draw(st.sampled_from(["", *(one.id for one in items)]))
        do.floor.note_opinion(
            meeting_id,
            NewOpinion(text=data.draw(LONG), speaker=data.draw(NAMES), item_id=item_id),
        )
    do.floor.conclude(meeting_id, data.draw(LONG))
    do.floor.give_task(
        meeting_id, TaskDraft(title=data.draw(TEXTS)[:150], owner_text=data.draw(NAMES))
    )
    for line in do.meeting(meeting_id).record.roll[:2]:
        do.conducting.mark(
            meeting_id, line.person_id, Mark.EXCUSED, data.draw(TEXTS)[:100]
        )
    view = do.meeting(meeting_id)
    prepared = found.office.reports.prepare("minutes", meeting_id)
    pages, word = pdf_words(prepared), docx_words(drawing.docx(prepared))
    for text in entered(view):
        for line in text.splitlines():
            clean = squeezed(_cleaned(line))
            assert clean in word, line
            assert clean in pages, line


def _cleaned(text):
    from app.documents.inline import nfc

    return nfc(text)


def entered(view):
    record = view.record
    yield record.meeting.conclusion
    for item in record.items:
        yield from (item.title, item.content, item.conclusion)
    for said in record.opinions:
        yield from (said.speaker, said.text)
    for given_task in record.assignments:
        yield from (given_task.title, given_task.owner)
    yield from (line.reason for line in record.roll)
