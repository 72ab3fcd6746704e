"""Cài đặt: the cell, the screen, safety, copies, about."""
