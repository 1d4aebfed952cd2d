"""How one lab differs from another."""

from dataclasses import asdict, dataclass

from world.draw import draw, log_uniform

TOPOLOGIES = ("flat", "vlan", "nat")

SOFTWARE = {
    "web": ("nginx", "lighttpd"),
    "ssh": ("openssh", "dropbear"),
    "ftp": ("vsftpd", "pyftpdlib"),
    "dns": ("dnsmasq", "unbound"),
    "sql": ("mariadb", "postgresql"),
}


@dataclass(frozen=True)
class Variant:
    """
    topology: `flat`, one network inside; `vlan`, clients and servers in VLANs of their own, tagged in the capture;
        `nat`, the router hides who is inside and forwards what comes from outside
    delay_ms: the range of one-way delays between the router and what is outside, by address
    think: by how much slower or faster than usual people are
    pages, page_bytes: of the web sites; sizes of objects are log-normal around page_bytes
    """

    topology: str
    ipv6: bool
    clients: int
    crowd: int
    swarm: int
    delay_ms: tuple
    jitter_ms: float
    loss_per_mille: float
    wan_mbit: int
    think: float
    pages: int
    page_bytes: int
    software: dict

    @staticmethod
    def of(seed):
        chance = draw(seed, "variant")
        nearest = round(log_uniform(chance, 1, 12), 1)
        return Variant(
            topology=chance.choice(TOPOLOGIES),
            ipv6=chance.random() < 0.7,
            clients=chance.randint(4, 7),
            crowd=chance.randint(8, 30),
            swarm=chance.randint(16, 60),
            delay_ms=(nearest, round(nearest + log_uniform(chance, 8, 120), 1)),
            jitter_ms=round(chance.uniform(0.2, 6), 1),
            loss_per_mille=round(log_uniform(chance, 0.1, 8), 2),
            wan_mbit=chance.choice((20, 50, 100, 200)),
            think=round(log_uniform(chance, 0.6, 1.8), 2),
            pages=chance.randint(30, 120),
            page_bytes=int(log_uniform(chance, 3_000, 20_000)),
            software={kind: chance.choice(programs) for kind, programs in SOFTWARE.items()},
        )

    def as_dict(self):
        return asdict(self)
