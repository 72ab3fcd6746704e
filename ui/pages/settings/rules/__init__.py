"""What the cell takes of its superior: a set of scores, terms of elections."""
