"""Extracts for one matter: of the minutes, of the resolution. Nothing restricted."""
