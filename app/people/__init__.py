"""Who is who: the unit, its superior, people, terms and posts."""
