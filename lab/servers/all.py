"""Starts every server of the lab and waits until all of them answer."""

import subprocess
from concurrent.futures import ThreadPoolExecutor

from servers import accounts, application, calls, content, dhcp, ftp, mail, mqtt, names, ntp, redis, snmp, sql, ssh, web
from servers.answering import wait_for

_KINDS = (sql, mail, application, ssh, names, dhcp, ntp, snmp, mqtt, redis, ftp, calls, web)


def start_all(place, world):
    """Answers all the services, in a list; raises ServerError if one does not come up."""
    _keep_the_log_of_logins()
    accounts.create(place)
    with ThreadPoolExecutor(4) as pool:
        sites = pool.submit(content.generate, place, world)
        started = [pool.submit(kind.start, place, world) for kind in _KINDS]
        sites.result()
        services = [service for future in started for service in future.result()]
    wait_for(place, world, services)
    return services


def _keep_the_log_of_logins():
    """SSH writes who logged in into files of the whole machine: the lab has its own."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/var/log"], check=True)
