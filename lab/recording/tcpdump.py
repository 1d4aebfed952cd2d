"""The capture itself, by tcpdump."""

import os
import re
import signal
import subprocess
import time

_BUFFER_KIB = 131_072


class CaptureFailed(Exception):
    pass


class Tcpdump:
    """Records a link until it is stopped. Nothing may be dropped: a recording with gaps teaches gaps."""

    def __init__(self, link, path, log):
        self._log = log
        with open(log, "wb") as out:
            self._process = subprocess.Popen(
                # -Z: else it gives up its rights and cannot write into a folder of root's.
                ["tcpdump", "-i", link, "-s", "0", "-B", str(_BUFFER_KIB), "-Z", "root", "-n", "-w", path],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        until = time.monotonic() + 10
        while "listening on" not in self._said():
            if self._process.poll() is not None or time.monotonic() > until:
                raise CaptureFailed(f"tcpdump does not record {link}: {self._said().strip()}")
            time.sleep(0.05)

    def stop(self):
        """Ends the recording and answers how many packets the kernel dropped."""
        if self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGINT)
        self._process.wait()
        dropped = re.search(r"(\d+) packets? dropped by kernel", self._said())
        return int(dropped.group(1)) if dropped else 0

    def _said(self):
        with open(self._log) as log:
            return log.read()
