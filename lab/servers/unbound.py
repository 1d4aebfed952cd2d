"""unbound as a resolver."""

import ipaddress

from servers.zone import TTL


def start(place, world, zone, log):
    folder = place.folder("dns")
    lines = [
        "server:",
        f'directory: "{folder}"',
        'chroot: ""',
        'username: ""',
        'pidfile: ""',
        "use-syslog: no",
        "do-daemonize: no",
        "num-threads: 1",
        "interface: 0.0.0.0",
        *(["interface: ::0"] if world.variant.ipv6 else []),
        f"do-ip6: {'yes' if world.variant.ipv6 else 'no'}",
        "access-control: 0.0.0.0/0 allow",
        "access-control: ::0/0 allow",
        'module-config: "iterator"',
        "qname-minimisation: no",
        "harden-below-nxdomain: no",
        # A name server that does not answer is asked again after seconds, not after a quarter of an hour.
        "infra-host-ttl: 5",
        "infra-keep-probing: yes",
        'local-zone: "." static',
        'local-zone: "corp.example." static',
    ]
    for name, addresses in zone.hosts.items():
        lines += [_record(name, _type(address), address) for address in addresses]
    lines += [f'local-data-ptr: "{addresses[0]} {TTL} {name}"' for name, addresses in _first_names(zone).items()]
    for domain, addresses in zone.wildcards.items():
        lines.append(f'local-zone: "{domain}." redirect')
        lines += [_record(domain, _type(address), address) for address in addresses]
    lines += [_record(domain, "MX", f"10 {server}.") for domain, server in zone.mail.items()]
    for name, text in zone.texts.items():
        if name in zone.wildcards or not any(name.endswith(f".{domain}") for domain in zone.wildcards):
            lines.append(_record(name, "TXT", f'"{text}"'))
    lines += [_record(name, "SRV", f"0 0 {port} {target}.") for name, (target, port) in zone.services.items()]
    lines += [f'local-zone: "{domain}." transparent' for domain in zone.forwarded]
    for domain, server in zone.forwarded.items():
        lines += ["forward-zone:", f'name: "{domain}."', f"forward-addr: {server}"]
    configuration = place.file("dns/unbound.conf", "\n".join(lines) + "\n")
    return place.start("infra", ["unbound", "-d", "-c", configuration], log)


def _first_names(zone):
    """One name for each address."""
    seen = {}
    for name, addresses in zone.hosts.items():
        seen.setdefault(addresses, name)
    return {name: addresses for addresses, name in seen.items()}


def _type(address):
    return "AAAA" if ipaddress.ip_address(address).version == 6 else "A"


def _record(name, kind, data):
    return f"local-data: '{name}. {TTL} IN {kind} {data}'"
