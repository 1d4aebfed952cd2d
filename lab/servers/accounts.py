"""
Who may log in where. All of it exists inside the lab only, and attackers of the lab guess it.

The system's users have the same passwords for SSH, FTP and mail on every host.
"""

import os

from servers.preparing import prepare

# Users of SSH (web, files, db), FTP (files), and SSH at the external site `cloud`.
LABUSER = ("labuser", "sunshine7")
SYSTEM_USERS = dict(
    [LABUSER, ("anna", "kT4-mirabelle"), ("archiver", "r9xVq2Lp"), ("deploy", "Winter2024!"), ("ops", "o0-Lantern")]
)

# Users of the web application on `web`.
MARIA = ("maria", "butterfly")
WEB_USERS = dict([MARIA, ("admin", "changeme1"), ("jonas", "hunter2"), ("eva", "Pa$$w0rd"), ("tim", "q1w2e3r4")])

# The user of MariaDB or PostgreSQL on `db`, and its database. Redis and MQTT ask for no password.
SQL_USER = ("app", "app-secret")
SQL_ROOT = ("root", "toor99")
SQL_DATABASE = "shop"

SNMP_COMMUNITY = "public"

FIRST_USER_ID = 4100
HOMES = "home-of"


def create(place):
    """Puts the users into the lab's own copy of /etc, with homes in memory."""
    names = list(SYSTEM_USERS)
    words = ["openssl", "passwd", "-6", "-salt", "labsalt", "-stdin"]
    hashes = prepare("accounts", words, "\n".join(SYSTEM_USERS.values())).split()
    homes = place.folder(HOMES)
    for number, (name, secret) in enumerate(zip(names, hashes), FIRST_USER_ID):
        home = f"{homes}/{name}"
        _append("/etc/passwd", f"{name}:x:{number}:{number}:{name}:{home}:/bin/sh")
        _append("/etc/group", f"{name}:x:{number}:")
        _append("/etc/shadow", f"{name}:{secret}:19700:0:99999:7:::")
        place.folder(HOMES, name)
        os.chown(home, number, number)
    for service in ("sshd", "vsftpd"):
        _pam(service)


def _append(file, line):
    with open(file, "a") as out:
        out.write(line + "\n")


def _pam(service):
    """Passwords of /etc/shadow only; a wrong one is answered after about two seconds, as everywhere."""
    lines = ["auth required pam_unix.so", "account required pam_unix.so", "session required pam_permit.so"]
    with open(f"/etc/pam.d/{service}", "w") as out:
        out.write("\n".join(lines) + "\n")
