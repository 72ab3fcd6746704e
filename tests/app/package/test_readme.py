"""The lines of the README, run exactly as they stand there."""

import re
import subprocess
from pathlib import Path

import pytest

from app.infra.clock import SystemClock
from tests.app.package.making import Maker

pytestmark = pytest.mark.oracle
README = Path(__file__).parents[3] / "README.md"
LINES = re.search(
    r"<!-- check-package -->\n```sh\n(.*?)```", README.read_text("utf-8"), re.S
)[1]


@pytest.fixture
def demo(tmp_path):
    maker = Maker.create(when=SystemClock().now())
    maker.office.save(tmp_path / "committee")
    (tmp_path / "package").mkdir()
    (tmp_path / "package/BC.asice.p7m").write_bytes(maker.package())
    return tmp_path, maker


def run(folder):
    return subprocess.run(
        ["sh", "-eu", "-c", LINES], cwd=folder, capture_output=True, check=False
    )


def test_a_good_package_passes(demo):
    done = run(demo[0])
    assert done.returncode == 0, done.stderr


def test_a_changed_package_does_not(demo):
    path = demo[0] / "package/BC.asice.p7m"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert run(demo[0]).returncode != 0


def test_a_file_exchanged_inside_is_noticed(demo):
    folder, maker = demo
    archive = maker.archive().replace(b"%PDF-1.7", b"%PDF-1.6")
    (folder / "package/BC.asice.p7m").write_bytes(maker.seal(archive))
    assert run(folder).returncode != 0


def test_an_unlisted_file_is_noticed(demo):
    folder, maker = demo
    extra = [("documents/extra.pdf", b"%PDF-")]
    archive = maker.handmade({"package.json": b"{}"}, extra=extra)
    (folder / "package/BC.asice.p7m").write_bytes(maker.seal(archive))
    assert run(folder).returncode != 0
