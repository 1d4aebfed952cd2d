"""Attack programs for which there is no tool. Each is bounded by its arguments, and its chance begins at a given seed."""
