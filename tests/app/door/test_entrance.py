import subprocess
import sys

import pytest

from app.door import entrance
from app.door.errors import NoBookThere, StoredElsewhere
from app.infra.errors import WrongPassphrase
from app.infra.safety.recovery import recovery_code

PASSPHRASE = "hoa dao no mua xuan"  # noqa: S105  (of test books only)
HEAVY = (
    "sqlite_utils,sqlcipher3,reportlab,openpyxl,docx,pyhanko,pikepdf,lxml,"
    "cryptography,babel"
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Give this run a data folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path


def test_the_environment_chooses_the_folder(home):
    place = entrance.approach({"SOCHIBO_HOME": str(home / "Sổ của tôi")})
    assert place.folder.root == home / "Sổ của tôi"
    assert not place.has_book()
    assert not place.key_is_lost()


def test_portable_mode_keeps_the_book_beside_the_program(tmp_path):
    (tmp_path / "portable.txt").write_text("")
    assert entrance.approach({}, tmp_path).folder.root == tmp_path / "du-lieu"


def test_a_book_is_made_locked_and_opened_again(home):
    place = entrance.approach({"SOCHIBO_HOME": str(home / "a")})
    office, code = place.create(PASSPHRASE)
    office.close()
    assert len(code.replace(" ", "")) == 56
    with pytest.raises(WrongPassphrase):
        place.unlock("không phải mật khẩu")
    with pytest.raises(WrongPassphrase):
        place.check("không phải mật khẩu")
    place.check(PASSPHRASE)
    opened = place.unlock(PASSPHRASE)
    assert opened.people.unit() is None
    assert recovery_code(opened.book.key.secret) == code
    opened.close()


def test_the_recovery_sheet_opens_a_book_without_its_key_file(home):
    place = entrance.approach({"SOCHIBO_HOME": str(home / "a")})
    office, code = place.create(PASSPHRASE)
    office.close()
    place.folder.key_file.unlink()
    assert place.key_is_lost()
    place.recover(code.lower(), "một câu khác dài hơn").close()
    place.unlock("một câu khác dài hơn").close()


def test_a_book_elsewhere_is_remembered_and_missed(home):
    elsewhere = home / "usb"
    entrance.approach({"SOCHIBO_HOME": str(elsewhere)}).create(PASSPHRASE)[0].close()
    assert entrance.turn_to({}, elsewhere).folder.root == elsewhere
    assert entrance.approach({}).folder.root == elsewhere
    elsewhere.rename(home / "gone")
    place = entrance.approach({})
    assert place.unseen == elsewhere
    assert not place.has_book()


def test_only_a_folder_with_a_book_can_be_chosen(home):
    with pytest.raises(NoBookThere) as refused:
        entrance.turn_to({}, home)
    assert "cell.db" in entrance.say(refused.value)
    entrance.approach({"SOCHIBO_HOME": str(home / "a")}).create(PASSPHRASE)[0].close()
    with pytest.raises(StoredElsewhere):
        entrance.turn_to({"SOCHIBO_HOME": "x"}, home / "a")


def test_the_rules_of_a_passphrase_are_data():
    rules = entrance.passphrase_rules()
    assert (rules.least, rules.distinct) == (10, 5)


def test_standing_before_the_door_loads_nothing_heavy():
    code = f"""
import sys, app.door.entrance as entrance
entrance.approach({{"SOCHIBO_HOME": "/nowhere"}}).has_book()
sys.exit(",".join(n for n in "{HEAVY}".split(",") if n in sys.modules) or None)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
