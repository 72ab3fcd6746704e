"""What the secretary does with meetings, one module per part of the work."""
