"""Pure rules of the checklist: measuring, judging, counting, choosing the set."""
