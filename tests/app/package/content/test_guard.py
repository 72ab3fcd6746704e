"""What counts as a mark of secrecy, and what is only a word."""

import unicodedata
from dataclasses import dataclass

import pytest

from app.infra.book import secrecy
from app.package.content import guard

MARKED_TEXTS = [
    "MẬT",
    "Mật",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "Tuyệt mật",
    "(Mật)",
    "[MẬT]",
    "Độ mật: Mật",
    "độ mật : tối mật",
    "Tài liệu mật của Đảng ủy",
    "Công văn tối mật số 5",
    "Biên bản\n  TỐI MẬT  \nnội dung",
    unicodedata.normalize("NFD", "TUYỆT MẬT"),
]
PLAIN_TEXTS = [
    "Không nhập nội dung bí mật nhà nước",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Giữ mối liên hệ mật thiết với nhân dân",
    "Đồng chí Nguyễn Thị Mật",
    "mật khẩu, mật ong, trật tự",
    "Quán triệt quy định bảo mật tài liệu",
    "tuyệt đối giữ bí mật",
    "Phổ biến Luật Bảo vệ bí mật nhà nước",
]


@pytest.mark.parametrize("text", MARKED_TEXTS)
def test_a_mark_in_text_is_found(text):
    assert secrecy.in_text(text)


@pytest.mark.parametrize("text", PLAIN_TEXTS)
def test_an_ordinary_text_is_not_marked(text):
    assert not secrecy.in_text(text)
    assert not secrecy.in_title(text)


@pytest.mark.parametrize(
    "title",
    ["Báo cáo MẬT", "Danh sách tuyệt mật", "Kế hoạch (Mật)", "Nghị quyết tối mật 05"],
)
def test_a_mark_in_a_title_is_found(title):
    assert secrecy.in_title(title)


@pytest.mark.parametrize(
    "name",
    [
        "TUYET MAT.pdf",
        "bao-cao_toi-mat.pdf",
        "Tuyệt mật.docx",
        "mat_danh-sach.pdf",
        "danh sach (mat).xlsx",
        "tai-lieu-mat.pdf",
        "MẬT.pdf",
    ],
)
def test_a_mark_in_a_file_name_is_found(name):
    assert secrecy.in_file_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "bao-mat.pdf",
        "danh sach co mat.xlsx",
        "ra-mat-chi-bo.pdf",
        "bi-mat-nha-nuoc-pho-bien.pdf",
        "mat-tran-to-quoc.pdf",
        "bien ban hop.pdf",
    ],
)
def test_an_ordinary_file_name_is_not_marked(name):
    assert not secrecy.in_file_name(name)


def test_every_string_of_a_tree_is_looked_at():
    @dataclass
    class Node:
        text: str
        inner: object
        number: int = 3

    tree = Node("a", (Node("b", {"k": ["c", Node("d", None)]}), frozenset({"e"})))
    assert sorted(guard.strings(tree)) == ["a", "b", "c", "d", "e"]
