"""Which fields a record keeps, and the organisation over time, in the settings."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.door import entrance as door
from app.door.housekeeping import Housekeeping
from app.infra.paths import DataFolder
from app.people.model import UnitAnswers
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.settings.page import SettingsPage
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.overlay.formdialog import FormDialog

ON = date(2026, 11, 23)


@pytest.fixture
def people(office):
    office.people.set_up_unit(
        UnitAnswers(
            name="Chi bộ Thôn Đông",
            superior_name="Đảng bộ xã Hải Lăng",
            term_from=date(2022, 1, 1),
            term_to=date(2026, 12, 31),
        )
    )
    old = {"admitted_on": "1998-02-03", "official_on": "1999-02-03"}
    names = ("Trần Văn Hòa", "Đặng Thị Ánh", "Lê An")
    found = [
        office.members.enrol({**old, "full_name": name}).record_id for name in names
    ]
    office.people.appoint(found[0], "secretary", date(2022, 1, 1), "1-QĐ")
    return found


@pytest.fixture
def page(qtbot, look, office, people, tmp_path, jobs, messages):
    keeping = Housekeeping(office, door.at(DataFolder(tmp_path)))
    shown = SettingsPage(office.people, keeping, office.clock, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1122, 686)
    shown.show()
    shown.enter()
    return shown


@pytest.fixture
def ask(page, qtbot, jobs):
    def one(use_case):
        found = []
        jobs.read(page, use_case, found.append)
        qtbot.waitUntil(lambda: len(found) > 0, timeout=5000)
        return found[0]

    return one


@pytest.fixture
def fields(page, qtbot):
    page.show_record("fields")
    section = page._built["fields"]
    qtbot.waitUntil(lambda: bool(section._checks), timeout=5000)
    return section


@pytest.fixture
def organisation(page, qtbot):
    page.show_record("organisation")
    section = page._built["organisation"]
    qtbot.waitUntil(lambda: section._state is not None, timeout=5000)
    return section


def _dialog(page):
    return next(d for d in page.window().findChildren(FormDialog) if d.isVisible())


def test_every_field_has_a_switch_and_sensitive_ones_are_off(
    fields, page, office, qtbot
):
    assert audit(page) == []
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=5000)
    off = {spec.key for spec in office.members.fields.all() if not spec.on}
    assert {"ethnicity", "religion", "national_id", "discipline"} <= off
    for key in off:
        assert not fields.check(f"field.{key}").isChecked()
    assert not fields.check("life.discipline").isChecked()
    assert fields.check("field.phone").isChecked()
    assert "field.full_name" not in fields._checks


def test_a_plain_field_is_switched_at_once(fields, office, qtbot, jobs, ask):
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        fields.check("field.languages").click()
    assert not ask(office.members.fields.by_key)["languages"].on


def test_a_sensitive_field_asks_and_may_stay_off(fields, office, qtbot, jobs, ask):
    fields.check("field.ethnicity").click()
    assert audit(fields.dialog) == []
    fields.dialog.give("off")
    qtbot.waitUntil(
        lambda: not fields.check("field.ethnicity").isChecked(), timeout=5000
    )
    assert not ask(office.members.fields.by_key)["ethnicity"].on
    fields.check("field.ethnicity").click()
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        fields.dialog.give("on")
    assert ask(office.members.fields.by_key)["ethnicity"].on


def test_a_form_of_the_superior_switches_on_all_it_needs(
    fields, office, qtbot, jobs, ask
):
    words = "Bật đủ mục cho: Biểu dữ liệu đảng viên quốc gia"
    button = next(b for b in fields.findChildren(Button) if b.words == words)
    button.click()
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        fields.dialog.give("on")
    known = ask(office.members.fields.by_key)
    sheet = next(s for s in office.members.fields.sheets if s.key == "national")
    assert all(known[key].on for key in sheet.fields)
    assert not known["discipline"].on


def test_a_term_begins_with_its_officers(
    organisation, page, office, people, qtbot, jobs, ask
):
    assert audit(page) == []
    dialog = organisation.acts.new_term()
    assert audit(dialog) == []
    dialog.form.fill(
        {
            "from_on": date(2026, 9, 1),
            "to_on": date(2031, 8, 31),
            "decision_no": "20-QĐ/ĐU",
            "secretary.0": people[1],
            "deputy.0": people[0],
        }
    )
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    held = ask(lambda: office.people.officers(ON))
    assert [(o.role, o.name, o.decision_no) for o in held] == [
        ("secretary", "Đặng Thị Ánh", "20-QĐ/ĐU"),
        ("deputy", "Trần Văn Hòa", "20-QĐ/ĐU"),
    ]
    before = ask(lambda: office.people.officers(date(2026, 8, 31)))
    assert [(o.role, o.name) for o in before] == [("secretary", "Trần Văn Hòa")]
    terms = ask(office.people.terms)
    assert [(t.label, t.to_on) for t in terms] == [
        ("2022-2026", date(2026, 8, 31)),
        ("2026-2031", date(2031, 8, 31)),
    ]
    qtbot.waitUntil(lambda: len(organisation.posts.seen()) == 3, timeout=5000)
    organisation._term.choose(terms[0].id)
    organisation._show_posts()
    assert [row.cell("name").text for row in organisation.posts.seen()] == [
        "Trần Văn Hòa"
    ]


def test_nothing_is_cut_at_150_percent(organisation, page, qtbot):
    theme.current().change(choice="dark", percent=150)
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=3000)


def test_one_person_is_not_elected_twice(organisation, page, people, office, qtbot):
    dialog = organisation.acts.new_term()
    dialog.form.fill(
        {
            "from_on": date(2026, 9, 1),
            "to_on": date(2031, 8, 31),
            "secretary.0": people[1],
            "deputy.0": people[1],
        }
    )
    dialog.give("save")
    qtbot.waitUntil(lambda: bool(page.notices.sentences()), timeout=5000)
    assert "hai lần" in page.notices.sentences()[0]
    assert dialog.isVisible()
    dialog.give("later")


def test_a_new_name_holds_from_its_day_and_can_be_put_right(
    organisation, page, office, qtbot, jobs, ask
):
    dialog = organisation.acts.rename()
    assert dialog.form.value("name") == "Chi bộ Thôn Đông"
    dialog.form.fill({"from_on": date(2026, 7, 1), "name": "Chi bộ Tổ 5"})
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    assert ask(lambda: office.people.unit(date(2026, 6, 30))).name == "Chi bộ Thôn Đông"
    assert ask(lambda: office.people.unit(date(2026, 7, 1))).name == "Chi bộ Tổ 5"
    qtbot.waitUntil(lambda: len(organisation.names.seen()) == 2, timeout=5000)
    organisation.names.select_first()
    organisation._on_name()
    dialog = _dialog(page)
    dialog.form.fill({"from_on": date(2026, 8, 1)})
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    assert ask(lambda: office.people.unit(date(2026, 7, 31))).name == "Chi bộ Thôn Đông"
    qtbot.waitUntil(
        lambda: organisation.names.seen()[0].cell("from").text == "01/08/2026",
        timeout=5000,
    )
    organisation.names.select_first()
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        organisation._drop_name()
    assert ask(office.people.unit).name == "Chi bộ Thôn Đông"


def test_a_post_is_corrected_and_a_mistaken_one_taken_out(
    organisation, page, office, people, qtbot, jobs, ask
):
    organisation.posts.select_first()
    organisation._on_post()
    dialog = _dialog(page)
    dialog.form.fill({"to_on": date(2026, 3, 31), "decision_no": "1a-QĐ"})
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    held = ask(lambda: office.people.officers(date(2026, 3, 31)))
    assert [o.decision_no for o in held] == ["1a-QĐ"]
    assert ask(lambda: office.people.officers(date(2026, 4, 1))) == []
    organisation.posts.select_first()
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        organisation._drop_post()
    assert ask(lambda: office.people.officers(None)) == []


def test_several_members_move_by_one_decision_and_the_list_is_printed(
    organisation, page, office, people, qtbot, jobs, ask
):
    dialog, table = organisation.acts.move_many()
    assert audit(dialog) == []
    dialog.form.fill(
        {"on": date(2026, 11, 1), "paper_no": "9-QĐ", "elsewhere": "Chi bộ 6"}
    )
    dialog.give("save")
    qtbot.waitUntil(lambda: bool(page.notices.sentences()), timeout=5000)
    assert "Chưa chọn" in page.notices.sentences()[0]
    table.select(people[1])
    qtbot.keyClick(table.grid, Qt.Key.Key_Space)
    table.select(people[2])
    qtbot.keyClick(table.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "còn 1" in dialog.effect.text(), timeout=5000)
    assert "Ở lại sổ này" in dialog.effect.text()
    with qtbot.waitSignal(page.open_requested, timeout=5000) as sent:
        dialog.give("save")
    assert sent.args[0].record_id == "hand_over:2026-11-01"
    assert ask(lambda: office.members.counts(ON)).total == 1
