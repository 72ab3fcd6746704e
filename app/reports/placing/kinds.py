"""The documents that take a cell's own wording, in the order secretaries know them.

Stands here and not in the reports, so that no report is loaded to list them; a test
finds a forgotten one.
"""

KINDS = (
    "minutes",
    "meeting_notice",
    "meeting_programme",
    "resolution",
    "resolution_admission",
    "resolution_official",
    "extract",
    "resolution_extract",
    "meeting_year_plan",
    "meeting_theme_plan",
)
