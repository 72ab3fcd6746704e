"""Scripted stretches of a cell's life, played through the services."""
