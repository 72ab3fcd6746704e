"""The members' tables and the records of officials they are read with."""
