"""What the acts about one record did to others, read from the chain of events.

The first value before and the last one after are kept, whatever lay between: an act
may have been corrected, withdrawn and brought back.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from app.infra.store import Event, Store


@dataclass(slots=True)
class Trace:
    """One record: its changed fields before, and after (None: it was taken out)."""

    table: str
    record_id: str
    before: dict[str, object] = field(default_factory=dict)
    after: dict[str, object] | None = field(default_factory=dict)

    @property
    def left(self) -> bool:
        """Whether anything is different from before."""
        return self.after is None or any(
            self.before.get(key) != value for key, value in self.after.items()
        )

    def stands(self, row: dict[str, object] | None) -> bool:
        """Whether the record is still as the acts left it; ``row`` is how it is now."""
        if row is None or self.after is None:
            return row is None and self.after is None
        return all(row[key] == value for key, value in self.after.items())


def trail(
    store: Store, entity: str, record_id: str, tables: Collection[str]
) -> list[Trace]:
    """Follow every act that wrote a record to what it changed in ``tables``.

    Records that such an act made itself are left out.
    """
    acts = dict.fromkeys(
        event.command_id for event in store.events(entity=entity, entity_id=record_id)
    )
    found: dict[tuple[str, str], Trace] = {}
    made: set[tuple[str, str]] = set()
    for act in acts:
        for event in store.events(command_id=act):
            key = (event.entity, event.entity_id)
            if event.entity not in tables or key in made:
                continue
            if event.action == "insert" and key not in found:
                made.add(key)
                continue
            _follow(found.setdefault(key, Trace(*key)), event)
    return [trace for trace in found.values() if trace.left]


def _follow(trace: Trace, event: Event) -> None:
    changes = event.changes()
    for name, (old, _new) in changes.items():
        if event.action != "insert":
            trace.before.setdefault(name, old)
    if event.action == "delete":
        trace.after = None
    else:
        trace.after = {
            **(trace.after or {}),
            **{name: new for name, (_old, new) in changes.items()},
        }
