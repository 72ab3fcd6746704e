"""Developing new members: yearly plan, candidates, steps with their dates and papers.

Follows plan 69-KH/ĐUK, II.1.1 ý 3, and the admission rules of the day (rule packs).
"""
