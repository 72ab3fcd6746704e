"""Steps of the book itself: copy it, close and open it again, bring a copy back."""

from pathlib import Path

from app.bootstrap import Office, open_office, restore_office
from app.infra.safety.opening import OpenBook
from app.scenario.errors import NoCellYet
from app.scenario.model import Fields, Result, Stage, Step


class Nothing(Fields):
    """No field."""


class CopyTo(Fields):
    """Carry the newest copy to a folder beside the result, as onto a stick."""

    folder: str


class BringBack(Fields):
    """Let a copy that an earlier step made take the place of the book."""

    copy: str


def _book(stage: Stage) -> tuple[Office, OpenBook]:
    if stage.office.book is None:
        raise NoCellYet
    return stage.office, stage.office.book


def _back_up(stage: Stage, _fields: Nothing) -> Result:
    office, book = _book(stage)
    copy = book.backups.make(office.store, office.attachments, "session")
    return {"id": copy.id, "events": copy.seq}


def _copy_to(stage: Stage, fields: CopyTo) -> Result:
    _office, book = _book(stage)
    copy = book.backups.copy_to(stage.out / Path(fields.folder).name)
    return {"id": copy.id}


def _reopen(stage: Stage, _fields: Nothing) -> Result:
    _office, book = _book(stage)
    stage.opened = None
    book.close()
    stage.opened = open_office(
        book.folder, stage.passphrase, stage.clock, ids=stage.ids
    )
    check = stage.opened.store.chain.check()
    return {"events": check.events, "chain_sound": check.broken_at is None}


def _bring_back(stage: Stage, fields: BringBack) -> Result:
    _office, book = _book(stage)
    stage.opened = None
    book.close()
    stage.opened = restore_office(
        book.folder, stage.ref(fields.copy), book.key, stage.clock, ids=stage.ids
    )
    return {"events": stage.opened.store.chain.head()[0]}


STEPS = (
    Step("book.back_up", "Sao lưu sổ và kiểm tra bản sao.", Nothing, _back_up),
    Step("book.copy_to", "Chép bản sao mới nhất sang nơi khác.", CopyTo, _copy_to),
    Step("book.reopen", "Đóng sổ rồi mở lại bằng mật khẩu.", Nothing, _reopen),
    Step("book.bring_back", "Khôi phục một bản sao.", BringBack, _bring_back),
)
