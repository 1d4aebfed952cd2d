"""The names that the resolver knows, whichever program it is."""

from dataclasses import dataclass

from world.hosts import EXTERNAL_SITES
from world.world import DOMAIN

TTL = 20

# Forwarded to the attackers' name servers; here live DNS tunnels and commands.
TUNNEL_DOMAIN = "tunnel.example"
COMMAND_DOMAIN = "c2.example"

_OTHER_NAMES = {
    "web": ("www", "intranet"),
    "files": ("ftp", "backup"),
    "infra": ("ns", "mx", "mqtt", "ntp"),
    "db": ("sql",),
}

SERVER_OF = {f"{name}.{DOMAIN}": host for host, others in _OTHER_NAMES.items() for name in (host, *others)}


@dataclass(frozen=True)
class Zone:
    """
    hosts: full name -> addresses of both kinds
    wildcards: domain -> addresses; every name below has them too
    mail: domain -> name of its mail server
    texts: name -> text
    services: name -> (target, port)
    forwarded: domain -> address of its name server
    """

    hosts: dict
    wildcards: dict
    mail: dict
    texts: dict
    services: dict
    forwarded: dict


def zone(world):
    hosts = {}
    for host in world.with_role("server", "client"):
        for name in (host.name, *_OTHER_NAMES.get(host.name, ())):
            hosts[f"{name}.{DOMAIN}"] = _addresses(host, 0)
    sites = world["sites"]
    wildcards = {f"{name}.example": _addresses(sites, sites.v4.index(world.site(name))) for name in EXTERNAL_SITES}
    domains = [DOMAIN, *wildcards]
    return Zone(
        hosts=hosts,
        wildcards=wildcards,
        mail={domain: f"mx.{DOMAIN}" if domain == DOMAIN else "mx.mail.example" for domain in domains},
        texts={domain: "v=spf1 mx -all" for domain in domains}
        | {f"k1._domainkey.{domain}": "v=DKIM1; k=rsa; p=" + "MIGfMA0GCSqGSIb3DQEBAQUAA4GN" * 4 for domain in domains},
        services={
            f"_ldap._tcp.{DOMAIN}": (f"infra.{DOMAIN}", 389),
            f"_kerberos._udp.{DOMAIN}": (f"infra.{DOMAIN}", 88),
            f"_mqtt._tcp.{DOMAIN}": (f"mqtt.{DOMAIN}", 1883),
            f"_ntp._udp.{DOMAIN}": (f"ntp.{DOMAIN}", 123),
        },
        forwarded={TUNNEL_DOMAIN: world["collector"].v4[0], COMMAND_DOMAIN: world["collector"].v4[1]},
    )


def _addresses(host, number):
    return (host.v4[number], *host.v6[number : number + 1])
