"""The self-score of a session: every line with the recorded fact behind it.

Handbook product.md N2 and F4.10; the sets are dated data in
``data/rules/meeting_quality``, the sub-points of a province are the cell's own.
"""
