"""Nhiệm vụ: who does what by when, and what came of it."""
