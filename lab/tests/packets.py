"""Small frames, made by hand."""

import ipaddress
import struct


def ethernet(payload, kind=0x0800, source="02:00:00:00:00:01", vlan=None):
    addresses = bytes.fromhex("020000000002" + source.replace(":", ""))
    tag = struct.pack(">HH", 0x8100, vlan) if vlan is not None else b""
    return addresses + tag + struct.pack(">H", kind) + payload


def ip(source, target, protocol, payload, identification=0, fragment=0, total=None):
    addresses = ipaddress.ip_address(source).packed + ipaddress.ip_address(target).packed
    length = 20 + len(payload) if total is None else total
    return struct.pack(">BBHHHBBH", 0x45, 0, length, identification, fragment, 64, protocol, 0) + addresses + payload


def ip6(source, target, protocol, payload):
    addresses = ipaddress.ip_address(source).packed + ipaddress.ip_address(target).packed
    return struct.pack(">IHBB", 6 << 28, len(payload), protocol, 64) + addresses + payload


def tcp(source_port, target_port, payload=b"", sequence=0, flags=0x10, acknowledged=0):
    return (
        struct.pack(">HHIIBBHHH", source_port, target_port, sequence, acknowledged, 0x50, flags, 1000, 0, 0) + payload
    )


def udp(source_port, target_port, payload=b""):
    return struct.pack(">HHHH", source_port, target_port, 8 + len(payload), 0) + payload


def query(name):
    question = b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0\0\1\0\1"
    return struct.pack(">HHHHHH", 1, 0x100, 1, 0, 0, 0) + question


def capture_file(path, frames):
    """frames: (time in seconds, frame)"""
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262_144, 1))
        for time, frame in frames:
            micros = round(time * 1_000_000)
            out.write(struct.pack("<IIII", *divmod(micros, 1_000_000), len(frame), len(frame)) + frame)
