"""Views by noun: each reads the request, calls one act or query, picks a page."""
