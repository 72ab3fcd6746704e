"""What the section of the organisation shows and asks. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.members.model import Member
from app.kernel.dates import short
from app.kernel.words import _
from app.people.keeping.model import Keeper
from app.people.model import Naming, NewOfficer, Officer, PostRules, Role, Term
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.table.columns import Cell, Column, Row

ALL_TERMS = "all"
# How many officers the dialog of a new term asks for at once, beside the single posts.
_MORE_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """What the section shows, read in one go."""

    terms: tuple[Term, ...]
    officers: tuple[Officer, ...]
    namings: tuple[Naming, ...]
    members: tuple[Member, ...]
    today: date
    keeper: Keeper | None = None


def term_columns() -> tuple[Column, ...]:
    """Declare the table of terms."""
    return (
        Column("term", _("Nhiệm kỳ"), stretch=True, width=140),
        Column("from", _("Từ ngày"), "date"),
        Column("to", _("Đến ngày"), "date"),
        Column("officers", _("Chức vụ"), "number", width=90),
    )


def term_rows(state: OrganisationState) -> list[Row]:
    """Show the terms, the newest first, with how many posts fell into each."""
    return [
        Row(
            term.id,
            {
                "term": Cell(term.label, detail=_running(term, state), strong=True),
                "from": Cell(short(term.from_on), sort=term.from_on),
                "to": Cell(short(term.to_on), sort=term.to_on),
                "officers": Cell(str(len(officers_of(state, term.id)))),
            },
        )
        for term in reversed(state.terms)
    ]


def _running(term: Term, state: OrganisationState) -> str:
    return _("đang chạy") if term.from_on <= state.today <= term.to_on else ""


def term_options(state: OrganisationState) -> tuple[Option, ...]:
    """Offer the terms to filter the posts by."""
    every = Option(ALL_TERMS, _("Mọi nhiệm kỳ"))
    return (every, *(Option(term.id, term.label) for term in reversed(state.terms)))


def officers_of(state: OrganisationState, term_id: str) -> list[Officer]:
    """List the posts of which a part falls into a term."""
    term = next((one for one in state.terms if one.id == term_id), None)
    if term is None:
        return list(state.officers)
    return [
        one
        for one in state.officers
        if one.from_on <= term.to_on
        and (one.to_on is None or one.to_on >= term.from_on)
    ]


def post_columns() -> tuple[Column, ...]:
    """Declare the table of posts."""
    return (
        Column("role", _("Chức vụ"), width=150),
        Column("name", _("Họ và tên"), stretch=True, width=170),
        Column("from", _("Từ ngày"), "date"),
        Column("to", _("Đến ngày"), "date"),
        Column("decision", _("Số quyết định"), width=130, second=True),
    )


def post_rows(officers: Iterable[Officer]) -> list[Row]:
    """Show who held which post from when until when."""
    return [
        Row(
            one.post_id,
            {
                "role": Cell(one.role_label),
                "name": Cell(one.name, strong=True),
                "from": Cell(short(one.from_on), sort=one.from_on),
                "to": Cell(
                    short(one.to_on) if one.to_on else "", sort=one.to_on or date.max
                ),
                "decision": Cell(one.decision_no),
            },
            muted=one.to_on is not None,
        )
        for one in officers
    ]


def naming_columns() -> tuple[Column, ...]:
    """Declare the table of names."""
    return (
        Column("from", _("Từ ngày"), "date"),
        Column("name", _("Tên chi bộ"), stretch=True, width=180),
        Column("superior", _("Cấp trên trực tiếp"), width=210),
        Column("decision", _("Số quyết định"), width=120, second=True),
    )


def naming_rows(namings: Sequence[Naming]) -> list[Row]:
    """Show the names over time, the newest first."""
    return [
        Row(
            one.id,
            {
                "from": Cell(short(one.from_on), sort=one.from_on),
                "name": Cell(one.name, strong=True),
                "superior": Cell(one.superior_name),
                "decision": Cell(one.decision_no),
            },
        )
        for one in reversed(namings)
    ]


def people(members: Iterable[Member]) -> tuple[Option, ...]:
    """Offer the members of the roll as people of posts."""
    return tuple(Option(one.person_id, one.name, one.post) for one in members)


def new_term_fields(rules: PostRules, members: Iterable[Member]) -> list[Field]:
    """Ask for the days of a term and for those elected: one line per post."""
    offered = people(members)
    fields = [
        Field("from_on", _("Từ ngày"), "date", help=_("Ngày đại hội chi bộ.")),
        Field("to_on", _("Đến ngày"), "date"),
        Field("decision_no", _("Số quyết định chuẩn y"), optional=True),
    ]
    for key, label in _lines(rules):
        fields.append(Field(key, label, "person", optional=True, choices=offered))
    return fields


def _lines(rules: PostRules) -> list[tuple[str, str]]:
    """Name the lines of the form: a single post once, the others several times."""
    found: list[tuple[str, str]] = []
    for role in rules.role:
        if not role.in_committee:
            continue
        count = 1 if role.single else _count(role)
        for number in range(count):
            label = role.label if count == 1 else f"{role.label} {number + 1}"
            found.append((f"{role.key}.{number}", label))
    return found


def _count(role: Role) -> int:
    return 1 if role.replaces else _MORE_MEMBERS


def elected(values: dict[str, Value]) -> list[NewOfficer]:
    """Take those elected from the filled form."""
    number = str(values.get("decision_no") or "")
    return [
        NewOfficer(str(value), key.split(".")[0], number)
        for key, value in values.items()
        if "." in key and value
    ]


def post_fields(rules: PostRules, members: Iterable[Member]) -> list[Field]:
    """Ask for a post."""
    roles = tuple(Option(role.key, role.label) for role in rules.role)
    return [
        Field("role", _("Chức vụ"), "choice", choices=roles),
        Field("person", _("Đồng chí"), "person", choices=people(members)),
        Field("from_on", _("Từ ngày"), "date"),
        Field("to_on", _("Đến ngày"), "date", optional=True),
        Field("decision_no", _("Số quyết định"), optional=True),
    ]


def post_days() -> list[Field]:
    """Ask for the days and the decision of a recorded post."""
    return [
        Field("from_on", _("Từ ngày"), "date"),
        Field("to_on", _("Đến ngày"), "date", optional=True),
        Field("decision_no", _("Số quyết định"), optional=True),
    ]


def naming_fields() -> list[Field]:
    """Ask for the names that hold from a day on."""
    return [
        Field(
            "from_on",
            _("Từ ngày"),
            "date",
            help=_("Văn bản trước ngày này vẫn mang tên cũ."),
        ),
        Field("name", _("Tên chi bộ"), longest=200),
        Field("superior_name", _("Đảng bộ cấp trên"), optional=True, longest=200),
        Field("superior_short", _("Tên ngắn của cấp trên"), optional=True, longest=100),
        Field("decision_no", _("Số quyết định"), optional=True),
    ]


def naming_values(naming: Naming, from_on: date) -> dict[str, Value]:
    """Give names as the form shows them."""
    return {
        "from_on": from_on,
        "name": naming.name,
        "superior_name": naming.superior_name,
        "superior_short": naming.superior_short,
        "decision_no": naming.decision_no,
    }


def texts(values: dict[str, Value], *keys: str) -> dict[str, str]:
    """Take text fields from a filled form."""
    return {key: str(values.get(key) or "") for key in keys}


def moving_fields(members: Iterable[Member]) -> list[Field]:
    """Ask what several members have in common when a cell is split or merged."""
    offered = people(members)
    return [
        Field("on", _("Ngày chuyển"), "date"),
        Field("paper_no", _("Số quyết định")),
        Field("elsewhere", _("Chuyển đến"), longest=200),
        Field(
            "tasks_to",
            _("Nhiệm vụ giao lại cho"),
            "person",
            optional=True,
            choices=offered,
        ),
        Field(
            "helped_to",
            _("Việc giúp đỡ giao lại cho"),
            "person",
            optional=True,
            choices=offered,
        ),
        Field("note", _("Ghi chú"), optional=True),
    ]


def moving_columns() -> tuple[Column, ...]:
    """Declare the table from which members are chosen."""
    return (
        Column("mark", "", "mark", width=44),
        Column("name", _("Họ và tên"), stretch=True, width=180),
        Column("group", _("Tổ đảng"), width=110),
    )


def moving_rows(members: Iterable[Member]) -> list[Row]:
    """Show who can be moved."""
    return [
        Row(
            one.person_id,
            {"name": Cell(one.name, detail=one.post), "group": Cell(one.group)},
        )
        for one in members
    ]


def keeper_lines(keeper: Keeper | None) -> tuple[str, str]:
    """Say who keeps the book, and by which right since when."""
    if keeper is None:
        return _("Chưa rõ ai giữ sổ"), _("Ghi bí thư, hoặc chọn một đồng chí.")
    words = (
        _("Chi bộ chọn, từ {day}.")
        if keeper.is_chosen
        else _("Bí thư đương nhiệm, từ {day}.")
    )
    return keeper.name, words.format(day=short(keeper.from_on))
