"""What is presented and said: the matters one by one, the speakers."""
