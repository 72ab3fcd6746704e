"""What the secretary records of meetings online and by groups."""
