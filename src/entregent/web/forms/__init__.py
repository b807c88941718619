"""Forms: what people typed, turned into the typed inputs of acts."""
