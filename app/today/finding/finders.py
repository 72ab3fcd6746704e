"""Hands the search what it asks of the features; wired by bootstrap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.features.development.store.searched import SEARCHED as OF_CANDIDATES
from app.features.meetings.service.meetings import Meetings
from app.features.meetings.store.searched import SEARCHED as OF_MEETINGS
from app.features.papers.service.papers import Papers
from app.features.papers.store.searched import SEARCHED as OF_PAPERS
from app.features.tasks.service.tasks import Tasks
from app.features.tasks.store import SEARCHED as OF_TASKS
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.infra.textindex.keeping import keep_searchable
from app.kernel.places import Hit
from app.people.searched import SEARCHED as OF_PEOPLE
from app.today.finding.question import QuestionWords
from app.today.finding.service import Finders, Named, Search

# Every text the search finds through the index.
INDEXED = (*OF_PEOPLE, *OF_CANDIDATES, *OF_MEETINGS, *OF_TASKS, *OF_PAPERS)


@dataclass(frozen=True, slots=True)
class Scans:
    """Searches that read their records through: those of people, and others.

    ``people`` go by the names of the sources on the shelf of people.
    """

    people: Mapping[str, Callable[[str], list[Hit]]]
    others: tuple[Callable[[str], list[Hit]], ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """Names records as an answer of the search does."""

    meetings: Meetings
    tasks: Tasks
    papers: Papers

    def meeting(self, meeting_id: str) -> Named:
        line = self.meetings.line(meeting_id)
        return Named(line.title, line.on_day)

    def task(self, task_id: str) -> Named:
        found = self.tasks.task(task_id).task
        return Named(found.title, found.assigned_on)

    def paper(self, paper_id: str) -> Named:
        view = self.papers.paper(paper_id)
        head = view.number_text or view.form.title
        return Named(f"{head}: {view.paper.title}", view.paper.on_day)

    def received(self, incoming_id: str) -> Named:
        found = self.papers.incoming.paper(incoming_id).paper
        head = found.number or found.issuer
        return Named(f"{head}: {found.subject}", found.on_day or found.received_on)

    def is_resolution(self, paper_id: str) -> bool:
        return self.papers.paper(paper_id).form.from_vote


def search_over(
    store: Store, meetings: Meetings, tasks: Tasks, papers: Papers, scans: Scans
) -> Search:
    """Index the texts of the book and build the search over them.

    ``scans`` are the searches of features small enough to be read through.
    """
    keep_searchable(store, INDEXED)
    names = _Names(meetings, tasks, papers)
    words = read_toml(rules_folder() / "search" / "question.toml", QuestionWords)
    asked = Finders(
        meeting=names.meeting,
        task=names.task,
        paper=names.paper,
        received=names.received,
        is_resolution=names.is_resolution,
        scans=scans.others,
        people=scans.people,
    )
    return Search(store, words, asked)
