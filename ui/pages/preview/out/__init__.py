"""The ways out of the preview: the printer, a saved file, the system's viewer."""
