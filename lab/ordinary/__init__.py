"""Ordinary use of the lab: people and machines that do what people and machines do all day."""
