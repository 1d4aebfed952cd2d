"""
Whether an address of an incident is one of a campaign's.

- A host inside has several: IPv4, IPv6, its own link-local one, and its station's MAC address. Where the recording's
  world is known, each of them means the host.
- Outside, an incident may show an IPv6 address as its /64, the lower half 0. Such a one is any address of that /64; a
  whole address is only itself.
- What is no address (a station, a number of hosts in words) is compared as it is written.
"""

import ipaddress

_HALF = 64


class Addresses:
    """Addresses and networks, as incidents may show them."""

    def __init__(self, texts, home=()):
        self._home = [ipaddress.ip_network(network, strict=False) for network in home]
        self._networks = []
        self._shown = set()
        for text in texts:
            self._add(text)

    def _add(self, text):
        network = _network(text)
        if network is None:
            self._shown.add(text.lower())
        elif network.num_addresses > 1:
            self._networks.append(network)
        else:
            address = network.network_address
            self._shown.add(address)
            if address.version == 6 and not self._is_near(address):
                self._shown.add(_network_of(address))

    def _is_near(self, address):
        return address.is_link_local or any(address in network for network in self._home)

    def __contains__(self, text):
        network = _network(text)
        if network is None:
            return text.lower() in self._shown
        address = network.network_address
        return address in self._shown or any(address in network for network in self._networks)

    def meets(self, texts):
        return any(text in self for text in texts)


def _network(text):
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


def _network_of(address):
    return ipaddress.ip_network((address, _HALF), strict=False).network_address


def is_single(text):
    """Whether it is one address, neither a network nor something else."""
    network = _network(text)
    return network is not None and network.num_addresses == 1


def is_within(text, networks):
    """Whether the address is in one of the networks; nothing is that is no address."""
    network = _network(text)
    if network is None:
        return False
    return any(network.network_address in ipaddress.ip_network(other, strict=False) for other in networks)
