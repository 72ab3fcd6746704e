"""Tasks: who does what by when, what came of it, what was carried over and why.

Handbook product.md F6.2 and F6.3, domain-four-good.md rows I.1b and I.2c. A task is
born at a meeting, in the command that records the decision, or by hand; it keeps the
sentence of the decision. Carrying a task over needs a reason and keeps the first date.
"""
