"""The report on one import: what was written, put right and left out."""
