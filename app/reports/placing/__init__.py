"""Papers in named parts, which a cell's own Word template may place."""
