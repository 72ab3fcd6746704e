"""Phát triển đảng viên: the board, one person, the yearly plan (ui-spec.md S7)."""
