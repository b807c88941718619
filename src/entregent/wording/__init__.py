"""Reasons, dates and sums to sentences, in three languages."""
