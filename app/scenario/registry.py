"""Every step a scenario can name, feature by feature; add your module's STEPS here."""

from app.scenario.model import Step
from app.scenario.steps import (
    book,
    cell,
    checklist,
    development,
    documents,
    exports,
    lists,
    members,
    package,
    session_score,
    tasks,
    today,
)
from app.scenario.steps.meetings import acts as meetings
from app.scenario.steps.papers import incoming, outgoing

STEPS: tuple[Step, ...] = (
    *cell.STEPS,
    *book.STEPS,
    *lists.STEPS,
    *members.STEPS,
    *checklist.STEPS,
    *meetings.STEPS,
    *session_score.STEPS,
    *tasks.STEPS,
    *outgoing.STEPS,
    *incoming.STEPS,
    *development.STEPS,
    *documents.STEPS,
    *exports.STEPS,
    *package.STEPS,
    *today.STEPS,
)
