"""What a lab leaves behind: nothing, however it ends. Takes root."""

import glob
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import unittest.mock

from tests.able import missing

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAME = f"t{os.getpid()}"


def traces():
    """What a lab could leave on the machine."""
    return {
        "links": set(os.listdir("/sys/class/net")),
        "named namespaces": set(glob.glob("/run/netns/*")),
        "mounts": _mounts(),
        "files": set(os.listdir("/run")) | set(os.listdir("/etc")) | set(os.listdir("/mnt")),
        "temporary files": {file for folder in ("/var/tmp", "/dev/shm") for file in _own(folder)},
        "files of the lab": set(glob.glob(f"{LAB}/*") + glob.glob(f"{LAB}/*/__pycache__")),
    }


def _mounts():
    with open("/proc/self/mountinfo") as file:
        return {line.split()[4] for line in file}


def _own(folder):
    """The files of root's; others come and go."""
    for entry in os.scandir(folder):
        try:
            if entry.stat(follow_symlinks=False).st_uid == 0:
                yield entry.path
        except FileNotFoundError:
            pass


def offspring(pid):
    """A process and all that it began, and what they began."""
    parents = {}
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(stat) as file:
                pid_text, _, rest = file.read().partition(" ")
            parents[int(pid_text)] = int(rest.rpartition(")")[2].split()[1])
        except OSError:
            pass
    found, last = {pid}, 0
    while len(found) > last:
        last = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found


def state(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def namespaces(pids):
    """The network namespaces of processes that are not the machine's."""
    own = os.readlink("/proc/self/ns/net")
    found = set()
    for pid in pids:
        try:
            found.add(os.readlink(f"/proc/{pid}/ns/net"))
        except OSError:
            pass
    return found - {own}


def in_namespaces(wanted):
    """The processes that live in any of these network namespaces."""
    return {pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if namespaces([pid]) & wanted}


@unittest.skipIf(missing(), missing())
class TeardownTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir="/var/tmp")
        self.addCleanup(folder.cleanup)
        self.output = os.path.join(folder.name, "recording")
        self.temporary = os.path.join(folder.name, "temporary")  # of its own: others use the machine's, too
        os.mkdir(self.temporary)
        environment = unittest.mock.patch.dict(os.environ, TMPDIR=self.temporary)
        environment.start()
        self.addCleanup(environment.stop)
        self.before = traces()

    def recording(self, until):
        """Begins a recording and waits until it has said something."""
        command = [f"{LAB}/record", "scan", "--seed", "5", "--minutes", "3", "--lead", "1", "-o", self.output]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.stderr.close)
        for line in process.stderr:
            if until in line:
                break
        pids = offspring(process.pid)
        self.lab = namespaces(pids)
        self.assertGreater(len(pids), 5)
        self.assertGreater(len(self.lab), 1)
        return process

    def assert_nothing_is_left(self):
        until = time.monotonic() + 10
        while in_namespaces(self.lab) and time.monotonic() < until:
            time.sleep(0.05)
        self.assertEqual(in_namespaces(self.lab), set())
        for kind, found in traces().items():
            self.assertEqual(found - self.before[kind], set(), kind)
        self.assertEqual(os.listdir(self.temporary), [])

    def test_a_recording_that_is_killed_leaves_nothing(self):
        process = self.recording("begins")

        process.kill()
        process.wait()

        self.assert_nothing_is_left()

    def test_programs_that_ended_do_not_pile_up(self):
        process = self.recording("begins")

        zombies = [pid for pid in offspring(process.pid) if state(pid) == "Z"]
        process.kill()
        process.wait()

        self.assertLess(len(zombies), 10)
        self.assert_nothing_is_left()

    def test_a_recording_that_is_interrupted_keeps_what_it_has_and_leaves_nothing_else(self):
        process = self.recording("begins")

        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        status = process.wait()

        self.assertEqual(status, 130, said)
        for name in ("capture.pcap", "labels.csv", "recording.json", "schedule.json"):
            self.assertTrue(os.path.getsize(os.path.join(self.output, name)) > 0, name)
        self.assert_nothing_is_left()

    def test_a_recording_that_is_interrupted_while_servers_start_leaves_nothing(self):
        command = [f"{LAB}/record", "scan", "--seed", "5", "-o", self.output]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while len(namespaces(offspring(process.pid))) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        self.lab = namespaces(offspring(process.pid))

        process.terminate()

        self.assertNotEqual(process.wait(30), 0)
        self.assert_nothing_is_left()

    def test_a_lab_that_is_up_goes_down(self):
        subprocess.run([f"{LAB}/up", "--seed", "5", "--name", NAME], check=True, stdout=subprocess.DEVNULL)
        self.addCleanup(subprocess.run, [f"{LAB}/down", "--name", NAME], stdout=subprocess.DEVNULL)
        sys.path.insert(0, LAB)
        from network import standing

        self.lab = namespaces(offspring(standing.find(NAME)[0]))
        self.assertGreater(len(self.lab), 1)
        twice = subprocess.run([f"{LAB}/up", "--name", NAME], capture_output=True, text=True)

        subprocess.run([f"{LAB}/down", "--name", NAME], check=True)

        self.assertEqual(twice.returncode, 2)
        self.assertIn("is up already", twice.stderr)
        self.assert_nothing_is_left()

    def test_the_lab_has_no_way_out(self):
        subprocess.run([f"{LAB}/up", "--seed", "5", "--name", NAME], check=True, stdout=subprocess.DEVNULL)
        self.addCleanup(subprocess.run, [f"{LAB}/down", "--name", NAME], stdout=subprocess.DEVNULL)
        self.lab = set()

        routes = subprocess.run([f"{LAB}/shell", "--name", NAME, "ip", "route"], capture_output=True, text=True)
        links = subprocess.run([f"{LAB}/shell", "--name", NAME, "ip", "-o", "link"], capture_output=True, text=True)
        router = subprocess.run(
            [f"{LAB}/shell", "--name", NAME, "--on", "router", "ip", "route", "get", "9.9.9.9"], capture_output=True
        )

        self.assertEqual(routes.stdout, "")
        self.assertNotIn("link-netnsid 0 ", "\n".join(line for line in links.stdout.splitlines() if ": lo:" in line))
        kinds = {line.split(":")[1].split("@")[0].strip() for line in links.stdout.splitlines()}
        self.assertTrue(all(kind.startswith(("lo", "p-", "inside", "outside", "way", "span")) for kind in kinds), kinds)
        self.assertNotEqual(router.returncode, 0)


if __name__ == "__main__":
    unittest.main()
