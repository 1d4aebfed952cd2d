"""The sets of recordings: for training, for choosing between models, and for tests."""

import hashlib
import os
import tomllib
from dataclasses import dataclass

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "sets")


@dataclass(frozen=True)
class Planned:
    """A recording of a set. has_twin: as a network card that merges packets would have seen it, too."""

    name: str
    scenario: str
    seed: int
    minutes: float
    has_twin: bool


def planned(split, salt=""):
    """
    The recordings of a set, from `lab/sets/SPLIT.toml`. No two sets share a seed.

    salt: what else the seeds come from; of tests, the commit, so that nobody can tune to one recording
    """
    with open(os.path.join(_FOLDER, f"{split}.toml"), "rb") as file:
        content = tomllib.load(file)
    recordings = []
    for entry in content["recording"]:
        for number in range(entry.get("times", 1)):
            name = f"{split}-{entry['scenario']}-{number + 1}"
            seed = int.from_bytes(hashlib.sha256(f"{salt}/{name}".encode()).digest()[:4], "big")
            recordings.append(
                Planned(name, entry["scenario"], seed, entry["minutes"], entry.get("twin", False) and number == 0)
            )
    return recordings
