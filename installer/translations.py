"""Keep the English catalogue in step with the code. For developers; needs Babel.

``python installer/translations.py update`` collects every marked text of ``app`` and
``ui`` and every sentence of ``resources/words/errors`` into the ``.po`` file, keeping
what is translated, and compiles the ``.mo`` file that the program reads.
"""

import io
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources/locale/en/LC_MESSAGES/sochibo.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def collected() -> Catalog:
    """Collect every text that the program can say in the window."""
    catalog = Catalog(project="So Chi bo", charset="utf-8", fuzzy=False)
    for package in ("app", "ui"):
        found = extract_from_dir(
            ROOT / package,
            method_map=[("**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=(),
        )
        for name, _line, message, _comments, _context in found:
            catalog.add(message, locations=[(f"{package}/{name}", 0)])
    for path in sorted((ROOT / "resources/words/errors").glob("*.toml")):
        for told in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for sentence in told if isinstance(told, list) else [told]:
                catalog.add(
                    sentence, locations=[(f"resources/words/errors/{path.name}", 0)]
                )
    return catalog


def translated() -> Catalog:
    """Read the English catalogue as it stands."""
    if not PO.exists():
        return Catalog(locale="en", charset="utf-8", fuzzy=False)
    with PO.open("rb") as stream:
        return read_po(stream, locale="en")


def po_bytes(catalog: Catalog) -> bytes:
    """Write a catalogue as the ``.po`` file stands in the tree."""
    stream = io.BytesIO()
    write_po(
        stream,
        catalog,
        width=100,
        omit_header=True,
        sort_output=True,
        include_lineno=False,
    )
    return b'msgid ""\nmsgstr ""\n"Language: en\\n"\n' + HEADER + stream.getvalue()


HEADER = (
    b'"Content-Type: text/plain; charset=utf-8\\n"\n'
    b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


def mo_bytes(catalog: Catalog) -> bytes:
    """Compile a catalogue."""
    stream = io.BytesIO()
    # The moment of compiling would make equal catalogues differ.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(stream, catalog)
    return stream.getvalue()


def update() -> int:
    """Bring both files up to date; say how many texts still lack English."""
    catalog = translated()
    catalog.update(collected(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(catalog))
    PO.with_suffix(".mo").write_bytes(mo_bytes(translated()))
    texts = [message for message in catalog if message.id]
    missing = [message for message in texts if not message.string]
    print(f"{len(texts)} texts, {len(missing)} without English")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        sys.exit(__doc__)
    sys.exit(update())
