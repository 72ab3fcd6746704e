"""Steps of papers, going and coming."""
