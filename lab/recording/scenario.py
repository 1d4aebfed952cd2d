"""What happens in a recording, from a small file."""

import os
import tomllib
from dataclasses import dataclass

from attacks.attack import FAMILIES
from attacks.catalogue import all_attacks
from ordinary.cast import PROFILES

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "scenarios")


class ScenarioError(Exception):
    """A scenario file says something that cannot be done; the message says what and where."""


@dataclass(frozen=True)
class Lane:
    """
    Attacks one after the other; a recording may have several lanes beside each other.

    families: which attacks, in turn
    attacks: names; where given, these and no others
    slow: only those that take minutes; else only those that do not
    gap: the shortest and longest pause between two, in seconds
    """

    families: tuple
    attacks: tuple
    slow: bool
    gap: tuple


@dataclass(frozen=True)
class Scenario:
    """
    ordinary: the profiles of ordinary use
    minutes: how long, where nobody says otherwise
    lead: seconds of ordinary use before the first attack
    """

    name: str
    about: str
    ordinary: tuple
    minutes: float
    lead: float
    lanes: tuple


def names():
    return sorted(file.removesuffix(".toml") for file in os.listdir(_FOLDER) if file.endswith(".toml"))


def read(name):
    path = os.path.join(_FOLDER, f"{name}.toml")
    if not os.path.exists(path):
        raise ScenarioError(f"there is no scenario {name}; there are {', '.join(names())}")
    with open(path, "rb") as file:
        try:
            content = tomllib.load(file)
        except tomllib.TOMLDecodeError as problem:
            raise ScenarioError(f"{path}: {problem}")
    try:
        return _scenario(name, content)
    except (KeyError, TypeError, ValueError) as problem:
        raise ScenarioError(f"{path}: {problem}")


def _scenario(name, content):
    _known(content, ("about", "ordinary", "minutes", "lead", "lane"))
    for profile in content["ordinary"]:
        _one_of(profile, PROFILES)
    return Scenario(
        name=name,
        about=content["about"],
        ordinary=tuple(content["ordinary"]),
        minutes=content["minutes"],
        lead=content.get("lead", 45),
        lanes=tuple(_lane(lane) for lane in content.get("lane", ())),
    )


def _lane(content):
    _known(content, ("families", "attacks", "slow", "gap"))
    known = {attack.name: attack.family for attack in all_attacks()}
    for name in content.get("attacks", ()):
        _one_of(name, known)
    families = content.get("families", list(dict.fromkeys(known[name] for name in content.get("attacks", ()))))
    for family in families:
        _one_of(family, FAMILIES)
    shortest, longest = content.get("gap", (4, 20))
    attacks = tuple(content.get("attacks", ()))
    return Lane(tuple(families), attacks, content.get("slow", False), (shortest, longest))


def _known(content, keys):
    for key in content:
        _one_of(key, keys)


def _one_of(value, values):
    if value not in values:
        raise ValueError(f"{value} is none of {', '.join(values)}")
