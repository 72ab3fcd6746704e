"""Registration is by explicit lists; a forgotten line is a red test that says where."""

from importlib import import_module

from app import bootstrap
from app.cli import main as cli
from app.scenario import registry as steps
from tests.architecture.source import ROOT


def modules_in(folder: str) -> set[str]:
    return {p.stem for p in (ROOT / folder).glob("*.py") if p.stem != "__init__"}


def folders_in(folder: str) -> set[str]:
    return {p.name for p in (ROOT / folder).iterdir() if (p / "__init__.py").exists()}


def test_every_feature_with_tables_brings_its_migrations():
    with_store = {
        f
        for f in folders_in("app/features")
        if (ROOT / f"app/features/{f}/store.py").exists()
    }
    listed = {migrations.name for migrations in bootstrap.FEATURES}
    assert not with_store - listed, "add its MIGRATIONS to FEATURES in app/bootstrap.py"


def test_every_migration_set_is_listed_once():
    names = [migrations.name for migrations in bootstrap.FEATURES]
    assert len(names) == len(set(names))


def test_every_command_module_is_a_command():
    helpers = {"fontfile", "main", "output", "passphrase", "trust", "usage"}
    found = modules_in("app/cli") - helpers
    listed = {module.rpartition(".")[2] for module in cli.COMMANDS.values()}
    assert found == listed, "add it to COMMANDS in app/cli/main.py"
    for name, module in cli.COMMANDS.items():
        assert name == import_module(module).NAME


def test_every_step_module_is_played():
    folder = "app/scenario/steps"
    listed = {step.run.__module__.split(".")[3] for step in steps.STEPS}
    found = modules_in(folder) | folders_in(folder)
    assert found == listed, "add it to app/scenario/registry.py"


def test_no_step_name_is_used_twice():
    names = [step.name for step in steps.STEPS]
    assert len(names) == len(set(names))
