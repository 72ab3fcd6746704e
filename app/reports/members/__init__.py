"""Lists of members that leave the book: forms of the superior, lists as seen, papers.

What a list holds is decided here from dated records (``data/members/exports.toml``,
``data/documents/member_sheets``); numbers of persons are hidden unless somebody asks
for them, and every list that leaves is written into a log that only grows.
"""
