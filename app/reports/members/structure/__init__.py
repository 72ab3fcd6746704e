"""The structure of the members on a day: how many of each kind, and who they are."""
