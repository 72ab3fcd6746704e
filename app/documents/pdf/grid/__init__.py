"""Tables: their rows set once, their pages made one by one."""
