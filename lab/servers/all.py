"""Starts every server of the lab and waits until all of them answer."""

from concurrent.futures import ThreadPoolExecutor

from servers import accounts, application, calls, content, dhcp, ftp, mail, mqtt, names, ntp, redis, snmp, sql, ssh, web
from servers.answering import wait_for

_KINDS = (sql, mail, application, ssh, names, dhcp, ntp, snmp, mqtt, redis, ftp, calls, web)


def start_all(place, world):
    """Answers all the services, in a list; raises ServerError if one does not come up."""
    accounts.create(place)
    with ThreadPoolExecutor(4) as pool:
        sites = pool.submit(content.generate, place, world)
        started = [pool.submit(kind.start, place, world) for kind in _KINDS]
        sites.result()
        services = [service for future in started for service in future.result()]
    wait_for(place, world, services)
    return services
