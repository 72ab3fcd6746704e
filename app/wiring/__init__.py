"""What one service asks of another, handed over as functions; features never meet."""
