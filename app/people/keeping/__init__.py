"""Who keeps the book: the secretary, unless the cell chose somebody else."""
