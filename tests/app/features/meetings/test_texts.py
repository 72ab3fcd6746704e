"""What texts may hold: NFC, no control characters, no marks of secrecy, any length."""

import unicodedata

import pytest

from app.features.meetings.errors import TextMissing, TextTooLong
from app.features.meetings.model.entries import NewItem, NewOpinion
from app.features.meetings.rules import texts
from app.features.meetings.service.context import read_rules
from app.infra.paths import rules_folder
from app.kernel.errors import SecretMark

LIMITS = read_rules(rules_folder() / "rules" / "meetings").limits


@pytest.mark.parametrize(
    "text",
    [
        "Giữ gìn bí mật nhà nước",
        "BẢO MẬT THÔNG TIN",
        "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Mô hình nuôi ong lấy MẬT ONG",
        "họp bàn mật độ dân cư",
        "MẬT KHẨU đăng nhập",
        "Thông tin tối mật là gì, đồng chí hỏi",
    ],
)
def test_ordinary_words_pass(text):
    assert texts.secret_mark(text, LIMITS.guard) == ""


@pytest.mark.parametrize(
    "text",
    [
        "MẬT",
        "Công văn số 15 (MẬT) ngày 02/11",
        "[MẬT] nội dung",
        "văn bản TỐI MẬT",
        "TUYỆT\nMẬT",
        "Độ mật: Tối mật",
        "độ mật : A",
        unicodedata.normalize("NFD", "Công văn MẬT"),
        "M\u200bẬT".replace("\u200b", "") + ".",
    ],
)
def test_marks_of_secrecy_stop_the_text(text):
    with pytest.raises(SecretMark):
        texts.checked(text, LIMITS, field="text")


def test_text_is_stored_clean():
    dirty = unicodedata.normalize(
        "NFD", "Đồng ý\u0007 với\u00a0 \u0000phương án\r\nHai"
    )
    assert texts.checked(dirty, LIMITS, field="text") == "Đồng ý với phương án\nHai"


def test_a_title_is_one_line_and_says_something():
    assert texts.title(" Một\n hai ", LIMITS, field="title") == "Một hai"
    with pytest.raises(TextMissing):
        texts.title(" \n ", LIMITS, field="title")
    with pytest.raises(TextTooLong):
        texts.title("x" * 501, LIMITS, field="title")


def test_an_opinion_of_20000_words_is_kept_whole(cell):
    meeting_id = cell.opened()
    long = " ".join(["nghị"] * 20_000)
    cell.meetings.floor.note_opinion(
        meeting_id, NewOpinion(text=long, person_id=cell.who("Cao Minh Quân"))
    )
    assert cell.view(meeting_id).record.opinions[0].text == long


def test_what_is_longer_than_a_book_is_refused_with_the_figures(cell):
    meeting_id = cell.opened()
    with pytest.raises(TextTooLong) as refused:
        cell.meetings.floor.note_opinion(
            meeting_id, NewOpinion(text="x" * 300_001, speaker="Khách")
        )
    assert refused.value.facts == {"field": "text", "length": 300_001, "limit": 300_000}


def test_300_speakers_in_their_order(cell):
    meeting_id = cell.opened()
    for number in range(300):
        cell.meetings.floor.note_opinion(
            meeting_id, NewOpinion(text=f"Ý kiến {number}", speaker=f"Khách {number}")
        )
    said = cell.view(meeting_id).record.opinions
    assert [one.text for one in said] == [f"Ý kiến {n}" for n in range(300)]


def test_the_guard_stands_before_every_text_of_a_meeting(cell):
    meeting_id = cell.opened()
    with pytest.raises(SecretMark):
        cell.meetings.planning.add_item(meeting_id, NewItem(title="Văn bản MẬT số 3"))
    with pytest.raises(SecretMark):
        cell.meetings.floor.conclude(meeting_id, "Theo công văn TỐI MẬT")
