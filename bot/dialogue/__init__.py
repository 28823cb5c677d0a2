"""The dialogue: one turn through the engine, or through the form on the same rules when the engine is away."""
