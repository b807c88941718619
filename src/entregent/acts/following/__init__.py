"""What follows from the rows of the book, written beside them for quick reading."""
