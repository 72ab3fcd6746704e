"""What the secretary does with scores, and what others ask of them."""
