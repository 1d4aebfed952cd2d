"""
DHCP on infra, by dnsmasq. Every host inside has its own address as a lease for ever; only strangers get one of the few
at the end of the network. Where clients are in a VLAN of their own, the router relays.
"""

import ipaddress

from network.build import ROUTER
from servers.service import Service

FIRST, LAST = 241, 250


def start(place, world):
    infra = world["infra"]
    lines = ["port=0", "user=root", "bind-interfaces", "interface=eth0", "pid-file", "no-ping", "dhcp-authoritative"]
    lines += [f"dhcp-leasefile={place.folder('dhcp')}/leases"]
    for vlan, (gateway, _) in world.router_inside.items():
        network = ipaddress.ip_network(f"{gateway}/24", strict=False)
        lines.append(f"dhcp-range=set:net{vlan},{network[FIRST]},{network[LAST]},255.255.255.0,10m")
        lines += [f"dhcp-option=tag:net{vlan},option:router,{gateway}"]
    lines += [f"dhcp-option=option:dns-server,{infra.ip}", f"dhcp-option=option:ntp-server,{infra.ip}"]
    lines += [f"dhcp-host={host.mac},{host.ip},{host.name}" for host in world.with_role("client", "server")]
    configuration = place.file("dhcp/dnsmasq.conf", "\n".join(lines) + "\n")
    log = "server-dhcp"
    process = place.start("infra", ["dnsmasq", "--no-daemon", f"--conf-file={configuration}"], log)
    if len(world.router_inside) > 1:
        _relay(place, world)
    return [Service("infra", 67, "udp", log, infra.ip, process=process)]


def _relay(place, world):
    for number, (vlan, (gateway, _)) in enumerate(sorted(world.router_inside.items())):
        if vlan != world["infra"].vlan:
            words = [f"--dhcp-relay={gateway},{world['infra'].ip}", f"--interface=in{number}", "--bind-interfaces"]
            words += ["--port=0", "--user=root", "--pid-file", "--conf-file=/dev/null", "--no-daemon"]
            place.start(ROUTER, ["dnsmasq", *words], f"server-dhcp-relay-{vlan}")
