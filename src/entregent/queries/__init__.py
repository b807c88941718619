"""Every read, by noun; access.py decides what a user may see."""
