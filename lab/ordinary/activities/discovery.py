"""Finding out who is there and what time it is."""

import socket
import struct

from ordinary.activity import activity, habit
from servers.question import NTP_QUESTION, PTR, dns_question

_SSDP = (
    'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 2\r\n'
    "ST: urn:schemas-upnp-org:device:MediaRenderer:1\r\n\r\n"
)
# NetBIOS name service (RFC 1002): a broadcast question for "WORKGROUP<1d>", in its first-level encoding.
_NETBIOS = (
    struct.pack(">HHHHHH", 0x1234, 0x0110, 1, 0, 0, 0)
    + bytes([32])
    + b"FHEPFCELEHFCEPFFFACACACACACACABN\0"
    + struct.pack(">HH", 32, 1)
)


def _broadcast(person, payload, address, port, times):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        plug.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
        for _ in range(times):
            plug.sendto(payload, (address, port))
            person.wait(0.3)


@activity(desk=2, inside=True)
def look_for_devices(person):
    kind = person.chance.randrange(4)
    if kind == 0:
        _broadcast(person, _SSDP.encode(), "239.255.255.250", 1900, 3)
    elif kind == 1:
        service = person.chance.choice(("_ipp._tcp.local", "_googlecast._tcp.local", "_services._dns-sd._udp.local"))
        _broadcast(person, dns_question(service, PTR, 0), "224.0.0.251", 5353, 2)
    elif kind == 2:
        _broadcast(person, _NETBIOS, person.host.ip.rsplit(".", 1)[0] + ".255", 137, 3)
    else:
        _broadcast(person, dns_question("printer", number=person.chance.randrange(65536)), "224.0.0.252", 5355, 2)


@activity(desk=2, server=1, clerk=1)
def ping_outside(person):
    words = ["ping", "-c", person.chance.randint(1, 5), "-i", 0.5, "-W", 2, *person.bound("ping")]
    target = person.chance.choice(("news", "time", "video"))
    size = person.chance.choice((56, 56, 56, 1200))
    person.run(*words, "-s", size, f"www.{target}.example", good=(0, 1))


@activity(desk=1, server=1, crowd=1, clerk=1, inside=True)
def ping_inside(person):
    server = person.world[person.chance.choice(("web", "files", "infra"))]
    words = ["ping", "-c", person.chance.randint(1, 4), "-i", 0.4, "-W", 2, *person.bound("ping")]
    person.run(*words, person.world.reach(server, person.host), good=(0, 1))


@habit("desk", "server", pause=(32, 64))
def ask_the_time(person):
    """One question, or a burst, inside or at the site `time`."""
    chance = person.chance
    address = chance.choice((person.world["infra"].ip, person.world["infra"].ip, person.world.site("time")))
    with person.udp() as plug:
        for _ in range(chance.choice((1, 1, 1, 4, 8))):
            plug.sendto(NTP_QUESTION, (address, 123))
            plug.recv(200)
            person.wait(chance.choice((0.1, 2.0)))


@habit("desk", pause=(50, 140))
def renew_the_lease(person):
    if person.host.name in [host.name for host in person.world.clients]:
        person.run("udhcpc", "-i", "eth0", "-n", "-q", "-f", "-s", "/bin/true", "-t", 3, seconds=12)
