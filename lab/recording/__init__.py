"""From a scenario and a seed to a capture with labels."""
