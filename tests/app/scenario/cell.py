"""The cell that scenarios of tests are about: its setting up, its people, a meeting."""

HEAD = """
title = "Chi bộ 5"
seed = 12

[[step]]
do = "cell.set_up"
at = 2026-01-02T08:00:00
name = "Chi bộ 5"
superior = "Đảng bộ phường An Bình"
kind = "residential"
code = "CB-5"
place = "An Bình"
term_from = 2025-01-01
term_to = 2027-12-31
"""
NAMES = ("Trần Văn Hòa", "Lê Thị Minh Nguyệt", "Phạm Quang Dũng", "Vũ Ngọc Ánh")
APPOINTED = """
[[step]]
do = "cell.appoint"
at = 2026-01-02T09:00:00
person = "Trần Văn Hòa"
role = "secretary"
from_on = 2025-01-01
"""


def members(names=NAMES):
    """Enrol ``names`` as official members, a minute for each from 08:10."""
    return "".join(
        f"""
[[step]]
do = "members.enrol"
at = 2026-01-02T08:{number:02d}:00
name = "{name}"
values = {{ official_on = "2011-05-19" }}
"""
        for number, name in enumerate(names, start=10)
    )


def planned(alias, on, at, *, place=""):
    """Plan a regular meeting at half past seven, led and written by the first two."""
    where = f'place = "{place}"\n' if place else ""
    return f"""
[[step]]
do = "meetings.plan"
at = {at}
as = "{alias}"
kind = "regular"
on = {on}
time = "07:30"
{where}chair = "{NAMES[0]}"
clerk = "{NAMES[1]}"
"""
