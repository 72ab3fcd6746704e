"""While the meeting runs: times and pauses, steps, coming and going, what is typed."""
