"""How the days of a year of meetings are proposed, and what a year lacks. Pure."""
