"""Keys and certificates: who may sign, who may open, and who vouches for them."""
