"""What is known of paper outside: codes read back, signed scans, stored renderings."""
