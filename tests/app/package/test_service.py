"""Sending a year: what is checked, written, read back, registered, and what is not."""

import dataclasses
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.infra.errors import DiskFault, DiskFull, Locked
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.errors import Cancelled, EnvironmentProblem, SecretMark
from app.package.envelope.reader import Key
from app.package.errors import (
    ChecksOpen,
    Classified,
    KeyMissing,
    NotAcceptable,
    PackageAlreadyThere,
    ReadBackFailed,
    SigningPassphraseWrong,
    TargetMissing,
    TargetPulled,
    TargetTooSmall,
    TooLarge,
    UnitMissing,
)
from app.package.model import Rank
from app.package.receiving.case import Reader
from app.package.receiving.inspector import inspect
from app.package.sending import delivery, phase
from app.package.sending.phase import Phase
from tests.app.package.cell import PASSPHRASE, SECRETARY, make_cell
from tests.app.package.making import OFFICE_ID

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def cell(tmp_path, clock):
    made = make_cell(tmp_path, clock).registered()
    yield made
    made.office.close()


@pytest.fixture
def bare(tmp_path, clock):
    """A cell without a key."""
    made = make_cell(tmp_path, clock)
    yield made
    made.office.close()


def committee_reader(cell, histories=None):
    desk = cell.committee
    from app.package.keys.trust import from_pem

    return Reader(
        keys=(Key(desk.key, desk.certificate),),
        trust=from_pem((cell.folder / "committee/trust.pem").read_bytes(), "trust"),
        unit_id=OFFICE_ID,
        histories=histories,
    )


def check(preview, key):
    return next(c for c in preview.checks if c.key == key)


def test_the_preview_tells_files_figures_and_what_is_in_the_way(bare):
    preview = bare.package.preview(2026)
    assert preview.file_name == "BC_CB07_2026_000001.asice.p7m"
    assert check(preview, "key").rank is Rank.BLOCKS
    assert not preview.can_send
    assert "3" in check(preview, "members").title
    assert {"data/report.json", "data/members.json"} <= {f.name for f in preview.files}
    assert any(f.role == "report" for f in preview.files)


def test_a_committee_accepts_what_was_sent(cell):
    cell.attach()
    done = cell.export()
    verdict = inspect(Path(done.path), committee_reader(cell), cell.clock.now())
    assert verdict.acceptable
    assert verdict.words == done.words
    assert verdict.signer_name == SECRETARY
    assert verdict.header.counts.members == 3
    assert verdict.header.counts.attachments == 1


def test_the_cell_can_open_its_own_copy_and_the_look_is_recorded(cell):
    done = cell.export()
    assert cell.package.reception.inspect(Path(done.path)).acceptable
    (record,) = cell.package.reception.imports()
    assert (record.code, record.acceptable) == ("OK", 1)


def test_the_order_of_its_own_packages_is_not_the_cells_to_judge(cell):
    """The second of its own packages must not look as if the first were missing."""
    cell.export()
    cell.attach("thêm.pdf", b"%PDF-1.7\nthem\n%%EOF\n")
    verdict = cell.package.reception.inspect(Path(cell.export().path))
    assert verdict.header.sequence == 2
    assert verdict.acceptable
    assert verdict.warnings == ()
    assert (verdict.facts[-1].name, verdict.facts[-1].ok) == ("order", None)


def test_a_refused_file_leaves_a_record_too(cell):
    path = cell.folder / "x.p7m"
    path.write_bytes(b"hello")
    assert not cell.package.reception.inspect(path).acceptable
    (record,) = cell.package.reception.imports()
    assert (record.code, record.acceptable) == ("E_ENV", 0)
    assert len(record.file_sha256) == 64


def test_numbers_revisions_and_links_follow_each_other(cell):
    first = cell.export()
    cell.clock.advance(3600)
    cell.attach()
    second = cell.export()
    numbers = [(s.sequence, s.revision) for s in cell.package.history()]
    assert numbers == [(2, 2), (1, 1)]
    verdict = inspect(Path(second.path), committee_reader(cell), cell.clock.now())
    assert verdict.header.supersedes == first.sent.id
    assert verdict.header.prev_manifest_sha256 == first.sent.manifest_sha256


def test_an_unchanged_year_is_recognised(cell):
    cell.export()
    cell.clock.advance(3600)
    preview = cell.package.preview(2026)
    assert preview.unchanged_since.sequence == 1
    assert check(preview, "unchanged").rank is Rank.KNOW
    cell.attach()
    assert cell.package.preview(2026).unchanged_since is None


def test_two_cells_with_the_same_records_send_equal_contents(tmp_path):
    digests = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        clock = SettableClock(datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM))
        made = make_cell(folder, clock).registered()
        made.attach()
        done = made.export()
        digests.append((done.sent.content_sha256, done.words, done.sent.id))
        made.office.close()
    assert digests[0] == digests[1]


def test_personal_data_is_left_out(cell):
    person = cell.office.people.everybody()[0]
    cell.office.people.correct(
        person.id, national_id="034170001234", phone="0912345678"
    )
    path = Path(cell.export().path)
    inner = opened(cell, path)
    roll = json.loads(inner.read("data/members.json"))
    assert set(roll["members"][0]) == {
        "name",
        "status",
        "birth_year",
        "admitted_on",
        "official_on",
    }
    for name in inner.namelist():
        content = inner.read(name)
        assert b"034170001234" not in content
        assert b"0912345678" not in content


def opened(cell, path):
    import io

    from app.package.envelope import reader as envelope
    from app.package.policy import limits

    content = path.read_bytes()
    head = envelope.read_head(content, len(content), limits())
    keys = (Key(cell.committee.key, cell.committee.certificate),)
    key, _ = envelope.content_key(head, keys)
    whole = envelope.OpenedContent(io.BytesIO(content), head, key)
    return zipfile.ZipFile(io.BytesIO(whole.read_at(0, whole.size)))


def test_reasons_travel_with_the_package(cell):
    done = cell.export(notes={"minutes": " Chưa họp vì  mới thành lập ", "none": "x"})
    verdict = cell.package.reception.inspect(Path(done.path))
    (note,) = verdict.header.notes
    assert note.endswith(": Chưa họp vì mới thành lập")


def nothing_happened(cell, folder=None):
    left = list((folder or cell.stick()).iterdir())
    return not left and not cell.package.history()


def test_a_wrong_passphrase_writes_nothing(cell):
    with pytest.raises(SigningPassphraseWrong):
        cell.package.export(2026, cell.stick(), "mùa xuân năm nay")
    assert nothing_happened(cell)


def test_without_a_key_the_first_obstacle_is_named(bare):
    with pytest.raises(ChecksOpen) as problem:
        bare.export()
    assert problem.value.facts["count"] >= 1


@pytest.mark.parametrize("moment", list(Phase)[:3])
def test_stopping_at_any_phase_leaves_nothing_and_uses_no_number(cell, moment):
    def watch(now, done, total, item):
        if now is moment:
            raise Cancelled

    with pytest.raises(Cancelled):
        cell.export(watch=watch)
    assert nothing_happened(cell)
    assert cell.export().sent.sequence == 1


def test_stopping_after_it_is_done_comes_too_late(cell):
    def watch(now, done, total, item):
        if now is Phase.RELEASE:
            raise Cancelled

    assert cell.export(watch=watch).sent.sequence == 1
    assert len(list(cell.stick().iterdir())) == 1


def test_every_phase_is_told_in_order(cell):
    seen = []
    cell.export(watch=lambda now, done, total, item: seen.append((now, done, total)))
    assert list(dict.fromkeys(now for now, _, _ in seen)) == list(Phase)
    assert all(0 <= done <= total for _, done, total in seen)


def test_phases_can_be_heard_as_plain_progress(cell):
    seen = []
    cell.export(watch=phase.watched_by(lambda done, total: seen.append((done, total))))
    assert seen[-1] == (1, 1)


def test_a_missing_folder_is_said(cell):
    with pytest.raises(TargetMissing):
        cell.export(cell.folder / "gone")
    assert not cell.package.history()


def test_a_full_stick_is_noticed_before_the_first_byte(cell, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(
        "app.package.sending.delivery.shutil.disk_usage", lambda p: usage
    )
    with pytest.raises(TargetTooSmall):
        cell.export()
    assert nothing_happened(cell)


class FailingDisk:
    """A file that takes so many bytes and then fails as the machine would."""

    def __init__(self, file, number, after):
        self._file, self._number, self._left = file, number, after

    def write(self, piece):
        self._left -= len(piece)
        if self._left < 0:
            raise OSError(self._number, "machine")
        return self._file.write(piece)

    def __getattr__(self, name):
        return getattr(self._file, name)


@pytest.mark.parametrize(
    ("number", "problem"),
    [(28, DiskFull), (5, TargetPulled), (19, TargetPulled), (30, EnvironmentProblem)],
    ids=["full", "read error", "no device", "read-only"],
)
@pytest.mark.parametrize("after", [0, 1000, 40_000])
def test_a_disk_that_fails_while_writing_leaves_nothing(
    cell, monkeypatch, number, problem, after
):
    real = delivery._write

    def failing(packed, write, name, watch):
        disk = FailingDisk(write.__self__, number, after)
        real(packed, disk.write, name, watch)

    monkeypatch.setattr(delivery, "_write", failing)
    with pytest.raises(problem):
        cell.export()
    monkeypatch.undo()
    assert nothing_happened(cell)
    assert cell.export().sent.sequence == 1


def test_a_stick_that_keeps_other_bytes_is_noticed(cell, monkeypatch):
    real = delivery._write

    def lying(packed, write, name, watch):
        def changed(piece):
            return write(
                piece[:-1] + bytes([piece[-1] ^ 1]) if len(piece) > 999 else piece
            )

        real(packed, changed, name, watch)

    monkeypatch.setattr(delivery, "_write", lying)
    with pytest.raises(ReadBackFailed):
        cell.export()
    monkeypatch.undo()
    assert nothing_happened(cell)


def test_a_folder_that_may_not_be_written_is_said(cell, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "denied")

    folder = cell.stick()
    real_open = Path.open

    def guarded(self, mode="r", *args, **kwargs):
        if "w" in mode and self.parent == folder:
            refuse(self)
        return real_open(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", guarded)
    with pytest.raises(EnvironmentProblem):
        cell.export()
    monkeypatch.undo()
    assert nothing_happened(cell)


def test_a_register_that_cannot_be_written_takes_the_file_back(cell, monkeypatch):
    """The local disk is full: the stick must not hold what the book does not know."""
    monkeypatch.setattr(
        type(cell.package._rows), "add", lambda *a: (_ for _ in ()).throw(DiskFull())
    )
    with pytest.raises(DiskFull):
        cell.export()
    monkeypatch.undo()
    assert nothing_happened(cell)


def test_a_commit_that_fails_takes_the_file_back(cell, monkeypatch):
    store = cell.office.store
    real = type(store).command

    from contextlib import contextmanager

    @contextmanager
    def failing(self, name, **told):
        with real(self, name, **told) as unit:
            yield unit
            if name == "package.export":
                raise DiskFault

    monkeypatch.setattr(type(store), "command", failing)
    with pytest.raises(DiskFault):
        cell.export()
    monkeypatch.undo()
    assert nothing_happened(cell)


def test_a_file_with_that_name_is_never_overwritten(cell):
    path = cell.stick() / "BC_CB07_2026_000001.asice.p7m"
    path.write_bytes(b"something else")
    with pytest.raises(PackageAlreadyThere):
        cell.export()
    assert path.read_bytes() == b"something else"
    assert not cell.package.history()


def test_a_package_that_a_power_cut_left_unregistered_is_adopted(cell, monkeypatch):
    """The power goes after the renaming, before the register's commit."""
    monkeypatch.setattr(type(cell.package._rows), "add", lambda *a: None)
    left = cell.export()
    monkeypatch.undo()
    assert cell.package.history() == []
    cell.clock.advance(600)
    done = cell.export()
    assert done.sent.sequence == 2
    assert [s.sequence for s in cell.package.history()] == [2, 1]
    assert cell.package.history()[1].id == left.sent.id
    verdict = inspect(Path(done.path), committee_reader(cell), cell.clock.now())
    assert verdict.header.prev_manifest_sha256 == left.sent.manifest_sha256


def test_what_was_sent_can_be_neither_undone_nor_changed(cell):
    done = cell.export()
    assert done.change.command_id == ""
    events = cell.office.store.events(entity="package_sent", entity_id=done.sent.id)
    with pytest.raises(Locked):
        cell.office.store.undo(events[0].command_id)
    with pytest.raises(Locked), cell.office.store.command("x") as unit:
        unit.update("package_sent", done.sent.id, {"sequence": 9})


@pytest.mark.parametrize(
    ("name", "title", "content"),
    [
        ("Nội dung tuyệt mật.pdf", "", b"%PDF-1.7\n%%EOF\n"),
        ("bao-cao.pdf", "Danh sách tối mật", b"%PDF-1.7\n%%EOF\n"),
        ("mat_01.pdf", "", b"%PDF-1.7\n%%EOF\n"),
    ],
    ids=["file name", "title", "name without marks"],
)
def test_a_marked_paper_is_never_packed(cell, name, title, content):
    cell.attach(name, content, title)
    assert check(cell.package.preview(2026), "secrecy").rank is Rank.BLOCKS
    with pytest.raises(Classified):
        cell.export()
    assert nothing_happened(cell)


def test_a_paper_whose_title_is_the_mark_is_not_even_attached(cell):
    with pytest.raises(SecretMark):
        cell.attach("Tuyệt mật.pdf", b"%PDF-1.7\n%%EOF\n", "")


def word_file(text):
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        archive.writestr(
            "word/document.xml", f"<w:document>{body}<w:p>x</w:p></w:document>"
        )
    return out.getvalue()


def test_a_mark_inside_a_word_file_is_found(cell):
    cell.attach("kế hoạch.docx", word_file("TỐI MẬT"))
    with pytest.raises(Classified):
        cell.export()


def test_an_ordinary_word_file_is_packed(cell):
    cell.attach("kế hoạch.docx", word_file("Bảo vệ bí mật nhà nước"))
    assert cell.export().sent.files


def test_a_clock_that_went_back_stops_the_signing(cell):
    cell.export()
    cell.clock.advance(-86400)
    assert check(cell.package.preview(2026), "clock").rank is Rank.BLOCKS
    with pytest.raises(ChecksOpen):
        cell.export()


def test_a_clock_before_the_program_existed_stops_the_signing(cell):
    cell.clock.set(datetime(2020, 1, 1, tzinfo=UTC))
    assert check(cell.package.preview(2026), "clock").rank is Rank.BLOCKS


def test_a_package_too_large_is_refused_before_writing(cell, monkeypatch):
    from app.package import policy

    small = dataclasses.replace(policy.limits(), package_bytes=10_000)
    monkeypatch.setattr("app.package.sending.parcel.policy.limits", lambda: small)
    with pytest.raises(TooLarge):
        cell.export()
    monkeypatch.undo()
    assert nothing_happened(cell)


def test_a_cell_that_is_not_set_up_says_so(store, clock, tmp_path):
    from app.bootstrap import build

    office = build(store, clock, None, tmp_path / "sign.key")
    with pytest.raises(UnitMissing):
        office.package.preview(2026)
    office.attachments.close()


def test_a_year_without_anything_can_be_sent(cell):
    done = cell.package.export(2025, cell.stick(), PASSPHRASE)
    assert done.sent.period == "2025"


def test_a_unit_code_with_marks_gives_a_plain_file_name(cell):
    from app.package.keyring import ascii_code

    unit = cell.office.people.unit()
    odd = dataclasses.replace(unit, code="Chi bộ Đ-5/Ấp")
    assert ascii_code(odd) == "CHIBOD5AP"
    assert ascii_code(dataclasses.replace(unit, code="")) == "CB"


def test_a_committee_takes_packages_into_the_history_of_their_sender(cell):
    reception = cell.package.reception
    reader = committee_reader(cell, reception._rows.history)
    first = cell.export()
    cell.clock.advance(60)
    cell.attach()
    second = cell.export()
    late = reception.inspect(Path(second.path), reader=reader)
    assert late.code == "W_GAP"
    assert late.missing == (1,)
    reception.accept(Path(second.path), late, reader)
    early = reception.inspect(Path(first.path), reader=reader)
    assert early.code == "W_LATE_OLD"
    reception.accept(Path(first.path), early, reader)
    again = reception.inspect(Path(first.path), reader=reader)
    assert again.code == "I_DUPLICATE"
    reception.accept(Path(first.path), again, reader)
    codes = [record.code for record in reception.imports()]
    assert codes.count("I_DUPLICATE") == 2


def test_a_file_exchanged_between_two_looks_is_not_taken_in(cell):
    reception = cell.package.reception
    reader = committee_reader(cell, reception._rows.history)
    path = Path(cell.export().path)
    verdict = reception.inspect(path, reader=reader)
    cell.clock.advance(60)
    cell.attach()
    path.write_bytes(Path(cell.export().path).read_bytes())
    with pytest.raises(NotAcceptable):
        reception.accept(path, verdict, reader)


def test_a_restored_book_gets_a_new_life(cell):
    first = cell.export()
    cell.package.renew_instance()
    cell.clock.advance(60)
    second = cell.export()
    lives = {
        inspect(
            Path(d.path), committee_reader(cell), cell.clock.now()
        ).header.instance_id
        for d in (first, second)
    }
    assert len(lives) == 2


def test_a_book_in_memory_has_no_key(store, clock):
    from app.bootstrap import build

    office = build(store, clock)
    with pytest.raises((KeyMissing, UnitMissing)):
        office.package.keys.make_keys(PASSPHRASE, Path("unused"))
    office.attachments.close()


def test_evidence_is_read_once_however_often_it_is_looked_at(cell, monkeypatch):
    cell.attach()
    folder = cell.office.checklist.evidence
    reads = []
    real = type(folder).content

    def counted(self, evidence_id):
        reads.append(evidence_id)
        return real(self, evidence_id)

    monkeypatch.setattr(type(folder), "content", counted)
    first = cell.package.preview(2026)
    seen = len(reads)
    assert cell.package.preview(2026).content_sha256 == first.content_sha256
    assert len(reads) == seen
