"""Reusable widgets that know nothing of our office."""
