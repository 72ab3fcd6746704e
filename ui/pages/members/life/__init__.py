"""One person's life on one screen: the record in its parts."""
