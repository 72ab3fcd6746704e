"""The order of a list of names: a list kept by hand, and other programs' collations.

The collations of ICU (through its own binding or through Qt, which carries it on Linux)
compare whole strings; Vietnamese lists go word by word, so single words are compared.
"""

import importlib.util
import itertools
import random
import sys
from functools import cmp_to_key
from pathlib import Path

import pytest

from app.kernel.text import name_sort_key

NAMES = Path(__file__).parent / "names_in_order.txt"
FAMILIES = ("Bùi", "Đặng", "Đinh", "Hồ", "Lê", "Lý", "Ngô", "Nguyễn", "Phạm", "Phan")
MIDDLES = ("Đức", "Hữu", "Ngọc", "Thị", "Thúy", "Văn", "Xuân")


def _kept() -> list[str]:
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_names_stand_in_the_order_kept_by_hand():
    kept = _kept()
    assert len(kept) >= 100
    for seed in range(5):
        shuffled = random.Random(seed).sample(kept, len(kept))
        assert sorted(shuffled, key=name_sort_key) == kept


def _words() -> list[str]:
    words = {word for name in _kept() for word in name.split()}
    # A collation leaves apostrophes out; lists of names do not.
    return sorted(word for word in words if word.isalpha())


def _by_word(name: str) -> list[str]:
    words = name.split()
    return [words[-1], *words[:-1]]


def _check(compare) -> None:
    """Compare single words, and names word by word, with another collation."""
    words = _words()
    ours = sorted(words, key=lambda word: (name_sort_key(word), word))
    theirs = sorted(words, key=cmp_to_key(lambda a, b: compare(a, b) or (a > b) - 1))
    different = [pair for pair in zip(ours, theirs, strict=True) if compare(*pair) != 0]
    assert different == []
    names = [
        " ".join(parts)
        for parts in itertools.product(FAMILIES, MIDDLES, ("An", "Ánh", "Bình", "Ước"))
    ]

    def order(one: str, other: str) -> int:
        for a, b in itertools.zip_longest(_by_word(one), _by_word(other), fillvalue=""):
            step = compare(a, b)
            if step:
                return step
        return 0

    assert sorted(names, key=name_sort_key) == sorted(names, key=cmp_to_key(order))


@pytest.mark.skipif(importlib.util.find_spec("icu") is None, reason="needs PyICU")
def test_words_stand_as_icu_sorts_them():
    icu = importlib.import_module("icu")
    collator = icu.Collator.createInstance(icu.Locale("vi_VN"))
    _check(collator.compare)


@pytest.mark.skipif(sys.platform != "linux", reason="Qt carries ICU on Linux only")
def test_words_stand_as_the_collation_in_qt_sorts_them():
    from PySide6.QtCore import QCollator, QLocale

    collator = QCollator(QLocale("vi_VN"))
    _check(collator.compare)
