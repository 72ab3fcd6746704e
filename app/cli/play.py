"""``main.py play``: play a scenario file, or list every step with its fields."""

import argparse
import os
from pathlib import Path

import msgspec

from app.cli.output import give, say
from app.cli.passphrase import VARIABLE
from app.kernel.errors import UserError
from app.scenario import player, reader
from app.scenario.model import Scenario
from app.scenario.practice import PASSPHRASE
from app.scenario.registry import STEPS

NAME = "play"
HELP = "chạy một kịch bản qua các nghiệp vụ của phần mềm"


class ScenarioMissing(UserError):
    """Neither a scenario with its folder nor --list was given."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare SCENARIO, --out, --list, --json."""
    parser.add_argument("scenario", nargs="?", type=Path, help="tệp kịch bản .toml")
    parser.add_argument("--out", type=Path, help="thư mục kết quả, phải trống")
    parser.add_argument("--list", action="store_true", help="liệt kê mọi bước")
    parser.add_argument("--json", action="store_true", help="kết quả dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    """Play or list; 0 done, 1 a step failed, 2 bad scenario."""
    if arguments.list:
        return _list(as_json=arguments.json)
    if arguments.scenario is None or arguments.out is None:
        raise ScenarioMissing
    scenario = reader.read(arguments.scenario)
    return play_into(scenario, arguments.out, as_json=arguments.json)


def play_into(scenario: Scenario, out: Path, *, as_json: bool) -> int:
    """Play ``scenario`` into ``out`` and print each step; 0 or 1."""

    def watch(played: player.Played) -> None:
        if not as_json:
            mark = "✓" if played.ok else "✗"
            facts = ", ".join(f"{k} {v}" for k, v in played.result.items() if k != "id")
            line = f"{mark} {played.planned.at:%d/%m/%Y} {played.planned.step.name:<28}"
            say(f"{line} {played.seconds * 1000:6.0f} ms  {facts or played.sentence}")

    passphrase = os.environ.get(VARIABLE) or PASSPHRASE
    outcome = player.play(scenario, out, passphrase, watch)
    ok = all(played.ok for played in outcome)
    if as_json:
        give(_report(scenario, out, outcome))
    else:
        _close(out, outcome, ok=ok)
    return 0 if ok else 1


def _report(
    scenario: Scenario, out: Path, outcome: list[player.Played]
) -> dict[str, object]:
    digests = [
        p.result["content_sha256"] for p in outcome if "content_sha256" in p.result
    ]
    failed = next((p for p in outcome if not p.ok), None)
    return {
        "scenario": scenario.title,
        "ok": failed is None,
        "seconds": round(sum(p.seconds for p in outcome), 3),
        "out": str(out),
        "steps": [
            {
                "number": p.planned.number,
                "do": p.planned.step.name,
                "at": p.planned.at.isoformat(),
                "seconds": round(p.seconds, 4),
                "ok": p.ok,
                "result": dict(p.result),
            }
            for p in outcome
        ],
        "error": {
            "number": failed.planned.number,
            "code": failed.error,
            "sentence": failed.sentence,
        }
        if failed
        else None,
        "content_sha256": digests[-1] if digests else None,
    }


def _close(out: Path, outcome: list[player.Played], *, ok: bool) -> None:
    total = sum(played.seconds for played in outcome)
    if ok:
        say(f"Xong {len(outcome)} bước trong {total:.1f} giây. Kết quả ở {out}")
        if not os.environ.get(VARIABLE):
            say(f"Mật khẩu của sổ tập sự: {PASSPHRASE}")
    else:
        say(f"Dừng ở bước {outcome[-1].planned.number}. Những gì đã làm ở {out}")


def _list(*, as_json: bool) -> int:
    if as_json:
        give(
            {
                "steps": [
                    {
                        "do": step.name,
                        "help": step.help,
                        "schema": msgspec.json.schema(step.fields),
                    }
                    for step in STEPS
                ]
            }
        )
        return 0
    for step in STEPS:
        names = ", ".join(
            field.name if field.required else f"[{field.name}]"
            for field in msgspec.structs.fields(step.fields)
        )
        say(f"{step.name:<28} {step.help}")
        say(f"{'':28} {names}")
    return 0
