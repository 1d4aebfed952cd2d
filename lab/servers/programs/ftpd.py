"""An FTP server: ftpd.py ADDRESS FIRST_PASSIVE_PORT LAST_PASSIVE_PORT HOMES [USER PASSWORD]..."""

import os
import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer


def main(address, first, last, homes, *users):
    authorizer = DummyAuthorizer()
    for name, password in zip(users[::2], users[1::2]):
        authorizer.add_user(name, password, os.path.join(homes, name), perm="elradfmwMT")
    FTPHandler.authorizer = authorizer
    FTPHandler.passive_ports = range(int(first), int(last) + 1)
    FTPServer((address, 21), FTPHandler).serve_forever()


main(*sys.argv[1:])
