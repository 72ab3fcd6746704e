import pytest

from app.package.receiving.inspector import inspect
from tests.app.package.cell import cheap_passphrases
from tests.app.package.making import NOW, Maker


@pytest.fixture(scope="session")
def maker():
    """One committee and one registered cell for tests that do not change them."""
    return Maker.create()


@pytest.fixture(autouse=True)
def _cheap(request, monkeypatch):
    """Let a passphrase cost nothing, except where its cost is tested."""
    if request.path.name != "test_keystore.py":
        cheap_passphrases(monkeypatch)


@pytest.fixture
def verdict_of(tmp_path, maker):
    """Inspect bytes as the committee would."""

    def look(content, *, reader=None, moment=NOW, name="BC_CB07_2026_000001.asice.p7m"):
        path = tmp_path / name
        path.write_bytes(content)
        return inspect(path, reader or maker.reader(), moment)

    return look
