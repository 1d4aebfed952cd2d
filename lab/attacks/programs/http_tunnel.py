"""A tunnel of requests: each takes something along, and is answered when there is something to say."""

import argparse
import http.client
import http.server
import os
import random
import ssl
import subprocess
import time


class _Far(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        chance = self.server.chance
        time.sleep(chance.uniform(0, self.server.hold))
        body = chance.randbytes(chance.choice((0, 40, 400, 4000)))
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    if arguments.bind:
        _serve(chance, arguments)
    else:
        _use(chance, arguments)


def _serve(chance, arguments):
    server = http.server.ThreadingHTTPServer((arguments.bind, arguments.port), _Far)
    server.chance, server.hold = chance, arguments.hold
    if arguments.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*_certificate(arguments.scratch))
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()


def _certificate(scratch):
    files = os.path.join(scratch, "tunnel.crt"), os.path.join(scratch, "tunnel.key")
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "20", "-subj", "/CN=stream.example"]
    subprocess.run([*words, "-out", files[0], "-keyout", files[1]], check=True, stderr=subprocess.DEVNULL)
    return files


def _use(chance, arguments):
    until = time.monotonic() + arguments.seconds
    connection = _connection(arguments)
    done = 0
    while time.monotonic() < until:
        body = chance.randbytes(chance.choice((16, 60, chance.randint(60, arguments.longest))))
        try:
            connection.request("POST", arguments.page, body, {"User-Agent": "Mozilla/5.0", "Cookie": "s=1"})
            connection.getresponse().read()
            done += 1
        except (OSError, http.client.HTTPException) as problem:
            print(problem)
            connection.close()
            time.sleep(0.5)
        if chance.random() < 0.1:
            connection.close()
        time.sleep(chance.expovariate(8))
    print(f"{done} requests")


def _connection(arguments):
    if not arguments.tls:
        return http.client.HTTPConnection(arguments.target, arguments.port, timeout=30)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(arguments.target, arguments.port, timeout=30, context=context)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bind", help="serve at this address, instead of using")
    parser.add_argument("--target")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--page", default="/")
    parser.add_argument("--hold", type=float, default=1, help="seconds for which an answer waits at most")
    parser.add_argument("--longest", type=int, default=2000)
    parser.add_argument("--scratch")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
