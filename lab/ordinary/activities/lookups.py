"""Asking for names."""

import ipaddress
import socket

from ordinary.activity import activity
from servers.question import A, AAAA, HTTPS, MX, PTR, SRV, TXT, dns_question
from world.world import DOMAIN

_SITES = ("news", "shop", "cdn", "video", "cloud", "updates", "mail", "time")
_MANY_DOTS = 12


def ask(person, name, kind=A):
    """One question to the resolver, and again if no answer comes."""
    question = dns_question(name, kind, person.chance.randrange(65536))
    with person.udp() as plug:
        for _ in range(2):
            plug.sendto(question, (person.world["infra"].ip, 53))
            try:
                return plug.recv(4096)
            except socket.timeout:
                continue
    return b""


@activity(desk=18, server=2, clerk=14)
def ask_for_names(person):
    """What a page with many sources asks for at once."""
    chance = person.chance
    kinds = (A, AAAA) if chance.random() < 0.6 else (A, AAAA, HTTPS) if chance.random() < 0.3 else (A,)
    for _ in range(chance.randint(1, 5)):
        name = f"{chance.choice(('www', 'img', 'api', 'fonts', 'ads', 'login', 'm'))}.{chance.choice(_SITES)}.example"
        for kind in kinds:
            ask(person, name, kind)


@activity(desk=5, resolver=8, clerk=3)
def ask_for_cdn_names(person):
    """Names of digits that no person would choose, as of content networks, trackers and virus scanners."""
    chance = person.chance
    for _ in range(chance.randint(1, _MANY_DOTS)):
        label = f"{chance.getrandbits(chance.choice((48, 96, 128))):x}"
        shape = chance.choice(
            ("{}.cdn.example", "e{}.a.cdn.example", "{}.ec2.cloud.example", "{}.scan.updates.example")
        )
        ask(person, shape.format(label), chance.choice((A, A, A, AAAA, TXT)))


@activity(desk=3, server=1, resolver=2, clerk=2)
def ask_for_other_records(person):
    chance = person.chance
    domain = f"{chance.choice(_SITES)}.example"
    for name, kind in chance.sample(
        [
            (domain, MX),
            (domain, TXT),
            (f"k1._domainkey.{domain}", TXT),
            (f"_ldap._tcp.{DOMAIN}", SRV),
            (f"_kerberos._udp.{DOMAIN}", SRV),
            (domain, HTTPS),
            (f"_dmarc.{domain}", TXT),
        ],
        3,
    ):
        ask(person, name, kind)


@activity(desk=3, server=1, resolver=2, clerk=1)
def ask_for_what_is_not(person):
    chance = person.chance
    for _ in range(chance.randint(1, 4)):
        word = "".join(chance.choice("abcdefghiklmnoprstuw") for _ in range(chance.randint(4, 12)))
        ask(person, chance.choice((f"{word}.{DOMAIN}", f"{word}.example.{DOMAIN}", f"wpad.{DOMAIN}", f"{word}.local")))


@activity(desk=2, server=2, resolver=2, clerk=1)
def ask_backwards(person):
    """Which name an address has."""
    chance = person.chance
    hosts = person.world.with_role("server", "sites")
    for _ in range(chance.randint(1, 5)):
        address = ipaddress.ip_address(chance.choice(chance.choice(hosts).v4))
        ask(person, address.reverse_pointer, PTR)


@activity(desk=2, server=1, resolver=1)
def ask_with_dig(person):
    chance = person.chance
    words = ["dig", "+tries=1", "+time=3", chance.choice(("+tcp", "+notcp", "+bufsize=4096", "+dnssec"))]
    person.run(*words, chance.choice(("A", "AAAA", "TXT", "MX", "NS")), f"{chance.choice(_SITES)}.example")


@activity(resolver=3)
def ask_in_a_row(person):
    """A mail filter or log analyser: a hundred names in seconds."""
    chance = person.chance
    for _ in range(chance.randint(30, 120)):
        octets = ".".join(str(chance.randrange(256)) for _ in range(4))
        ask(person, chance.choice((f"{octets}.bl.mail.example", f"{octets}.in-addr.arpa")), chance.choice((A, A, TXT)))
        person.wait(chance.uniform(0.01, 0.15))
