"""Preparing one meeting: details, agenda, papers with files, who was told, posting."""
