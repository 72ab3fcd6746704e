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


def catalogue() -> dict[str, str]:
    words: dict[str, str] = {}
    for path in sorted((ROOT / "resources/words/errors").glob("*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert key not in words, f"{key} stands twice"
            words[key] = value
    return words


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
    assert kind.__name__ in catalogue(), (
        f"add {kind.__name__} to resources/words/errors"
    )


def test_no_sentence_is_left_over():
    families = {k.__name__ for k in subclasses(Problem)}
    assert not set(catalogue()) - families


@pytest.mark.parametrize(("key", "sentence"), sorted(catalogue().items()))
def test_a_sentence_is_short_plain_and_well_formed(key, sentence):
    fields = [f for _, f, _, _ in string.Formatter().parse(sentence) if f is not None]
    assert all(f.isidentifier() for f in fields)
    bare = string.Formatter().vformat(sentence, (), dict.fromkeys(fields, ""))
    assert len(bare) <= LONGEST
    assert sentence[0].isupper() or sentence.startswith(("{", "“"))
    assert sentence.rstrip()[-1] in ".?!”)"
    words = {w.strip(".,:;“”()").casefold() for w in bare.split()}
    assert not words & STOP_WORDS
    assert sentence.casefold().count("vui lòng") <= 1
