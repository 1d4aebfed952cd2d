"""PostgreSQL, which refuses to run as root."""

import glob
import shutil

from servers.accounts import SQL_DATABASE, SQL_ROOT, SQL_USER
from servers.preparing import ServerError, prepare

_AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
_SMALL = ["shared_buffers=24MB", "max_connections=60", "fsync=off", "unix_socket_directories=", "jit=off"]


def start(place, world, statements, log):
    programs = _newest()
    folder = place.folder("postgresql")
    shutil.chown(folder, "postgres", "postgres")
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


def _newest():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if not found:
        raise ServerError("server-sql: PostgreSQL is missing: lab/packages.txt names the packages that the lab needs")
    return found[-1]


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
    prepare("server-sql", [*_AS_POSTGRES, *words], text)
