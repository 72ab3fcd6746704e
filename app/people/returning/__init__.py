"""What an act ended for somebody, and how it comes back when the act is withdrawn."""
