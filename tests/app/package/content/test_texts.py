"""The words inside attached files, for the guard against marks of secrecy."""

import io
import random
import zipfile

import pytest

from app.package.content import media, texts
from app.package.policy import file_types

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def office(**contents):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in contents.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


GOOD = office(xl__sharedStrings="<si><t>Tuyệt mật</t></si>" + "<si>a</si>" * 500)


def test_the_words_of_a_workbook_are_found():
    assert "Tuyệt mật" in texts.text_of(GOOD, XLSX)


@pytest.mark.parametrize("seed", range(4))
def test_no_damage_makes_the_reader_stumble(seed):
    chance = random.Random(seed)
    kind = file_types().of("a.xlsx")
    for _ in range(150):
        odd = bytearray(GOOD)
        for _ in range(chance.choice((1, 2, 6))):
            odd[chance.randrange(4, len(odd))] = chance.randrange(256)
        texts.text_of(bytes(odd), XLSX)
        media.inside_is_plain(bytes(odd), kind)


def test_many_large_parts_are_not_all_unpacked(monkeypatch):
    monkeypatch.setattr(texts, "_LONGEST", 1000)
    parts = {f"word__header{n}": f"<w:p>{n:04d}" + "x" * 296 for n in range(9)}
    found = texts.text_of(office(**parts), XLSX)
    assert "0002" in found
    assert "0003" not in found
