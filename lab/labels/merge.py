"""
The twin of a capture as a network card that merges packets would have handed it on (GRO: generic receive offload).

Segments of one TCP connection that follow each other at once become one packet, as Linux does it: same addresses,
ports, acknowledgement and options, no flags but ACK and PSH, each no longer than the first, 64 KiB at most; a PSH ends
it. The checksum of a merged packet is that of the pseudo-header alone, as the kernel leaves it.
"""

import struct

_LARGEST = 65_535
_ACK, _PSH = 0x10, 0x08

# The kernel merges what one interrupt brought; at a modest rate that is what came within some tens of microseconds.
_TOGETHER = 60


class _Segment:
    """A TCP segment in a frame: where its parts are, and what must be the same in the next."""

    def __init__(self, time, frame):
        self.time = time
        self.frame = frame
        self.is_open = False
        at = 12
        kind = int.from_bytes(frame[at : at + 2], "big")
        if kind == 0x8100 and len(frame) > 18:
            at += 4
            kind = int.from_bytes(frame[at : at + 2], "big")
        at += 2
        if kind == 0x0800 and len(frame) >= at + 40 and frame[at] == 0x45 and frame[at + 9] == 6:
            self.ip, self.tcp = at, at + 20
            self.end = at + int.from_bytes(frame[at + 2 : at + 4], "big")
            fragment = int.from_bytes(frame[at + 6 : at + 8], "big") & 0x3FFF
            network = frame[at + 1 : at + 2] + frame[at + 6 : at + 9] + frame[at + 12 : at + 20]
        elif kind == 0x86DD and len(frame) >= at + 60 and frame[at + 6] == 6:
            self.ip, self.tcp = at, at + 40
            self.end = at + 40 + int.from_bytes(frame[at + 4 : at + 6], "big")
            fragment = 0
            network = frame[at : at + 4] + frame[at + 7 : at + 40]
        else:
            return
        self.is_v4 = kind == 0x0800
        header = (frame[self.tcp + 12] >> 4) * 4
        self.payload = self.tcp + header
        flags = frame[self.tcp + 13]
        if fragment or self.end > len(frame) or self.payload >= self.end or flags & ~_PSH != _ACK:
            return
        self.is_open = True
        self.flow = frame[: self.ip] + network + frame[self.tcp : self.tcp + 4]
        self.same = frame[self.tcp + 8 : self.tcp + 12] + frame[self.tcp + 20 : self.payload]
        self.sequence = int.from_bytes(frame[self.tcp + 4 : self.tcp + 8], "big")
        self.pushes = bool(flags & _PSH)
        self.length = self.end - self.payload
        self.parts = [frame[self.payload : self.end]]
        self.total = self.length

    def takes(self, other):
        return (
            not self.pushes
            and self.same == other.same
            and other.sequence == (self.sequence + self.total) & 0xFFFFFFFF
            and other.length <= self.length
            and len(self.parts[-1]) == self.length
            and other.time - self.time <= _TOGETHER
            and self.end - self.ip - self.length + self.total + other.length <= _LARGEST
        )

    def add(self, other):
        self.parts.append(other.frame[other.payload : other.end])
        self.total += other.length
        self.pushes = other.pushes

    def bytes(self):
        if not self.is_open or len(self.parts) == 1:
            return self.frame
        head = bytearray(self.frame[: self.payload])
        segment = self.payload - self.tcp + self.total
        if self.is_v4:
            struct.pack_into(">H", head, self.ip + 2, segment + 20)
            struct.pack_into(">H", head, self.ip + 10, 0)
            struct.pack_into(">H", head, self.ip + 10, 0xFFFF ^ _sum(head[self.ip : self.ip + 20]))
            addresses = head[self.ip + 12 : self.ip + 20]
        else:
            struct.pack_into(">H", head, self.ip + 4, segment)
            addresses = head[self.ip + 8 : self.ip + 40]
        if self.pushes:
            head[self.tcp + 13] |= _PSH
        struct.pack_into(">H", head, self.tcp + 16, _sum(addresses + struct.pack(">HH", 6, segment)))
        return bytes(head) + b"".join(self.parts)


def _sum(words):
    total = sum(struct.unpack(f">{len(words) // 2}H", words))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def merge(source, target):
    """Writes the twin of a classic capture file with microseconds; answers (packets read, packets written)."""
    read = written = 0
    with open(source, "rb") as file, open(target, "wb") as out:
        out.write(file.read(24))
        held = {}  # by flow, in the order in which they came
        while len(header := file.read(16)) == 16:
            seconds, micros, captured, _ = struct.unpack("<IIII", header)
            segment = _Segment(seconds * 1_000_000 + micros, file.read(captured))
            read += 1
            written += _put(out, held, lambda first: segment.time - first.time > _TOGETHER)
            first = held.get(segment.flow) if segment.is_open else None
            if first is not None and first.takes(segment):
                first.add(segment)
            elif segment.is_open:
                written += _put(out, held, lambda other: other is first)
                held[segment.flow] = segment
            else:
                # Whatever else comes of a connection ends what is held of it; all go out in order.
                written += _put(out, held, lambda _: True)
                written += _write(out, segment)
        written += _put(out, held, lambda _: True)
    return read, written


def _put(out, held, is_due):
    """Writes what is due, and all that came before it: times in the file must not go back."""
    due = [number for number, segment in enumerate(held.values()) if is_due(segment)]
    if not due:
        return 0
    for flow in list(held)[: due[-1] + 1]:
        _write(out, held.pop(flow))
    return due[-1] + 1


def _write(out, segment):
    frame = segment.bytes()
    out.write(struct.pack("<IIII", *divmod(segment.time, 1_000_000), len(frame), len(frame)))
    out.write(frame)
    return 1
