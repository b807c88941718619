"""Other systems: imports of files today, clients and servers later."""
