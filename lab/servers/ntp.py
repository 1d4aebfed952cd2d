"""NTP on infra and at the external site `time`: chrony, which never touches the machine's clock."""

from servers.question import NTP_QUESTION
from servers.service import Service


def start(place, world):
    return [
        _chrony(place, "infra", world["infra"].ip, world),
        _chrony(place, "sites", world.site("time"), world),
    ]


def _chrony(place, host, address, world):
    folder = place.folder("ntp", host)
    lines = ["local stratum 8", "allow all", "cmdport 0", "bindcmdaddress /", f"pidfile {folder}/chronyd.pid"]
    if host == "sites":
        lines.append(f"bindaddress {address}")
    else:
        lines.append(f"server {world.site('time')} minpoll 4 maxpoll 5")
    configuration = place.file(f"ntp/{host}/chrony.conf", "\n".join(lines) + "\n")
    log = f"server-ntp-{host}"
    process = place.start(host, ["chronyd", "-x", "-d", "-u", "root", "-f", configuration], log)
    return Service(host, 123, "udp", log, address, NTP_QUESTION, process)
