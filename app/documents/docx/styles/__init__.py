"""Named styles of Word files: what a heading is called, and looks like, in Word."""
