from datetime import datetime
from pathlib import Path

from app.door import crash_report
from app.kernel.clock import VIETNAM

AT = datetime(2026, 11, 23, 8, 12, 30, tzinfo=VIETNAM)
PROGRAM = Path(__file__).resolve().parents[3]


def failing(name):
    try:
        {}[name]
    except KeyError as error:
        raise ValueError(f"{name} has no card") from error


def report():
    try:
        failing("Trần Văn Hòa")
    except ValueError as error:
        return crash_report.compose(error, AT, {"version": "0.1.0"})


def test_a_report_says_where_but_not_about_whom():
    text = report()
    assert "Hòa" not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "tests/app/door/test_crash_report.py" in text
    assert "version: 0.1.0" in text
    assert "2026-11-23T08:12:30+07:00" in text


def test_a_report_names_no_folder_of_the_user():
    assert str(Path.home()) not in report()
    hard = crash_report.compose_hard(
        f'File "{PROGRAM}/ui/x.py", {Path.home()}/y', AT, {}
    )
    assert str(PROGRAM) not in hard
    assert str(Path.home()) not in hard


def test_a_report_is_kept_under_its_moment(tmp_path):
    path = crash_report.save(tmp_path / "logs", "x", AT)
    assert path.name == "bao-loi-20261123-081230.txt"
    assert path.read_text(encoding="utf-8") == "x"


def test_what_a_dying_process_left_is_offered_once(tmp_path):
    assert crash_report.left_over(tmp_path) == ""
    (tmp_path / crash_report.HARD_CRASH).write_bytes(b"Fatal \xff")
    assert crash_report.left_over(tmp_path).startswith("Fatal")
    assert crash_report.left_over(tmp_path) == ""
