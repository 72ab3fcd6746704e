"""Which fields of a record this book keeps: the data's choice, or the cell's own."""

from dataclasses import replace

from app.features.members.errors import UnknownField
from app.features.members.model import FieldSpec, FieldTable
from app.features.members.store import MemberStore
from app.infra.store import Store
from app.kernel.changes import Change


class Fields:
    """Which fields of a record this book keeps."""

    def __init__(self, store: Store, table: FieldTable) -> None:
        self._store = store
        self._table = table
        self._rows = MemberStore(store)

    def all(self) -> tuple[FieldSpec, ...]:
        """List the fields of a record; ``on`` says whether this book keeps them."""
        switched = self._rows.switches()
        return tuple(
            replace(spec, on=switched[spec.key]) if spec.key in switched else spec
            for spec in self._table.field
        )

    def by_key(self) -> dict[str, FieldSpec]:
        """Give the same fields by key."""
        return {spec.key: spec for spec in self.all()}

    def kept(self) -> dict[str, str]:
        """Give the labels of the fields that this book keeps, by key."""
        return {spec.key: spec.label for spec in self.all() if spec.on}

    def switch(self, key: str, *, on: bool) -> Change:
        """Keep a field in this book from now on, or stop asking for it."""
        if key not in {spec.key for spec in self._table.field}:
            raise UnknownField(key=key)
        with self._store.command("members.switch_field") as unit:
            self._rows.switch(unit, key, on=on)
        return unit.change("members", record_id=key)
