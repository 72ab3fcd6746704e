"""The steps of an import and what they ask of other features."""
