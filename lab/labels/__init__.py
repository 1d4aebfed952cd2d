"""What of a capture is an attack's, and whether the labels say it all. Shares no code with Vedette itself."""
