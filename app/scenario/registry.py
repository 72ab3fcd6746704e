"""Every step a scenario can name, feature by feature; add your module's STEPS here."""

from app.scenario.model import Step
from app.scenario.steps import (
    book,
    cell,
    checklist,
    development,
    documents,
    members,
    package,
    today,
)

STEPS: tuple[Step, ...] = (
    *cell.STEPS,
    *book.STEPS,
    *members.STEPS,
    *checklist.STEPS,
    *development.STEPS,
    *documents.STEPS,
    *package.STEPS,
    *today.STEPS,
)
