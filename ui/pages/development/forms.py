"""The forms of the page: a person, a step, a helper, leaving, the plan, a review."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.features.development.model.book import AdmissionBook, Stage
from app.features.development.model.candidate import (
    Happening,
    NewCandidate,
    PersonView,
    Plan,
    PlanText,
    Targets,
    Union,
)
from app.kernel.dates import PartialDate
from app.kernel.words import _
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.formdialog import FormDialog

Today = Callable[[], date]
Values = Mapping[str, object]
Helpers = Mapping[str, str]


def person_form(
    owner: QWidget,
    book: AdmissionBook,
    helpers: Helpers,
    today: Today,
    person: PersonView | None = None,
) -> FormDialog:
    """Ask about a person on the way; a new one also where he already stands."""
    fields = _person_fields(book, helpers, today(), person)
    title = _("Thêm người vào nguồn") if person is None else person.name
    sentence = _("Không nhập nội dung thẩm tra lý lịch, bí mật nhà nước.")
    verb = _("Thêm người") if person is None else _("Lưu thay đổi")
    dialog = FormDialog(owner, title, sentence, fields, verb, today)
    dialog.form.fill(_person_values(person, today()))
    return dialog


def _person_fields(
    book: AdmissionBook, helpers: Helpers, today: date, person: PersonView | None
) -> list[Field]:
    fields = [
        Field("full_name", _("Họ và tên")),
        Field("gender", _("Giới tính"), "choice", choices=_genders(), optional=True),
        Field("birth", _("Ngày sinh"), "partial", optional=True),
        Field("unit", _("Đơn vị, nơi làm việc"), optional=True),
        Field("union", _("Đoàn thể giới thiệu"), "choice", choices=_unions()),
        Field("introduced_on", _("Ngày giới thiệu"), "date"),
        Field(
            "helper_id",
            _("Đảng viên giúp đỡ"),
            "person",
            choices=_people(helpers),
            optional=True,
        ),
        Field("certificate_no", _("Số giấy chứng nhận bồi dưỡng"), optional=True),
        Field("certificate_on", _("Ngày giấy chứng nhận"), "date", optional=True),
        Field(
            "planned_quarter",
            _("Quý dự kiến kết nạp"),
            "choice",
            choices=_quarters(today, person),
            optional=True,
        ),
        Field("note", _("Ghi chú"), "long", optional=True),
    ]
    if person is None:
        stages = tuple(Option(s.id, s.short, s.name) for s in book.stages.stage)
        stage = Field("start_stage", _("Bước đã xong"), "choice", choices=stages)
        fields.insert(6, stage)
    return fields


def told_person(values: Values) -> NewCandidate:
    """Read the form of a person."""
    introduced = values["introduced_on"]
    certificate = values["certificate_on"]
    birth = values["birth"]
    if not isinstance(introduced, date):
        raise TypeError(introduced)
    return NewCandidate(
        full_name=str(values["full_name"]),
        introduced_on=introduced,
        gender=str(values["gender"] or ""),
        birth=birth if isinstance(birth, PartialDate) else None,
        unit=str(values["unit"] or ""),
        union=Union(str(values["union"])),
        helper_id=str(values["helper_id"] or ""),
        certificate_no=str(values["certificate_no"] or ""),
        certificate_on=certificate if isinstance(certificate, date) else None,
        planned_quarter=str(values["planned_quarter"] or ""),
        note=str(values["note"] or ""),
        start_stage=str(values.get("start_stage") or "P01"),
    )


def step_form(
    owner: QWidget, stage: Stage, person: PersonView, official: int, today: Today
) -> FormDialog:
    """Ask for the day and paper of a step, and for the votes where it is a vote."""
    fields = [Field("on", _("Ngày làm"), "date")]
    if stage.has_receipt:
        fields.append(
            Field("received_on", _("Ngày chi bộ nhận"), "date", optional=True)
        )
    if stage.vote:
        votes = _("Số phiếu tán thành")
        fields += [
            Field("agreed", votes, "number", smallest=0),
            Field("base", _("Tổng số đảng viên chính thức"), "number", smallest=1),
        ]
    fields += [
        Field("paper_no", _("Số giấy tờ"), optional=True),
        Field("note", _("Ghi chú"), "long", optional=True),
    ]
    papers = "; ".join(f"{p.code}: {p.title}" for p in stage.paper)
    sentence = papers or stage.actor
    dialog = FormDialog(
        owner, f"{person.name}: {stage.short}", sentence, fields, _("Ghi bước"), today
    )
    dialog.form.fill({"on": today(), "base": official if stage.vote else None})
    return dialog


def told_step(stage: str, values: Values) -> Happening:
    """Read the form of a step."""
    on, received = values["on"], values.get("received_on")
    if not isinstance(on, date):
        raise TypeError(on)
    agreed, base = values.get("agreed"), values.get("base")
    return Happening(
        stage=stage,
        on=on,
        paper_no=str(values["paper_no"] or ""),
        received_on=received if isinstance(received, date) else None,
        agreed=agreed if isinstance(agreed, int) else None,
        base=base if isinstance(base, int) else None,
        note=str(values["note"] or ""),
    )


def choose_step_form(
    owner: QWidget, stages: Sequence[Stage], person: PersonView, today: Today
) -> FormDialog:
    """Ask which of several possible steps was done."""
    options = tuple(Option(s.id, s.short, s.name) for s in stages)
    fields = [Field("stage", _("Bước đã làm"), "choice", choices=options)]
    dialog = FormDialog(owner, person.name, "", fields, _("Chọn bước"), today)
    dialog.form.fill({"stage": options[0].key})
    return dialog


def helper_form(
    owner: QWidget, person: PersonView, helpers: Helpers, today: Today
) -> FormDialog:
    """Ask who helps a person: an official member of the cell."""
    fields = [
        Field("helper_id", _("Đảng viên giúp đỡ"), "person", choices=_people(helpers)),
        Field("on", _("Ngày phân công"), "date"),
    ]
    sentence = _("Người giúp đỡ là đảng viên chính thức của chi bộ.")
    dialog = FormDialog(owner, person.name, sentence, fields, _("Phân công"), today)
    dialog.form.fill({"helper_id": person.candidate.helper_id, "on": today()})
    return dialog


def drop_form(owner: QWidget, person: PersonView, today: Today) -> FormDialog:
    """Ask when and why a person leaves the list."""
    fields = [Field("on", _("Ngày"), "date"), Field("reason", _("Lý do"), "long")]
    title = _("Đưa {name} ra khỏi danh sách").format(name=person.name)
    dialog = FormDialog(owner, title, "", fields, _("Đưa ra"), today)
    dialog.form.fill({"on": today()})
    return dialog


def plan_form(owner: QWidget, year: int, plan: Plan | None, today: Today) -> FormDialog:
    """Ask for the targets and the words of a year's plan."""
    fields = _plan_fields()
    title = _("Chỉ tiêu phát triển đảng viên năm {year}").format(year=year)
    sentence = ""
    if plan is not None and plan.issued_on is not None:
        sentence = _("Kế hoạch đã ban hành; lưu sẽ thành bản mới.")
    dialog = FormDialog(owner, title, sentence, fields, _("Lưu chỉ tiêu"), today)
    targets, text = (plan.targets, plan.text) if plan else (Targets(), PlanText())
    dialog.form.fill(
        {
            "source": targets.source,
            "trained": targets.trained,
            "files": targets.files,
            "admitted": targets.admitted,
            "official": targets.official,
            "no_candidates_left": plan.no_candidates_left if plan else False,
            "non_members": text.non_members,
            "situation": text.situation,
            "measures": text.measures,
        }
    )
    return dialog


def _plan_fields() -> list[Field]:
    people = _("người")
    return [
        *(
            Field(key, label, "number", unit=people, smallest=0)
            for key, label in (
                ("source", _("Người trong danh sách nguồn")),
                ("trained", _("Cử học lớp bồi dưỡng nhận thức về Đảng")),
                ("files", _("Hoàn thành hồ sơ")),
                ("admitted", _("Kết nạp")),
                ("official", _("Công nhận chính thức")),
            )
        ),
        Field(
            "no_candidates_left",
            _("Nguồn phát triển"),
            "switch",
            placeholder=_("Đơn vị không còn quần chúng để phát triển"),
            optional=True,
        ),
        Field("non_members", _("Số quần chúng"), "number", optional=True, smallest=0),
        Field("situation", _("Tình hình"), "long", optional=True),
        Field("measures", _("Biện pháp, phân công"), "long", optional=True),
    ]


def told_plan(values: Values) -> tuple[Targets, PlanText, bool]:
    """Read the form of the plan."""
    keys = ("source", "trained", "files", "admitted", "official")
    targets = Targets(**{key: int(str(values[key] or 0)) for key in keys})
    members = values["non_members"]
    text = PlanText(
        members if isinstance(members, int) else None,
        str(values["situation"] or ""),
        str(values["measures"] or ""),
    )
    return targets, text, bool(values["no_candidates_left"])


def issue_form(owner: QWidget, year: int, today: Today) -> FormDialog:
    """Ask under which number and day the plan was issued."""
    fields = [
        Field("number", _("Số kế hoạch")),
        Field("issued_on", _("Ngày ban hành"), "date"),
    ]
    title = _("Ban hành kế hoạch năm {year}").format(year=year)
    sentence = _("Sau khi ban hành, kế hoạch in không còn chữ “Dự thảo”.")
    dialog = FormDialog(owner, title, sentence, fields, _("Ban hành"), today)
    dialog.form.fill({"issued_on": today()})
    return dialog


def review_form(owner: QWidget, today: Today) -> FormDialog:
    """Ask when the source list was gone through."""
    fields = [
        Field("on", _("Ngày rà soát"), "date"),
        Field("note", _("Kết quả rà soát"), "long", optional=True),
    ]
    dialog = FormDialog(
        owner, _("Rà soát danh sách nguồn"), "", fields, _("Ghi rà soát"), today
    )
    dialog.form.fill({"on": today()})
    return dialog


def _genders() -> tuple[Option, ...]:
    return (Option("male", _("Nam")), Option("female", _("Nữ")))


def _unions() -> tuple[Option, ...]:
    return (
        Option(Union.YOUTH.value, _("Đoàn Thanh niên")),
        Option(Union.TRADE.value, _("Công đoàn")),
        Option(Union.NONE.value, _("Hai đảng viên chính thức")),
    )


def _people(helpers: Helpers) -> tuple[Option, ...]:
    return tuple(Option(key, name) for key, name in helpers.items())


def _quarters(today: date, person: PersonView | None) -> tuple[Option, ...]:
    """Offer the quarters of this year and the next two, and the one chosen before."""
    keys = [f"{today.year + n}-Q{q}" for n in range(3) for q in range(1, 5)]
    kept = person.candidate.planned_quarter if person else ""
    if kept and kept not in keys:
        keys.insert(0, kept)
    roman = {"1": "I", "2": "II", "3": "III", "4": "IV"}
    return tuple(
        Option(key, _("Quý {no}/{year}").format(no=roman[key[-1]], year=key[:4]))
        for key in keys
    )


def _person_values(person: PersonView | None, today: date) -> dict[str, Value]:
    if person is None:
        return {
            "union": Union.NONE.value,
            "introduced_on": today,
            "start_stage": "P01",
        }
    candidate = person.candidate
    return {
        "full_name": person.name,
        "gender": person.gender or None,
        "birth": person.birth,
        "unit": candidate.unit,
        "union": candidate.union.value,
        "introduced_on": candidate.introduced_on,
        "helper_id": candidate.helper_id or None,
        "certificate_no": candidate.certificate_no,
        "certificate_on": candidate.certificate_on,
        "planned_quarter": candidate.planned_quarter or None,
        "note": candidate.note,
    }
