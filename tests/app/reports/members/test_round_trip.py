"""What goes out comes back: export, import, and nothing differs."""

import os
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings

from tests.app.reports.members.conftest import (
    another_book,
    differences,
    fill,
    looked_at,
    written,
)
from tests.app.reports.members.rolls import LONG, rolls

SEVERAL = [
    ("national", "xlsx"),
    ("national", "csv"),
    ("book", "xlsx"),
]


@pytest.fixture
def new_office(clock):
    """Open a fresh book for each example."""
    made = []

    def make():
        made.append(another_book(clock, len(made)))
        return made[-1]

    yield make
    for office in made:
        office.close()


@pytest.mark.parametrize(("form", "kind"), SEVERAL)
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(roll=rolls())
def test_a_form_that_comes_back_holds_no_difference(
    new_office, tmp_path, form, kind, roll
):
    office = new_office()
    fill(office, roll)
    path = tmp_path / f"ds.{kind}"
    exported = written(office, path, form=form, format=kind)
    assert exported.people == len(roll)
    preview = looked_at(office, path)
    assert len(preview.rows) == len(roll)
    assert differences(preview) == []


@pytest.mark.oracle
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"),
    reason="needs LibreOffice",
)
@pytest.mark.parametrize("form", ["national", "book"])
def test_a_file_saved_again_by_libreoffice_holds_no_difference(office, tmp_path, form):
    people = [
        {
            "full_name": LONG,
            "card_no": "001204550101",
            "national_id": "001065001234",
            "birth": "1958",
            "admitted_on": "1980-02",
            "official_on": "1981-02-03",
            "hometown": "=1+1",
            "residence": "-5",
            "education": "'=x",
            "schooling": "12/12",
            "occupation": "@SUM(A1)",
            "note": "Dòng một\nDòng hai",
        },
        {"full_name": "Y Bih Niê", "official_on": "1999-02-03", "event": "exempted"},
        {"full_name": "Blơt", "languages": "_x0041_", "record_no": "0012LO"},
        {"full_name": "H'Hen Mlô", "event": "moved_out", "official_on": "2001"},
    ]
    fill(office, people)
    path = tmp_path / "bieu.xlsx"
    written(office, path, form=form, format="xlsx")
    saved = tmp_path / "lưu lại"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "xlsx"]
    done = subprocess.run(
        [*convert, "--outdir", str(saved), str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "Error" not in done.stderr
    preview = looked_at(office, saved / "bieu.xlsx")
    assert len(preview.rows) == 4
    assert differences(preview) == []
