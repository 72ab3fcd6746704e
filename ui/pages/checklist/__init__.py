"""Bốn tốt: the year's table, one question at a time, evidence (ui-spec.md S2)."""
