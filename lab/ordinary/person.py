"""
Lives one life: person.py SEED VARIANT_JSON HOST ROLE... UNTIL_EPOCH

The roles are those that `cast` gives. Ends at UNTIL_EPOCH with all that it started. With ONLY=<activity>
in the environment it does nothing else, to try it out.
"""

import json
import os
import signal
import sys
import threading
import time
import traceback

from ordinary import activity
from ordinary.life import Enough, Household, Person
from world.variant import Variant
from world.world import World

# How many things a role does at once; `few` takes from them. The people at desks share out what there is to do, so that
# a recording with few of them is not much quieter.
_LOOPS = {"crowd": 5, "few": -2, "server": 2, "resolver": 1, "clerk": 2}
_LOOPS_OF_ALL_DESKS = 18
_EXPECTED = (OSError, EOFError)


def main(seed, variant, host, *roles_and_end):
    *roles, until = roles_and_end
    world = World.of(int(seed), Variant(**json.loads(variant)))
    household = Household(float(until))
    activity.load()
    _begin(world, world[host], tuple(roles), household)
    signal.signal(signal.SIGTERM, lambda *_: _end(household))
    while time.time() < household.until:
        time.sleep(min(1.0, max(0.0, household.until - time.time())))
    _end(household)


def _end(household):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    household.close()
    sys.stdout.flush()
    os._exit(0)


def _begin(world, host, roles, household):
    only = os.environ.get("ONLY")
    if only:
        chosen = activity.named(only)
        _thread(_habit, Person(world, host, roles, household, only), chosen, chosen.pause or (1, 2))
        return
    for one in activity.habits_of(roles):
        _thread(_habit, Person(world, host, roles, household, one.name), one, one.pause)
    choices = activity.activities_of(roles)
    for number in range(_loops(world, roles)):
        _thread(_live, Person(world, host, roles, household, number), choices)


def _loops(world, roles):
    desk = round(_LOOPS_OF_ALL_DESKS / len(world.clients)) if "desk" in roles else 0
    return desk + sum(_LOOPS.get(role, 0) for role in roles)


def _thread(work, *arguments):
    threading.Thread(target=work, args=arguments, daemon=True).start()


def _live(person, choices):
    weights = [one.weight(person.roles) for one in choices]
    try:
        person.think(1.5)
        while True:
            _do(person, person.chance.choices(choices, weights)[0])
            person.think()
    except Enough:
        pass


def _habit(person, one, pause):
    try:
        person.wait(person.chance.uniform(0, min(8, pause[1])))
        while True:
            _do(person, one)
            person.wait(person.chance.uniform(*pause))
    except Enough:
        pass


def _do(person, one):
    person.doing = one.name
    began = time.time()
    outcome = "done"
    try:
        one.do(person)
    except Enough:
        raise
    except _EXPECTED as problem:
        outcome = f"{type(problem).__name__}: {problem}"
    except Exception as problem:
        outcome = f"FAULT {problem!r}"
        traceback.print_exc()
    if person.left > 0:
        person.log(f"{outcome} in {time.time() - began:.1f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
