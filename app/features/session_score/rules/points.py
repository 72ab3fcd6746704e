"""Points and steps as they are typed and as they are printed. Pure."""

import re

from app.features.session_score.errors import (
    ScorePointsUnreadable,
    ScoreStepsUnreadable,
)
from app.features.session_score.model.ruleset import POINT
from app.features.session_score.model.scheme import Steps

_POINTS = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?")
_STEP = re.compile(r"([0-9]{1,5})\s*%?\s*=\s*([0-9][0-9.,]*)")


def points(text: str, field: str = "points") -> int:
    """Read "4,5" as 450 hundredths, or raise ``ScorePointsUnreadable``."""
    found = _POINTS.fullmatch(text.strip())
    if found is None:
        raise ScorePointsUnreadable(field=field, text=text)
    whole, part = found.groups()
    return int(whole) * POINT + int((part or "").ljust(2, "0"))


def written(hundredths: int) -> str:
    """Write 450 hundredths as "4,5" and 500 as "5"."""
    whole, part = divmod(hundredths, POINT)
    return f"{whole},{part:02d}".rstrip("0") if part else str(whole)


def steps(text: str, most_steps: int) -> Steps:
    """Read "90 = 5; 60 = 3", highest bound first; nothing for an empty text."""
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    found: dict[int, int] = {}
    for part in parts:
        step = _STEP.fullmatch(part)
        if step is None or int(step.group(1)) in found or len(parts) > most_steps:
            raise ScoreStepsUnreadable(field="steps", text=text)
        try:
            found[int(step.group(1))] = points(step.group(2))
        except ScorePointsUnreadable as error:
            raise ScoreStepsUnreadable(field="steps", text=text) from error
    return tuple(sorted(found.items(), reverse=True))


def steps_written(found: Steps) -> str:
    """Write steps the way they are typed."""
    return "; ".join(f"{bound} = {written(given)}" for bound, given in found)
