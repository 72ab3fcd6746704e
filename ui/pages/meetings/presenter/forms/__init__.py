"""Meetings online, by groups and scored, as the window shows them."""
