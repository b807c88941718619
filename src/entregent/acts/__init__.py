"""Every write, by noun: input, permission, rule, rows."""
