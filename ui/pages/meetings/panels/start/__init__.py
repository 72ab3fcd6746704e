"""The first steps: opening, roll-call, programme, tasks of last month."""
