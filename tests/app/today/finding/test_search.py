"""What did we decide about …: sentence, meeting and day; nothing restricted."""

import unicodedata

import pytest

from app.bootstrap import build
from app.features.meetings.model.entries import NewOpinion
from app.features.papers.model.entries import NewDuty, NewIncoming, NewPaper
from app.features.tasks.model import NewTask
from app.kernel.places import Place
from tests.app.features.meetings.office import desk, held


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def meeting_id(found):
    made = held(found)
    found.at(2026, 12, 5, 20, 0)
    return made


def ask(found, typed, group=""):
    hits = found.office.search.search(typed)
    return [hit for hit in hits if not group or hit.group == group]


def test_a_question_is_answered_with_sentence_meeting_and_day(found, meeting_id):
    hits = ask(found, "chi bộ đã quyết gì về đèn chiếu sáng?", "Nội dung biên bản")
    assert [hit.excerpt for hit in hits[:2]] == [
        "Chi bộ nhất trí lắp đèn chiếu sáng ngõ 12.",
        "Ngô Thị Thu Hương: Đề nghị lắp thêm đèn chiếu sáng ngõ 12.",
    ]
    assert hits[0].title == "Sinh hoạt thường kỳ tháng 12/2026, 05/12/2026"
    assert hits[0].place == Place("meetings", f"{meeting_id}:conclusion")
    assert hits[1].place == Place("meetings", f"{meeting_id}:discussion")
    assert hits[0].exact
    assert not ask(found, "den chieu sang", "Nội dung biên bản")[0].exact


def test_tasks_papers_and_meetings_answer_too(found, meeting_id):
    papers = found.office.papers
    vote = next(d for d in papers.decisions(2026) if d.ballot_id)
    made = papers.outgoing.issue_decision(
        NewPaper(
            form="NQ",
            title="Lắp đèn chiếu sáng",
            meeting_id=meeting_id,
            ballot_id=vote.ballot_id,
        )
    ).record_id
    got = papers.incoming.enter(
        NewIncoming(issuer="Đảng ủy phường", number="9-CV/ĐU", subject="Đèn đường")
    ).record_id
    assert Place("tasks", made) in [
        hit.place for hit in ask(found, "lap den", "Nghị quyết, nhiệm vụ")
    ]
    assert ask(found, "01-NQ/CB")[0].title == (
        "01-NQ/CB: Lắp đèn chiếu sáng, 05/12/2026"
    )
    (answer,) = ask(found, "den duong")
    assert (answer.group, answer.place) == ("Văn bản", Place("tasks", got))
    assert answer.title == "9-CV/ĐU: Đèn đường, 05/12/2026"
    titles = [hit.title for hit in ask(found, "thang 12/2026", "Kỳ họp")]
    assert titles == ["Sinh hoạt thường kỳ tháng 12/2026"]
    used = ask(found, "50-CT/TW")
    assert used[0].excerpt.startswith("Ban Bí thư, dùng tại: Sinh hoạt thường kỳ")


def test_a_task_is_found_by_sentence_owner_and_history(found):
    owner = found.who["Bùi Đức Thắng"]
    tasks = found.office.tasks
    key = tasks.assign(
        NewTask(
            title="Lắp đèn chiếu sáng ngõ 12",
            owner_id=owner,
            sentence="Chi bộ thống nhất lắp đèn trước Tết.",
        )
    ).record_id
    tasks.report(key, "Đã xin được 5 bóng")
    (hit,) = ask(found, "lap den truoc tet thang", "Nghị quyết, nhiệm vụ")
    assert hit.title == "Lắp đèn chiếu sáng ngõ 12, 02/01/2026"
    assert hit.excerpt == "Chi bộ thống nhất lắp đèn trước Tết."
    assert ask(found, "xin duoc 5 bong")[0].place == Place("tasks", key)
    assert ask(found, "cầu đường") == []
    # One task is one answer, however many of its lines say it.
    tasks.report(key, "Đèn về chậm")
    assert len(ask(found, "đèn", "Nghị quyết, nhiệm vụ")) == 1
    found.office.people.correct(owner, full_name="Bùi Đức Tháng")
    assert ask(found, "bui duc thang lap den")[0].place == Place("tasks", key)


def test_what_is_restricted_is_never_found(found, meeting_id):
    office = found.office
    office.meetings.floor.note_opinion(
        meeting_id,
        NewOpinion(text="Góp ý riêng tư", speaker="Khách", restricted=True),
    )
    made = office.papers.outgoing.draft(
        NewPaper(form="BC", title="Kiểm tra dấu hiệu", restricted=True)
    )
    got = office.papers.incoming.enter(
        NewIncoming(issuer="UBKT", number="3-KL", subject="Dấu hiệu", restricted=True)
    )
    assert ask(found, "rieng tu") == ask(found, "dau hieu") == []
    # The task a restricted paper brings does not repeat its subject.
    office.papers.incoming.give_duty(
        got.record_id, NewDuty(title="Trả lời", owner_text="Chi ủy")
    )
    assert ask(found, "dau hieu") == []
    office.papers.outgoing.restrict(made.record_id, restricted=False)
    assert [hit.place.record_id for hit in ask(found, "dau hieu")] == [made.record_id]


def test_undo_leaves_no_answer_behind(found, store):
    change = found.office.tasks.assign(NewTask(title="Sửa cống"))
    assert ask(found, "sua cong")
    undone = store.undo(change.command_id)
    assert ask(found, "sua cong") == []
    store.undo(undone)
    assert ask(found, "sửa cống")[0].exact


def test_a_question_with_one_word_too_many_still_gets_an_answer(found, meeting_id):
    asked = "chi bộ đã quyết gì về đèn chiếu sáng hẻm"
    assert "đèn chiếu sáng" in ask(found, asked)[0].excerpt
    assert ask(found, "đèn chiếu sáng hẻm") == []


def test_people_are_found_by_any_spelling_the_right_one_first(found):
    for name in ("Nguyễn Văn Hóa", "Nguyễn Văn Hoà", "Nguyễn Văn Hòa", "Ngô Văn Hoa"):
        found.office.members.enrol({"full_name": name, "admitted_on": "2010-05-19"})
    names = {hit.title for hit in ask(found, "nguyen van hoa")}
    assert names == {"Nguyễn Văn Hóa", "Nguyễn Văn Hoà", "Nguyễn Văn Hòa"}
    for typed in ("nguyễn văn hòa", unicodedata.normalize("NFD", "Nguyễn Văn Hòa")):
        first = ask(found, typed)[0]
        assert (first.title, first.exact) == ("Nguyễn Văn Hòa", True)
    assert ask(found, "nguyễn văn hóa")[0].title == "Nguyễn Văn Hóa"
    assert ask(found, "dang huu phuoc")[0].title == "Đặng Hữu Phước"


def test_a_book_of_an_older_release_is_indexed_when_it_is_opened(found, store):
    found.office.tasks.assign(NewTask(title="Sửa cống ngõ 5"))
    for table in ("search_state", "search_entry"):
        store.connection.execute(f"DELETE FROM {table}")  # noqa: S608  (names of this test)
    store.connection.execute(
        "INSERT INTO search_text(search_text) VALUES ('delete-all')"
    )
    assert ask(found, "sua cong ngo 5") == []
    found.office = build(store, found.clock)
    assert ask(found, "sua cong ngo 5")[0].title == "Sửa cống ngõ 5, 02/01/2026"


@pytest.mark.parametrize(
    "typed", ["\x00", "'", '"; DROP TABLE task; --', "NEAR(", "*" * 500, "a" * 10_000]
)
def test_nothing_typed_can_break_the_search(found, typed):
    assert isinstance(ask(found, typed), list)
