"""What is decided: conclusion, new tasks, votes."""
