"""Whether a lab can be brought up here."""

import os
import shutil
import subprocess

_TOOLS = ("tcpdump", "gcc", "ethtool", "nft", "nginx", "lighttpd", "dnsmasq", "unbound", "mariadbd", "nmap", "hydra")


def missing():
    """What keeps a lab from coming up, in words; empty if nothing does."""
    if os.geteuid() != 0:
        return "network namespaces take root"
    lacking = [tool for tool in _TOOLS if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin:/sbin")]
    if lacking:
        return f"{', '.join(lacking)} missing: lab/install"
    namespaces = subprocess.run(
        ["unshare", "--mount", "--net", "--uts", "--ipc", "--pid", "--fork", "true"], capture_output=True, text=True
    )
    if namespaces.returncode != 0:
        return f"no namespaces here: {namespaces.stderr.strip()}"
    return "" if os.path.exists("/dev/net/tun") else "there is no /dev/net/tun"
