"""Thùng rác: what was deleted or undone anywhere in the book."""
