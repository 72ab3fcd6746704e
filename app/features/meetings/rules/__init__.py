"""Sums, thresholds, guards and figures of meetings. Pure: no clock, no store."""
