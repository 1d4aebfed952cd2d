"""lighttpd."""

from servers.certificate import certificate
from servers.sites import LARGEST_UPLOAD, STREAM_BYTES_PER_SECOND, STREAM_PATH, bracketed

_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "application/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "woff2": "font/woff2",
    "ico": "image/x-icon",
    "txt": "text/plain",
    "ts": "video/mp2t",
    "": "application/octet-stream",
}


def start(place, host, sites, log):
    folder = place.folder("lighttpd", host)
    tls = certificate(place)
    types = ", ".join(f'"{"." + end if end else ""}" => "{kind}"' for end, kind in _TYPES.items())
    lines = [
        'server.modules = ("mod_openssl", "mod_proxy")',
        f'server.document-root = "{place.folder("www", sites[0].name)}"',
        'server.bind = "127.0.0.1"',
        "server.port = 81",
        'index-file.names = ("index.html")',
        'server.tag = "lighttpd"',
        f'server.upload-dirs = ("{folder}")',
        f"server.max-request-size = {LARGEST_UPLOAD // 1024}",
        "server.stream-request-body = 1",
        "server.max-keep-alive-requests = 1000",
        "server.max-keep-alive-idle = 60",
        f"mimetype.assign = ({types})",
        f'ssl.pemfile = "{tls.both}"',
    ]
    for site in sites:
        for address in site.addresses:
            lines += _socket(place, site, bracketed(address, 80), "disable")
            lines += _socket(place, site, bracketed(address, 443), "enable")
    configuration = place.file(f"lighttpd/{host}/lighttpd.conf", "\n".join(lines) + "\n")
    return place.start(host, ["lighttpd", "-D", "-f", configuration], log)


def _socket(place, site, socket, tls):
    lines = [f'$SERVER["socket"] == "{socket}" {{', f'ssl.engine = "{tls}"']
    lines += [f'server.document-root = "{place.folder("www", site.name)}"']
    for path in site.passed:
        lines += [f'$HTTP["url"] =^ "{path}" {{']
        lines += [f'proxy.server = ("" => (("host" => "127.0.0.1", "port" => {site.behind})))', "}"]
    lines += [f'$HTTP["url"] =^ "{STREAM_PATH}" {{']
    return lines + [f"connection.kbytes-per-second = {STREAM_BYTES_PER_SECOND // 1024}", "}", "}"]
