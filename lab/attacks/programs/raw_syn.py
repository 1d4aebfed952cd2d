"""SYN packets over IPv6 at a rate, each from another port."""

import argparse
import random
import socket
import struct
import time


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    out = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP)
    out.bind((arguments.source, 0))
    out.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_CHECKSUM, 16)  # where in the packet the kernel puts the sum
    begin = time.monotonic()
    for number in range(arguments.count):
        out.sendto(_syn(chance, arguments.port), (arguments.target, 0))
        time.sleep(max(0, begin + number / arguments.rate - time.monotonic()))


def _syn(chance, port):
    ports = (chance.randint(1024, 65535), port)
    length_and_flags = (5 << 12) | 2
    return struct.pack("!HHIIHHHH", *ports, chance.getrandbits(32), 0, length_and_flags, 64240, 0, 0)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", required=True)
    parser.add_argument("--target", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
