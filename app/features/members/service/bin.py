"""How the bin names what left the roll."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from app.features.members.rules.book import Rulebook
from app.infra.store import Store
from app.kernel.dates import PartialDate
from app.kernel.words import _
from app.people.service import People


class Gone(Protocol):
    """A record that was deleted, or put back to what it was (``old`` its fields)."""

    @property
    def table(self) -> str:
        """Give where it stood."""

    @property
    def record_id(self) -> str:
        """Give its id."""

    @property
    def is_deleted(self) -> bool:
        """Whether it is gone, not only changed."""

    @property
    def old(self) -> Mapping[str, str]:
        """Give its fields."""


class BinWords:
    """Titles and names of members' records, asked by the bin."""

    def __init__(self, store: Store, people: People, rules: Rulebook) -> None:
        self._store, self._people = store, people
        self._fields = {spec.key: spec.label for spec in rules.fields.field}
        self._labels = {
            **{spec.key: spec.label for spec in rules.statuses.event},
            **{kind.key: kind.label for kind in rules.life.kind},
        }

    def title(self, gone: Sequence[Gone]) -> str:
        """Name what left the book."""
        deleted = [one for one in gone if one.is_deleted]
        members = sum(one.table == "member" for one in deleted)
        own = [one for one in deleted if one.table in _OWN]
        if members > 1:
            return _("{count} đảng viên ghi vào danh sách").format(count=members)
        if members:
            return _("Ghi vào danh sách")
        if own:
            more = _("{count} dòng").format(count=len(own))
            return more if len(own) > 1 else self._deleted(own[0])
        return self._edited(gone)

    def _edited(self, gone: Sequence[Gone]) -> str:
        fields = {key for one in gone if not one.is_deleted for key in one.old}
        labels = [label for key, label in self._fields.items() if key in fields]
        if not labels:
            return ""
        return _("Sửa hồ sơ: {fields}").format(fields=", ".join(labels).lower())

    def names(self, gone: Sequence[Gone]) -> list[str]:
        """Name the members it is about."""
        return [name for name in self._names(gone) if name]

    def _deleted(self, gone: Gone) -> str:
        old = gone.old
        if gone.table == "paper_loan":
            return _("Phiếu mượn hồ sơ: {to}").format(to=old["lent_to"])
        label = self._labels.get(old["kind"], old["kind"])
        if not old["on_date"]:
            return label
        on = PartialDate.from_iso(old["on_date"]).text()
        return _("{what} ngày {day}").format(what=label, day=on)

    def _names(self, gone: Sequence[Gone]) -> Iterator[str]:
        for one in gone:
            member_id = one.record_id if one.table == "member" else ""
            member_id = one.old.get("member_id", member_id)
            person_id = one.record_id if one.table == "person" else ""
            if not person_id:
                person_id = one.old.get("person_id") or str(
                    self._store.value(
                        "SELECT person_id FROM member WHERE id = ?", member_id
                    )
                    or ""
                )
            yield self._people.called(person_id)


_OWN = frozenset({"member_event", "life_line", "paper_loan"})
