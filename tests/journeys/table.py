"""A whole meeting at the table, as keys: what is pressed and typed, in order.

Every move is whole in itself, so that the program may be killed after each of them and,
in the middle of a text, between two letters.
"""

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.bootstrap import Office
from app.documents.text import plain_text
from app.features.meetings.model.entries import NewItem, NewMeeting
from app.features.tasks.model import NewTask
from tests.journeys.desk import Desk

PLACE, ITEM = "Nhà văn hóa Tổ dân phố 5", "Kiểm điểm công tác tháng này"
OLD_TASK, RESULT = "Thu quỹ tháng trước", "Đã thu đủ"
REASON, COURSE = "Đi công tác", "Đã nghe báo cáo tháng"
OPINION, GUEST = "Đề nghị lắp đèn ngõ 12", "Tôi tự nhận còn chậm"
CONCLUSION, VOTE = "Chi bộ thống nhất các việc đã bàn.", "Nghị quyết tháng này"
TASK, WHY_NOT = "Lắp đèn ngõ 12", "Hết giờ"
# Letters are kept this long behind the fingers; then the power may go.
DURABLE = 0.4


@dataclass(frozen=True)
class Move:
    """Keys to press or words to type; ``done`` is asked of the book afterwards."""

    keys: tuple[str, ...] = ()
    words: str = ""
    done: Callable[[Office], object] | None = None


def meeting(office: Office):
    """Return the only meeting of the year."""
    lines = office.meetings.of_year(office.clock.today().year)
    return office.meetings.meeting(lines[0].id)


def prepare(office: Office) -> None:
    """Plan a meeting for today with chair, clerk, one matter, one task of last time."""
    roster = office.meetings.conducting.ctx.colleagues.roster(office.clock.today())
    who = {one.name: one.person_id for one in roster}
    office.tasks.assign(NewTask(title=OLD_TASK, owner_id=who["Bùi Đức Thắng"]))
    new = NewMeeting(
        kind="regular",
        on_day=office.clock.today(),
        time="07:30",
        place=PLACE,
        chair_id=roster[0].person_id,
        clerk_id=roster[1].person_id,
    )
    meeting_id = office.meetings.plan(new).record_id
    office.meetings.planning.add_item(meeting_id, NewItem(title=ITEM, topic="review"))


def at(step: str) -> Callable[[Office], bool]:
    """Ask whether the meeting has reached a step."""
    return lambda office: meeting(office).meeting.step == step


def moves() -> tuple[Move, ...]:
    """List the whole meeting, from the cards to the close."""
    return (
        Move(keys=("1",) * 5),
        Move(keys=("2",)),
        Move(words=REASON),
        Move(keys=("Return",)),
        Move(
            keys=("1",) * 16,
            done=lambda office: meeting(office).counts.unmarked == 0,
        ),
        Move(keys=("F10",), done=at("programme")),
        Move(keys=("F10",), done=at("task_review")),
        Move(keys=("1", "ctrl+a")),
        Move(words=RESULT),
        Move(
            keys=("Tab", "Return"),
            done=lambda office: meeting(office).record.reviews,
        ),
        Move(keys=("F10",), done=at("contents")),
        Move(keys=("Return",)),
        Move(words=COURSE),
        Move(keys=("F10",), done=at("discussion")),
        Move(keys=("F7",)),
        Move(words="thang"),
        Move(keys=("Return", "Tab", "Tab", "Tab", "Tab")),
        Move(words=OPINION),
        Move(
            keys=("Tab", "Tab", "space"),
            done=lambda office: meeting(office).record.opinions,
        ),
        Move(keys=("F10",), done=at("conclusion")),
        Move(words=CONCLUSION),
        Move(keys=("F11",)),
        Move(words=TASK),
        Move(keys=("Tab",)),
        Move(words="thang"),
        Move(
            keys=("Return", "Return"),
            done=lambda office: meeting(office).record.assignments,
        ),
        Move(keys=("F10",), done=at("vote")),
        Move(words=VOTE),
        Move(keys=("Tab", "Tab", "Tab", "Tab")),
        Move(words="18"),
        Move(keys=("Tab",)),
        Move(words="1"),
        Move(keys=("Return",), done=lambda office: meeting(office).votes),
        Move(keys=("F10",), done=at("score")),
        Move(keys=("F10",), done=at("read_back")),
        Move(
            keys=("Tab", "Tab", "Tab", "space"),
            done=lambda office: meeting(office).meeting.read_at,
        ),
        Move(
            keys=("Tab", "space"),
            done=lambda office: meeting(office).meeting.closed_at,
        ),
    )


def sit_down(desk: Desk) -> None:
    """Start the program and open the meeting in its own window, at the cards."""
    desk.open()
    desk.press("ctrl+2", "Return", "F10")
    desk.press("F10")
    desk.wait_for(at("roll_call"), "the opening")
    desk.settle()


def play(desk: Desk, cuts: frozenset[int] = frozenset(), seed: int = 0) -> None:
    """Make every move; at each of ``cuts`` the power goes, in the middle of words."""
    chance = random.Random(seed)
    for number, move in enumerate(moves()):
        words, rest = move.words, ""
        if number in cuts and len(words) > 1:
            half = chance.randrange(1, len(words))
            words, rest = words[:half], words[half:]
        make(desk, Move(move.keys, words, move.done))
        if number in cuts:
            time.sleep(DURABLE)
            desk.kill()
            desk.open()
        if rest:
            desk.type(rest)


def make(desk: Desk, move: Move) -> None:
    """Press and type, and wait until the book has it."""
    if move.keys:
        desk.settle()
        desk.key(*move.keys)
    if move.words:
        desk.type(move.words)
    if move.done is not None:
        desk.wait_for(move.done, f"after {move.keys}")


def read_minutes(office: Office) -> str:
    """Return the text of the minutes; times of day differ from run to run."""
    prepared = office.reports.prepare("minutes", meeting(office).meeting.id)
    return re.sub(r"\d\d giờ \d\d phút", "[giờ]", plain_text(prepared.doc))
