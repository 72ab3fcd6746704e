"""What the secretary does with tasks, and what is read of them."""
