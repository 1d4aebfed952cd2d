"""How well `vedette analyze` finds what the lab and others recorded: script/evaluate-detection."""
