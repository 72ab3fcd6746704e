"""The log tells what happened and never about whom."""

import logging

import pytest

from app.infra.errors import DiskFull
from app.infra.log import NAME, CodesOnly, places, start, stop
from app.infra.paths import DataFolder


@pytest.fixture
def log(tmp_path):
    folder = DataFolder(tmp_path)

    def written():
        return (folder.logs / "so-chi-bo.log").read_text(encoding="utf-8")

    yield start(folder), written
    stop()


def test_codes_numbers_and_ids_are_written(log):
    logger, written = log
    logger.info("command %s took %d ms", "members.enrol", 12)
    logger.warning("problem %s of %s", "DiskFull", "01a205f5bb007eb7b7e06182ea24b03e")
    lines = written().splitlines()
    assert lines[0].endswith("INFO so_chi_bo command members.enrol took 12 ms")
    assert lines[1].endswith("problem DiskFull of 01a205f5bb007eb7b7e06182ea24b03e")


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        pytest.param("member %s", ("Nguyễn Tuyết Mai",), id="argument"),
        pytest.param("member %s", ("Tuyet Mai",), id="without marks"),
        pytest.param("member %s", ("Mai",), id="one word"),
        pytest.param("member Nguyễn Tuyết Mai", (), id="message"),
        pytest.param("member %d", ("Nguyễn Tuyết Mai",), id="wrong placeholder"),
        pytest.param("member %s %s", ("Nguyễn Tuyết Mai",), id="too few"),
        pytest.param("member %(a)s", ({"a": "Tuyết Mai"},), id="dictionary"),
        pytest.param("a\nmember Mai", (), id="second line"),
    ],
)
def test_names_are_not(message, arguments):
    record = logging.LogRecord(
        NAME, logging.ERROR, __file__, 1, message, arguments, None
    )
    line = CodesOnly().format(record)
    assert "Mai" not in line
    assert "ERROR" in line


def fail(name):
    try:
        int(name)
    except ValueError as error:
        raise DiskFull(path=name) from error


def test_an_exception_is_told_by_kind_and_place(log):
    logger, written = log
    try:
        fail("Nguyễn Tuyết Mai")
    except DiskFull:
        logger.exception("unexpected")
    text = written()
    assert "app.infra.errors.DiskFull" in text
    assert "builtins.ValueError" in text
    assert "tests/app/infra/test_log.py:" in text
    assert "Mai" not in text
    assert "/tests/" not in text.replace(" tests/", "")


def test_a_circle_of_causes_ends():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert len(places(first)) == 2


def test_starting_twice_writes_once(log, tmp_path):
    start(DataFolder(tmp_path))
    logging.getLogger(NAME).info("once")
    assert log[1]().count("once") == 1


def test_the_log_does_not_grow_for_ever(log, tmp_path):
    for number in range(12_000):
        log[0].info("line %d %s", number, "x" * 60)
        if number % 4000 == 0:
            stop()
            start(DataFolder(tmp_path))
    files = list((tmp_path / "logs").iterdir())
    assert 1 < len(files) <= 4
    assert all(file.stat().st_size <= 512 * 1024 for file in files)
