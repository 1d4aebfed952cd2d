"""SNMP on infra, web and files: net-snmp."""

from servers.accounts import SNMP_COMMUNITY
from servers.question import SNMP_QUESTION
from servers.service import Service

HOSTS = ("infra", "web", "files")


def start(place, world):
    return [_agent(place, host, world) for host in HOSTS]


def _agent(place, host, world):
    folder = place.folder("snmp", host)
    lines = [f"rocommunity {SNMP_COMMUNITY}", "sysLocation cellar", f"sysName {host}"]
    lines += ["agentaddress udp:161" + (",udp6:161" if world.variant.ipv6 else "")]
    if world.variant.ipv6:
        lines.append(f"rocommunity6 {SNMP_COMMUNITY}")
    configuration = place.file(f"snmp/{host}/snmpd.conf", "\n".join(lines) + "\n")
    log = f"server-snmp-{host}"
    environment = {"SNMP_PERSISTENT_DIR": folder}
    process = place.start(host, ["snmpd", "-f", "-Lo", "-C", "-c", configuration], log, environment=environment)
    return Service(host, 161, "udp", log, world[host].ip, SNMP_QUESTION, process)
