"""Calls and meetings at the external site `video`: it sends back what it hears, as if the other side spoke; iperf3."""

from network.place import PYTHON
from servers.question import NTP_QUESTION
from servers.service import Service

FIRST_PORT, LAST_PORT = 10000, 10019
STUN_PORT = 3478
IPERF_PORTS = (5201, 5202, 5203, 5204)


def start(place, world):
    address = world.site("video")
    words = [PYTHON, "-m", "servers.programs.meeting", address, STUN_PORT, FIRST_PORT, LAST_PORT]
    process = place.start("sites", words, "server-calls")
    services = [Service("sites", FIRST_PORT, "udp", "server-calls", address, NTP_QUESTION, process)]
    for port in IPERF_PORTS:
        log = f"server-iperf-{port}"
        process = place.start("sites", ["iperf3", "-s", "-B", address, "-p", port], log)
        services.append(Service("sites", port, "tcp", log, address, process=process))
    return services
