"""SSH on web, files and db, and at the external site `cloud`: OpenSSH or dropbear, each as it comes out of the box."""

from servers.preparing import prepare
from servers.service import Service

HOSTS = ("web", "files", "db")


def start(place, world):
    begin = {"openssh": _openssh, "dropbear": _dropbear}[world.variant.software["ssh"]]
    everywhere = ["0.0.0.0", "[::]"] if world.variant.ipv6 else ["0.0.0.0"]
    services = [_service(place, begin, host, everywhere, world[host].ip) for host in HOSTS]
    cloud = world.site("cloud")
    return services + [_service(place, _openssh, "sites", [cloud], cloud)]


def _service(place, begin, host, listen, address):
    log = f"server-ssh-{host}"
    return Service(host, 22, "tcp", log, address, process=begin(place, host, listen, log))


def _openssh(place, host, listen, log):
    folder = place.folder("ssh", host)
    key = f"{folder}/key"
    prepare(log, ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key])
    lines = [f"ListenAddress {address}" for address in listen]
    lines += [f"HostKey {key}", "PidFile none", "StrictModes no", "UseDNS no", "UsePAM yes"]
    lines += ["PasswordAuthentication yes", "KbdInteractiveAuthentication no", "PrintMotd no"]
    lines += ["Subsystem sftp /usr/lib/openssh/sftp-server"]
    configuration = place.file(f"ssh/{host}/sshd_config", "\n".join(lines) + "\n")
    return place.start(host, ["/usr/sbin/sshd", "-D", "-e", "-f", configuration], log)


def _dropbear(place, host, listen, log):
    key = f"{place.folder('ssh', host)}/key"
    prepare(log, ["dropbearkey", "-t", "ed25519", "-f", key])
    ports = [word for address in listen for word in ("-p", f"{address}:22")]
    return place.start(host, ["dropbear", "-F", "-E", "-r", key, *ports], log)
