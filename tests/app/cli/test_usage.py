"""Wrong use of the command line is one Vietnamese sentence with exit code 2."""

import json

import pytest

from app.cli.main import run


def refused(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(words)
    assert stopped.value.code == 2
    return capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["import-members"],
            "Lệnh còn thiếu file. Xem cách dùng: main.py import-members --help.",
        ),
        (
            ["import-members", "a.xlsx", "--skip", "b"],
            "--skip phải là số, “b” không đọc được.",
        ),
        (
            ["export-members", "x.xlsx", "--as", "foo"],
            "--as không nhận “foo”. Chọn một trong: national, book, list.",
        ),
        (
            ["demo", "--out"],
            "Sau --out còn thiếu một giá trị. Xem cách dùng: main.py demo --help.",
        ),
        (
            ["demo", "--json=3"],
            "--json không đi kèm giá trị nào. Bỏ phần sau dấu “=”.",
        ),
        (
            ["verify", "gói.p7m", "thừa"],
            "Lệnh không có “thừa”. Xem cách dùng: main.py --help.",
        ),
        (
            ["import-members", "a.xlsx", "--accept"],
            (
                "“--accept” chưa đủ rõ, có thể là --accept-repairs, --accept-repair. "
                "Ghi đủ tên tùy chọn."
            ),
        ),
    ],
)
def test_each_kind_of_wrong_use_has_its_sentence(words, sentence, capsys):
    said = refused(words, capsys)
    assert not said.out
    assert said.err.splitlines() == [sentence]


def test_whoever_asked_for_json_gets_an_object(capsys):
    said = refused(["demo", "--out", "x", "--blah", "--json"], capsys)
    error = json.loads(said.out)["error"]
    assert error["code"] == "OptionUnknown"
    assert said.err.splitlines() == [error["sentence"]]


def test_help_has_no_english_heading(capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["export-members", "--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("Cách dùng: main.py export-members [-h]")
    assert "Phải ghi:" in told
    assert "Tùy chọn:" in told
    for word in ("usage:", "options:", "positional", "show this help"):
        assert word not in told
