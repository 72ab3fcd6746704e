"""Nhập danh sách đảng viên: choose the file, map its columns, look, write."""
