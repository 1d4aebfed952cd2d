"""A bot without a master: datagrams to and from its peers, some of which are gone."""

import argparse
import random
import select
import socket
import time


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    peers = [peer for peer in arguments.peers.split(",") if peer]
    sockets = [_bound(address, arguments.port) for address in arguments.bind.split(",")]
    until = time.monotonic() + arguments.seconds
    next_word = time.monotonic() + chance.uniform(0, 1)
    while time.monotonic() < until:
        ready, _, _ = select.select(sockets, [], [], 0.1)
        for one in ready:
            _answer(chance, one)
        if peers and time.monotonic() > next_word:
            _send(chance, sockets[0], (chance.choice(peers), arguments.port), b"\x01", arguments.longest)
            next_word = time.monotonic() + chance.expovariate(arguments.rate)


def _answer(chance, one):
    try:
        heard, peer = one.recvfrom(4096)
    except OSError:
        return
    if heard[:1] == b"\x01" and chance.random() < 0.8:
        _send(chance, one, peer, b"\x02", 700)


def _send(chance, one, peer, kind, longest):
    try:
        one.sendto(kind + chance.randbytes(chance.randint(20, longest)), peer)
    except OSError:
        pass


def _bound(address, port):
    one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    one.bind((address, port))
    one.setblocking(False)
    return one


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bind", required=True)
    parser.add_argument("--peers", default="")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--rate", type=float, default=1)
    parser.add_argument("--longest", type=int, default=300)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
