"""Tables of schemes and score sheets."""
