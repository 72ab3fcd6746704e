"""``main.py demo``: the practice scenario, played into a new folder."""

import argparse
from pathlib import Path

from app.cli import play
from app.cli.output import refuse, say
from app.kernel.errors import Problem
from app.scenario import practice, reader

NAME = "demo"
HELP = "làm trọn việc chính với chi bộ tập sự: danh sách, kỳ họp, kế hoạch, gói báo cáo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare --out and --json."""
    parser.add_argument(
        "--out", type=Path, required=True, help="thư mục mới cho kết quả"
    )
    parser.add_argument("--json", action="store_true", help="kết quả dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    """Play the shipped practice scenario; 0 done, 1 failed."""
    if not arguments.json:
        say(f"Chi bộ tập sự (dữ liệu không có thật) được ghi vào {arguments.out}")
    try:
        scenario = reader.read(practice.scenario_file())
        return play.play_into(scenario, arguments.out, as_json=arguments.json)
    except Problem as problem:
        refuse(problem, as_json=arguments.json)
        return 1
