"""The door of the office: what is known and done before the book is open.

Everything here may be imported before the lock screen is painted; what needs the
database or cryptography is imported inside the function that needs it.
"""
