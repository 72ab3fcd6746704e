"""How lines, sums, levels and the year are judged. Pure."""
