"""Who plays what in a recording."""

import json

from ordinary.activity import COMPROMISED
from world.draw import draw

PROFILES = ("office", "server", "heavy", "quiet")

PERSON = "ordinary/person.py"

_ODD_JOBS = ("monitor", "backup", "peer", "resolver", "caller", "telemetry", "updates", "idle", "forgetful", "bulk")


def cast(world, profile):
    """
    Answers (host name, roles) for everyone; a host may be there more than once.

    `office`: people at their desks, some use of the company's servers from outside. `server`: the servers among
    themselves, and many who use them from outside. `heavy`: what a detector confuses with attacks. `quiet`: a few who
    do little, for recordings that should be small.
    """
    if profile not in PROFILES:
        raise ValueError(f"{profile} is no profile: {', '.join(PROFILES)}")
    lives = {"office": _office, "server": _server, "heavy": _heavy, "quiet": _quiet}[profile](world)
    compromised = world.compromised.name
    return [(host, (*roles, COMPROMISED) if host == compromised else tuple(roles)) for host, roles in lives]


def _office(world):
    return [(host.name, ["desk"]) for host in world.clients] + [("crowd", ["crowd", "few"])]


def _server(world):
    return [
        ("crowd", ["crowd"]),
        ("crowd", ["crowd", "behind-one"]),
        ("web", ["server", "backup"]),
        ("files", ["server"]),
        ("infra", ["server", "monitor"]),
        ("db", ["server"]),
    ]


def _heavy(world):
    chance = draw(world.seed, "ordinary", "cast")
    free = [host.name for host in world.clients if host != world.compromised]
    jobs = list(_ODD_JOBS)
    chance.shuffle(jobs)
    lives = [(host, jobs[number :: len(free)]) for number, host in enumerate(free)]
    lives += [("crowd", ["crowd", "few", "crawler", "others"]), ("crowd", ["crowd", "few", "behind-one"])]
    return lives + [(world.compromised.name, ["telemetry", "caller", "updates"])]


def _quiet(world):
    return [(host.name, ["clerk"]) for host in world.clients]


def live(place, world, profile, until):
    """Starts everyone; each ends by itself at `until`, a time of the epoch. Answers the processes."""
    variant = json.dumps(world.variant.as_dict())
    return [
        place.python(host, PERSON, world.seed, variant, host, *roles, until, log=f"ordinary-{profile}-{number}-{host}")
        for number, (host, roles) in enumerate(cast(world, profile))
    ]
