"""The ledger of favours: what was given, received, thanked and returned."""
