"""Finished PDFs: made an archive file, bound together, read back."""
