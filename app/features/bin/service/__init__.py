"""What the bin finds in the chain of events."""
