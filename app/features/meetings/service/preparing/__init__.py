"""Before the meeting: the plan of a year, who was told, the papers and their files."""
