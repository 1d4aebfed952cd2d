"""
SMTP on infra, which takes mail for corp.example and hands the rest on, and at the external site `mail`; both with
STARTTLS. On infra also POP3, where people look for new mail.
"""

from network.place import PYTHON
from servers.certificate import certificate
from servers.service import Service


def start(place, world):
    inside = "::" if world.variant.ipv6 else "0.0.0.0"
    return [
        *_mail(place, "infra", inside, world["infra"].ip, world.site("mail"), (25, 587, 110)),
        *_mail(place, "sites", world.site("mail"), world.site("mail"), "", (25, 587, 110)),
    ]


def _mail(place, host, listen, address, relay, ports):
    tls = certificate(place)
    log = f"server-mail-{host}"
    words = [PYTHON, "-m", "servers.programs.mailserver", listen, tls.certificate, tls.key, *([relay] if relay else [])]
    process = place.start(host, words, log)
    return [Service(host, port, "tcp", log, address, process=process) for port in ports]
