"""After the signing: scans filed by their code, papers set beside the records."""
