"""Conditions and sums of meetings online and by groups. Pure."""
