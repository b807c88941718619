"""Fills a book with invented people and what passed between them and the owner."""
