"""What the secretary does with papers."""
