"""A server that takes what it is given and answers shortly: over HTTP, TCP or UDP, with TLS if wanted."""

import argparse
import http.server
import os
import random
import socketserver
import ssl
import subprocess

_PIECE = 65536


class _Web(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        if self.headers.get("Expect", "").lower() == "100-continue":
            self.send_response_only(100)
            self.end_headers()
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            self._take_chunks()
        while length > 0:
            piece = self.rfile.read(min(_PIECE, length))
            if not piece:
                return
            length -= len(piece)
        body = self.server.chance.randbytes(self.server.chance.randint(*self.server.answer))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _take_chunks(self):
        while size := int(self.rfile.readline().strip() or b"0", 16):
            self.rfile.read(size + 2)
        self.rfile.readline()

    do_GET = do_POST = do_PUT = do_HEAD = _answer

    def log_message(self, *_):
        pass


class _Stream(socketserver.BaseRequestHandler):
    """Answers each piece that it takes by a few bytes, or by none."""

    def handle(self):
        try:
            while piece := self.request.recv(_PIECE):
                if self.server.answer[1] and len(piece) < 4096:
                    self.request.sendall(self.server.chance.randbytes(self.server.chance.randint(*self.server.answer)))
        except OSError:
            pass


class _Datagram(socketserver.BaseRequestHandler):
    def handle(self):
        if self.server.answer[1]:
            body = self.server.chance.randbytes(self.server.chance.randint(*self.server.answer))
            self.request[1].sendto(body, self.client_address)


class _WebServer(http.server.ThreadingHTTPServer):
    request_queue_size = 64


class _StreamServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _DatagramServer(socketserver.ThreadingUDPServer):
    allow_reuse_address = True
    daemon_threads = True


_KINDS = {
    "http": (_WebServer, _Web),
    "https": (_WebServer, _Web),
    "tcp": (_StreamServer, _Stream),
    "tls": (_StreamServer, _Stream),
    "udp": (_DatagramServer, _Datagram),
}


def main():
    arguments = _arguments()
    server_of, handler = _KINDS[arguments.kind]
    server = server_of((arguments.bind, arguments.port), handler)
    server.chance = random.Random(arguments.seed)
    server.answer = tuple(map(int, arguments.answer.split("-")))
    if arguments.kind in ("https", "tls"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(arguments.scratch))
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()


def _certificate(scratch):
    file = os.path.join(scratch, "collector.pem")
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-days", "30", "-subj", "/CN=www.cdn-update.example", "-keyout", file, "-out", file + ".crt"]
    subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
    with open(file + ".crt") as certificate, open(file, "a") as both:
        both.write(certificate.read())
    return file


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=_KINDS, required=True)
    parser.add_argument("--bind", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--answer", default="2-200", help="bytes of an answer, from-to")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


main()
