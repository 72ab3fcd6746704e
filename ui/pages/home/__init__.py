"""Việc hôm nay: what needs doing, the next meeting, the state of the year."""
