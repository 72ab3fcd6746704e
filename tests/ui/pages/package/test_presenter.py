from datetime import UTC, date, datetime

import pytest

from app.kernel.places import Place
from app.package import policy
from app.package.content.scores import ScoresData, YearLevel
from app.package.model import (
    Check,
    KeyStage,
    KeyState,
    PlannedFile,
    Preview,
    Rank,
    SentPackage,
)
from app.package.sending.phase import Phase
from app.package.verdict import Verdict
from ui.pages.package import keywords, presenter
from ui.widgets.status import Status

SENT = SentPackage(
    id="a" * 32,
    period="2026",
    kind="report",
    revision=1,
    sequence=12,
    file_name="BC_CB07_2026_000012.asice.p7m",
    size=3_000_000,
    files=7,
    recipient_name="Đảng ủy phường An Bình",
    signer_name="Trần Văn Hòa",
    content_sha256="0" * 64,
    manifest_sha256="1" * 64,
    created_at="2026-11-23T08:12:00+07:00",
)
CHECKS = (
    Check("ok", Rank.OK, "Đủ"),
    Check("know", Rank.KNOW, "Minh chứng cũ", "Sổ góp ý", Place("checklist")),
    Check("bad", Rank.BLOCKS, "Chưa ký được gói", "Chưa tạo khóa.", Place("package")),
)


def preview(**changes):
    told = {
        "year": 2026,
        "unit_name": "Chi bộ 5",
        "recipient_name": "Đảng ủy An Bình",
        "file_name": "BC_CB07_2026_000001.asice.p7m",
        "revision": 1,
        "sequence": 1,
        "files": (PlannedFile("data/report.json", "Số liệu", "data", 2048),),
        "size": 2048,
        "checks": CHECKS,
        "words": ("sen", "cầu", "bưởi", "nắng"),
        "content_sha256": "0" * 64,
        "unchanged_since": None,
        "signer_name": "Trần Văn Hòa",
        "signer_role": "Bí thư",
    }
    return Preview(**{**told, **changes})


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 byte"), (1023, "1023 byte"), (2048, "2 KB"), (19_293_798, "18,4 MB")],
)
def test_sizes_are_written_as_people_do(count, words):
    assert presenter.size_text(count) == words


def test_what_must_be_repaired_comes_first():
    lines = presenter.check_lines(preview(), {})
    assert [line.check.key for line in lines] == ["bad", "know", "ok"]
    assert [line.status for line in lines] == [
        Status.BAD,
        Status.ATTENTION,
        Status.DONE,
    ]
    assert [line.button for line in lines] == ["Sửa ngay", "Ghi lý do", ""]
    assert lines[0].spoken == "Chưa ký được gói, phải sửa"


def test_a_reason_given_is_shown():
    line = presenter.check_lines(preview(), {"know": "Sổ mở từ 10/2025"})[1]
    assert line.detail == "Lý do gửi kèm: “Sổ mở từ 10/2025”"
    assert line.button == "Xem lý do"


def test_once_signed_nothing_can_be_changed():
    lines = presenter.check_lines(preview(), {}, is_signed=True)
    assert not any(line.button or line.opens for line in lines)


def test_the_chips_count_both_ranks():
    counts = presenter.tally(preview())
    assert (counts.errors, counts.known) == ("1 lỗi", "1 điều cần biết")
    clean = presenter.tally(preview(checks=CHECKS[:1]))
    assert (clean.errors, clean.errors_status, clean.known) == (
        "0 lỗi",
        Status.DONE,
        "",
    )


def test_the_first_cause_is_named_when_signing_has_to_wait():
    words = presenter.blocked_sentence(preview())
    assert words == "Còn 1 mục phải sửa. Chưa ký được gói: Chưa tạo khóa."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Lần gửi đầu tiên của năm 2026, gói số 1."),
        (
            {"revision": 2, "sequence": 13},
            "Lần 2 thay lần 1 của năm 2026, gói số 13.",
        ),
        ({"unchanged_since": SENT}, "Không có thay đổi so với lần gửi số 12."),
    ],
)
def test_which_version_it_is(changes, words):
    assert presenter.version_text(preview(**changes)) == words


def test_the_signature_is_no_seal():
    assert presenter.not_a_seal().endswith("không thay chữ ký và dấu.")
    words = presenter.signing_sentence(preview(), "08:31, 17/12/2026")
    assert words.startswith("Trần Văn Hòa, Bí thư, ký gói này lúc 08:31")


def test_phases_before_the_current_one_are_done():
    states = [
        presenter.phase_status(line.phase, Phase.PUSH, is_done=False)
        for line in presenter.phases()
    ]
    assert states == [
        Status.DONE,
        Status.IN_PROGRESS,
        Status.NOT_YET,
        Status.NOT_YET,
    ]
    assert presenter.phase_status(Phase.RELEASE, None, is_done=True) is Status.DONE


def test_phases_count_bytes_and_files():
    assert presenter.phase_count(Phase.WRITE, 1024, 2048) == "1 KB / 2 KB"
    assert presenter.phase_count(Phase.READ_BACK, 14, 23) == "14 / 23 tệp"
    assert presenter.phase_count(Phase.READ_BACK, 0, 0) == ""
    assert presenter.phase_count(Phase.PUSH, 1, 1) == ""


def test_rows_of_files_and_history():
    (row,) = presenter.file_rows(preview())
    assert row.cells["size"].text == "2 KB"
    (row,) = presenter.history_rows([SENT])
    assert row.cells["what"].text == "Báo cáo năm 2026, lần 1"
    assert row.cells["at"].text == "23/11/2026"


def state(stage, **more):
    return KeyState(
        stage, "Trần Văn Hòa", "Bí thư", "ABCD-EF", "", date(2028, 1, 1), **more
    )


@pytest.mark.parametrize(
    ("told", "acts"),
    [
        (KeyState(KeyStage.NONE), ("make",)),
        (state(KeyStage.REQUESTED), ("reply", "save_request", "again")),
        (state(KeyStage.ACTIVE), ("change", "recover", "retire")),
        (state(KeyStage.EXPIRED), ("retire",)),
        (state(KeyStage.ACTIVE, file_missing=True), ("retire",)),
    ],
)
def test_every_stage_of_the_key_offers_its_acts(told, acts):
    shown = keywords.view(told)
    assert shown.acts == acts
    assert all(keywords.act_words(act)[0] for act in acts)
    assert shown.sentences


def test_every_step_has_its_hint_or_none():
    hints = [presenter.hint(preview(), step) for step in range(5)]
    assert [bool(hint) for hint in hints] == [True, True, False, False, True]
    assert "bát giác" in hints[1]


def test_every_kind_of_content_has_a_word():
    roles = {one.role for one in policy.contents().document} | {"data", "evidence"}
    assert roles <= set(presenter._ROLES)


def test_the_scores_of_a_package_stand_below_its_facts():
    year = YearLevel(3, "good", "Tốt", True)
    told = Verdict(
        file_name="x.p7m",
        file_sha256="",
        size=1,
        moment=datetime(2026, 12, 1, tzinfo=UTC),
        facts=(),
        sentence="",
        scores=ScoresData("cell-scores", 2, "2026", year, ()),
    )
    lines = presenter.verdict_lines(told)
    assert [one.title for one in lines] == ["Chấm điểm sinh hoạt"] * 2
    assert lines[1].detail == "Xếp loại cả năm theo bộ chấm: Tốt."
