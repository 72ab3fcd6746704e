"""Every error a person may read has one sentence, and the sentence can be filled."""

import importlib
import string
import tomllib

import pytest

from app.kernel.errors import EnvironmentProblem, Problem, UserError
from tests.architecture.source import ROOT, modules, name

FAMILIES = {Problem, UserError, EnvironmentProblem}
STOP_WORDS = {"error", "file", "sync", "token", "ok", "hash", "null", "record"}
LONGEST = 160


def catalogue() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in sorted((ROOT / "resources/words/errors").glob("*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            wordings = value if isinstance(value, list) else [value]
            found += [(key, wording) for wording in wordings]
    return found


def test_no_class_has_its_words_in_two_files():
    files = sorted((ROOT / "resources/words/errors").glob("*.toml"))
    keys = [key for f in files for key in tomllib.loads(f.read_text(encoding="utf-8"))]
    assert sorted(keys) == sorted(set(keys))


def subclasses(kind: type) -> set[type]:
    return {kind, *(s for k in kind.__subclasses__() for s in subclasses(k))}


def problems() -> list[type]:
    for path in modules("app", "ui"):
        if path.name not in {"self_check.py"}:
            importlib.import_module(name(path).removesuffix(".py").replace("/", "."))
    families = {k for k in subclasses(Problem) if k.__subclasses__()} | FAMILIES
    ours = [k for k in subclasses(Problem) if k.__module__.startswith(("app.", "ui."))]
    return sorted((k for k in ours if k not in families), key=lambda k: k.__name__)


@pytest.mark.parametrize("kind", problems(), ids=lambda k: k.__name__)
def test_every_problem_has_a_sentence(kind):
    assert kind.__name__ in dict(catalogue()), (
        f"add {kind.__name__} to resources/words/errors"
    )


def test_no_sentence_is_left_over():
    families = {k.__name__ for k in subclasses(Problem)}
    assert not set(dict(catalogue())) - families


@pytest.mark.parametrize(("key", "sentence"), sorted(catalogue()))
def test_a_sentence_is_short_plain_and_well_formed(key, sentence):
    fields = [f for _, f, _, _ in string.Formatter().parse(sentence) if f is not None]
    assert all(f.isidentifier() for f in fields)
    bare = string.Formatter().vformat(sentence, (), dict.fromkeys(fields, ""))
    assert len(bare) <= LONGEST
    assert sentence[0].isupper() or sentence.startswith(("{", "“"))
    # A closing placeholder brings a sentence of its own.
    assert sentence.rstrip()[-1] in ".?!”)}"
    words = {w.strip(".,:;“”()").casefold() for w in bare.split()}
    assert not words & STOP_WORDS
    assert sentence.casefold().count("vui lòng") <= 1
