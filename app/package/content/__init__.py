"""What a package says: canonical JSON, header, figures, file kinds, check words."""
