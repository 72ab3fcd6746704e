"""Read a scenario file strictly: unknown steps and fields are refused by number.

```toml
title = "One month"
seed = 69

[[step]]
do = "members.import"
at = 2026-01-05T08:00:00      # local time in Viet Nam, never before the step above
as = "list"                   # optional: later steps reach the record by this name
file = "danh-sach-dang-vien.xlsx"
```
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from app.infra.files import read_file
from app.kernel.clock import VIETNAM
from app.scenario.errors import (
    BadStepFields,
    ScenarioUnreadable,
    StepsOutOfOrder,
    UnknownStep,
)
from app.scenario.model import Planned, Scenario, Step
from app.scenario.registry import STEPS

_OWN_KEYS = frozenset({"do", "at", "as"})
_TOP_KEYS = frozenset({"title", "seed", "step"})
_MOST_MB = 8


def read(path: Path) -> Scenario:
    """Read the file at ``path``; raises the family ``BadScenario``."""
    raw = _raw(path)
    if detail := _wrong_shape(raw):
        raise ScenarioUnreadable(path=path.name, detail=detail)
    by_name = {step.name: step for step in STEPS}
    steps = [_planned(n, entry, by_name) for n, entry in enumerate(raw["step"], 1)]
    for before, after in pairwise(steps):
        if after.at < before.at:
            raise StepsOutOfOrder(number=after.number, at=after.at.isoformat())
    title = str(raw.get("title", path.stem))
    return Scenario(title, raw.get("seed", 0), path.parent, tuple(steps))


def _raw(path: Path) -> dict[str, Any]:
    content = read_file(path, _MOST_MB)
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ScenarioUnreadable(path=path.name, detail=str(error)) from error


def _wrong_shape(raw: Mapping[str, object]) -> str:
    """Say what is wrong with the top of the file, or nothing."""
    if unknown := set(raw) - _TOP_KEYS:
        return f"khóa lạ {', '.join(sorted(unknown))}"
    if not isinstance(raw.get("seed", 0), int):
        return "seed phải là số nguyên"
    steps = raw.get("step")
    if not isinstance(steps, list):
        return "thiếu [[step]]"
    return "" if all(isinstance(s, dict) for s in steps) else "step phải là [[step]]"


def _planned(
    number: int, entry: Mapping[str, object], by_name: Mapping[str, Step]
) -> Planned:
    name = str(entry.get("do", ""))
    step = by_name.get(name)
    if step is None:
        raise UnknownStep(number=number, name=name)
    moment = entry.get("at")
    if not isinstance(moment, datetime):
        raise BadStepFields(number=number, name=name, detail="thiếu ngày giờ ở khóa at")
    given = {key: value for key, value in entry.items() if key not in _OWN_KEYS}
    try:
        fields = msgspec.convert(given, step.fields)
    except msgspec.ValidationError as error:
        raise BadStepFields(number=number, name=name, detail=str(error)) from error
    at = moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment
    return Planned(number, at, step, fields, str(entry.get("as", "")))
