"""Which fields of a record this book keeps: the data's choice, or the cell's own."""

from collections.abc import Mapping
from dataclasses import replace

from app.features.members.errors import UnknownField
from app.features.members.model import FieldSpec, FieldTable, SheetSpec, SheetTable
from app.features.members.store.tables import MemberStore
from app.infra.store import Store
from app.kernel.changes import Change


class Fields:
    """Which fields of a record this book keeps."""

    def __init__(self, store: Store, table: FieldTable, sheets: SheetTable) -> None:
        self._store = store
        self._table = table
        self.sheets = sheets.sheet
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

    def switch_on_for(self, sheet: str) -> Change:
        """Keep every field that a form of the superior has a place for."""
        wanted = next((one for one in self.sheets if one.key == sheet), None)
        if wanted is None:
            raise UnknownField(key=sheet)
        known = self.by_key()
        with self._store.command("members.switch_sheet") as unit:
            for key in wanted.fields:
                if not known[key].on:
                    self._rows.switch(unit, key, on=True)
        return unit.change("members", record_id=sheet)

    def missing(
        self, values: Mapping[str, str]
    ) -> tuple[tuple[SheetSpec, tuple[FieldSpec, ...]], ...]:
        """List, by form of the superior, the fields a record still lacks.

        A field that this book does not keep is named too: the form asks for it.
        """
        known = {spec.key: spec for spec in self.all()}
        found = []
        for sheet in self.sheets:
            lacking = tuple(known[k] for k in sheet.needed if not values.get(k))
            if lacking:
                found.append((sheet, lacking))
        return tuple(found)
