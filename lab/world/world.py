"""The address plan of one lab."""

import ipaddress
from dataclasses import dataclass, replace

from world.draw import draw
from world.hosts import EXTERNAL_SITES, INSIDE_SERVERS, Host
from world.variant import Variant

# Addresses that are set aside for documentation (RFC 5737, RFC 3849) and measurements (RFC 2544): nobody's.
OUTSIDE_V4 = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.7.0/24", "198.19.40.0/24")

CLIENT_VLAN, SERVER_VLAN = 10, 20

DOMAIN = "corp.example"


@dataclass(frozen=True)
class World:
    seed: int
    variant: Variant
    hosts: dict
    inside: tuple  # networks at home, as text
    outside: tuple  # networks of the lab that are not at home
    router_inside: dict  # VLAN -> (address, IPv6 address or None)
    router_outside: tuple  # (network's gateway address with prefix, ...)

    @staticmethod
    def of(seed, variant=None, topology=None):
        """The world of a seed; of a variant or a topology other than the seed's own, where one is given."""
        variant = variant or Variant.of(seed)
        return _Plan(seed, replace(variant, topology=topology) if topology else variant).world()

    def __getitem__(self, name):
        return self.hosts[name]

    def with_role(self, *roles):
        return [host for host in self.hosts.values() if host.role in roles]

    @property
    def clients(self):
        return self.with_role("client")

    @property
    def compromised(self):
        """
        The client that attackers take over in some recordings. Its ordinary use never touches a server inside but the
        resolver, so that what it does to others inside is told apart by address alone.
        """
        return self.clients[-1]

    def site(self, name):
        """The address of an external site."""
        return self.hosts["sites"].names[name]

    @property
    def networks(self):
        """All that is the lab's: what a `*` among the sources of the labels does not mean."""
        return self.inside + self.outside

    def reach(self, host, actor, ipv6=False):
        """The address at which `actor` reaches `host`: behind address translation, not the host's own."""
        if ipv6:
            return host.ip6
        if self.variant.topology == "nat" and host.is_inside and not actor.is_inside:
            return self.forwarded[host.name]
        return host.ip

    @property
    def forwarded(self):
        """The outside addresses that the router forwards to the servers inside, where it translates."""
        network = ipaddress.ip_network(self.outside[0])
        return {name: str(network[240 + i]) for i, name in enumerate(INSIDE_SERVERS)}


class _Plan:
    def __init__(self, seed, variant):
        self.seed = seed
        self.variant = variant
        self.chance = draw(seed, "addresses")
        self.hosts = {}
        self.gateways = {}
        self.networks = {}
        self.free = {}

    def world(self):
        tagged = self.variant.topology == "vlan"
        networks = self._inside_networks(2 if tagged else 1)
        v6 = [f"fd{self.chance.randrange(256):02x}:{self.chance.randrange(0x10000):x}:{i}::/64" for i in range(2)]
        vlans = (CLIENT_VLAN, SERVER_VLAN) if tagged else (0, 0)
        home = {vlans[0]: (networks[0], v6[0]), vlans[1]: (networks[-1], v6[-1] if tagged else v6[0])}
        for vlan, (v4_network, v6_network) in home.items():
            self._open(vlan, v4_network, v6_network)

        for name in INSIDE_SERVERS:
            self._add(name, "server", vlans[1])
        for number in range(1, self.variant.clients + 1):
            self._add(f"c{number}", "client", vlans[0])
        self._add("insider", "insider", vlans[0])

        outside = self.chance.sample(OUTSIDE_V4, 4)
        roles = (("sites", "crowd", "outsider"), ("swarm",), ("collector",), ())
        outside_v6 = []
        for number, (network, names) in enumerate(zip(outside, roles)):
            network6 = f"2001:db8:{self.chance.randrange(0x10000):x}:{number}::/64"
            outside_v6.append(network6)
            self._open(network, network, network6)
            for name in names:
                self._add(name, name, network, self._addresses_of(name))
        self._name_sites()

        return World(
            seed=self.seed,
            variant=self.variant,
            hosts=self.hosts,
            inside=tuple(dict.fromkeys([n for n, _ in home.values()] + self._if_v6([n for _, n in home.values()]))),
            outside=tuple(outside[:3]) + tuple(self._if_v6(outside_v6[:3])),
            router_inside={vlan: self.gateways[vlan] for vlan in home},
            router_outside=tuple(self.gateways[network] for network in outside[:3]),
        )

    def _if_v6(self, networks):
        return networks if self.variant.ipv6 else []

    def _inside_networks(self, count):
        kind = self.chance.choice(("10", "172", "192"))
        third = self.chance.sample(range(1, 250), count)
        if kind == "10":
            second = self.chance.randrange(256)
            return [f"10.{second}.{t}.0/24" for t in third]
        if kind == "172":
            second = self.chance.randint(16, 31)
            return [f"172.{second}.{t}.0/24" for t in third]
        return [f"192.168.{t}.0/24" for t in third]

    def _open(self, key, v4_network, v6_network):
        """Begins a network: its gateway has the first or the last address."""
        network = ipaddress.ip_network(v4_network)
        self.gateways[key] = (
            str(network[self.chance.choice((1, 254))]),
            str(ipaddress.ip_network(v6_network)[1]) if self.variant.ipv6 else None,
        )
        self.networks[key] = (network, ipaddress.ip_network(v6_network))
        octets = list(range(2, 240))
        self.chance.shuffle(octets)
        self.free[key] = octets

    def _addresses_of(self, name):
        return {
            "sites": len(EXTERNAL_SITES),
            "crowd": self.variant.crowd,
            "outsider": 3,
            "swarm": self.variant.swarm,
            "collector": 4,
        }[name]

    def _add(self, name, role, key, addresses=1):
        network, network6 = self.networks[key]
        free = self.free[key]
        octets = [free.pop() for _ in range(addresses)]
        gateway4, gateway6 = self.gateways[key]
        self.hosts[name] = Host(
            name=name,
            role=role,
            mac="02:" + ":".join(f"{self.chance.randrange(256):02x}" for _ in range(5)),
            v4=tuple(str(network[octet]) for octet in octets),
            v6=tuple(str(network6[0x1000 + octet]) for octet in octets) if self.variant.ipv6 else (),
            vlan=key if isinstance(key, int) else 0,
            gateway4=gateway4,
            gateway6=gateway6 or "",
        )

    def _name_sites(self):
        sites = self.hosts["sites"]
        sites.names.update(zip(EXTERNAL_SITES, sites.v4))
