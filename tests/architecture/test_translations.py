"""The window can speak English, every text of it; printed paper stays Vietnamese."""

import ast
import functools
import importlib.util
import string

from tests.architecture.source import ROOT

_FOLDER = ROOT / "resources/locale/en/LC_MESSAGES"
# Names, symbols and examples that are the same in both languages.
_KEPT = {
    "Ngôn ngữ / Language",
    "Sổ Chi bộ",
}
_MARKS = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


@functools.cache
def tool():
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "installer/translations.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs():
    for message in tool().translated():
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            yield from zip(message.id, message.string, strict=True)
        else:
            yield message.id, message.string


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def first(message):
    return message.id[0] if isinstance(message.id, tuple) else message.id


def test_every_text_of_the_window_has_english():
    english = {first(one): one for one in tool().translated() if one.id}
    lacking = []
    for marked in tool().collected():
        known = english.get(first(marked)) if marked.id else None
        if not marked.id:
            continue
        told = known.string if known else ""
        if not all(told if isinstance(told, tuple) else [told]) or known.fuzzy:
            lacking.append(first(marked))
    assert lacking == []


def test_english_keeps_the_placeholders():
    # The singular may say "one" in words instead of the number.
    wrong = [
        vietnamese
        for vietnamese, english in pairs()
        if not places(vietnamese) - {"count"} <= places(english) <= places(vietnamese)
    ]
    assert wrong == []


def test_no_vietnamese_text_stands_in_for_english():
    same = {
        vietnamese
        for vietnamese, english in pairs()
        if vietnamese == english and _MARKS & set(vietnamese.lower())
    }
    assert same <= _KEPT


def test_the_compiled_catalogue_is_that_of_the_text():
    compiled = (_FOLDER / "sochibo.mo").read_bytes()
    assert compiled == tool().mo_bytes(tool().translated())


def test_what_a_report_prints_does_not_follow_the_window():
    """``build`` and what it calls in its class or module: no ``_`` may be reached."""
    speaking = []
    for path in sorted((ROOT / "app/reports").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {n.name: n for n in tree.body if hasattr(n, "name")}
        todo, seen = ["build"], set()
        while todo:
            name = todo.pop()
            if name in seen or name not in named:
                continue
            seen.add(name)
            used = {n.id for n in ast.walk(named[name]) if isinstance(n, ast.Name)}
            if used & {"_", "N_", "ngettext"}:
                speaking.append(f"{path.name}: {name}")
            todo.extend(used)
    assert speaking == []
