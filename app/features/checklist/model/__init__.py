"""What the checklist is made of: the rule set as data, and how a year stands."""
