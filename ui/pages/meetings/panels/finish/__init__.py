"""The end: reading back, closing, number, signature, lock."""
