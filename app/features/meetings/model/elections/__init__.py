"""Elections: what the rules say, what the cell entered, what can be wrong."""
