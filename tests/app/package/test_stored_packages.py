"""Packages kept in tests/packages: add a file there, get a test here."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from app.infra.clock import SystemClock
from app.kernel.clock import VIETNAM
from app.package.keys import trust
from app.package.receiving.case import Reader
from app.package.receiving.inspector import inspect

ROOT = Path(__file__).parents[2] / "packages"
VALID = sorted((ROOT / "valid").glob("*/*.p7m"))
INVALID = sorted((ROOT / "invalid").glob("*.p7m"))
TAMPERED = sorted((ROOT / "tampered").glob("*.toml"))


def name_of(path):
    return path.stem


def reader_of(folder):
    key = (folder / "committee/enc.key.pem").read_bytes()
    authorities = (folder / "committee/trust.pem").read_bytes()
    return Reader(
        keys=(trust.key_from_pem(key, "key"),),
        trust=trust.from_pem(authorities, "trust"),
    )


READER = reader_of(ROOT / "valid/first")


@pytest.mark.parametrize("path", VALID, ids=name_of)
@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 12, 1, tzinfo=VIETNAM), SystemClock().now()],
    ids=["then", "now"],
)
def test_a_package_of_a_release_is_accepted_for_ever(path, moment):
    verdict = inspect(path, reader_of(path.parent), moment)
    assert verdict.acceptable, verdict.sentence


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_a_file_that_is_no_package_is_refused(path):
    verdict = inspect(path, READER, SystemClock().now())
    assert verdict.code == path.name.split("__")[0]


@pytest.mark.parametrize("path", TAMPERED, ids=name_of)
def test_a_changed_package_is_refused(path, tmp_path):
    recipe = tomllib.loads(path.read_text("utf-8"))
    folder = ROOT / "valid" / recipe["of"]
    content = bytearray(next(folder.glob("*.p7m")).read_bytes())
    if "at" in recipe:
        at = len(content) // 2 if recipe["at"] == "middle" else recipe["at"]
        content[at] ^= recipe["xor"]
    content = content[: len(content) - recipe.get("cut", 0)]
    content += bytes.fromhex(recipe.get("append", ""))
    changed = tmp_path / "changed.p7m"
    changed.write_bytes(content)
    verdict = inspect(changed, reader_of(folder), SystemClock().now())
    assert verdict.code == recipe["code"]


def test_there_is_something_to_test():
    assert VALID
    assert INVALID
    assert TAMPERED


def test_the_scores_of_a_stored_package_are_read_and_of_an_older_one_are_none():
    found = {
        path.parent.name: inspect(path, reader_of(path.parent), SystemClock().now())
        for path in VALID
    }
    assert found["first"].scores is None
    (changed,) = found["scores"].scores.changed
    assert changed[1].reason == "Đi cấp cứu"
