"""A small cell with everything a package is made from, and its committee."""

import dataclasses
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.bootstrap import Office, build
from app.features.checklist.service.evidence import NewEvidence
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.kernel.ids import id_source
from app.package import policy
from app.package.keys import office as offices
from app.package.keys.profile import Holder
from app.package.service import PackageService
from app.people.model import UnitAnswers
from app.reports.four_good.report import REPORT
from app.reports.service import Reports
from tests.app.package.making import OFFICE_ID

PASSPHRASE = "mùa xuân năm ấy"  # noqa: S105  (opens only this test's key)
SECRETARY = "Trần Văn Hòa"
NAMES = (SECRETARY, "Lê Thị Ánh", "Y Bih Niê")


@dataclass
class Cell:
    """The cell's services, its folder, and the committee it writes to."""

    office: Office
    folder: Path
    committee: offices.CommitteeOffice
    clock: object

    @property
    def package(self):
        return self.office.package

    def registered(self):
        """Make keys and take the committee's answer."""
        self.package.keys.make_keys(PASSPHRASE, self.folder)
        answer = self.committee.answer(self.package.keys.asked())
        self.package.keys.install_reply(answer, self.committee.code)
        return self

    def stick(self, name="usb"):
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return path

    def export(self, folder=None, **told):
        return self.package.export(2026, folder or self.stick(), PASSPHRASE, **told)

    def attach(
        self, name="biên bản.pdf", content=b"%PDF-1.7\n1 0 obj\n%%EOF\n", title=""
    ):
        criterion = self.office.checklist.overview(2026).rows[0].criterion.id
        about = NewEvidence((criterion,), title)
        self.office.checklist.evidence.attach(2026, name, content, about)


def cheap_passphrases(monkeypatch):
    """Make deriving a key from a passphrase as fast as it can be."""
    cheap = dataclasses.replace(
        policy.passphrase_cost(), memory_kib=64, passes=1, lanes=1
    )
    monkeypatch.setattr(policy, "passphrase_cost", lambda: cheap)


def _with_one_document(office, folder):
    """Print only the report: drawing the others would be most of a test's time."""
    reports = Reports(office.store, office.reports._sources, (REPORT,))
    services = dataclasses.replace(
        office.package._drafter._gatherer._services, reports=reports
    )
    return PackageService(office.store, services, folder / "sign.key")


def furnish(office):
    """Set up the unit, three members and the secretary."""
    office.people.set_up_unit(
        UnitAnswers(
            name="Chi bộ Tổ dân phố 5",
            kind="residential",
            code="CB07",
            superior_name="Đảng ủy phường An Bình",
            superior_short="An Bình",
            place="An Bình",
            term_from=date(2025, 1, 1),
            term_to=date(2027, 12, 31),
        )
    )
    ids = [
        office.members.enrol(
            {
                "full_name": name,
                "birth": "1970-03-26",
                "admitted_on": "1995-05-19",
                "official_on": "1996-05-19",
            }
        ).record_id
        for name in NAMES
    ]
    office.people.appoint(ids[0], "secretary", date(2025, 1, 1))


def make_cell(folder, clock, seed=69, store=None):
    """Set up a cell of three members and its secretary."""
    opened = store or Store.in_memory(clock, id_source(clock, random.Random(seed)))
    office = build(opened, clock, Attachments.in_memory(clock), folder / "sign.key")
    furnish(office)
    office = dataclasses.replace(office, package=_with_one_document(office, folder))
    holder = Holder(OFFICE_ID, "Đảng ủy phường An Bình")
    committee = offices.create_office(folder / "committee", holder)
    return Cell(office, folder, committee, clock)
