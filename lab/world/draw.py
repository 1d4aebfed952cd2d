"""Chance that can be repeated."""

import random


def draw(seed, *purpose):
    """A source of chance for one purpose: what is drawn for one purpose does not depend on how much another drew."""
    return random.Random("/".join([str(seed), *map(str, purpose)]))


def log_uniform(chance, low, high):
    """A number as likely to lie between 1 and 10 as between 10 and 100."""
    return low * (high / low) ** chance.random()
