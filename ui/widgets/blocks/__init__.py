"""Parts that show a state: tiles, bars, steps, notices."""
