"""MariaDB."""

import subprocess

from servers.accounts import SQL_DATABASE, SQL_ROOT, SQL_USER

_SMALL = ["--innodb-buffer-pool-size=24M", "--performance-schema=OFF", "--innodb-log-file-size=8M", "--skip-log-bin"]


def start(place, world, statements, log):
    data = f"{place.folder('mariadb')}/data"
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--user=root", "--skip-test-db"]
        + ["--auth-root-authentication-method=normal", "--innodb-log-file-size=8M"],
        check=True,
        capture_output=True,
    )
    first = place.file("mariadb/first.sql", ";\n".join(_accounts() + statements) + ";\n")
    words = ["mariadbd", "--no-defaults", f"--datadir={data}", "--user=root", f"--socket={data}/socket", *_SMALL]
    words += [
        "--bind-address=*",
        "--skip-name-resolve",
        f"--init-file={first}",
        f"--pid-file={data}/pid",
        f"--tmpdir={data}",
    ]
    return place.start("db", words, log)


def _accounts():
    statements = [f"create database {SQL_DATABASE}", f"use {SQL_DATABASE}"]
    for user, password in (SQL_USER, SQL_ROOT):
        statements.append(f"create user '{user}'@'%' identified by '{password}'")
        statements.append(f"grant all on *.* to '{user}'@'%'")
    return statements
