"""What the pages of meetings show, in plain values without Qt."""
