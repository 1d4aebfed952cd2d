"""
A mail server: mailserver.py ADDRESS CERTIFICATE KEY [RELAY]

Takes mail by SMTP on ports 25 and 587 and throws it away; what is not for corp.example it hands on to RELAY, as a
company's mail server does. By POP3 on port 110 it shows a mailbox that grows with the mail it took.
"""

import asyncio
import smtplib
import ssl
import sys

from aiosmtpd.smtp import SMTP

_OWN = "@corp.example"
_NAME = "mx.corp.example"
_MOST_KEPT = 12
_LARGEST_KEPT = 60_000

_box = [b"Subject: welcome\r\n\r\nHello.\r\n"]


class _Mail:
    def __init__(self, relay):
        self.relay = relay

    async def handle_DATA(self, server, session, envelope):
        _box.append(envelope.content[:_LARGEST_KEPT])
        del _box[:-_MOST_KEPT]
        others = [to for to in envelope.rcpt_tos if not to.endswith(_OWN)]
        if self.relay and others:
            loop = asyncio.get_running_loop()
            loop.run_in_executor(None, _hand_on, self.relay, envelope.mail_from, others, envelope.content)
        return "250 2.0.0 taken"


def _hand_on(relay, sender, recipients, content):
    try:
        with smtplib.SMTP(relay, timeout=20) as server:
            server.starttls()
            server.sendmail(sender, recipients, content)
    except (OSError, smtplib.SMTPException) as problem:
        print("relay:", problem, flush=True)


async def _pop3(reader, writer):
    mails = list(_box)
    try:
        writer.write(b"+OK ready\r\n")
        while line := await asyncio.wait_for(reader.readline(), 60):
            words = line.decode("latin-1").split() or [""]
            writer.write(_pop3_answer(words[0].upper(), words[1:], mails))
            await writer.drain()
            if words[0].upper() == "QUIT":
                break
    except (OSError, asyncio.TimeoutError):
        pass
    finally:
        writer.close()


def _pop3_answer(command, words, mails):
    if command == "STAT":
        return b"+OK %d %d\r\n" % (len(mails), sum(map(len, mails)))
    if command == "LIST":
        return b"+OK\r\n" + b"".join(b"%d %d\r\n" % (n, len(m)) for n, m in enumerate(mails, 1)) + b".\r\n"
    if command == "RETR" and words and words[0].isdigit() and 0 < int(words[0]) <= len(mails):
        return b"+OK\r\n" + mails[int(words[0]) - 1] + b"\r\n.\r\n"
    return b"+OK\r\n" if command in ("USER", "PASS", "DELE", "NOOP", "QUIT", "CAPA") else b"-ERR\r\n"


async def main(address, certificate, key, relay=""):
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()
    for port in (25, 587):
        await loop.create_server(
            lambda: SMTP(
                _Mail(relay), hostname=_NAME, tls_context=tls, data_size_limit=30_000_000, enable_SMTPUTF8=True
            ),
            _both(address),
            port,
        )
    await asyncio.start_server(_pop3, _both(address), 110)
    await asyncio.Event().wait()


def _both(address):
    return None if address == "::" else address


asyncio.run(main(*sys.argv[1:]))
