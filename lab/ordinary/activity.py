"""
What people and machines do. Each activity is a small function `(person) -> None`, registered with its weight for each
role; each habit is done again and again with a pause of its own.
"""

import importlib
import os
import pkgutil
from dataclasses import dataclass

# This role's host touches nothing inside but the resolver, DHCP and NTP.
COMPROMISED = "compromised"

_activities = []
_habits = []


@dataclass(frozen=True)
class Activity:
    """
    weights: role -> how often it is picked, relative to the role's other activities
    inside: whether it touches more of the inside than the resolver, DHCP and NTP
    pause: of a habit, the least and the most seconds between two times
    """

    name: str
    do: object
    weights: dict
    inside: bool
    pause: tuple = ()

    def is_for(self, roles):
        return any(role in self.weights for role in roles) and not (self.inside and COMPROMISED in roles)

    def weight(self, roles):
        return sum(self.weights.get(role, 0) for role in roles)


def activity(inside=False, **weights):
    def register(do):
        _activities.append(Activity(do.__name__, do, weights, inside))
        return do

    return register


def habit(*roles, pause, inside=False):
    def register(do):
        _habits.append(Activity(do.__name__, do, dict.fromkeys(roles, 1), inside, pause))
        return do

    return register


def load():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "activities")
    for module in sorted(module.name for module in pkgutil.iter_modules([folder])):
        importlib.import_module(f"ordinary.activities.{module}")


def activities_of(roles):
    return [one for one in _activities if one.is_for(roles)]


def habits_of(roles):
    return [one for one in _habits if one.is_for(roles)]


def named(name):
    return next(one for one in _activities + _habits if one.name == name)
