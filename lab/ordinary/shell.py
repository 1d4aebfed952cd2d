"""How ssh and what runs over it are called."""

from servers.accounts import SYSTEM_USERS

OPTIONS = ("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR")
ONE_TRY = ("-o", "NumberOfPasswordPrompts=1", "-o", "PreferredAuthentications=password")
WRONG = 5  # sshpass: the password was refused
DENIED = 255


def ssh(person, user, server, *more, password=None, options=(), type_in=None, seconds=25, good=(0,)):
    words = ["sshpass", "-p", password or SYSTEM_USERS[user], "ssh", *OPTIONS, *ONE_TRY, *options, *person.bound("ssh")]
    return person.run(*words, f"{user}@{server}", *more, type_in=type_in, seconds=seconds, good=good)


def fail(person, user, server, password):
    """One refused password."""
    return ssh(person, user, server, "true", password=password, good=(WRONG, DENIED))


def over_ssh(user):
    """What rsync and others run."""
    return " ".join(["sshpass", "-p", SYSTEM_USERS[user], "ssh", *OPTIONS])
