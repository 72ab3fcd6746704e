from datetime import date

import pytest

from app.features.development.model.candidate import Happening, NewCandidate, Union
from app.features.development.service.development import Development
from app.features.development.store.tables import MIGRATIONS
from app.kernel.dates import PartialDate
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE


@pytest.fixture
def people(store):
    store.migrate([PEOPLE, MIGRATIONS])
    return People(store)


@pytest.fixture
def official(people):
    names = [f"Đảng Viên {letter}" for letter in "ABCDEFGHI"]
    return {people.register(name): name for name in names}


@pytest.fixture
def development(store, people, official):
    return Development(store, people, lambda on: official)


@pytest.fixture
def helper(official):
    return next(iter(official))


@pytest.fixture
def step(development):
    def record(candidate, stage, day, **more):
        told = Happening(stage, date.fromisoformat(day), **more)
        return development.record_step(candidate, told)

    return record


@pytest.fixture
def introduce(development):
    def add(name, on=date(2026, 1, 5), **more):
        more.setdefault("birth", PartialDate.from_iso("2000-05-02"))
        told = NewCandidate(full_name=name, introduced_on=on, **more)
        return development.introduce(told).record_id

    return add


@pytest.fixture
def cell(introduce, step, helper):
    """Six people at different places of the way; their ids by given name."""
    ids = {
        "Linh": introduce("Trần Khánh Linh", unit="Chi đoàn 5", union=Union.YOUTH),
        "Đạt": introduce("Lê Hữu Đạt", helper_id=helper, unit="Bí thư chi đoàn"),
        "Thảo": introduce("Ngô Phương Thảo", helper_id=helper, start_stage="P02"),
        "Bách": introduce(
            "Phạm Gia Bách",
            helper_id=helper,
            start_stage="P03",
            certificate_on=date(2024, 5, 5),
            planned_quarter="2027-Q1",
        ),
        "Bảo": introduce("Dương Quốc Bảo", helper_id=helper, start_stage="P12"),
        "Mai": introduce("Hồ Thị Tuyết Mai", helper_id=helper, start_stage="P12"),
    }
    step(ids["Thảo"], "P03", "2026-09-10", paper_no="118/CN")
    step(ids["Bách"], "P04", "2026-08-01")
    step(ids["Bảo"], "P13", "2025-11-14", paper_no="31-QĐ/ĐU")
    step(ids["Bảo"], "P14", "2025-12-01")
    step(ids["Mai"], "P13", "2026-06-14")
    step(ids["Mai"], "P14", "2026-07-01")
    return ids
