"""The tables: one Django app, one file a noun."""
