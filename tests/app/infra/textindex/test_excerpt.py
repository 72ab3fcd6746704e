"""The sentence that answers: whole where it is short, else cut around the words."""

from app.infra.textindex.excerpt import sentence


def test_the_sentence_with_most_of_the_words_is_given():
    text = (
        "Mở đầu buổi họp. Thống nhất lắp đèn ngõ 12.\nGiao đồng chí Dũng lập phương án!"
    )
    assert sentence(text, "den ngo") == "Thống nhất lắp đèn ngõ 12."
    assert sentence(text, "dung phuong an") == "Giao đồng chí Dũng lập phương án!"
    # Nothing of it in the text: the first sentence stands for all.
    assert sentence(text, "không có") == "Mở đầu buổi họp."
    assert sentence(" \n ", "a") == ""


def test_a_long_sentence_is_cut_at_words_around_the_first_hit():
    line = "từ " * 200 + "đèn chiếu sáng " + "sau " * 200
    cut = sentence(line, "den chieu")
    assert len(cut) <= 225
    assert "đèn chiếu sáng" in cut
    assert cut.startswith("…từ ")
    assert cut.endswith("sau…")


def test_one_endless_word_is_cut_too():
    assert len(sentence("x" * 5000, "x")) <= 222
