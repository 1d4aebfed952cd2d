"""When which attack begins. The same scenario, seed, minutes and split give the same schedule."""

import functools
import os
import tomllib
from dataclasses import asdict, dataclass

from attacks.attack import Campaign
from attacks.catalogue import all_attacks, is_test_only
from world.draw import draw

# After an attack has ended its last packets are still under way.
AFTERMATH = 1.5

# Of the attacks in a test recording, how many are made by tools that no training recording used.
UNSEEN_TOOLS = 2 / 3

# A slow attack that does not fit goes on until the recording ends, but not for less than this.
_SHORTEST_SLOW = 300

_SLOTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "slots.toml")


@dataclass(frozen=True)
class Run:
    """One attack at its time: `start` in seconds from the beginning of the recording."""

    id: str
    start: float
    seconds: float
    attack: str
    family: str
    cls: str
    tool: str
    subtype: str
    campaign: Campaign

    @staticmethod
    def of(attack, id, start, seconds, campaign):
        return Run(id, start, seconds, attack.name, attack.family, attack.cls, attack.tool, attack.subtype, campaign)

    def as_dict(self):
        return asdict(self)


def schedule(world, scenario, minutes, split, only=()):
    """
    All runs of a recording, by time.

    only: names of attacks; where given, the lanes have these and no others
    """
    runs = [
        run
        for number, lane in enumerate(scenario.lanes)
        for run in _lane_runs(world, scenario, number, lane, minutes, split, only)
    ]
    return sorted(runs, key=lambda run: (run.start, run.id))


def _lane_runs(world, scenario, number, lane, minutes, split, only):
    chance = draw(world.seed, "schedule", scenario.name, number)
    turns = [
        _Turn(chance, _eligible(world, family, lane.slow, split, only or lane.attacks)) for family in lane.families
    ]
    turns = [turn for turn in turns if turn.attacks]
    end = minutes * 60 - AFTERMATH
    slots = _slots()
    time = scenario.lead + chance.uniform(*lane.gap) / 2
    while turns:
        order = chance.sample(turns, len(turns))
        for turn in order:
            attack = turn.next(chance, split)
            seconds = min(attack.seconds, end - time) if attack.slow else slots.get(attack.name, attack.seconds)
            if time + seconds > end or attack.slow and seconds < _SHORTEST_SLOW:
                return
            id = f"{number}-{int(time * 10):05d}-{attack.name.replace('_', '-')}"
            campaign = attack.make(draw(world.seed, "campaign", scenario.name, id), world)
            yield Run.of(attack, id, int(time * 10) / 10, seconds, campaign)
            time += seconds + AFTERMATH + chance.uniform(*lane.gap)


@functools.cache
def _slots():
    """How long attacks took when they were last measured; of others, only their bound is known."""
    with open(_SLOTS, "rb") as file:
        return tomllib.load(file)


def _eligible(world, family, slow, split, only):
    return [
        attack
        for attack in all_attacks()
        if attack.family == family
        and attack.fits(world)
        and (attack.name in only if only else attack.slow == slow and (split == "test" or not is_test_only(attack)))
    ]


class _Turn:
    """The attacks of a family in a shuffled order, again and again; in tests mostly those of unseen tools."""

    def __init__(self, chance, attacks):
        self.attacks = attacks
        self.known = _Cycle(chance, [attack for attack in attacks if not is_test_only(attack)])
        self.unseen = _Cycle(chance, [attack for attack in attacks if is_test_only(attack)])

    def next(self, chance, split):
        wants_unseen = split == "test" and chance.random() < UNSEEN_TOOLS
        first, second = (self.unseen, self.known) if wants_unseen else (self.known, self.unseen)
        return first.next(chance) or second.next(chance)


class _Cycle:
    def __init__(self, chance, attacks):
        self.attacks = attacks
        self.left = []

    def next(self, chance):
        if not self.left:
            self.left = chance.sample(self.attacks, len(self.attacks))
        return self.left.pop() if self.left else None
