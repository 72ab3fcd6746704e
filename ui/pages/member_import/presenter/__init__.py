"""What the steps of an import show. No Qt."""
