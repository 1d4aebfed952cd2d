"""PostgreSQL, which refuses to run as root."""

import glob
import subprocess

from servers.accounts import SQL_DATABASE, SQL_ROOT, SQL_USER

_AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
_SMALL = ["shared_buffers=24MB", "max_connections=60", "fsync=off", "unix_socket_directories=", "jit=off"]


def start(place, world, statements, log):
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
    folder = place.folder("postgresql")
    subprocess.run(["chown", "postgres:postgres", folder], check=True)
    data = f"{folder}/data"
    password = place.file("postgresql/password", SQL_ROOT[1] + "\n")
    _as_postgres(
        [f"{programs}/initdb", "-D", data, "-U", SQL_ROOT[0], "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]
        + ["--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={password}"]
    )
    _fill(programs, data, statements)
    with open(f"{data}/pg_hba.conf", "a") as rules:
        rules.write("host all all 0.0.0.0/0 scram-sha-256\nhost all all ::0/0 scram-sha-256\n")
    words = [*_AS_POSTGRES, f"{programs}/postgres", "-D", data, "-c", "listen_addresses=*"]
    return place.start("db", words + [word for setting in _SMALL for word in ("-c", setting)], log)


def _fill(programs, data, statements):
    """Fills the tables before the server is there, so that nothing of it is ever on the wire."""
    single = [f"{programs}/postgres", "--single", "-j", "-D", data]
    user, password = SQL_USER
    _as_postgres(
        [*single, "postgres"],
        [f"create role {user} login superuser password '{password}'", f"create database {SQL_DATABASE}"],
    )
    _as_postgres([*single, SQL_DATABASE], statements)


def _as_postgres(words, statements=()):
    text = ";\n\n".join(statements) + ";\n\n" if statements else ""
    subprocess.run([*_AS_POSTGRES, *words], input=text, text=True, check=True, capture_output=True)
