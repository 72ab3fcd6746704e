"""Use cases of developing members: reading the board, people, yearly plans."""
