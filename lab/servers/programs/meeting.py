"""
The other side of calls: meeting.py ADDRESS STUN_PORT FIRST_PORT LAST_PORT

Every packet of sound or picture brings about as many back, of the same size or so, as from another person in the room.
Questions of STUN (RFC 8489) are answered with the address they came from.
"""

import random
import selectors
import socket
import struct
import sys

_MAGIC = 0x2112A442

_chance = random.Random(0)


def stun_answer(question, sender):
    address = int.from_bytes(socket.inet_aton(sender[0]), "big") ^ _MAGIC
    value = struct.pack(">BBHI", 0, 1, sender[1] ^ (_MAGIC >> 16), address)
    attribute = struct.pack(">HH", 0x0020, len(value)) + value
    return struct.pack(">HHI", 0x0101, len(attribute), _MAGIC) + question[8:20] + attribute


def _answer(packet, sender):
    if len(packet) >= 20 and packet[:2] == b"\0\1" and packet[4:8] == struct.pack(">I", _MAGIC):
        return stun_answer(packet, sender)
    if len(packet) > 300:
        return packet[:12] + _chance.randbytes(_chance.randint(len(packet) // 2, len(packet)) - 12)
    return packet


def main(address, stun, first, last):
    selector = selectors.DefaultSelector()
    for port in (int(stun), *range(int(first), int(last) + 1)):
        ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        ear.bind((address, port))
        selector.register(ear, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            packet, sender = key.fileobj.recvfrom(2048)
            key.fileobj.sendto(_answer(packet, sender), sender)


main(*sys.argv[1:])
