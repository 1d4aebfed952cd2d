"""
A place that leaves nothing behind.

The lab lives in process, network and mount namespaces of its own. Its first process is the first of its process
namespace: when that ends, however it ends, the kernel kills every process of the lab, and with them go the network
namespaces, the links, the memory file systems on which the lab keeps its files, and the copy of /etc that it changes.
Nothing of it has a name on the machine.
"""

import ctypes
import os
import signal
import subprocess
import sys
import traceback

# In the sandbox: where the lab keeps its files, where its own programs are, and where what it puts out goes.
PLACE, CODE, OUTPUT = "/run/lab", "/run/code", "/run/output"

_LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

_CLONE_NEWNS, _CLONE_NEWUTS, _CLONE_NEWIPC, _CLONE_NEWPID, _CLONE_NEWNET = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x20000000,
    0x40000000,
)
_PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True)


class SandboxError(Exception):
    """The kernel or our rights lack something; the message says what to do."""


def run_inside(work, output=None):
    """
    Runs `work()` as the first process of a new sandbox; answers its exit status. Passes on SIGINT and SIGTERM.

    output: a folder of the machine that the sandbox has as /run/output; the only one that it writes to
    """
    if os.geteuid() != 0:
        raise SandboxError("network namespaces take root: run it with sudo")
    _unshare(_CLONE_NEWNS | _CLONE_NEWUTS | _CLONE_NEWIPC | _CLONE_NEWPID | _CLONE_NEWNET)
    child = os.fork()
    if child == 0:
        os._exit(_first_process(work, output))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: _forward(child, number))
    while True:
        try:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        except InterruptedError:
            continue


def _forward(child, number):
    try:
        os.kill(child, number)
    except ProcessLookupError:
        pass


def _first_process(work, output):
    """Makes the sandbox's files, has the work done by a child, and buries whatever the lab's programs leave behind."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    try:
        os.setsid()  # so that an interrupt typed at the terminal comes once, by way of the parent
        _private_files(output)
    except SandboxError as problem:
        _say(problem)
        return 1
    worker = os.fork()
    if worker == 0:
        os._exit(_work(work))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: _forward(worker, number))
    while True:
        pid, status = os.wait()
        if pid == worker:
            return os.waitstatus_to_exitcode(status)


def _work(work):
    try:
        return work() or 0
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return end.code or 0
    except SandboxError as problem:
        _say(problem)
        return 1
    except Exception:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _say(problem):
    print(f"{os.path.basename(sys.argv[0])}: {problem}", file=sys.stderr, flush=True)


def _private_files(output):
    """
    Gives the sandbox its own /proc, /run and temporary folders, and a copy of /etc, all in memory. What it needs of the
    machine's, which may lie below one of these, is mounted below /run first.
    """
    _mount("--make-rprivate", "/")
    _mount("-t", "proc", "proc", "/proc")
    staged = "/mnt"
    _mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", staged)
    for source, target in ((_LAB, CODE), (output, OUTPUT)):
        if source:
            os.mkdir(staged + target.removeprefix("/run"))
            _mount("--bind", source, staged + target.removeprefix("/run"))
    etc = f"{staged}/etc"
    os.mkdir(etc)
    subprocess.run(["cp", "-a", "/etc/.", etc], check=True)
    _mount("--bind", etc, "/etc")
    _mount("--rbind", staged, "/run")
    _mount("-o", "remount,bind,ro", CODE)
    for folder in ("/tmp", "/var/tmp", "/dev/shm"):
        _mount("-t", "tmpfs", "-o", "mode=1777", "tmpfs", folder)
    os.makedirs("/etc/netns", exist_ok=True)
    os.makedirs(PLACE)
    os.makedirs("/run/sshd", mode=0o755)
    os.chdir(PLACE)
    sys.path.insert(0, CODE)


def _mount(*arguments):
    result = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if result.returncode != 0:
        raise SandboxError(f"cannot mount {arguments[-1]} for the lab: {result.stderr.strip()}")


def _unshare(flags):
    if _libc.unshare(flags) != 0:
        number = ctypes.get_errno()
        raise SandboxError(
            f"the kernel gives no namespaces of our own ({os.strerror(number)}): it takes root with CAP_SYS_ADMIN"
            " and a kernel with CONFIG_NET_NS and CONFIG_PID_NS; in a container run it privileged"
        )
