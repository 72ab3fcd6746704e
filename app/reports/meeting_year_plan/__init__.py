"""The plan of a year of meetings, and the plan of its themes."""
