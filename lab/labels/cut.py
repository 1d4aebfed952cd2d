"""Cuts one attack out of a recording: a small capture with it, and its twin without.

Both hold what the hosts that the attack is about did from a little before it to a little after; nothing of any other
attack is in either. To keep them small, packets are cut short, and only the first of each ordinary conversation are kept.
"""

import gzip
import os
import struct
from collections import Counter

from labels.capture import Capture
from labels.check import conversation_key, labelled_packets

_BEFORE, _AFTER = 15_000_000, 3_000_000
_MOST_ORDINARY = 12


def cut(capture_file, rules, networks, campaign, hosts, most, snap, folder):
    """
    hosts: addresses, as bytes, whose ordinary traffic is kept, beside that of nobody in particular
    most: packets of the attack; what comes after them is left out
    snap: bytes kept of each packet
    """
    numbers = {number for number, rule in enumerate(rules) if rule.campaign == campaign}
    first = min(rules[number].start for number in numbers)
    last = max(rules[number].end for number in numbers)
    capture = Capture(capture_file)
    with_attack, without = [], []
    attack = 0
    ordinary = Counter()
    for packet, number, _ in labelled_packets(capture, rules, networks):
        if packet.time < first - _BEFORE:
            continue
        if packet.time > last + _AFTER or attack == most:
            break
        record = _shortened(capture.bytes[packet.record[0] : packet.record[1]], snap)
        if number in numbers:
            with_attack.append(record)
            attack += 1
        elif number is None and _is_of(packet, hosts):
            if packet.conversation is not None:
                key = conversation_key(packet.conversation)
                ordinary[key] += 1
                if ordinary[key] > _MOST_ORDINARY:
                    continue
            with_attack.append(record)
            without.append(record)
    os.makedirs(folder, exist_ok=True)
    header = capture.bytes[:24]
    _write(os.path.join(folder, "attack.pcap.gz"), header, with_attack)
    _write(os.path.join(folder, "benign.pcap.gz"), header, without)
    return len(with_attack), len(without)


def _shortened(record, snap):
    seconds, micros, captured, length = struct.unpack_from("<IIII", record)
    kept = min(captured, snap)
    return struct.pack("<IIII", seconds, micros, kept, length) + record[16 : 16 + kept]


def _is_of(packet, hosts):
    if packet.conversation is None:
        return True
    _, _, source, _, target, _ = packet.conversation
    return source in hosts or target in hosts


def _write(path, header, records):
    with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
        zipped.write(header)
        for record in records:
            zipped.write(record)
