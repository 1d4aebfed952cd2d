"""Who attacks whom: from which address, to which, and how the home network sees the two."""

import ipaddress
from dataclasses import dataclass

from attacks.attack import Rule
from world.hosts import INSIDE_SERVERS, Host


@dataclass(frozen=True)
class Aim:
    """
    source: the address that the actor uses
    at: the address by which it reaches the target; behind address translation not the target's own
    """

    actor: Host
    source: str
    target: Host
    at: str

    @property
    def seen(self):
        """The target's address on the home network."""
        return self.target.ip6 if ":" in self.at else self.target.ip

    @property
    def url_host(self):
        return f"[{self.at}]" if ":" in self.at else self.at

    def rule(self, dport="*", proto="*", **more):
        return Rule(self.source, self.seen, str(dport), proto, **more)


def host(world, name):
    """A host by its name; `compromised` is the client that attackers took over."""
    return world.compromised if name == "compromised" else world[name]


def aim(chance, world, targets=INSIDE_SERVERS, actors=("outsider", "insider"), ipv6=False, first=False):
    """
    Draws who attacks which of the servers.

    first: from the actor's first address, for programs that cannot choose another; of IPv6 it is the kernel that chooses
    """
    actor = host(world, chance.choice(actors))
    if ipv6:
        source = chance.choice(actor.v6)
    else:
        source = actor.ip if first else chance.choice(actor.v4)
    target = world[chance.choice([name for name in targets if allowed(actor, name)])]
    return Aim(actor, source, target, world.reach(target, actor, ipv6))


def allowed(actor, name):
    """A compromised client asks `infra` for names, addresses and the time, as all do: it does not attack it."""
    return actor.role != "client" or name != "infra"


def has_ipv6(world):
    return world.variant.ipv6


def is_open(world):
    """Whether what is outside reaches each address inside."""
    return world.variant.topology != "nat"


def flags_pass(world):
    """Who may send what belongs to no connection, or has wrong checksums: a translating router lets none of it in."""
    return ("outsider", "insider") if is_open(world) else ("insider",)


def collector_of(chance, world):
    """An address where stolen goods and bots report to. The first two belong to the name servers there."""
    return chance.choice(world["collector"].v4[2:])


@dataclass(frozen=True)
class Sweep:
    """at: addresses to go through, as the actor reaches them; seen: the same on the home network, as a rule has it"""

    actor: Host
    source: str
    at: tuple
    seen: str

    def rule(self, dport="*", proto="*", **more):
        return Rule(self.source, self.seen, str(dport), proto, **more)


def sweep(chance, world, actors=("outsider", "insider"), most=120, least=24, first=False):
    """Draws a stretch of a home network to go through; from outside a translating router only its open addresses."""
    actor = host(world, chance.choice(actors))
    source = actor.ip if first else chance.choice(actor.v4)
    if not actor.is_inside and not is_open(world):
        at = list(world.forwarded.values())
        return Sweep(actor, source, tuple(at), ";".join(world[name].ip for name in world.forwarded))
    network = chance.choice([ipaddress.ip_network(text) for text in world.inside if ":" not in text])
    if actor.role == "client":  # not infra's network, and not itself
        return _sweep_of_clients(chance, world, actor, least)
    there = [ipaddress.ip_address(host.ip) for host in world.with_role("server", "client")]
    start, count = _stretch(chance, least, most, [int(a) - int(network[0]) for a in there if a in network])
    return Sweep(
        actor,
        source,
        tuple(str(network[i]) for i in range(start, start + count)),
        f"{network[start]}-{network[start + count - 1]}",
    )


def _stretch(chance, least, most, there):
    """Of host numbers, with some that are there: nothing is seen of a stretch without any but questions by ARP."""
    lengths = [chance.randint(least, most) for _ in range(60)]
    stretches = [(chance.randint(1, 254 - length), length) for length in lengths]

    def hosts(stretch):
        start, length = stretch
        return sum(start <= number < start + length for number in there)

    return max(stretches, key=lambda stretch: min(3, hosts(stretch)))


def _sweep_of_clients(chance, world, actor, least):
    network = ipaddress.ip_network(actor.ip + "/24", strict=False)
    gateway = actor.gateway4
    at = [str(a) for a in network.hosts() if str(a) not in (actor.ip, world["infra"].ip, gateway)]
    near = [at.index(client.ip) for client in world.clients if client.ip in at]
    start, count = _stretch(chance, least, 100, near)
    at = at[start : start + count]
    return Sweep(actor, actor.ip, tuple(at), ";".join(at))


def nobodys(chance, world, actor, count):
    """Addresses near the actor's that no host has."""
    network = ipaddress.ip_network(world.inside[0] if actor.is_inside else world.outside[1])
    return [str(network[octet]) for octet in chance.sample(range(244, 254), count)]
