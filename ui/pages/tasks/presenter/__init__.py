"""What the three registers of the page show. No Qt."""
