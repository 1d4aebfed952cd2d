"""The resolver on infra: dnsmasq or unbound. Everybody inside, and the sites' mail server, asks it."""

import os

from servers import dnsmasq, unbound
from servers.question import dns_question
from servers.service import Service
from servers.zone import SERVER_OF, zone
from world.world import DOMAIN

_SOFTWARE = {"dnsmasq": dnsmasq.start, "unbound": unbound.start}


def start(place, world):
    _tell_all(world)
    log = "server-dns"
    process = _SOFTWARE[world.variant.software["dns"]](place, world, zone(world), log)
    question = dns_question(f"web.{DOMAIN}")
    return [
        Service("infra", 53, "udp", log, world["infra"].ip, question, process),
        Service("infra", 53, "tcp", log, world["infra"].ip),
    ]


def _tell_all(world):
    """Inside the resolver is asked; outside, names are in a list, so that nobody outside asks a resolver inside."""
    if os.path.islink("/etc/resolv.conf"):
        os.unlink("/etc/resolv.conf")
    with open("/etc/resolv.conf", "a"):
        pass
    known = zone(world)
    for host in world.hosts.values():
        folder = f"/etc/netns/{host.name}"
        os.makedirs(folder, exist_ok=True)
        server = world["infra"].ip if host.is_inside else "127.0.0.1"
        _write(f"{folder}/resolv.conf", [f"nameserver {server}", "options timeout:2 attempts:2", f"search {DOMAIN}"])
        lines = ["127.0.0.1 localhost"]
        if not host.is_inside:
            lines += _list_for(world, host, known)
        _write(f"{folder}/hosts", lines)


def _list_for(world, host, known):
    for domain, addresses in known.wildcards.items():
        for address in addresses:
            yield f"{address} {domain} www.{domain} mx.{domain}"
    for name in known.hosts:
        server = world[SERVER_OF[name]] if name in SERVER_OF else None
        if server:
            yield f"{world.reach(server, host)} {name}"
            if server.ip6:
                yield f"{server.ip6} {name}"


def _write(file, lines):
    with open(file, "w") as out:
        out.write("\n".join(lines) + "\n")
