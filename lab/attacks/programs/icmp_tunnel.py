"""Carries bytes in echo requests and their answers."""

import argparse
import random
import signal
import socket
import struct
import sys
import time

_KERNEL_IS_SILENT = "/proc/sys/net/ipv4/icmp_echo_ignore_all"
_REQUEST, _REPLY = 8, 0


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    wire = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    if arguments.serve:
        _serve(chance, wire)
    else:
        _ask(chance, wire, arguments)


def _serve(chance, wire):
    """In the kernel's place, which is asked to be silent for the time."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    _silence(True)
    try:
        while True:
            packet, peer = wire.recvfrom(65535)
            body = packet[(packet[0] & 15) * 4 :]
            if body[0] == _REQUEST:
                identity, number = struct.unpack("!HH", body[4:8])
                length = chance.choice((0, 16, len(body) - 8))
                wire.sendto(_message(_REPLY, identity, number, chance.randbytes(length)), peer)
    finally:
        _silence(False)


def _silence(silent):
    with open(_KERNEL_IS_SILENT, "w") as setting:
        setting.write("1" if silent else "0")


def _ask(chance, wire, arguments):
    identity = chance.getrandbits(16)
    until = time.monotonic() + arguments.seconds
    number = 0
    while time.monotonic() < until:
        length = arguments.size if chance.random() < 0.8 else chance.randint(8, arguments.size)
        wire.sendto(_message(_REQUEST, identity, number & 0xFFFF, chance.randbytes(length)), (arguments.target, 0))
        number += 1
        time.sleep(chance.expovariate(arguments.rate))


def _message(kind, identity, number, body):
    blank = struct.pack("!BBHHH", kind, 0, 0, identity, number)
    return struct.pack("!BBHHH", kind, 0, _sum(blank + body), identity, number) + body


def _sum(data):
    if len(data) % 2:
        data += b"\x00"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--target")
    parser.add_argument("--size", type=int, default=120)
    parser.add_argument("--rate", type=float, default=10)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
