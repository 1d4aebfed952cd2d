"""All attacks, and which tools are kept for tests."""

import functools
import importlib
import os
import pkgutil
import tomllib

from attacks.attack import registered

_HERE = os.path.dirname(os.path.abspath(__file__))

SPLITS = ("train", "validation", "test")


@functools.cache
def all_attacks():
    for module in pkgutil.iter_modules([os.path.join(_HERE, "families")]):
        importlib.import_module(f"attacks.families.{module.name}")
    return registered()


@functools.cache
def test_only_tools():
    """Family -> the tools of it that no recording for training may use."""
    with open(os.path.join(_HERE, "test-only.toml"), "rb") as file:
        return {family: tuple(tools) for family, tools in tomllib.load(file).items()}


def is_test_only(attack):
    return attack.tool in test_only_tools().get(attack.family, ())
