"""Calls with sound and picture over UDP."""

import socket
import struct

from ordinary.activity import activity, habit
from servers.calls import FIRST_PORT, IPERF_PORTS, LAST_PORT, STUN_PORT


@activity(desk=1)
@habit("caller", pause=(10, 60))
def call(person):
    _call(person, person.chance.uniform(10, 40), person.chance.choice((0, 0, 25)))


@habit("caller", pause=(2, 10))
def sit_in_a_meeting(person):
    """With pictures."""
    _call(person, person.chance.uniform(40, 150), 30)


def _call(person, seconds, pictures_per_second):
    """Finds its own address, then sends sound each 20 ms and pictures in bursts; listens to the other side."""
    chance = person.chance
    server = person.world.site("video")
    with person.udp() as plug:
        plug.sendto(struct.pack(">HHI", 1, 0, 0x2112A442) + chance.randbytes(12), (server, STUN_PORT))
        try:
            plug.recv(2048)
        except socket.timeout:
            pass
        plug.connect((server, chance.randint(FIRST_PORT, LAST_PORT)))
        plug.setblocking(False)
        sound = chance.choice((92, 120, 172))
        picture = chance.randint(700, 3200)
        source = chance.getrandbits(32)
        for number in range(int(seconds * 50)):
            _send(plug, 0x6F, number, source, sound + chance.randrange(-12, 13))
            if pictures_per_second and number % (50 // pictures_per_second + 1) == 0:
                size = int(picture * chance.uniform(0.5, 1.7))
                for rest in range(size, 0, -1100):
                    _send(plug, 0x60, number, source + 1, min(1100, rest) + 40)
            _listen(plug)
            person.wait(0.02)


def _send(plug, kind, number, source, size):
    """One packet of RTP (RFC 3550)."""
    header = struct.pack(">BBHII", 0x80, kind, number & 0xFFFF, number * 960 & 0xFFFFFFFF, source & 0xFFFFFFFF)
    try:
        plug.send(header + b"\x5a" * max(0, size - 12))
    except (BlockingIOError, ConnectionRefusedError):
        pass


def _listen(plug):
    try:
        while plug.recv(2048):
            pass
    except (BlockingIOError, ConnectionRefusedError):
        pass


@activity(desk=1)
def call_with_iperf(person):
    """Steady datagrams; says so if the line is taken."""
    chance = person.chance
    words = [
        "iperf3",
        "-u",
        "-b",
        f"{chance.randint(64, 400)}k",
        "-l",
        chance.choice((172, 320, 900)),
        "-t",
        chance.randint(5, 20),
    ]
    words += [
        "-c",
        person.world.site("video"),
        "-p",
        chance.choice(IPERF_PORTS),
        *(["-R"] if chance.random() < 0.3 else []),
    ]
    person.run(*words, *person.bound("iperf3"), seconds=30, good=(0, 1))
