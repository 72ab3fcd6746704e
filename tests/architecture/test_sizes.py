"""Files, functions, classes and folders stay small enough to be read."""

import ast
import tomllib

from tests.architecture.source import ROOT, modules, name, tree

MODULE, PAGE, FUNCTION, CLASS, METHODS, FOLDER = 350, 300, 40, 250, 15, 12
WINDOW = ("ui/shell/window.py", 150, 10)
ALLOWED = tomllib.loads((ROOT / "tests/architecture/sizes.toml").read_text("utf-8"))


def length(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def definitions(kind):
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, kind):
                yield f"{name(path)}::{node.name}", node


def public_methods(node: ast.ClassDef) -> int:
    functions = [n for n in node.body if isinstance(n, ast.FunctionDef)]
    return sum(not f.name.startswith("_") for f in functions)


def compare(over: set[str], kind: str):
    allowed = set(ALLOWED[kind])
    assert not over - allowed, "too large: split it"
    assert not allowed - over, "back under its limit: take it off sizes.toml"


def test_no_module_is_too_long():
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in modules()}
    over = {
        name(p)
        for p, n in lengths.items()
        if n > (PAGE if p.name == "page.py" else MODULE)
    }
    compare(over, "modules")


def test_no_function_is_too_long():
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    compare(
        {n for n, node in definitions(kinds) if length(node) > FUNCTION}, "functions"
    )


def test_no_class_is_too_large():
    over = {
        n
        for n, node in definitions(ast.ClassDef)
        if length(node) > CLASS or public_methods(node) > METHODS
    }
    compare(over, "classes")


def test_no_folder_holds_too_many_modules():
    counts: dict[str, int] = {}
    for path in modules("app", "ui"):
        if path.name != "__init__.py":
            counts[name(path.parent)] = counts.get(name(path.parent), 0) + 1
    compare({folder for folder, n in counts.items() if n > FOLDER}, "folders")


def test_the_main_window_has_no_room_to_grow():
    path, lines, methods = WINDOW
    source = (ROOT / path).read_text(encoding="utf-8")
    classes = [n for n in ast.parse(source).body if isinstance(n, ast.ClassDef)]
    assert len(source.splitlines()) <= lines
    for node in classes:
        assert sum(isinstance(n, ast.FunctionDef) for n in node.body) <= methods
