"""Confirmed records survive a kill and a full disk; nothing readable is on the disk."""

import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from app.infra.errors import DiskFault, DiskFull
from app.infra.paths import DataFolder
from app.infra.safety.opening import create_book, open_book
from app.infra.store import Store
from app.infra.vault import Vault
from tests.app.infra.safety.conftest import PASS, QUICK, SETS, note, texts

ROOT = Path(__file__).parents[4]
KILLS = 10
WRITER = """
import sys
from pathlib import Path
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.infra.safety.opening import open_book
from tests.app.infra.safety.conftest import PASS, SETS
book = open_book(DataFolder(Path(sys.argv[1])), PASS, SystemClock(), SETS)
number = 0
while True:
    name = f"{sys.argv[2]}-{number}"
    with book.store.command("note") as unit:
        for part in range(20):
            unit.insert("note", {"text": name, "data": b"x" * 1500})
    stored = book.attachments.add(name.encode(), "text/plain")
    print(number, stored.sha256, flush=True)
    number += 1
"""


def test_killed_writers_never_lose_what_they_confirmed(folder, made, clock):
    confirmed = {}
    for attempt in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder.root), str(attempt)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _line in range(1 + attempt % 4):
            number, sha256 = process.stdout.readline().split()
            confirmed[f"{attempt}-{number}"] = sha256
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0]
        for line in rest.splitlines():
            if len(line.split()) == 2 and len(line.split()[1]) == 64:
                confirmed[f"{attempt}-{line.split()[0]}"] = line.split()[1]
        book = open_book(folder, PASS, clock, SETS)
        counts = {
            row["text"]: row["n"]
            for row in book.store.rows(
                "SELECT text, count(*) AS n FROM note GROUP BY text"
            )
        }
        assert confirmed.keys() <= counts.keys()
        assert set(counts.values()) == {20}, "a transaction is there whole or not"
        assert book.store.chain.check().broken_at is None
        for text, sha256 in confirmed.items():
            assert book.attachments.read(sha256) == text.encode()
        book.lock.release()
        book.store.close()
        book.attachments.close()
    assert len(confirmed) >= KILLS


@pytest.fixture
def small_disk():
    """Let no file grow past a limit from the moment it is called."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_the_old_state_and_the_work_goes_on(
    opened, folder, clock, small_disk
):
    note(opened.store, "một")
    small_disk(folder.book.stat().st_size + 20_000)
    for _attempt in range(3):
        with pytest.raises((DiskFull, DiskFault)):
            note(opened.store, "hai", data=b"x" * 500_000)
        assert texts(opened.store) == ["một"]
    with pytest.raises((DiskFull, DiskFault)):
        opened.attachments.add(b"x" * 5_000_000, "application/pdf")
    small_disk(10**9)
    note(opened.store, "ba", data=b"x" * 500_000)
    assert texts(opened.store) == ["ba", "một"]
    assert opened.store.chain.check().broken_at is None
    opened.attachments.add(b"x" * 5_000_000, "application/pdf")
    assert opened.store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_a_full_disk_during_a_copy_leaves_no_half_copy(opened, folder, small_disk):
    note(opened.store, "một", data=b"x" * 300_000)
    small_disk(100_000)
    with pytest.raises((DiskFull, DiskFault)):
        opened.backups.make(opened.store, opened.attachments, "session")
    small_disk(10**9)
    assert opened.backups.listed() == []
    assert list(folder.backups.iterdir()) == []


def test_a_full_disk_does_not_keep_the_book_from_closing(
    folder, made, clock, small_disk
):
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "một", data=b"x" * 300_000)
    small_disk(100_000)
    book.close()
    small_disk(10**9)
    again = open_book(folder, PASS, clock, SETS)
    assert texts(again.store) == ["một"]
    again.close()


def test_a_real_full_file_system_leaves_the_old_state(tmp_path, clock):
    """Fill a small memory file system to the brim, where the system lets us."""
    place = tmp_path / "đĩa"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("the system does not let tests mount a file system")
    try:
        folder = DataFolder(place / "sổ")
        create_book(folder, PASS, clock, SETS, kdf=QUICK)
        book = open_book(folder, PASS, clock, SETS)
        note(book.store, "một")
        with pytest.raises(DiskFull):
            note(book.store, "hai", data=b"x" * 4_000_000)
        fill(place / "đầy")
        assert texts(book.store) == ["một"]
        book.close()
        (place / "đầy").unlink()
        book = open_book(folder, PASS, clock, SETS)
        assert texts(book.store) == ["một"]
        book.close()
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_creation_on_any_small_disk_is_whole_or_leaves_nothing(tmp_path, clock):
    """The journal may fit where book and journal together do not."""
    place = tmp_path / "đĩa"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("the system does not let tests mount a file system")
    outcomes = set()
    try:
        for size in range(64, 640, 16):
            resize = ["mount", "-o", f"remount,size={size}k", str(place)]
            subprocess.run(resize, check=True)
            folder = DataFolder(place / "sổ")
            try:
                create_book(folder, PASS, clock, SETS, kdf=QUICK)
            except DiskFull:
                assert not folder.root.exists()
                outcomes.add("refused")
                continue
            Store.open(folder.book, key_of(folder, clock), clock).close()
            shutil.rmtree(folder.root)
            outcomes.add("whole")
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
    assert outcomes == {"refused", "whole"}


def key_of(folder, clock):
    return Vault(folder.key_file, clock, QUICK).unlock(PASS).raw


def fill(path):
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass


def test_a_creation_on_a_full_disk_leaves_nothing(folder, clock, small_disk):
    small_disk(20_000)
    with pytest.raises((DiskFull, DiskFault)):
        create_book(folder, PASS, clock, SETS, kdf=QUICK)
    small_disk(10**9)
    assert not folder.root.exists()


def test_no_readable_text_is_in_any_file(folder, made, clock):
    marker = "Nguyễn Thị Tuyết Mai 031158000123"
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, marker, data=marker.encode() * 50)
    book.attachments.add(marker.encode() * 500, "text/plain")
    book.backups.make(book.store, book.attachments, "session")
    forms = [marker.encode(), marker.encode("utf-16-le"), b"031158000123"]
    with book.store.command("x") as unit:
        unit.insert("note", {"text": marker * 100, "data": marker.encode() * 9000})
        searched = search(folder, forms)
    assert len(searched) > 6
    book.close()
    assert search(folder, forms)


def search(folder, forms):
    files = [p for p in folder.root.rglob("*") if p.is_file()]
    for path in files:
        content = path.read_bytes()
        assert not [form for form in forms if form in content], path.name
    return files


MAKER = """
import sys
from pathlib import Path
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.infra.safety.opening import create_book
from tests.app.infra.safety.conftest import PASS, QUICK, SETS
print("ready", flush=True)
sys.stdin.readline()
create_book(DataFolder(Path(sys.argv[1])), PASS, SystemClock(), SETS, kdf=QUICK)
print("made", flush=True)
"""


@pytest.mark.parametrize("milliseconds", [0, 2, 5, 10, 20, 40])
def test_a_killed_creation_leaves_a_whole_book_or_none(folder, clock, milliseconds):
    process = subprocess.Popen(
        [sys.executable, "-c", MAKER, str(folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("\n")
    process.stdin.flush()
    time.sleep(milliseconds / 1000)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    if not folder.has_book():
        create_book(folder, PASS, clock, SETS, kdf=QUICK)
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "một")
    book.close()
