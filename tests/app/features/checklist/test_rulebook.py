"""The shipped set against the handbook's table, and the strictness of the reader."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from app.features.checklist.errors import BadRuleSet
from app.features.checklist.model.ruleset import Mode
from app.features.checklist.rules.sets import faults, set_for_year, used_parameters
from app.features.checklist.store.rulebook import read_set, read_sets, shipped
from app.infra.errors import DataKeyUnknown

HANDBOOK = Path(__file__).resolve().parents[5] / "shared/handbook/domain-four-good.md"
KEPT = """
I.1a s, I.1b a, I.2 aG, I.2a a, I.2b s, I.2c a, I.3a a, I.3b a,
II.1a a, II.1b m, II.2a a, II.2b s, II.2c a, II.2d a, II.2e s, II.2f s, II.2g m,
III.1 mG, III.2 s, III.3a s, III.3b s, III.3c m, III.3d a, III.4a s, III.4b a,
III.4c s, III.4d a,
IV.1 sG, IV.2 s, IV.3a a, IV.3b s, IV.3c s, IV.4a m, IV.4b a, IV.5a a, IV.5b s,
IV.5c a, IV.5d a, IV.6a m, IV.6b a, IV.6c a
"""
MODES = {"a": Mode.AUTO, "s": Mode.SEMI, "m": Mode.MANUAL}


@pytest.fixture(scope="module")
def rule_set():
    return read_set(shipped() / "QB69-2023")


def test_every_criterion_of_the_plan_is_there_with_its_gate_and_way(rule_set):
    expected = {}
    for entry in KEPT.replace("\n", " ").split(","):
        code, letters = entry.split()
        expected[code] = (MODES[letters[0]], letters.endswith("G"))
    assert {c.id: (c.mode, c.gate) for c in rule_set.criteria} == expected
    assert len(rule_set.criteria) == 41


@pytest.mark.skipif(not HANDBOOK.exists(), reason="the handbook is not beside us")
def test_titles_gates_and_references_are_those_of_the_handbook(rule_set):
    text = HANDBOOK.read_text(encoding="utf-8")
    section = text.split("### 9.3", 1)[1].split("### 9.4", 1)[0]
    table = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        code = re.fullmatch(r"([IV]+\.\d[a-g]?)( \*\*G\*\*)?", cells[0])
        if code:
            table[code[1]] = (cells[1], bool(code[2]), cells[3])
    ours = {c.id: (c.title, c.gate, _spoken_ref(c.ref)) for c in rule_set.criteria}
    assert ours == table


def _spoken_ref(ref):
    return ref.removeprefix("II.").replace(",", "").replace("gạch đầu dòng", "gạch")


def test_every_row_says_what_proves_it_where_it_stands_and_what_to_do(rule_set):
    for criterion in rule_set.criteria:
        assert criterion.evidence, criterion.id
        assert criterion.ref.startswith("II.1."), criterion.id
        assert criterion.question.endswith("?"), criterion.id
        assert criterion.advice.endswith("."), criterion.id
        assert criterion.meaning.endswith("."), criterion.id
        if criterion.mode is not Mode.MANUAL:
            assert criterion.check, criterion.id


def test_the_set_has_no_contradiction_and_its_groups_are_in_order(rule_set):
    assert faults(rule_set) == []
    assert [group.id for group in rule_set.groups] == ["I", "II", "III", "IV"]


def test_the_report_is_due_before_the_twentieth_of_december(rule_set):
    assert rule_set.head.deadline.before(2026) == date(2026, 12, 20)
    assert rule_set.head.deadline.vote_by(2026) == date(2026, 12, 15)


def test_unknown_figures_stay_empty_and_known_ones_have_a_basis(rule_set):
    empty = {"recognition.min_percent", "tasks.min_on_time_percent", "fee.other_dong"}
    for name in empty:
        assert rule_set.parameter(name, 2026).number is None
    assert rule_set.parameter("attendance.min_percent", 2026).number == 85
    assert rule_set.parameter("fee.student_dong", 2026).number == 5000
    assert rule_set.parameter("fee.student_dong", 2025).numbers == (2000, 30000)
    assert all(p.basis and p.mark for p in rule_set.parameters)


def test_every_parameter_of_the_handbook_is_a_record(rule_set):
    ids = {p.id for p in rule_set.parameters}
    assert {
        "meeting.min_minutes",
        "meeting.min_minutes_combined",
        "meeting.small_cell_override",
        "meeting.regular_per_month",
        "meeting.thematic_per_quarter",
        "meeting.material_days_before",
        "attendance.min_percent",
        "attendance.max_consecutive_excused",
        "attendance.denominator",
        "quality.cuts",
        "quality.year_good",
        "online.min_share_unable",
        "todang.min_members",
        "todang.max_replacements_year",
        "classification.cuts",
        "classification.cap_excellent",
        "admission.min_vote",
        "admission.probation_months",
        "admission.introducer_years",
        "report.fourgood_deadline",
        "member_list.reconcile_months",
        "nq21.admission_rate",
    } <= ids


def test_only_thresholds_that_are_used_are_asked_for(rule_set):
    assert used_parameters(rule_set) == (
        "recognition.min_percent",
        "tasks.min_on_time_percent",
        "meeting.min_speakers_percent",
        "study.min_sessions",
        "attendance.min_percent",
        "fee.arrears_limit_months",
    )


@pytest.mark.parametrize(("year", "found"), [(2022, False), (2023, True), (2031, True)])
def test_the_set_counts_from_the_year_of_the_plan(year, found):
    assert (set_for_year(read_sets(shipped()), year) is not None) is found


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(shipped() / "QB69-2023", tmp_path / "QB69-2023"))


def _edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("I.toml", 'id = "I.1a"', 'id = "I.1b"', "I.1b: mã tiêu chí trùng"),
        ("I.toml", 'id = "I.1a"', 'id = "VII.1a"', "VII.1a: không có nhóm"),
        ("I.toml", 'kind = "every_month"', 'kind = "guess"', "không có cách đo guess"),
        ("I.toml", "tasks.min_on_time_percent", "x.y", "không có tham số x.y"),
        ("I.toml", "percent = 100\n", "", "thiếu tỷ lệ"),
        ("II.toml", "number = 1\n", "", "thiếu ngưỡng"),
        ("parameters.toml", "valid_to = 2026-02-02\n", "", "hiệu lực chồng nhau"),
    ],
)
def test_a_set_that_contradicts_itself_is_refused(copy, file, old, new, said):
    _edit(copy / file, old, new)
    with pytest.raises(BadRuleSet) as caught:
        read_set(copy)
    assert said in str(caught.value.facts["detail"])


def test_a_misspelt_key_is_refused_by_name(copy):
    _edit(copy / "IV.toml", "meaning =", "meening =")
    with pytest.raises(DataKeyUnknown) as caught:
        read_set(copy)
    assert "meening" in caught.value.facts["key"]
