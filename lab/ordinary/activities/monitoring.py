"""A monitoring host: regular, wide, and as curious as a scanner."""

import socket

from ordinary.activity import habit
from servers.accounts import SNMP_COMMUNITY
from servers.snmp import HOSTS as WITH_SNMP
from servers.sql import port as sql_port

_OIDS = ("1.3.6.1.2.1.1.3.0", "1.3.6.1.2.1.2.2.1.10.1", "1.3.6.1.4.1.2021.10.1.3.1", "1.3.6.1.2.1.1.5.0")


def _services(world):
    return (
        ("web", 80),
        ("web", 443),
        ("web", 22),
        ("files", 22),
        ("files", 21),
        ("db", sql_port(world)),
        ("db", 6379),
        ("infra", 25),
        ("infra", 1883),
    )


@habit("monitor", pause=(19.5, 20.5), inside=True)
def connect_to_nine_services(person):
    for server, port in _services(person.world):
        try:
            with person.connect_to(person.world[server].ip, port, 3) as plug:
                plug.settimeout(0.2)
                plug.recv(200)
        except socket.timeout:
            pass


@habit("monitor", pause=(14, 16), inside=True)
def poll_by_snmp(person):
    for server in WITH_SNMP:
        if server == person.host.name:
            continue
        words = ["-v2c", "-c", SNMP_COMMUNITY, "-t", 2, "-r", 1, person.world[server].ip]
        if person.chance.random() < 0.15:
            person.run("snmpwalk", *words, "1.3.6.1.2.1.1")
        else:
            person.run("snmpget", *words, *_OIDS, good=(0, 2))


@habit("monitor", pause=(45, 75), inside=True)
def ping_all_known_hosts(person):
    """But the one that is to be left alone."""
    world = person.world
    hosts = world.with_role("server", "client")
    for host in hosts:
        if host.name not in (world.compromised.name, person.host.name):
            person.run("ping", "-c", 1, "-W", 1, host.ip, good=(0, 1), seconds=3)
