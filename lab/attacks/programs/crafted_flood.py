"""SYN packets from invented addresses in a few networks, with the options of real systems."""

import argparse
import random
import time

from scapy.all import IP, TCP, L3RawSocket

_SYSTEMS = (
    (64, 64240, [("MSS", 1460), ("SAckOK", b""), ("Timestamp", (1, 0)), ("NOP", None), ("WScale", 7)]),
    (128, 65535, [("MSS", 1460), ("NOP", None), ("WScale", 8), ("NOP", None), ("NOP", None), ("SAckOK", b"")]),
    (64, 65535, [("MSS", 1400), ("NOP", None), ("WScale", 6), ("SAckOK", b"")]),
)
_FIRST_OCTETS = (23, 45, 62, 77, 91, 103, 118, 141, 158, 176, 185, 201)


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    networks = [f"{chance.choice(_FIRST_OCTETS)}.{chance.randrange(256)}" for _ in range(arguments.networks)]
    out = L3RawSocket(iface="eth0")
    begin = time.monotonic()
    for number in range(arguments.count):
        out.send(_syn(chance, networks, arguments))
        time.sleep(max(0, begin + number / arguments.rate - time.monotonic()))


def _syn(chance, networks, arguments):
    lives, window, options = chance.choice(_SYSTEMS)
    source = f"{chance.choice(networks)}.{chance.randrange(256)}.{chance.randint(1, 254)}"
    ip = IP(src=source, dst=arguments.target, ttl=lives - chance.randint(5, 25), id=chance.getrandbits(16))
    ports = {"sport": chance.randint(1024, 65535), "dport": arguments.port}
    return ip / TCP(**ports, flags="S", seq=chance.getrandbits(32), window=window, options=options)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--networks", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
