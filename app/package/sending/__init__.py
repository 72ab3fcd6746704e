"""Makes a package: collects, checks, signs, writes it and reads it back."""
