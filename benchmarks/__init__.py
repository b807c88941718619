"""How fast the product is, beside a floor built into the same run."""
