"""Đảng viên: the roll as a table, one member's life beside it, and changes to both."""
