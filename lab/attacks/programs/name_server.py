"""A name server that answers every question about its domain: with addresses, names or texts of chance."""

import argparse
import base64
import random
import socket
import struct

_A, _CNAME, _NULL, _MX, _TXT, _AAAA = 1, 5, 10, 15, 16, 28
_TTL = 1


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as served:
        served.bind((arguments.bind, 53))
        while True:
            question, asker = served.recvfrom(4096)
            try:
                served.sendto(_answer(chance, question, arguments.text), asker)
            except (struct.error, IndexError):
                pass  # no question


def _answer(chance, question, text):
    end = 12
    while question[end]:
        end += question[end] + 1
    end += 5
    kind = struct.unpack("!H", question[end - 4 : end - 2])[0]
    data = _data(chance, kind, text)
    header = question[:2] + struct.pack("!HHHHH", 0x8580, 1, 1 if data else 0, 0, 0)
    record = struct.pack("!HHHIH", 0xC00C, kind, 1, _TTL, len(data)) + data if data else b""
    return header + question[12:end] + record


def _data(chance, kind, text):
    if kind == _A:
        return bytes([10, *chance.randbytes(3)])
    if kind == _AAAA:
        return bytes.fromhex("20010db8") + chance.randbytes(12)
    label = base64.b32encode(chance.randbytes(30)).lower()
    name = bytes([len(label)]) + label + b"\xc0\x0c"
    if kind == _CNAME:
        return name
    if kind == _MX:
        return struct.pack("!H", 10) + name
    if kind == _TXT:
        said = base64.b64encode(chance.randbytes(chance.randint(10, text)))[:250]
        return bytes([len(said)]) + said
    if kind == _NULL:
        return chance.randbytes(text)
    return b""


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bind", required=True)
    parser.add_argument("--text", type=int, default=180, help="bytes in a text at most")
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
