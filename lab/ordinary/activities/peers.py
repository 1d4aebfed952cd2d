"""Programs that talk to many others of their kind, on any port: UDP to find them, TCP for the pieces."""

import selectors
import socket

from ordinary.activity import habit

# Where the others listen, on each of their addresses.
PORTS = (6881, 6889, 16881, 21413, 28710, 33445, 41217, 45682, 51413, 58846)
_PIECE = 16384
_HELLO = b"\x13BitTorrent protocol" + bytes(48)


@habit("peer", pause=(0.5, 4))
def ask_around(person):
    """Questions to several addresses and ports from one port, some of which nobody answers."""
    chance = person.chance
    others = person.world["crowd"].v4
    with person.udp() as plug:
        plug.settimeout(0.3)
        for _ in range(chance.randint(3, 14)):
            port = chance.choice(PORTS) if chance.random() < 0.75 else chance.randint(1024, 65000)
            plug.sendto(b"d1:ad2:id20:" + chance.randbytes(chance.randint(60, 90)), (chance.choice(others), port))
            try:
                plug.recv(2048)
            except (socket.timeout, ConnectionRefusedError):
                pass


@habit("peer", pause=(1, 5))
def fetch_pieces(person):
    chance = person.chance
    try:
        with person.connect_to(chance.choice(person.world["crowd"].v4), chance.choice(PORTS), 4) as plug:
            plug.sendall(_HELLO)
            plug.recv(len(_HELLO))
            for _ in range(chance.randint(1, 25)):
                plug.sendall(b"\0\0\0\x0d\6" + chance.randbytes(12))
                wanted = _PIECE
                while wanted > 0 and (piece := plug.recv(wanted)):
                    wanted -= len(piece)
                person.wait(chance.uniform(0, 0.2))
    except ConnectionRefusedError:
        pass


@habit("others", pause=(1, 2))
def answer_peers(person):
    """The other side, on all addresses of the host, to the end."""
    selector = selectors.DefaultSelector()
    for port in PORTS:
        for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
            ear = socket.socket(socket.AF_INET, kind)
            ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            ear.bind(("0.0.0.0", port))
            if kind == socket.SOCK_STREAM:
                ear.listen(16)
            selector.register(ear, selectors.EVENT_READ, _listening if kind == socket.SOCK_STREAM else _datagram)
    while person.left > 0:
        for key, _ in selector.select(1.0):
            key.data(selector, key.fileobj)


def _listening(selector, ear):
    plug, _ = ear.accept()
    plug.settimeout(5)
    selector.register(plug, selectors.EVENT_READ, _peer)


def _peer(selector, plug):
    try:
        said = plug.recv(4096)
        if said.startswith(_HELLO[:20]):
            plug.sendall(_HELLO)
        elif said:
            plug.sendall(b"\x77" * _PIECE)
    except OSError:
        said = b""
    if not said:
        selector.unregister(plug)
        plug.close()


def _datagram(selector, ear):
    said, sender = ear.recvfrom(2048)
    ear.sendto(b"d1:rd2:id20:" + said[12:] * 2, sender)
