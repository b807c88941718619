"""The web door: pages that work without script and are quick with it."""
