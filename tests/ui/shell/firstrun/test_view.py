import subprocess
import sys

from tests.ui.shell.firstrun.test_flow import walk
from ui.shell.firstrun import flow
from ui.shell.firstrun.flow import Step, Trouble
from ui.shell.firstrun.view import KINDS, sentence, view


def test_the_third_question_shows_six_cards_and_two_ticks():
    page = view(walk(Step.KIND))
    assert (page.number, page.of, len(page.cards)) == (3, 7, 6)
    assert [line.done for line in page.side] == [True, True] + [False] * 5
    assert page.side[0].answer == "Chi bộ Tổ dân phố 5"
    assert page.side[2].current
    assert page.can_skip


def test_every_answer_is_told_in_one_line_at_the_left():
    side = view(walk(Step.CLOSING)).side
    assert [line.answer for line in side] == [
        "Chi bộ Tổ dân phố 5",
        "Đảng bộ phường An Bình",
        "Thôn, tổ dân phố",
        "21 chính thức, 2 dự bị",
        "01/03/2025 – 01/03/2027",
        "Trần Văn Hòa, Lê Thị Mai",
        "Không có tổ đảng",
    ]


def test_a_skipped_question_says_so():
    run = flow.skip(walk(Step.OFFICERS))
    assert view(run).side[5].answer == "Trả lời sau"


def test_pages_without_a_number_do_not_count():
    assert (view(walk(Step.CLOSING)).number, view(walk(Step.CLOSING)).of) == (0, 0)


def test_every_trouble_has_a_sentence_and_every_card_an_icon():
    assert all(sentence(trouble) for trouble in Trouble)
    assert len({card.icon for card in KINDS}) == 6


def test_questions_are_asked_without_qt():
    code = "import sys, ui.shell.firstrun.view; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
