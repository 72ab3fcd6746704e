"""Documents of the cell: prepared, drawn, handed out, remembered."""

from dataclasses import dataclass
from io import BytesIO

import openpyxl
import pytest

from app.documents.inline import inl
from app.documents.model import Doc, Para, Title
from app.documents.paper.code import content_digest
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.infra.errors import DataKeyMissing, UnusableName
from app.reports import drawing
from app.reports.errors import NothingToExport, UnknownReport
from app.reports.model import Check, Rank, Report
from app.reports.service import Reports
from app.reports.sources import Sources
from app.reports.versions import MIGRATIONS


@dataclass(frozen=True, slots=True)
class Wording:
    source: str
    greeting: str


NAMES = {"1": "Trần Văn Hòa"}


def build(facts, wording):
    name, day = facts
    return Doc(
        "Giấy mời",
        "GM",
        day,
        (Title("Giấy mời"), Para(inl(wording.greeting, name=name))),
        file_stem="Giấy mời 1",
    )


def workbook(facts, wording):
    return Workbook(
        "Mời", facts[1], (Sheet("Mời", (SheetCol("Tên"),), (SheetRow((facts[0],)),)),)
    )


def letter(**more):
    def gather(sources, record_id):
        return NAMES[record_id], sources.clock.today()

    return Report("letter", Wording, gather, build, **more)


@pytest.fixture
def wordings(tmp_path):
    (tmp_path / "letter.toml").write_text(
        'source = "x"\ngreeting = "**Kính mời** {name}"\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def make(store, clock, wordings):
    store.migrate([MIGRATIONS])

    def service(report):
        return Reports(store, _sources(clock), [report], wordings)

    return service


def _sources(clock):
    """Build the sources with nothing but the clock, whatever features exist."""
    fields = dict.fromkeys(Sources.__dataclass_fields__)
    return Sources(**{**fields, "clock": clock})


@pytest.fixture(autouse=True)
def names():
    NAMES["1"] = "Trần Văn Hòa"


def test_a_document_is_built_from_facts_and_wording(make):
    prepared = make(letter()).prepare("letter", "1")
    assert (prepared.title, prepared.file_stem) == ("Giấy mời", "giay-moi-1")
    assert prepared.doc.blocks[1].runs[0].bold
    assert prepared.doc.blocks[1].runs[1].text == " Trần Văn Hòa"
    assert prepared.checks == ()


def test_an_unknown_kind_is_named(make):
    with pytest.raises(UnknownReport) as caught:
        make(letter()).prepare("bill", "1")
    assert caught.value.facts == {"kind": "bill"}


def test_wording_without_a_key_is_refused(make, wordings):
    (wordings / "letter.toml").write_text('source = "x"', encoding="utf-8")
    with pytest.raises(DataKeyMissing):
        make(letter()).prepare("letter", "1")


def test_checks_come_from_the_report_and_from_the_letters(make):
    NAMES["1"] = "中"
    own = Check(Rank.REPAIR, "Thiếu ngày")
    prepared = make(letter(checks=lambda facts: (own,))).prepare("letter", "1")
    assert prepared.checks[0] == own
    assert prepared.checks[1].rank is Rank.KNOW
    assert "中" in prepared.checks[1].detail


def test_made_has_every_format_the_document_has(make):
    made = make(letter()).make("letter", "1")
    assert made.pdf.startswith(b"%PDF-1.7")
    assert made.docx.startswith(b"PK")
    assert made.xlsx is None
    made = make(letter(workbook=workbook)).make("letter", "1")
    assert (
        openpyxl.load_workbook(BytesIO(made.xlsx)).active["A2"].value == "Trần Văn Hòa"
    )


def test_a_format_the_document_lacks_is_refused(make):
    with pytest.raises(NothingToExport):
        drawing.drawn(make(letter()).prepare("letter", "1"), "xlsx")


def test_the_printed_version_is_compared_with_the_records(make, clock):
    reports = make(letter())
    first = reports.prepare("letter", "1")
    assert reports.state(first).current == 1
    assert not reports.state(first).print_is_older
    reports.note_output(first, "print")
    clock.advance(60)
    NAMES["1"] = "Lê Thị Nguyệt"
    second = reports.prepare("letter", "1")
    state = reports.state(second)
    assert (state.printed, state.current, state.print_is_older) == (1, 2, True)
    assert state.printed_at == "2026-11-23T08:12:00+07:00"
    reports.note_output(second, "pdf")
    assert reports.state(second).print_is_older
    reports.note_output(second, "print")
    assert not reports.state(second).print_is_older
    NAMES["1"] = "Trần Văn Hòa"
    back = reports.state(reports.prepare("letter", "1"))
    assert (back.current, back.printed, back.print_is_older) == (1, 2, True)


def test_an_issued_version_is_kept_as_it_was(make):
    reports = make(letter())
    first = reports.prepare("letter", "1")
    reports.note_output(first, "print")
    NAMES["1"] = "Khác"
    assert reports.issued("letter", "1", 1) == first.doc
    assert content_digest(reports.issued("letter", "1", 1)) == content_digest(first.doc)
    assert reports.issued("letter", "1", 2) is None


def test_handing_out_can_be_taken_back(make, store):
    reports = make(letter())
    prepared = reports.prepare("letter", "1")
    change = reports.note_output(prepared, "print")
    assert change.kinds == {"reports"}
    store.undo(change.command_id)
    assert reports.state(prepared).printed == 0


def test_export_writes_the_file_and_remembers_it(make, store, tmp_path):
    reports = make(letter())
    prepared = reports.prepare("letter", "1")
    path = tmp_path / "Giấy mời.docx"
    content = drawing.docx(prepared)
    reports.export(prepared, path, content)
    assert path.read_bytes() == content
    assert [row["how"] for row in store.rows("SELECT how FROM report_output")] == [
        "docx"
    ]


def test_a_failed_export_remembers_nothing(make, store, tmp_path):
    reports = make(letter())
    with pytest.raises(UnusableName):
        reports.export(reports.prepare("letter", "1"), tmp_path / ("x" * 300), b"x")
    assert store.rows("SELECT * FROM report_output") == []


def test_versions_are_compared_in_words(make):
    reports = make(letter())
    first = reports.prepare("letter", "1")
    reports.note_output(first, "print")
    NAMES["1"] = "Lê Thị Nguyệt"
    found = reports.differences(reports.prepare("letter", "1"), 1)
    assert [(one.old, one.new) for one in found] == [
        ("Kính mời Trần Văn Hòa", "Kính mời Lê Thị Nguyệt")
    ]
    assert reports.differences(first, 1) == ()
    assert reports.differences(first, 9) == ()


def test_a_field_new_in_the_program_makes_no_new_version(make, store):
    reports = make(letter())
    prepared = reports.prepare("letter", "1")
    reports.note_output(prepared, "print")
    # As a release would have written it that did not know the field ``small``.
    (row,) = store.rows("SELECT id, doc FROM report_version")
    old = str(row["doc"]).replace(',"small":false', "")
    assert old != row["doc"]
    with store.command("test") as unit:
        unit.update("report_version", row["id"], {"doc": old, "sha256": "0" * 64})
    again = reports.prepare("letter", "1")
    assert reports.state(again).current == 1
    assert not reports.state(again).print_is_older
    assert reports.recognise(again.code.text).paper.version == 1
    reports.note_output(again, "print")
    assert len(store.rows("SELECT id FROM report_version")) == 1
