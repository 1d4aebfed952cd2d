"""Reads what labels need from a capture file of Ethernet frames: who spoke with whom, when."""

import mmap
import socket
import struct
from dataclasses import dataclass

ARP, IP, IP6, VLAN = 0x0806, 0x0800, 0x86DD, 0x8100
ICMP, TCP, UDP, ICMP6, SCTP = 1, 6, 17, 58, 132

_WITH_PORTS = (TCP, UDP, SCTP)
_ICMP_ERRORS = {ICMP: (3, 4, 5, 11, 12), ICMP6: (1, 2, 3, 4)}
_NEIGHBOUR_DISCOVERY = range(133, 138)
_HEADERS_BETWEEN = {0: "hop-by-hop", 43: "routing", 60: "destination"}
_FRAGMENT = 44


@dataclass
class Packet:
    """
    time: in microseconds
    conversation: (VLAN, protocol, source, its port, destination, its port), as the packet goes; of an ICMP error, the
        packet that it quotes; addresses are bytes
    payload: (from, to) in the file, of UDP
    record: (from, to) in the file, its own header included
    is_quoted: of an ICMP error
    is_neighbours: of how stations of a network find each other; everybody speaks and answers it
    """

    time: int
    length: int
    station: bytes
    kind: int
    conversation: tuple
    payload: tuple
    is_quoted: bool = False
    is_neighbours: bool = False
    record: tuple = (0, 0)


class CaptureError(Exception):
    pass


class Capture:
    """A classic capture file."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if file.seek(0, 2) else b""
        magic = self.bytes[:4]
        orders = {b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">"}
        if magic not in orders:
            raise CaptureError(f"{path} is no capture file with microseconds")
        self._order = orders[magic]
        if struct.unpack_from(self._order + "I", self.bytes, 20)[0] != 1:
            raise CaptureError(f"{path} is not of Ethernet frames")
        self._fragments = {}

    def packets(self):
        record = struct.Struct(self._order + "IIII")
        at, end = 24, len(self.bytes)
        while at + 16 <= end:
            seconds, micros, captured, length = record.unpack_from(self.bytes, at)
            at += 16
            if at + captured > end:
                return
            packet = self._packet(at, at + captured)
            if packet is not None:
                packet.time = seconds * 1_000_000 + micros
                packet.length = length
                packet.record = (at - 16, at + captured)
                yield packet
            at += captured

    def _packet(self, at, end):
        if end - at < 14:
            return None
        station = self.bytes[at + 6 : at + 12]
        vlan = 0
        at += 12
        kind = self._word(at)
        at += 2
        if kind == VLAN and end - at >= 4:
            vlan = self._word(at) & 0xFFF
            kind = self._word(at + 2)
            at += 4
        try:
            if kind == IP:
                conversation, payload, is_quoted = self._ip(at, vlan)
            elif kind == IP6:
                conversation, payload, is_quoted = self._ip6(at, vlan)
            else:
                conversation, payload, is_quoted = None, None, False
        except (struct.error, IndexError):
            return None
        is_neighbours = kind == IP6 and self.bytes[at + 6] == ICMP6 and self.bytes[at + 40] in _NEIGHBOUR_DISCOVERY
        return Packet(0, 0, station, kind, conversation, payload, is_quoted, is_neighbours)

    def _ip(self, at, vlan, may_quote=True):
        header = (self.bytes[at] & 15) * 4
        protocol = self.bytes[at + 9]
        source, target = self.bytes[at + 12 : at + 16], self.bytes[at + 16 : at + 20]
        fragment = self._word(at + 6)
        total = self._word(at + 2)
        datagram = (vlan, source, target, protocol, self._word(at + 4))
        if fragment & 0x1FFF:
            known = self._fragments.get(datagram)
            return (known or (vlan, protocol, source, 0, target, 0)), None, False
        found = self._transport(at + header, at + total, vlan, protocol, source, target, may_quote)
        if fragment & 0x2000:
            self._fragments[datagram] = found[0]
        return found

    def _ip6(self, at, vlan, may_quote=True):
        source, target = self.bytes[at + 8 : at + 24], self.bytes[at + 24 : at + 40]
        protocol = self.bytes[at + 6]
        end = at + 40 + self._word(at + 4)
        at += 40
        while protocol in _HEADERS_BETWEEN:
            protocol, length = self.bytes[at], self.bytes[at + 1]
            at += 8 + 8 * length
        if protocol == _FRAGMENT:
            protocol, offset = self.bytes[at], self._word(at + 2)
            datagram = (vlan, source, target, self.bytes[at + 4 : at + 8])
            if offset & 0xFFF8:
                known = self._fragments.get(datagram)
                return (known or (vlan, protocol, source, 0, target, 0)), None, False
            found = self._transport(at + 8, end, vlan, protocol, source, target, may_quote)
            self._fragments[datagram] = found[0]
            return found
        return self._transport(at, end, vlan, protocol, source, target, may_quote)

    def _transport(self, at, end, vlan, protocol, source, target, may_quote):
        if protocol in _WITH_PORTS:
            conversation = (vlan, protocol, source, self._word(at), target, self._word(at + 2))
            return conversation, (at + 8, end) if protocol == UDP else None, False
        if may_quote and protocol in _ICMP_ERRORS and self.bytes[at] in _ICMP_ERRORS[protocol]:
            inner = self._ip if protocol == ICMP else self._ip6
            try:
                return inner(at + 8, vlan, may_quote=False)[0], None, True
            except (struct.error, IndexError):
                pass
        return (vlan, protocol, source, 0, target, 0), None, False

    def _word(self, at):
        return self.bytes[at] << 8 | self.bytes[at + 1]

    def question(self, packet):
        """The name that a DNS query asks for, in small letters; empty if it is none."""
        if packet.payload is None:
            return ""
        at, end = packet.payload
        at += 12
        labels = []
        while at < end and 0 < self.bytes[at] < 64 and len(labels) < 64:
            length = self.bytes[at]
            labels.append(self.bytes[at + 1 : at + 1 + length].decode("ascii", "replace").lower())
            at += 1 + length
        return ".".join(labels)


def text(address):
    return socket.inet_ntop(socket.AF_INET if len(address) == 4 else socket.AF_INET6, address)
