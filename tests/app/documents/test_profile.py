"""Layout profiles are dated data with the numbers of the handbook, §8.3."""

from datetime import date

import pytest

from app.documents.profile import all_profiles, profile_for
from app.infra.paths import rules_folder


@pytest.mark.parametrize(
    ("day", "profile_id"),
    [
        (date(2026, 5, 27), "HD05-2026"),
        (date(2026, 5, 26), "HD36-2018"),
        (date(2018, 4, 3), "HD36-2018"),
        (date(1990, 1, 1), "HD36-2018"),
        (date(2040, 1, 1), "HD05-2026"),
    ],
)
def test_the_day_of_the_paper_chooses(day, profile_id):
    assert profile_for(day).id == profile_id


@pytest.mark.parametrize(
    "profile", all_profiles(rules_folder() / "documents/layout"), ids=lambda p: p.id
)
def test_the_measures_are_those_of_the_norm(profile):
    page = profile.page
    assert (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm) == (
        20,
        20,
        30,
        15,
    )
    assert page.text_width_mm(landscape=False) == 165
    body = profile.body
    assert (body.text.size, body.text.leading, body.text.after) == (14, 18, 6)
    assert body.first_indent_mm == 10
    header = profile.header
    assert (header.left_mm, header.right_mm) == (75, 90)
    assert (header.party.size, header.party.bold) == (15, True)
    assert (header.superior.bold, header.issuer.bold, header.date.italic) == (
        False,
        True,
        True,
    )
    assert (
        profile.title.kind.size,
        profile.title.summary.size,
        profile.title.hyphens,
    ) == (15, 14, 5)
    assert profile.page_number.from_page == 2
    assert profile.page_number.from_edge_mm == 10
    signature = profile.signature
    assert (signature.authority.bold, signature.post.bold, signature.name.bold) == (
        True,
        False,
        True,
    )
    assert signature.space_mm == 28
    assert profile.recipients.item_style.size == 12


def test_what_changed_in_2026():
    old, new = profile_for(date(2020, 1, 1)), profile_for(date(2026, 12, 1))
    assert old.recipients.line("Đảng ủy", last=False) == "- Đảng ủy,"
    assert new.recipients.line("Đảng ủy;", last=False) == "- Đảng ủy;"
    assert new.recipients.line("Lưu Chi bộ", last=True) == "- Lưu Chi bộ."
    assert "BB" in new.header.no_date_forms
    assert "BB" not in old.header.no_date_forms
    assert new.addressees.label_by_form["TTr"] == "Kính trình:"
