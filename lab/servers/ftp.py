"""FTP on files: vsftpd or pyftpdlib."""

from network.place import PYTHON
from servers.accounts import HOMES, SYSTEM_USERS
from servers.service import Service

PASSIVE_PORTS = (40000, 40099)


def start(place, world):
    log = "server-ftp"
    begin = {"vsftpd": _vsftpd, "pyftpdlib": _pyftpdlib}[world.variant.software["ftp"]]
    return [Service("files", 21, "tcp", log, process=begin(place, world, log))]


def _vsftpd(place, world, log):
    settings = {
        "listen": "NO" if world.variant.ipv6 else "YES",
        "listen_ipv6": "YES" if world.variant.ipv6 else "NO",
        "background": "NO",
        # Its own namespaces and filter fail inside a namespace.
        "isolate": "NO",
        "isolate_network": "NO",
        "seccomp_sandbox": "NO",
        "pam_service_name": "vsftpd",
        "secure_chroot_dir": place.folder("ftp", "empty"),
        "anonymous_enable": "NO",
        "local_enable": "YES",
        "write_enable": "YES",
        "pasv_min_port": PASSIVE_PORTS[0],
        "pasv_max_port": PASSIVE_PORTS[1],
        "session_support": "NO",
    }
    configuration = place.file("ftp/vsftpd.conf", "".join(f"{key}={value}\n" for key, value in settings.items()))
    return place.start("files", ["vsftpd", configuration], log)


def _pyftpdlib(place, world, log):
    users = [word for name, password in SYSTEM_USERS.items() for word in (name, password)]
    words = [PYTHON, "-m", "servers.programs.ftpd", "::" if world.variant.ipv6 else "0.0.0.0", *PASSIVE_PORTS]
    return place.start("files", [*words, place.folder(HOMES), *users], log)
