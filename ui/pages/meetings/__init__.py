"""Sinh hoạt: the year's meetings, and one meeting from its preparation to the lock."""
