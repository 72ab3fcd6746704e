"""Parts of the score: its head and forms, and the choice of a set."""
