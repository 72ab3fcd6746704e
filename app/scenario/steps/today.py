"""Steps of the yearly calendar: what is done, what is left out."""

from app.scenario.model import Fields, Result, Stage, Step


class Finish(Fields):
    """Say that entries of the calendar are done, by their keys ("fees@2026-01")."""

    entries: list[str]


def _finish(stage: Stage, fields: Finish) -> Result:
    for entry in fields.entries:
        stage.office.today.finish(entry)
    return {"done": len(fields.entries)}


STEPS = (Step("today.finish", "Ghi việc theo lịch năm đã xong.", Finish, _finish),)
