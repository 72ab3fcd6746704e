"""What a question is about; anything that is no question stays as it is."""

import pytest

from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.today.finding.question import QuestionWords, matter

WORDS = read_toml(rules_folder() / "search" / "question.toml", QuestionWords)


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("chúng ta đã quyết định gì về đèn chiếu sáng?", "đèn chiếu sáng"),
        ("Chi bộ đã quyết gì về đèn ngõ 12", "đèn ngõ 12"),
        ("da ket luan gi ve quy vi nguoi ngheo ?", "quy vi nguoi ngheo"),
        ("chi ủy giao việc gì về rác thải khi nào", "rác thải"),
        ("quyết định thế nào về cổng chào", "cổng chào"),
        ("đèn chiếu sáng", "đèn chiếu sáng"),
        ("quyết định kết nạp", "quyết định kết nạp"),
        ("chi bộ bốn tốt", "chi bộ bốn tốt"),
        ("kết luận tháng 12/2026", "kết luận tháng 12/2026"),
        ("đã quyết gì", "đã quyết gì"),
        ("về", "về"),
        ("", ""),
    ],
)
def test_what_is_asked_about(typed, about):
    assert matter(typed, WORDS) == about
