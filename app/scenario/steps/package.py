"""Steps of sending: register with a throw-away committee, export, examine."""

import msgspec

from app.package.keys.office import create_office
from app.package.keys.profile import Holder
from app.scenario.model import Fields, Result, Stage, Step, Year

COMMITTEE = "committee"


class Register(Fields):
    """Make keys, let a practice committee answer, and take its answer.

    The committee is thrown away: its key lies unlocked in ``committee/``.
    """

    committee: str


class Export(Fields):
    """Pack, sign and seal a year into a folder, and read it back.

    ``notes`` are reasons that travel, by the key of the check.
    """

    year: Year
    to: str = "package"
    notes: dict[str, str] = msgspec.field(default_factory=dict)


class Inspect(Fields):
    """Examine a package of the folder of results with this cell's keys."""

    file: str = ""


def _register(stage: Stage, fields: Register) -> Result:
    keys = stage.office.package.keys
    holder = Holder(stage.ids(), fields.committee)
    committee = create_office(stage.out / COMMITTEE, holder)
    made = keys.make_keys(stage.passphrase, stage.out / COMMITTEE)
    answer = committee.answer(keys.asked())
    keys.install_reply(answer, committee.code)
    return {"request_code": made.code, "committee_code": committee.code}


def _export(stage: Stage, fields: Export) -> Result:
    folder = stage.out / fields.to
    folder.mkdir(parents=True, exist_ok=True)
    done = stage.office.package.export(
        fields.year, folder, stage.passphrase, notes=fields.notes
    )
    return {
        "id": done.sent.id,
        "file": f"{fields.to}/{done.sent.file_name}",
        "files": done.sent.files,
        "size": done.sent.size,
        "sequence": done.sent.sequence,
        "words": list(done.words),
        "content_sha256": done.sent.content_sha256,
    }


def _inspect(stage: Stage, fields: Inspect) -> Result:
    sent = stage.office.package.history()
    name = fields.file or (f"package/{sent[0].file_name}" if sent else "package")
    verdict = stage.office.package.reception.inspect(stage.out / name)
    return {
        "file": name,
        "acceptable": verdict.acceptable,
        "code": verdict.code,
        "sentence": verdict.sentence,
    }


STEPS = (
    Step(
        "package.register",
        "Tạo khóa ký gói và đăng ký với Đảng ủy tập sự.",
        Register,
        _register,
    ),
    Step(
        "package.export",
        "Đóng gói, ký, niêm phong báo cáo năm; ghi ra thư mục và đọc lại.",
        Export,
        _export,
    ),
    Step(
        "package.inspect",
        "Kiểm tra một gói bằng khóa của chi bộ.",
        Inspect,
        _inspect,
    ),
)
