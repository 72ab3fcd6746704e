"""The steps of a regular meeting that has been held, as the window shows them."""

STEPS = (
    "opening",
    "roll_call",
    "programme",
    "task_review",
    "contents",
    "discussion",
    "conclusion",
    "vote",
    "score",
    "read_back",
)
