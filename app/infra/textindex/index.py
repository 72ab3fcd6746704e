"""Keeps the index in step with the records and asks it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.infra.driver import sqlcipher3
from app.infra.textindex import query, words
from app.infra.textindex.model import Found, Indexed, Match, Shelf

# A place is made of shelf, day and order, so that newer texts stand behind older ones.
_SHELF = 10**16
_DAY = 10**8
_STATE = "index"
# Changes when the form of what is kept changes: every book is then indexed again.
_FORM = "2"
_AT_ONCE = 500


class TextIndex:
    """The index of one open book. Only ``Store`` writes through it."""

    def __init__(
        self, connection: sqlcipher3.Connection, sources: Sequence[Indexed]
    ) -> None:
        self._connection = connection
        self.sources = {source.name: source for source in sources}
        if len(self.sources) < len(sources):
            raise ValueError("two sources of the index share a name")
        self._signature = _signature(sources)
        self._by_table: dict[str, list[Indexed]] = {}
        for source in sources:
            for table in source.touched:
                self._by_table.setdefault(table, []).append(source)

    def is_current(self, head: str) -> bool:
        """Say whether the index knows these sources up to this head of the chain."""
        row = self._connection.execute(
            "SELECT sources, head FROM search_state WHERE id = ?", (_STATE,)
        ).fetchone()
        return row is not None and tuple(row) == (self._signature, head)

    def rebuild(self, head: str) -> None:
        """Forget everything and index every text anew, inside the open transaction."""
        run = self._connection.execute
        run("INSERT INTO search_text(search_text) VALUES ('delete-all')")
        run("DELETE FROM search_entry")
        for source in self.sources.values():
            self._add(source, run(f"{source.select} ORDER BY on_day, id"))
        self._remember(head)

    def refresh(self, touched: Mapping[str, Iterable[str]], head: str) -> None:
        """Index again what the records ``touched`` (by table) bear on."""
        changed: dict[str, dict[str, None]] = {}
        for table, ids in touched.items():
            for source in self._by_table.get(table, ()):
                names = changed.setdefault(source.name, {})
                for at in _pieces(list(ids)):
                    rows = self._connection.execute(source.touched[table], (at,))
                    names.update((str(row[0]), None) for row in rows)
        for name, found in changed.items():
            source = self.sources[name]
            for at in _pieces(list(found)):
                self._remove(source, at)
                self._add(
                    source,
                    self._connection.execute(
                        f"SELECT * FROM ({source.select})"  # noqa: S608  (declared by our own modules)
                        " WHERE id IN (SELECT value FROM json_each(?))",
                        (at,),
                    ),
                )
        self._remember(head)

    def find(self, typed: str, shelf: Shelf, limit: int = 12) -> list[Found]:
        """Find the ``limit`` best texts of a shelf, newest first among equals.

        Every typed word begins a word of the text. Texts with the phrase as typed,
        marks included, come first, then those with all its words so marked, then those
        where the words stand close together.
        """
        asked = query.Asked.of(typed)
        return [] if asked is None else self._on_shelf(shelf, asked.steps(), limit)

    def some(self, typed: str, shelf: Shelf, limit: int = 12) -> list[Found]:
        """Find the texts with most of the words, where none has them all."""
        asked = query.Asked.of(typed)
        if asked is None:
            return []
        return self._on_shelf(shelf, [(Match.SOME, asked.any_of())], limit)

    def kinds(self, typed: str, shelf: Shelf) -> set[str]:
        """Name the sources of a shelf that have a text with all the words."""
        asked = query.Asked.of(typed)
        if asked is None:
            return set()
        places = self._places(shelf, asked.all_words(), -1)
        return {source for source, _record in self._records(places).values()}

    def ids(self, typed: str, name: str) -> set[str]:
        """Give the id of every text of a source that has all the words."""
        asked = query.Asked.of(typed)
        if asked is None:
            return set()
        places = self._places(self.sources[name].shelf, asked.all_words(), -1)
        found = self._records(places).values()
        return {record for source, record in found if source == name}

    def _on_shelf(
        self, shelf: Shelf, steps: Iterable[tuple[Match, str]], limit: int
    ) -> list[Found]:
        best: dict[int, Match] = {}
        for match, asked in steps:
            # A text may answer several steps; only its best one counts.
            for place in self._places(shelf, asked, limit, match):
                best.setdefault(place, match)
            if len(best) >= limit:
                break
        chosen = list(best)[:limit]
        records = self._records(chosen)
        texts = self._texts(records.values())
        return [
            Found(records[place][0], *texts[records[place]], match=best[place])
            for place in chosen
            if records.get(place) in texts
        ]

    def _places(
        self, shelf: Shelf, asked: str, limit: int, match: Match = Match.WORDS
    ) -> list[int]:
        weighed = match is Match.SOME
        order = "bm25(search_text), rowid DESC" if weighed else "rowid DESC"
        rows = self._connection.execute(
            "SELECT rowid FROM search_text WHERE search_text MATCH ?"  # noqa: S608  (one of two constant orders)
            f" AND rowid BETWEEN ? AND ? ORDER BY {order} LIMIT ?",
            (asked, shelf * _SHELF, (shelf + 1) * _SHELF - 1, limit),
        )
        return [int(row[0]) for row in rows]

    def _records(self, places: Sequence[int]) -> dict[int, tuple[str, str]]:
        rows = self._connection.execute(
            "SELECT place, id FROM search_entry"
            " WHERE place IN (SELECT value FROM json_each(?))",
            (json.dumps(places),),
        )
        found = ((int(place), str(name).partition(":")) for place, name in rows)
        return {place: (parts[0], parts[2]) for place, parts in found}

    def _texts(
        self, records: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[str, str, str, str, str]]:
        wanted: dict[str, list[str]] = {}
        for source, record in records:
            wanted.setdefault(source, []).append(record)
        found = {}
        for name, ids in wanted.items():
            rows = self._connection.execute(
                "SELECT id, owner, on_day, lead, text"  # noqa: S608  (declared by our own modules)
                f" FROM ({self.sources[name].select})"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            )
            found.update({(name, str(row[0])): row for row in rows})
        return found

    def _remove(self, source: Indexed, ids: str) -> None:
        rows = self._connection.execute(
            "SELECT place FROM search_entry WHERE id IN"
            " (SELECT ? || ':' || value FROM json_each(?))",
            (source.name, ids),
        ).fetchall()
        run = self._connection.executemany
        run("DELETE FROM search_text WHERE rowid = ?", rows)
        run("DELETE FROM search_entry WHERE place = ?", rows)

    def _add(self, source: Indexed, cursor: sqlcipher3.Cursor) -> None:
        names = [column[0] for column in cursor.description]
        next_of: dict[int, int] = {}
        entries, texts = [], []
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            base = source.shelf * _SHELF + _day_number(row["on_day"]) * _DAY
            place = next_of.get(base) or self._free(base)
            next_of[base] = place + 1
            whole = f"{row['lead'] or ''}\n{row['text'] or ''}"
            entries.append((f"{source.name}:{row['id']}", place))
            texts.append(
                (place, " ".join(words.folded(whole)), " ".join(words.marked(whole)))
            )
        run = self._connection.executemany
        run("INSERT INTO search_entry (id, place) VALUES (?, ?)", entries)
        run("INSERT INTO search_text (rowid, folded, marked) VALUES (?, ?, ?)", texts)

    def _free(self, base: int) -> int:
        row = self._connection.execute(
            "SELECT max(place) FROM search_entry WHERE place BETWEEN ? AND ?",
            (base, base + _DAY - 1),
        ).fetchone()
        return base if row[0] is None else int(row[0]) + 1

    def _remember(self, head: str) -> None:
        self._connection.execute(
            "INSERT INTO search_state VALUES (?, ?, ?) ON CONFLICT (id)"
            " DO UPDATE SET sources = excluded.sources, head = excluded.head",
            (_STATE, self._signature, head),
        )


def _signature(sources: Sequence[Indexed]) -> str:
    told = [[s.name, s.shelf, s.select, sorted(s.touched.items())] for s in sources]
    return hashlib.sha256(json.dumps([_FORM, told]).encode()).hexdigest()


def _day_number(day: object) -> int:
    digits = str(day or "").replace("-", "")
    return int(digits) if digits.isdecimal() else 0


def _pieces(ids: Sequence[str]) -> Iterator[str]:
    for at in range(0, len(ids), _AT_ONCE):
        yield json.dumps(ids[at : at + _AT_ONCE])
