"""The web application on `web`, and what receives uploads and reports at the sites outside: both behind gunicorn."""

from network.place import PYTHON
from servers.accounts import WEB_USERS
from servers.service import Service
from servers.sites import APPLICATION_PORT, SINK_PORT
from world.draw import draw

_WORKERS = {"web": 2, "sites": 1}


def start(place, world):
    shop = {
        "LAB_USERS": "\n".join(f"{name}\t{password}" for name, password in WEB_USERS.items()),
        "LAB_SEED": str(world.seed),
        "LAB_FOLDER": place.folder("application"),
        "LAB_SLOW": str(draw(world.seed, "servers", "application").randint(20_000, 60_000)),
    }
    place.file("application/files/report.txt", "Quarterly report\nAll is well.\n" * 40)
    place.file("application/files/prices.csv", "item,price\n" + "".join(f"{n},{n * 3}.50\n" for n in range(400)))
    place.file("application/files/manual.txt", "Read this first.\n" * 300)
    return [
        _gunicorn(place, "web", "shop", APPLICATION_PORT, shop),
        _gunicorn(place, "sites", "sink", SINK_PORT, {}),
    ]


def _gunicorn(place, host, module, port, environment):
    log = f"server-application-{host}"
    words = [PYTHON, "-m", "gunicorn", "-k", "gthread", "-w", _WORKERS[host], "--threads", 8, "--user", "www-data"]
    words += ["--group", "www-data", "--worker-tmp-dir", "/run", "--bind", f"127.0.0.1:{port}", "--keep-alive", 30]
    words += ["--log-level", "warning", f"servers.programs.{module}:application"]
    process = place.start(host, words, log, environment=environment)
    return Service(host, port, "tcp", log, process=process)
