"""The lock screen and the way in with the recovery sheet."""
