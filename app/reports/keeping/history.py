"""What became of a paper: its versions as they left, its steps, its addenda.

Who did something is the actor of the chain; what changed is a comparison with the
version before. A version is opened exactly as it left, a locked one as its kept bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.documents.paper.code import code_of
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.people.keeping.service import Keeping
from app.reports import versions
from app.reports.keeping import renderings
from app.reports.keeping.comparing import Difference, differences
from app.reports.keeping.recognising import owner
from app.reports.model import Milestone, Prepared, Stored
from app.reports.versions import VersionState, WayOut


@dataclass(frozen=True, slots=True)
class PastLine:
    """One thing that happened to a paper.

    ``version`` is the content that can be opened (0: none); ``places`` says at how many
    places it differs from the version before. ``ways`` are the ways it left, if that is
    what happened; otherwise ``words`` say it.
    """

    at: str
    actor: str
    version: int = 0
    words: str = ""
    note: str = ""
    places: int = 0
    is_kept: bool = False
    ways: tuple[WayOut, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPast:
    """The history of a paper, newest first, and its version now."""

    lines: tuple[PastLine, ...]
    state: VersionState


class History:
    """Reads the past of papers. Belongs to the store's thread."""

    def __init__(
        self,
        store: Store,
        attachments: Attachments,
        milestones: Callable[[str, str], tuple[Milestone, ...]],
    ) -> None:
        self._store, self._attachments = store, attachments
        self._milestones = milestones

    def of(self, prepared: Prepared) -> PaperPast:
        """Tell what happened to a paper."""
        kind, record_id = prepared.kind, prepared.record_id
        kept = renderings.kept_version(self._store, kind, record_id)
        lines = [
            *self._steps(kind, record_id, kept),
            *self._left(kind, record_id, kept.number if kept else 0),
        ]
        # Of one moment the later step comes first too: sorting keeps their order.
        lines.sort(key=lambda one: one.at)
        lines.reverse()
        behind = Keeping(self._store).behind
        lines = [replace(one, actor=behind(one.actor, one.at)) for one in lines]
        state = versions.state(self._store, kind, record_id, prepared.doc)
        return PaperPast(tuple(lines), state)

    def opened(self, prepared: Prepared, number: int) -> Prepared:
        """Give version ``number`` as it left; a locked one has its kept bytes.

        What was added to a locked paper later is no part of it.
        """
        kind, record_id = prepared.kind, prepared.record_id
        doc = versions.issued(self._store, kind, record_id, number)
        if doc is None:
            return prepared
        kept = renderings.kept(self._store, self._attachments, kind, record_id)
        stored = Stored(kept.pdf) if kept is not None and kept.doc == doc else None
        name = owner(self._store, kind, record_id)
        code = code_of(doc, name, number)
        return replace(
            prepared, doc=doc, code=code, stored=stored, volume=None, parts=()
        )

    def changes(self, prepared: Prepared, number: int) -> tuple[Difference, ...]:
        """Compare version ``number`` with the one before it."""
        kind, record_id = prepared.kind, prepared.record_id
        new = versions.issued(self._store, kind, record_id, number)
        old = versions.issued(self._store, kind, record_id, number - 1)
        return differences(old, new) if old is not None and new is not None else ()

    def _left(self, kind: str, record_id: str, kept: int) -> Iterator[PastLine]:
        before = None
        for one in versions.outputs(self._store, kind, record_id):
            doc = versions.issued(self._store, kind, record_id, one.number)
            places = len(differences(before, doc)) if before and doc else 0
            before = doc
            # Kept but never handed out: its line is that of the locking.
            if one.ways or one.number != kept:
                yield PastLine(
                    at=one.ways[-1].last_at if one.ways else one.made_at,
                    actor=one.actor,
                    version=one.number,
                    places=places,
                    ways=one.ways,
                )

    def _steps(
        self, kind: str, record_id: str, kept: renderings.KeptVersion | None
    ) -> Iterator[PastLine]:
        for one in self._milestones(kind, record_id):
            is_kept = one.locks and kept is not None
            yield PastLine(
                at=one.at,
                actor=one.actor,
                version=kept.number if is_kept and kept else 0,
                words=one.words,
                note=one.note,
                is_kept=is_kept,
            )
