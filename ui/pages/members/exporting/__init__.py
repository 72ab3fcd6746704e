"""Xuất danh sách: what may be taken along, where it goes, and the log of what left."""
