"""Pure rules of developing members: working days, the way, dates, warnings."""
