"""The registers of papers on paper: what went out, what came in, what was resolved."""
