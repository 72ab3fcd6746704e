"""Lịch sử: what became of a paper, and its versions as they left."""
