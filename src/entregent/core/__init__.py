"""The rules: plain values in, plain values and their reasons out."""
