"""nginx."""

from servers.certificate import certificate
from servers.sites import LARGEST_UPLOAD, STREAM_BYTES_PER_SECOND, STREAM_PATH, bracketed

_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def start(place, host, sites, log):
    folder = place.folder("nginx", host)
    lines = ["daemon off;", "user root;", "worker_processes 1;", f"pid {folder}/pid;", "error_log stderr warn;"]
    lines += ["events { worker_connections 2048; }", "http {", "include /etc/nginx/mime.types;", "access_log off;"]
    lines += [f"{kind}_temp_path {folder}/{kind};" for kind in _TEMPORARY]
    lines += ["gzip on;", "gzip_types text/css application/javascript application/json image/svg+xml;"]
    lines += ["keepalive_timeout 65;", f"client_max_body_size {LARGEST_UPLOAD};", "server_tokens off;"]
    tls = certificate(place)
    lines += [f"ssl_certificate {tls.certificate};", f"ssl_certificate_key {tls.key};"]
    for site in sites:
        lines += _server(place, site)
    lines.append("}")
    configuration = place.file(f"nginx/{host}/nginx.conf", "\n".join(lines))
    return place.start(host, ["nginx", "-e", "stderr", "-p", folder, "-c", configuration], log)


def _server(place, site):
    lines = ["server {"]
    for address in site.addresses:
        lines += [f"listen {bracketed(address, 80)};", f"listen {bracketed(address, 443)} ssl http2;"]
    lines += [f"root {place.folder('www', site.name)};", "index index.html;"]
    for path in site.passed:
        lines += [f"location {path} {{", f"proxy_pass http://127.0.0.1:{site.behind};", "proxy_request_buffering off;"]
        lines += ["proxy_http_version 1.1;", "proxy_set_header Host $host;", "}"]
    lines += [f"location {STREAM_PATH} {{ limit_rate {STREAM_BYTES_PER_SECOND}; }}", "}"]
    return lines
