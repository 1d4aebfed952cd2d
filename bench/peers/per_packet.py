"""What Scapy and scikit-learn take to score packets by an isolation forest, as small programs do it.

per_packet.py FILE PACKETS each|together: learns from the first thousand packets, and scores those after them one by one,
or a thousand at a time; a line of packets and seconds of processor time, without those of learning and of starting.
"""

import itertools
import sys
import time

import numpy
from scapy.all import IP, TCP, UDP, PcapReader
from sklearn.ensemble import IsolationForest

LEARNT = 1_000
TOGETHER = 1_000


def features(packet):
    ip = packet[IP] if IP in packet else None
    tcp = packet[TCP] if TCP in packet else None
    udp = packet[UDP] if UDP in packet else None
    ports = tcp or udp
    return [
        len(packet),
        ip.proto if ip else 0,
        ip.ttl if ip else 0,
        ports.sport if ports else 0,
        ports.dport if ports else 0,
        int(tcp.flags) if tcp else 0,
        tcp.window if tcp else 0,
        len(ports.payload) if ports else 0,
    ]


def main():
    file, packets, how = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    reader = PcapReader(file)
    forest = IsolationForest(n_estimators=100, random_state=1)
    forest.fit(numpy.array([features(packet) for packet in itertools.islice(reader, LEARNT)]))
    began = time.process_time()
    scored = 0
    size = 1 if how == "each" else TOGETHER
    for batch in batches(itertools.islice(reader, packets), size):
        forest.score_samples(numpy.array([features(packet) for packet in batch]))
        scored += len(batch)
    print(scored, round(time.process_time() - began, 2))


def batches(packets, size):
    while batch := list(itertools.islice(packets, size)):
        yield batch


main()
