"""Makes the forms of members; what goes out is noted like any other export."""

from collections.abc import Sequence
from pathlib import Path

from app.features.member_import.rules.formcode import form_code
from app.features.members.model import FieldSpec, Member
from app.infra.datafile import read_toml
from app.infra.files import write_safely
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate
from app.kernel.progress import Progress, silent
from app.kernel.text import fold
from app.reports.errors import NothingToExport
from app.reports.member_form.drawing import drawn
from app.reports.member_form.model import FormRules, Line, MemberForm
from app.reports.sources import Sources

_GENDERS = {"male": "Nam", "female": "Nữ"}


class MemberForms:
    """Belongs to the store's thread, except for ``drawn``."""

    def __init__(self, store: Store, sources: Sources) -> None:
        self._store = store
        self._sources = sources
        self.rules = read_toml(rules_folder() / "members" / "form.toml", FormRules)

    def member_form(self, person_id: str) -> bytes:
        """Return the spreadsheet of one member's form."""
        return drawn(self.prepare([person_id])[0])

    def everybody(self) -> list[MemberForm]:
        """Prepare the forms of everybody on the roll today, in the order of names."""
        today = self._sources.clock.today()
        return self.prepare([m.person_id for m in self._sources.members.roll(today)])

    def prepare(self, person_ids: Sequence[str]) -> list[MemberForm]:
        """Turn what the book knows of members into forms, in the order asked."""
        today = self._sources.clock.today()
        roll = self._sources.members.roll(today, with_former=True)
        by_id = {member.person_id: member for member in roll}
        unit = self._sources.people.unit(today)
        specs = [spec for spec in self._sources.members.fields.all() if spec.on]
        return [
            self._form(by_id[person_id], specs, unit.name if unit else "")
            for person_id in person_ids
            if person_id in by_id
        ]

    def write(
        self, forms: Sequence[MemberForm], folder: Path, progress: Progress = silent
    ) -> Change:
        """Write forms into a folder, one file each, and note that they went out."""
        for done, form in enumerate(forms):
            progress(done, len(forms))
            write_safely(folder / f"{form.file_stem}.xlsx", drawn(form))
        return self.note(forms)

    def write_one(self, form: MemberForm, path: Path, content: bytes) -> Change:
        """Write one drawn form where the user chose, and note that it went out."""
        write_safely(path, content)
        return self.note([form])

    def note(self, forms: Sequence[MemberForm]) -> Change:
        """Remember that forms left the book."""
        if not forms:
            raise NothingToExport(title=self.rules.title, format="XLSX")
        with self._store.command("members.forms_out") as unit:
            unit.insert_many(
                "member_form",
                [
                    {"person_id": f.person_id, "code": f.code, "sent_at": unit.at}
                    for f in forms
                ],
            )
        return unit.change("member_forms")

    def _form(
        self, member: Member, specs: Sequence[FieldSpec], unit: str
    ) -> MemberForm:
        code = form_code(member.person_id)
        stem = self.rules.file_stem.format(name=fold(member.name), code=code)
        return MemberForm(
            person_id=member.person_id,
            name=member.name,
            code=code,
            unit=unit,
            on=self._sources.clock.today(),
            file_stem=" ".join(_file_words(stem).split()),
            lines=tuple(
                self._line(member, spec)
                for spec in specs
                if spec.key not in self.rules.leaves_out
            ),
            rules=self.rules,
        )

    def _line(self, member: Member, spec: FieldSpec) -> Line:
        value = member.values.get(spec.key, "")
        if spec.kind == "date" and value:
            value = PartialDate.from_iso(value).text()
        elif spec.kind == "gender":
            value = _GENDERS.get(value, "")
        choices = next((c.values for c in self.rules.choice if c.field == spec.key), ())
        hints = {hint.field: hint.text for hint in self.rules.hint}
        told = self.rules.date_help if spec.kind == "date" else spec.help
        told = hints.get(spec.key, told)
        told = f"{told} {self.rules.choose}" if choices else told
        return Line(spec.key, spec.label, value, told, choices)


def _file_words(text: str) -> str:
    """Keep what every file system takes in a name."""
    return "".join(sign if sign.isalnum() or sign in " -" else " " for sign in text)
