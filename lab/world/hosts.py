"""Who is in the lab."""

from dataclasses import dataclass, field

INSIDE_SERVERS = ("web", "files", "infra", "db")

EXTERNAL_SITES = ("news", "shop", "cloud", "updates", "cdn", "video", "mail", "time")


@dataclass(frozen=True)
class Host:
    """
    A machine: a network namespace of that name with one link, `eth0`.

    role: `server`, `client`, `insider` (the attacker inside), `router`, `sites` (the servers outside), `crowd` (the
        ordinary people outside), `outsider` (the attacker outside), `swarm` (its many helpers), `collector` (where
        stolen goods and bots report to)
    v4, v6: all its addresses; the first is the one it uses where it does not choose
    vlan: of its port; 0 where nothing is tagged
    """

    name: str
    role: str
    mac: str
    v4: tuple
    v6: tuple = ()
    vlan: int = 0
    gateway4: str = ""
    gateway6: str = ""
    names: dict = field(default_factory=dict)

    @property
    def ip(self):
        return self.v4[0]

    @property
    def ip6(self):
        return self.v6[0] if self.v6 else None

    @property
    def is_inside(self):
        return self.role in ("server", "client", "insider")
