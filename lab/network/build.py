"""
Wires up a world: a namespace for each host, a switch for each side, a router and a long way between.

The switches are bridges in the sandbox's own namespace, where the capture is taken. The capture point sees every frame
of the home network once; where the world has VLANs, with their tags. A packet that the router passes from one VLAN to
another it sees twice, as the monitoring port of a real switch does.
"""

import os
import subprocess

from network.sandbox import CODE, PLACE, SandboxError

SWITCH_OUTSIDE = "outside"
ROUTER = "router"

_UNTAGGED = 0

# Else captures hold wrong checksums and packets of 64 kB.
_NO_OFFLOAD = ("tx", "off", "rx", "off", "tso", "off", "gso", "off", "gro", "off", "sg", "off")


def capture_point(world):
    """The link on which the home network is recorded."""
    return _switch_of(_UNTAGGED) if _UNTAGGED in world.router_inside else "span-port"


def build(world):
    """Wires up the world; answers what the kernel lacked, in words."""
    lacking = []
    _command("ip", "link", "set", "lo", "up")
    _quiet("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1")  # the switches have no addresses, and speak to nobody
    _switch(SWITCH_OUTSIDE)
    for vlan in world.router_inside:
        _switch(_switch_of(vlan))
    if _UNTAGGED not in world.router_inside:
        _monitoring_port(sorted(world.router_inside))
    _router(world, lacking)
    for host in world.hosts.values():
        _host(world, host)
    _checks()
    return lacking


def _switch_of(vlan):
    return f"inside{vlan or ''}"


def _switch(name):
    try:
        _command("ip", "link", "add", name, "type", "bridge", "mcast_snooping", "0", "forward_delay", "0")
    except SandboxError as problem:
        raise SandboxError(f"this kernel has no bridge (CONFIG_BRIDGE), without which there is no lab: {problem}")
    _command("ip", "link", "set", name, "up")
    _command("ip", "link", "set", name, "promisc", "on")


def _monitoring_port(vlans):
    tagged_frame = 1600
    _command("ip", "link", "add", "span", "mtu", tagged_frame, "type", "veth", "peer", "name", "span-port")
    _command("ip", "link", "set", "span-port", "mtu", tagged_frame)
    for link in ("span", "span-port"):
        _command("ip", "link", "set", link, "up")
    bridges = [word for vlan in vlans for word in (_switch_of(vlan), str(vlan))]
    subprocess.Popen([_compiled("span"), "span", *bridges])


def _compiled(program):
    target = f"{PLACE}/{program}"
    _command("gcc", "-O2", "-o", target, f"{CODE}/network/{program}.c")
    return target


def _plug(namespace, link, mac, switch):
    """A link from a namespace to a port of a switch."""
    port = f"p-{namespace}-{link}"[:15]
    _command(
        *("ip", "link", "add", link, "netns", namespace, "address", mac),
        *("type", "veth", "peer", "name", port),
    )
    _command("ethtool", "-K", port, *_NO_OFFLOAD)
    _in(namespace, "ethtool", "-K", link, *_NO_OFFLOAD)
    if switch:
        _command("ip", "link", "set", port, "master", switch)
    _command("ip", "link", "set", port, "up")
    return port


def _namespace(name):
    _command("ip", "netns", "add", name)
    for setting in (
        "net.ipv6.conf.all.accept_dad=0",
        "net.ipv6.conf.default.accept_dad=0",
        "net.ipv4.conf.all.rp_filter=0",
        "net.ipv4.conf.default.rp_filter=0",
        "net.ipv4.ping_group_range=0 2147483647",
    ):
        _in(name, "sysctl", "-qw", setting)
    _in(name, "ip", "link", "set", "lo", "up")


def _host(world, host):
    _namespace(host.name)
    if not world.variant.ipv6:
        _in(host.name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1")
    _plug(host.name, "eth0", host.mac, _switch_of(host.vlan) if host.is_inside else SWITCH_OUTSIDE)
    _addresses(host.name, "eth0", host.v4, host.v6)
    _in(host.name, "ip", "route", "add", "default", "via", host.gateway4)
    if host.v6:
        _in(host.name, "ip", "-6", "route", "add", "default", "via", host.gateway6)


def _addresses(namespace, link, v4, v6):
    for address in v4:
        _in(namespace, "ip", "addr", "add", f"{address}/24", "dev", link, "brd", "+")
    for address in v6:
        _in(namespace, "ip", "-6", "addr", "add", f"{address}/64", "dev", link, "nodad")
    _in(namespace, "ip", "link", "set", link, "up")


def _router(world, lacking):
    variant = world.variant
    _namespace(ROUTER)
    if not variant.ipv6:
        _in(ROUTER, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1")
    else:
        _in(ROUTER, "sysctl", "-qw", "net.ipv6.conf.all.forwarding=1")
    _in(ROUTER, "sysctl", "-qw", "net.ipv4.ip_forward=1")
    for scope in ("all", "default"):
        _in(ROUTER, "sysctl", "-qw", f"net.ipv4.conf.{scope}.send_redirects=0")
    for number, (vlan, (v4, v6)) in enumerate(sorted(world.router_inside.items())):
        _plug(ROUTER, f"in{number}", f"02:00:5e:10:00:{number + 1:02x}", _switch_of(vlan))
        _addresses(ROUTER, f"in{number}", (v4,), (v6,) if v6 else ())
    way_in = _plug(ROUTER, "out0", "02:00:5e:10:00:ff", None)
    _addresses(
        ROUTER,
        "out0",
        [v4 for v4, _ in world.router_outside] + list(world.forwarded.values() if variant.topology == "nat" else ()),
        [v6 for _, v6 in world.router_outside if v6],
    )
    # Answers to invented source addresses vanish here; else the router would tell the victim of each.
    _in(ROUTER, "ip", "route", "add", "blackhole", "default")
    if variant.topology == "nat":
        _translate(world)
    _long_way(world, way_in, lacking)


def _translate(world):
    """The home network behind one address; what comes for a forwarded address goes to its server."""
    rules = ["table ip nat {", "chain in { type nat hook prerouting priority -100;"]
    for name, address in world.forwarded.items():
        rules.append(f"ip daddr {address} dnat to {world[name].ip}")
    rules += ["}", "chain out { type nat hook postrouting priority 100;"]
    rules += [f'oifname "out0" ip saddr {world.inside[0]} snat to {world.router_outside[0][0]}', "}", "}"]
    result = subprocess.run(
        ["ip", "netns", "exec", ROUTER, "nft", "-f", "-"], input="\n".join(rules), capture_output=True, text=True
    )
    if result.returncode != 0:
        raise SandboxError(
            "this kernel cannot translate addresses (CONFIG_NF_TABLES, CONFIG_NFT_NAT); record with another seed or"
            f" --topology flat: {result.stderr.strip()}"
        )


def _long_way(world, way_in, lacking):
    variant = world.variant
    _command("ip", "link", "add", "way", "type", "veth", "peer", "name", "way-port")
    _command("ip", "link", "set", "way-port", "master", SWITCH_OUTSIDE)
    for link in ("way", "way-port"):
        _command("ethtool", "-K", link, *_NO_OFFLOAD)
        _command("ip", "link", "set", link, "up")
    words = (world.seed, *variant.delay_ms, variant.jitter_ms, variant.loss_per_mille)
    subprocess.Popen([_compiled("delay"), way_in, "way", *map(str, words)])
    rate = ("tbf", "rate", f"{variant.wan_mbit}mbit", "burst", "64kb", "latency", "80ms")
    try:
        _in(ROUTER, "tc", "qdisc", "add", "dev", "out0", "root", *rate)
        _command("tc", "qdisc", "add", "dev", "way-port", "root", *rate)
    except SandboxError:
        lacking.append("tbf: the way outside has no limit of its own")


def _checks():
    if not os.path.exists("/dev/net/tun"):
        raise SandboxError("there is no /dev/net/tun (CONFIG_TUN), which the DNS tunnels need")


def _quiet(file, value):
    with open(file, "w") as setting:
        setting.write(value)


def _in(namespace, *words):
    _command("ip", "netns", "exec", namespace, *words)


def _command(*words):
    words = [str(word) for word in words]
    try:
        result = subprocess.run(words, capture_output=True, text=True)
    except FileNotFoundError:
        raise SandboxError(f"{words[0]} is missing: lab/install puts in what the lab needs")
    if result.returncode != 0:
        raise SandboxError(f"{' '.join(words)}: {(result.stderr or result.stdout).strip()}")
