"""Papers as files: kinds by their bytes, limits, undo, the matter they belong to."""

import io
import zipfile
from datetime import date

import pytest

from app.features.meetings.errors import (
    MinutesFrozen,
    PaperAlreadyThere,
    PaperHasMacros,
    PaperKindRefused,
    PaperNotWhatItSays,
    PaperTooLarge,
    PaperWithoutFile,
)
from app.features.meetings.model.entries import NewItem, NewPaper
from app.infra.errors import AttachmentEmpty, AttachmentKindRefused
from app.kernel.errors import SecretMark
from app.kernel.text import clean

PDF = b"%PDF-1.4\nhello"


def office_file(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


@pytest.fixture
def meeting_id(cell):
    return cell.plan(on_day=date(2026, 12, 10))


def papers(cell, meeting_id):
    return [(p.title, p.issuer) for p in cell.view(meeting_id).record.papers]


def test_a_file_becomes_a_paper_under_its_name_and_matter(cell, meeting_id):
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Văn bản mới"))
    item = cell.view(meeting_id).record.items[0]
    folder = cell.meetings.papers
    new = NewPaper(title="", issuer="Ban Bí thư", item_id=item.id)
    folder.attach(meeting_id, "Chỉ thị 50.pdf", PDF, new)
    paper = cell.view(meeting_id).record.papers[0]
    assert (paper.title, paper.issuer, paper.item_id) == (
        "Chỉ thị 50",
        "Ban Bí thư",
        item.id,
    )
    assert folder.content(paper.id) == PDF
    file = folder.file(paper.id)
    assert (file.file_name, file.size, file.media_type) == (
        "Chỉ thị 50.pdf",
        len(PDF),
        "application/pdf",
    )


def test_a_paper_noted_by_name_gets_its_file_later(cell, meeting_id):
    cell.meetings.planning.add_paper(meeting_id, NewPaper(title="Nghị quyết 57"))
    paper = cell.view(meeting_id).record.papers[0]
    folder = cell.meetings.papers
    with pytest.raises(PaperWithoutFile):
        folder.content(paper.id)
    folder.attach(meeting_id, "nq57.pdf", PDF, NewPaper(title=""), paper.id)
    folder.attach(meeting_id, "nq57-2.pdf", PDF + b"2", NewPaper(title=""), paper.id)
    assert papers(cell, meeting_id) == [("Nghị quyết 57", "")]
    assert folder.content(paper.id) == PDF + b"2"
    assert folder.file(paper.id).file_name == "nq57-2.pdf"


def test_a_paper_taken_away_comes_back_with_its_file(cell, meeting_id):
    folder = cell.meetings.papers
    folder.attach(meeting_id, "a.pdf", PDF, NewPaper(title="Kế hoạch"))
    paper = cell.view(meeting_id).record.papers[0]
    change = cell.meetings.planning.drop_paper(paper.id)
    assert papers(cell, meeting_id) == []
    cell.store.undo(change.command_id)
    assert papers(cell, meeting_id) == [("Kế hoạch", "")]
    assert folder.content(paper.id) == PDF


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("trojan.exe", b"MZ", PaperKindRefused),
        ("khong-duoi", PDF, PaperKindRefused),
        ("anh.pdf", b"\xff\xd8\xff\xe0", AttachmentKindRefused),
        ("rong.pdf", b"", AttachmentKindRefused),
        ("a.docx", office_file("word/vbaProject.bin"), PaperHasMacros),
        ("a.docx", office_file("xl/workbook.xml"), PaperNotWhatItSays),
        ("a.pptx", office_file("word/document.xml"), PaperNotWhatItSays),
        ("to.pdf", PDF + b"x" * (20 * 2**20), PaperTooLarge),
    ],
)
def test_files_that_are_refused_leave_nothing(cell, meeting_id, name, content, error):
    with pytest.raises((error, AttachmentEmpty) if not content else error):
        cell.meetings.papers.attach(meeting_id, name, content, NewPaper(title=""))
    assert papers(cell, meeting_id) == []
    assert cell.meetings.preparation(meeting_id).files == ()


def test_a_real_presentation_is_taken(cell, meeting_id):
    content = office_file("ppt/presentation.xml")
    cell.meetings.papers.attach(meeting_id, "bai.pptx", content, NewPaper(title=""))
    assert papers(cell, meeting_id) == [("bai", "")]


def test_the_same_file_stands_once_in_a_meeting(cell, meeting_id):
    folder = cell.meetings.papers
    folder.attach(meeting_id, "a.pdf", PDF, NewPaper(title=""))
    with pytest.raises(PaperAlreadyThere):
        folder.attach(meeting_id, "b.pdf", PDF, NewPaper(title=""))
    other = cell.plan(kind="thematic", on_day=date(2026, 12, 11))
    folder.attach(other, "b.pdf", PDF, NewPaper(title=""))
    assert papers(cell, other) == [("b", "")]


def test_names_from_other_systems_are_made_clean(cell, meeting_id):
    # NFD as a Mac writes it, with a line break and a control sign.
    name = "Ke\u0302\u0301 hoa\u0323ch\x07\n2027.pdf"
    cell.meetings.papers.attach(meeting_id, name, PDF, NewPaper(title=""))
    assert papers(cell, meeting_id) == [("Kế hoạch 2027", "")]
    assert cell.meetings.preparation(meeting_id).files[0].file_name == clean(
        "Kế hoạch 2027.pdf"
    )


def test_a_title_with_a_mark_of_secrecy_is_refused(cell, meeting_id):
    with pytest.raises(SecretMark):
        cell.meetings.papers.attach(
            meeting_id, "a.pdf", PDF, NewPaper(title="Công văn MẬT số 5")
        )
    assert papers(cell, meeting_id) == []


def test_a_cancelled_meeting_takes_no_papers(cell, meeting_id):
    cell.meetings.planning.cancel(meeting_id, "Hoãn")
    with pytest.raises(MinutesFrozen):
        cell.meetings.papers.attach(meeting_id, "a.pdf", PDF, NewPaper(title=""))


def test_files_on_the_disk_go_in_and_out_again(cell, meeting_id, tmp_path):
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(PDF)
    cell.meetings.papers.attach_file(meeting_id, source, NewPaper(title=""))
    paper = cell.view(meeting_id).record.papers[0]
    cell.meetings.papers.save_copy(paper.id, target)
    assert target.read_bytes() == PDF


def test_the_library_offers_what_suits_and_puts_in_what_is_marked(cell, meeting_id):
    agenda = cell.meetings.agenda
    library = agenda.library(meeting_id)
    titles = {line.title for line in library.lines}
    assert library.cell_kind == "residential"
    assert "Giải quyết kiến nghị của nhân dân; hòa giải ở cơ sở" in titles
    assert not any("dạy học" in title for title in titles)
    # December: the vote on the four goods, not the programme of January.
    assert "Biểu quyết kết quả tự đánh giá “Chi bộ bốn tốt”" in titles
    assert not any("chương trình công tác năm" in title for title in titles)
    assert all(line.source and line.confidence for line in library.lines)
    assert library.content[0].startswith("Chính trị, tư tưởng")
    school = {line.title for line in agenda.library(meeting_id, "school").lines}
    assert "Chất lượng dạy học, thi cử, kế hoạch năm học" in school
    chosen = [line for line in library.lines if "hòa giải" in line.title]
    change = agenda.add(meeting_id, chosen)
    assert [item.title for item in cell.view(meeting_id).record.items] == [
        "Giải quyết kiến nghị của nhân dân; hòa giải ở cơ sở"
    ]
    left = {line.title for line in agenda.library(meeting_id).lines}
    assert not any("hòa giải" in title for title in left)
    cell.store.undo(change.command_id)
    assert cell.view(meeting_id).record.items == ()


def test_every_kind_of_meeting_has_its_record(cell):
    kinds = {kind.id: kind for kind in cell.meetings.kinds(date(2026, 12, 5))}
    assert set(kinds) == {
        "regular",
        "thematic",
        "combined",
        "extraordinary",
        "committee",
        "party_group",
        "admission",
        "year_review",
    }
    assert {k: kind.min_minutes for k, kind in kinds.items() if kind.min_minutes} == {
        "regular": 90,
        "thematic": 90,
        "combined": 120,
    }
    assert all(kind.content and kind.source for kind in kinds.values())
    assert kinds["admission"].matters == ()
