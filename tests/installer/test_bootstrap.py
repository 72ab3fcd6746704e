"""The set-up, run for real on a tiny lock with a wheel of our own and no network."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
METADATA = "Metadata-Version: 2.1\nName: tinypackage\n"
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
MAIN = """
import sys
from installer import bootstrap
bootstrap.ensure("tiny.lock")
import tinypackage
print(sys.prefix, tinypackage.WORD, *sys.argv[1:])
"""


def wheel(folder: Path, word: str, version: str) -> tuple[str, str]:
    """Write a wheel by hand; return its requirement line and hash."""
    info = f"tinypackage-{version}.dist-info"
    files = {
        "tinypackage.py": f"WORD = {word!r}\n",
        f"{info}/METADATA": f"{METADATA}Version: {version}\n",
        f"{info}/WHEEL": WHEEL,
    }
    lines = []
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
        lines.append(f"{name},sha256={digest.decode().rstrip('=')},{len(text)}")
    files[f"{info}/RECORD"] = "\n".join([*lines, f"{info}/RECORD,,", ""])
    path = folder / f"tinypackage-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return f"tinypackage=={version}", hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def home(tmp_path):
    """Copy the set-up into a folder with spaces and marks, with its own wheelhouse."""
    folder = tmp_path / "Tài liệu số 1"
    (folder / "installer").mkdir(parents=True)
    (folder / "wheelhouse").mkdir()
    shutil.copy(ROOT / "installer/bootstrap.py", folder / "installer")
    (folder / "main.py").write_text(MAIN, encoding="utf-8")
    lock(folder, "một", "1.0")
    return folder


def lock(folder: Path, word: str, version: str, digest: str = "") -> None:
    line, good = wheel(folder / "wheelhouse", word, version)
    text = f"{line} \\\n    --hash=sha256:{digest or good}\n"
    (folder / "installer/tiny.lock").write_text(text, encoding="utf-8")


def start(folder: Path, *arguments: str, **environment: str):
    # The interpreter that made the test environment, so that pip is at hand.
    python = getattr(sys, "_base_executable", sys.executable)
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTEST"))
    }
    return subprocess.run(
        [python, "main.py", *arguments],
        cwd=folder,
        env={**clean, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_it_sets_up_offline_and_continues_inside(home):
    first = start(home, "đối số", "hai")
    assert first.returncode == 0, first.stderr
    assert first.stdout.split("\n")[0] == f"{home / '.venv'} một đối số hai"
    assert "một lần" in first.stderr
    again = start(home)
    assert again.stdout.strip().endswith("một")
    assert not again.stderr


def test_a_changed_lock_adds_to_the_environment(home):
    start(home)
    keep = home / ".venv/keep-me"
    keep.touch()
    lock(home, "hai", "2.0")
    assert start(home).stdout.strip().endswith("hai")
    assert keep.exists()


def test_an_environment_left_half_made_is_built_anew(home):
    start(home)
    (home / ".venv/debris").touch()
    (home / ".venv/installing").touch()
    assert start(home).stdout.strip().endswith("một")
    assert not (home / ".venv/debris").exists()


def test_a_broken_interpreter_is_replaced(home):
    start(home)
    for stamp in (home / ".venv").glob("*.stamp"):
        stamp.unlink()
    inside = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    python = home / ".venv" / inside
    python.unlink()
    python.write_text("junk", encoding="utf-8")
    assert start(home).stdout.strip().endswith("một")


def test_a_wheel_with_another_hash_is_refused_with_one_remedy(home):
    lock(home, "một", "1.0", digest="0" * 64)
    refused = start(home)
    assert refused.returncode == 2
    assert "wheelhouse" in refused.stderr.splitlines()[-1]
    assert "Traceback" not in refused.stderr
    lock(home, "một", "1.0")
    assert start(home).stdout.strip().endswith("một")


def test_missing_libraries_end_in_one_line_to_type(home, monkeypatch):
    from installer import bootstrap

    monkeypatch.setattr(bootstrap, "QT_LIBRARIES", (("libnone.so.9", "libnone9"),))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    with pytest.raises(SystemExit) as stopped:
        bootstrap.ensure("requirements.lock", window=True)
    assert stopped.value.code == 2


def test_a_library_is_there_when_the_loader_lists_it_or_loads_it(
    home, monkeypatch, tmp_path
):
    from installer import bootstrap

    monkeypatch.setattr(bootstrap, "QT_LIBRARIES", (("libnone.so.9", "libnone9"),))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    listed = tmp_path / "ld.so.cache"
    monkeypatch.setattr(bootstrap, "LOADER_LIST", listed)
    for lines in (b"", b"/usr/lib/libnone.so.90\0", b"/usr/lib/otherlibnone.so.9\0"):
        listed.write_bytes(lines)
        with pytest.raises(SystemExit):
            bootstrap._ensure_system(window=True, programs=())
    listed.write_bytes(b"\0/usr/lib/libnone.so.9\0libnone.so.9\0")
    bootstrap._ensure_system(window=True, programs=())
    listed.unlink()
    monkeypatch.setattr(bootstrap, "QT_LIBRARIES", (("libc.so.6", "libc6"),))
    bootstrap._ensure_system(window=True, programs=())


@pytest.mark.parametrize(
    ("name", "shown"),
    [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("NOTHING", False)],
)
def test_a_display_is_recognised(monkeypatch, name, shown):
    from installer import bootstrap

    for known in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(known, raising=False)
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setenv(name, ":1")
    assert bootstrap.has_display() is shown
