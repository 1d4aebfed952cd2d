"""TCP probes with drawn options, windows, lengths of life and payloads."""

import argparse
import random
import time

from scapy.all import IP, TCP, L3RawSocket, Raw


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    first, last = map(int, arguments.ports.split("-"))
    ports = list(range(first, last + 1))
    chance.shuffle(ports)
    out = L3RawSocket(iface="eth0")
    for port in ports:
        out.send(_probe(chance, arguments, port))
        time.sleep(chance.uniform(0.5, 1.5) / arguments.rate)


def _probe(chance, arguments, port):
    options = chance.sample(
        [
            ("MSS", chance.choice((265, 536, 1460, 9000))),
            ("WScale", chance.randrange(15)),
            ("SAckOK", b""),
            ("Timestamp", (chance.getrandbits(32), 0)),
            ("NOP", None),
        ],
        chance.randrange(5),
    )
    packet = IP(src=arguments.source, dst=arguments.target, ttl=chance.randint(30, 255), id=chance.getrandbits(16))
    packet /= TCP(
        sport=chance.randint(1024, 65535),
        dport=port,
        flags=arguments.flags,
        seq=chance.getrandbits(32),
        window=chance.randint(1, 65535),
        options=options,
    )
    if chance.random() < 0.2:
        packet /= Raw(chance.randbytes(chance.randint(1, 40)))
    return packet


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", required=True)
    parser.add_argument("--target", required=True)
    parser.add_argument("--ports", required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--flags", default="S")
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
