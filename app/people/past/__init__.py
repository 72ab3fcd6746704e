"""What fields of people said before: values that held until a day."""
