"""dnsmasq as a resolver."""

from servers.zone import TTL


def start(place, world, zone, log):
    lines = ["no-resolv", "no-hosts", "user=root", "bind-interfaces", "interface=eth0", "pid-file", f"local-ttl={TTL}"]
    lines += ["cache-size=2000", "local=/#/", f"neg-ttl={TTL}"]
    lines += [f"host-record={name},{','.join(addresses)}" for name, addresses in zone.hosts.items()]
    lines += [f"address=/{domain}/{address}" for domain, addresses in zone.wildcards.items() for address in addresses]
    lines += [f"mx-host={domain},{server},10" for domain, server in zone.mail.items()]
    lines += [f'txt-record={name},"{text}"' for name, text in zone.texts.items()]
    lines += [f"srv-host={name},{target},{port}" for name, (target, port) in zone.services.items()]
    lines += [f"server=/{domain}/{server}" for domain, server in zone.forwarded.items()]
    configuration = place.file("dns/dnsmasq.conf", "\n".join(lines) + "\n")
    return place.start("infra", ["dnsmasq", "--no-daemon", f"--conf-file={configuration}"], log)
