"""Questions to which a UDP service answers when it is there."""

import struct

A, PTR, MX, TXT, AAAA, SRV, HTTPS = 1, 12, 15, 16, 28, 33, 65

NTP_QUESTION = bytes([0x23]) + bytes(47)

# SNMPv2c, get sysUpTime.0, community "public".
SNMP_QUESTION = bytes.fromhex("302602010104067075626c6963a019020101020100020100300e300c06082b060102010103000500")


def dns_question(name, kind=A, number=1):
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.rstrip(".").split("."))
    return struct.pack(">HHHHHH", number, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">HH", kind, 1)
