"""Meetings that are not held by everybody in one room: online, mixed, by groups."""
