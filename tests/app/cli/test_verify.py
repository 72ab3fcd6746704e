"""``main.py verify``: exit codes and the JSON keys of app/cli/README.md."""

import json

import pytest

from app.cli.main import run
from app.infra.clock import SystemClock
from tests.app.package.making import Maker


@pytest.fixture
def desk(tmp_path):
    maker = Maker.create(when=SystemClock().now())
    maker.office.save(tmp_path)
    now = SystemClock().now().isoformat(timespec="seconds")
    blank = maker.header(created_at=now)
    (tmp_path / "good.p7m").write_bytes(maker.package(blank=blank))
    bad = bytearray(maker.package())
    bad[-1] ^= 1
    (tmp_path / "bad.p7m").write_bytes(bad)
    return tmp_path


def verify(desk, name, *more):
    trust, key = str(desk / "trust.pem"), str(desk / "enc.key.pem")
    return run(["verify", str(desk / name), "--trust", trust, "--key", key, *more])


def test_a_good_package_is_acceptable(desk, capsys):
    assert verify(desk, "good.p7m") == 0
    assert "✓ Niêm phong còn nguyên" in capsys.readouterr().out


def test_a_tampered_package_is_refused(desk, capsys):
    assert verify(desk, "bad.p7m") == 1
    assert "E_TAMPERED" in capsys.readouterr().out


def test_the_json_has_the_promised_keys(desk, capsys):
    assert verify(desk, "good.p7m", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {
        "file",
        "acceptable",
        "verdict",
        "sentence",
        "facts",
        "warnings",
        "header",
        "words",
        "signer",
        "sha256",
        "manifest_sha256",
        "size",
        "scores",
    }
    assert told["scores"] is None
    assert told["acceptable"] is True
    assert told["verdict"] == "OK"
    assert told["warnings"] == []
    assert told["header"]["sender"]["unit_code"] == "CB07"
    assert all(set(f) == {"name", "ok", "code", "sentence"} for f in told["facts"])


def test_the_json_of_a_refusal_names_code_and_sentence(desk, capsys):
    assert verify(desk, "bad.p7m", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "E_TAMPERED"
    assert told["header"] is None
    refused = [f for f in told["facts"] if f["ok"] is False]
    assert [f["name"] for f in refused] == ["intact"]
    assert refused[0]["sentence"] == told["sentence"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["good.p7m"],
        ["good.p7m", "--trust", "trust.pem"],
        ["good.p7m", "--data", "x", "--key", "enc.key.pem"],
        ["good.p7m", "--data", "x"],
        ["none.p7m", "--trust", "trust.pem", "--key", "enc.key.pem"],
        ["good.p7m", "--trust", "none.pem", "--key", "enc.key.pem"],
        ["good.p7m", "--trust", "trust.pem", "--key", "good.p7m"],
        ["good.p7m", "--trust", "good.p7m", "--key", "enc.key.pem"],
        ["good.p7m", "--trust", "enc.key.pem", "--key", "enc.key.pem"],
    ],
)
def test_wrong_use_and_the_machine_are_exit_code_two(
    desk, capsys, monkeypatch, arguments
):
    monkeypatch.chdir(desk)
    assert run(["verify", *arguments, "--json"]) == 2
    said = capsys.readouterr()
    assert said.err.strip().endswith(".")
    assert json.loads(said.out)["error"]["sentence"] == said.err.strip()
