"""The first registration through files, the key's life, and its paper codes."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.package.errors import (
    CodeDiffers,
    KeyAlreadyThere,
    KeyExpired,
    KeyMissing,
    NoRequest,
    PassphraseTooShort,
    RecoveryCodeWrong,
    ReplyNotForUs,
    ReplyUnreadable,
    SigningPassphraseWrong,
    UnitMissing,
)
from app.package.model import KeyStage
from tests.app.package.cell import PASSPHRASE, SECRETARY, make_cell


@pytest.fixture
def cell(tmp_path, clock):
    made = make_cell(tmp_path, clock)
    yield made
    made.office.close()


def answer(cell):
    path = cell.folder / "reply.pem"
    path.write_bytes(cell.committee.answer(cell.package.keys.asked()))
    return path


def test_the_whole_exchange_through_files(cell):
    keys = cell.package.keys
    assert keys.state().stage is KeyStage.NONE
    made = keys.make_keys(PASSPHRASE, cell.stick())
    assert Path(made.request_path).name == "KR_CB07.csr.pem"
    assert keys.state().stage is KeyStage.REQUESTED
    assert keys.state().code == made.code
    reply = keys.read_reply(answer(cell))
    assert keys.compare_code(reply, cell.committee.code[:9]).groups_ok == (True, True)
    keys.install_reply(reply, cell.committee.code.lower())
    state = keys.state()
    assert (state.stage, state.holder) == (KeyStage.ACTIVE, SECRETARY)
    assert state.office_name == "Đảng ủy phường An Bình"
    private, certificate = keys.unlock(PASSPHRASE, cell.clock.now())
    assert private.public_key() == certificate.public_key()


def test_the_signing_key_is_in_no_table_and_locked_in_its_file(cell):
    cell.package.keys.make_keys(PASSPHRASE, cell.stick())
    content = (cell.folder / "sign.key").read_bytes()
    assert b"PRIVATE KEY" not in content
    assert PASSPHRASE.encode() not in content


def test_a_wrong_code_installs_nothing(cell):
    keys = cell.package.keys
    keys.make_keys(PASSPHRASE, cell.stick())
    reply = keys.read_reply(answer(cell))
    with pytest.raises(CodeDiffers) as problem:
        keys.install_reply(reply, "0000-" + cell.committee.code[5:])
    assert problem.value.facts["group"] == 1
    assert keys.state().stage is KeyStage.REQUESTED
    with pytest.raises(CodeDiffers):
        keys.install_reply(reply, "")


def test_a_reply_to_an_earlier_request_is_refused(cell):
    keys = cell.package.keys
    keys.make_keys(PASSPHRASE, cell.stick())
    old = answer(cell)
    keys.make_keys(PASSPHRASE, cell.stick())
    with pytest.raises(ReplyNotForUs):
        keys.read_reply(old)


def test_any_other_file_is_no_reply(cell):
    keys = cell.package.keys
    keys.make_keys(PASSPHRASE, cell.stick())
    path = cell.folder / "x.pem"
    path.write_bytes(b"hello")
    with pytest.raises(ReplyUnreadable):
        keys.read_reply(path)


def test_a_key_in_force_is_not_replaced_by_accident(cell):
    cell.registered()
    keys = cell.package.keys
    with pytest.raises(KeyAlreadyThere):
        keys.make_keys(PASSPHRASE, cell.stick())
    keys.retire("bàn giao bí thư")
    assert keys.state().stage is KeyStage.NONE
    keys.make_keys(PASSPHRASE, cell.stick())
    with pytest.raises(KeyMissing):
        keys.retire("lần nữa")


def test_packages_of_a_retired_key_can_still_be_opened(cell):
    cell.registered()
    path = Path(cell.export().path)
    cell.package.keys.retire("gia hạn")
    assert cell.package.reception.inspect(path).acceptable
    cell.registered()
    assert cell.package.reception.inspect(path).acceptable
    cell.clock.advance(60)
    assert cell.export().sent.sequence == 2


def test_the_request_can_be_written_again(cell):
    keys = cell.package.keys
    with pytest.raises(NoRequest):
        keys.save_request(cell.stick())
    made = keys.make_keys(PASSPHRASE, cell.stick())
    Path(made.request_path).unlink()
    assert keys.save_request(cell.stick("other")).read_bytes() == keys.asked()


def test_a_short_passphrase_makes_no_key(cell):
    with pytest.raises(PassphraseTooShort):
        cell.package.keys.make_keys("ngắn", cell.stick())
    assert cell.package.keys.state().stage is KeyStage.NONE
    assert list(cell.stick().iterdir()) == []


def test_the_passphrase_can_be_changed_and_recovered(cell):
    keys = cell.package.keys
    made = keys.make_keys(PASSPHRASE, cell.stick())
    keys.install_reply(keys.read_reply(answer(cell)), cell.committee.code)
    keys.change_passphrase(PASSPHRASE, "mùa thu Hà Nội")
    with pytest.raises(SigningPassphraseWrong):
        keys.unlock(PASSPHRASE, cell.clock.now())
    keys.recover(made.recovery_code, "đường về quê hương")
    assert keys.unlock("đường về quê hương", cell.clock.now())
    with pytest.raises(RecoveryCodeWrong):
        keys.recover("0000", PASSPHRASE)


def test_an_expired_key_is_said(tmp_path, clock):
    from app.package.keys import office as offices
    from app.package.keys.profile import Holder
    from tests.app.package.making import OFFICE_ID

    cell = make_cell(tmp_path, clock)
    holder = Holder(OFFICE_ID, "Đảng ủy phường An Bình")
    cell.committee = offices.open_office(holder, clock)
    cell.registered()
    until = cell.package.keys.state().until
    assert (until - clock.today()).days in range(725, 735)
    clock.advance(3 * 365 * 86400)
    assert cell.package.keys.state().stage is KeyStage.EXPIRED
    with pytest.raises(KeyExpired):
        cell.package.keys.unlock(PASSPHRASE, clock.now())
    cell.office.close()


def test_a_key_that_runs_out_soon_is_a_duty(tmp_path, clock):
    from app.package.keys import office as offices
    from app.package.keys.profile import Holder
    from tests.app.package.making import OFFICE_ID

    cell = make_cell(tmp_path, clock)
    holder = Holder(OFFICE_ID, "Đảng ủy phường An Bình")
    cell.committee = offices.open_office(holder, clock)
    keys = cell.package.keys
    assert keys.duties(clock.today()) == []
    cell.registered()
    until = keys.state().until
    assert keys.duties(until - timedelta(days=61)) == []
    (duty,) = keys.duties(until - timedelta(days=60))
    assert (duty.due, duty.place.record_id) == (until, "keys")
    cell.office.close()


def test_a_lost_key_file_is_noticed(cell):
    cell.registered()
    (cell.folder / "sign.key").unlink()
    assert cell.package.keys.state().file_missing
    with pytest.raises(KeyMissing):
        cell.package.keys.unlock(PASSPHRASE, cell.clock.now())


def test_a_key_file_of_another_pair_is_not_used(cell, tmp_path):
    cell.registered()
    keys = cell.package.keys
    keys.retire("thử")
    other = (cell.folder / "sign.key").read_bytes()
    cell.registered()
    (cell.folder / "sign.key").write_bytes(other)
    with pytest.raises(KeyMissing):
        keys.unlock(PASSPHRASE, cell.clock.now())


def test_without_a_secretary_no_key_is_made(store, clock, tmp_path):
    from app.bootstrap import build

    office = build(store, clock, None, tmp_path / "sign.key")
    with pytest.raises(UnitMissing):
        office.package.keys.make_keys(PASSPHRASE, tmp_path)
    office.attachments.close()
