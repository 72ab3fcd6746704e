"""The self-scores of the sessions travel, and the reader adds them up again."""

import dataclasses
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from app.features.meetings.model.entries import NewBallot, NewMeeting
from app.features.session_score.model.scheme import NewScheme
from app.kernel.clock import VIETNAM
from app.package.content import scores
from app.package.content.scores import (
    LevelCount,
    ScoredMeeting,
    ScoreLine,
    ScoresData,
    YearLevel,
)
from app.package.errors import PackageAlreadyThere
from app.package.receiving import summary
from app.package.receiving.inspector import inspect
from app.package.sending.parcel import Part
from tests.app.package.cell import make_cell
from tests.app.package.making import good_parts
from tests.app.package.test_service import check, committee_reader, opened

LINES = (
    ScoreLine("Chuẩn bị", 1500, None, 1400, "person", facts=("Gửi trước 2 ngày",)),
    ScoreLine("Tỷ lệ", 2000, 1000, 2000, "changed", reason="Đi cấp cứu"),
    ScoreLine("Tổ chức", 6500, 6500, 6500, "fact", part="Tổ chức sinh hoạt"),
)
MEETING = ScoredMeeting(
    on="2026-01-05",
    kind="regular",
    set="PT-100",
    set_title="Thang 100 điểm",
    most=10000,
    total=9900,
    level="good",
    level_title="Tốt",
    signed=True,
    lines=LINES,
)


def data(**changes):
    year = YearLevel(1, "fair", "Khá", False, (LevelCount("good", "Tốt", 1),))
    whole = ScoresData("cell-scores", 2, "2026", year, (MEETING,))
    return dataclasses.replace(whole, **changes)


def parts(told):
    content = scores.dump(told)
    return [
        *good_parts(),
        Part.of_bytes(
            scores.SCORES,
            content,
            title="Chấm điểm",
            role="data",
            media_type="application/json",
        ),
    ]


def test_scores_that_add_up_are_accepted_and_told_with_their_reasons(maker, verdict_of):
    verdict = verdict_of(maker.package(parts=parts(data())))
    assert verdict.acceptable, verdict.sentence
    assert verdict.scores == data()
    assert summary.of_scores(verdict.scores) == [
        "Chấm điểm sinh hoạt năm 2026: 1 buổi, chấm xong 1.",
        "Số tháng theo mức: Tốt 1.",
        "Tính đến nay, mới 1/12 tháng: Khá.",
        "05/01/2026, “Tỷ lệ”: dữ kiện cho 10, chi bộ chấm 20. Lý do: Đi cấp cứu",
    ]


def test_a_package_without_scores_says_nothing_of_them(maker, verdict_of):
    verdict = verdict_of(maker.package())
    assert verdict.acceptable
    assert verdict.scores is None
    assert summary.of_scores(None) == []


def changed(line, **facts):
    lines = [*LINES]
    lines[line] = dataclasses.replace(lines[line], **facts)
    return data(meetings=(dataclasses.replace(MEETING, lines=tuple(lines)),))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (changed(0, points=1500), "E_COUNTS"),
        (changed(0, most=1600), "E_COUNTS"),
        (changed(0, points=None, standing="open"), "E_SCHEMA"),
        (changed(1, standing="fact"), "E_SCHEMA"),
        (changed(1, reason=" "), "E_SCHEMA"),
        (changed(2, standing="changed", reason="x"), "E_SCHEMA"),
        (changed(2, given=7000, standing="changed", reason="x"), "E_SCHEMA"),
        (data(period="2025"), "E_SCHEMA"),
        (
            data(meetings=(dataclasses.replace(MEETING, on="2026-02-05"),)),
            "E_SCHEMA",
        ),
        (
            data(meetings=(dataclasses.replace(MEETING, kind="thematic"),)),
            "E_SCHEMA",
        ),
    ],
    ids=[
        "sum",
        "most",
        "open line with a total",
        "hidden change",
        "change without reason",
        "change that is none",
        "more than the line has",
        "other year",
        "session not reported",
        "other kind",
    ],
)
def test_scores_that_cannot_be_right_are_refused(maker, verdict_of, told, code):
    verdict = verdict_of(maker.package(parts=parts(told)))
    assert (verdict.failed.name, verdict.code) == ("figures", code)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"format":"cell-scores"}', b"[]", b'{"format":"cell-report"}'],
)
def test_a_scores_file_of_another_shape_is_refused(maker, verdict_of, content):
    told = parts(data())
    told[-1] = Part.of_bytes(
        scores.SCORES, content, title="x", role="data", media_type="application/json"
    )
    assert not verdict_of(maker.package(parts=told)).acceptable


@pytest.fixture
def cell(tmp_path, clock):
    """A registered cell with one scored session of 95 minutes, all three present."""
    clock.set(datetime(2026, 3, 5, 7, 30, tzinfo=VIETNAM))
    made = make_cell(tmp_path, clock).registered()
    _hold(made)
    yield made
    made.office.close()


def _hold(made):
    office, clock = made.office, made.clock
    office.scores.schemes.choose(
        NewScheme(set_id="HD12-2018", from_on=date(2026, 1, 1), basis="HD 12")
    )
    people = [one.id for one in office.people.everybody()]
    do = office.meetings
    meeting_id = do.plan(
        NewMeeting(
            kind="regular",
            on_day=clock.today(),
            time="07:30",
            chair_id=people[0],
            clerk_id=people[1],
        )
    ).record_id
    do.planning.suggest_agenda(meeting_id)
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    do.floor.conclude(meeting_id, "Nhất trí")
    do.votes.count(meeting_id, NewBallot(subject="Kết luận", in_favour=3))
    clock.advance(95 * 60)
    scoring = office.scores.scoring
    scoring.judge(meeting_id, "attendance", "0", "Một đồng chí về ngay sau điểm danh")
    scoring.judge(meeting_id, "preparation", "1", "Bí thư chuẩn bị")
    scoring.judge(meeting_id, "organisation", "1", "Đúng trình tự")
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    do.minutes.sign(meeting_id)


def test_every_line_travels_with_its_fact_and_the_change_with_its_reason(cell):
    preview = cell.package.preview(2026)
    assert "1 buổi" in check(preview, "scores").title
    assert "1 dòng chấm khác dữ kiện" in check(preview, "scores").detail
    path = Path(cell.export().path)
    whole = json.loads(opened(cell, path).read("data/scores.json"))
    (meeting,) = whole["meetings"]
    assert (meeting["on"], meeting["kind"], meeting["set"]) == (
        "2026-03-05",
        "regular",
        "HD12-2018",
    )
    # Two lines are judged by nobody: there is no sum and no level yet.
    assert (meeting["total"], meeting["most"]) == (None, 500)
    first = meeting["lines"][0]
    assert first["facts"][0] == "Có mặt 3/3 đồng chí phải dự (100 %)"
    assert (first["given"], first["points"], first["standing"]) == (100, 0, "changed")
    assert first["reason"] == "Một đồng chí về ngay sau điểm danh"
    verdict = inspect(path, committee_reader(cell), cell.clock.now())
    assert verdict.acceptable, verdict.sentence
    assert len(verdict.scores.changed) == 1


def test_the_documents_of_a_package_are_noted_as_outputs(cell):
    """What left, when, and the digest of its content; as often as it left."""
    first = cell.export()
    outputs = """
        SELECT v.kind, o.at FROM report_output o
        JOIN report_version v ON v.id = o.version_id WHERE o.how = 'package'
        ORDER BY o.at"""
    (noted,) = cell.office.store.rows(outputs)
    assert (noted["kind"], noted["at"][:10]) == ("four_good_report", "2026-03-05")
    cell.clock.advance(3600)
    again = cell.export()
    assert again.sent.content_sha256 == first.sent.content_sha256
    assert len(cell.office.store.rows(outputs)) == 2
    versions = "SELECT count(*) FROM report_version"
    assert cell.office.store.value(versions) == 1


def test_an_export_that_fails_notes_no_output(cell, monkeypatch):
    path = cell.stick() / cell.package.preview(2026).file_name
    path.write_bytes(b"x")
    with pytest.raises(PackageAlreadyThere):
        cell.export()
    assert cell.office.store.value("SELECT count(*) FROM report_output") == 0


def test_a_year_without_scores_has_neither_file_nor_line(cell):
    preview = cell.package.preview(2025)
    assert "data/scores.json" not in {one.name for one in preview.files}
    assert all(one.key != "scores" for one in preview.checks)
