"""Báo cáo, gói gửi: check a year, sign it, write it to a stick; the key for it."""
