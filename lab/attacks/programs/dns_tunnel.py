"""Carries bytes out in names below a domain, one question after the other, through a resolver."""

import argparse
import base64
import random
import socket
import struct
import time

_KINDS = {"A": 1, "CNAME": 5, "NULL": 10, "MX": 15, "TXT": 16}
_LABEL = 60


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    kinds = [_KINDS[kind] for kind in arguments.kinds.split(",")]
    left = arguments.bytes
    until = time.monotonic() + arguments.seconds
    heard = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect((arguments.resolver, 53))
        asking.settimeout(1)
        while left > 0 and time.monotonic() < until:
            piece = chance.randbytes(min(left, chance.randint(arguments.longest // 3, arguments.longest) * 5 // 8))
            asking.send(_question(chance, _name(piece, arguments), chance.choice(kinds)))
            try:
                heard += len(asking.recv(4096))
            except OSError:
                pass
            left -= len(piece)
            time.sleep(chance.expovariate(arguments.rate))
    print(f"sent {arguments.bytes - left} bytes, heard {heard}")


def _name(piece, arguments):
    if arguments.alphabet == "hex":
        text = piece[: arguments.longest // 2].hex()
    else:
        text = base64.b32encode(piece).decode().rstrip("=").lower()
    labels = [text[start : start + _LABEL] for start in range(0, len(text), _LABEL)]
    return [label for label in labels if label] + arguments.domain.split(".")


def _question(chance, labels, kind):
    name = b"".join(bytes([len(label)]) + label.encode() for label in labels) + b"\x00"
    return struct.pack("!HHHHHH", chance.getrandbits(16), 0x0100, 1, 0, 0, 0) + name + struct.pack("!HH", kind, 1)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--resolver", required=True)
    parser.add_argument("--domain", required=True)
    parser.add_argument("--bytes", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--kinds", default="TXT")
    parser.add_argument("--alphabet", choices=("base32", "hex"), default="base32")
    parser.add_argument("--longest", type=int, default=180, help="letters of a name before the domain")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
