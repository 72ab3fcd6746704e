"""Gives an open book its index, made anew where it is not up to date."""

from collections.abc import Sequence

from app.infra.book.sqlerrors import translated
from app.infra.store import Store
from app.infra.textindex.index import TextIndex
from app.infra.textindex.model import Indexed


def keep_searchable(store: Store, sources: Sequence[Indexed]) -> bool:
    """Index the texts of ``sources`` from now on, in step with every command.

    What the book holds is indexed anew when it was written to without the index, or
    when other texts were indexed before. Says whether that was so.
    """
    store.texts = TextIndex(store.connection, sources)
    with store.connection.turn, translated(store.path):
        head = store.chain.head()[1]
        if store.texts.is_current(head):
            return False
        with store.connection.transaction():
            store.texts.rebuild(head)
    return True
