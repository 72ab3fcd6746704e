"""What needs doing today, gathered from every feature's duties and the calendar."""
