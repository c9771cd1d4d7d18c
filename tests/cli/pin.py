"""Plays somebody at a terminal: pin.py "EXPECT=>TYPE" ... -- PROGRAM ARGUMENTS.

Waits for each EXPECT and types TYPE (\\r and \\x03 as Python has them, SIGTERM to be sent), wants echo to be off while a secret is
asked and to be on when the program has ended. What the terminal showed goes to standard output; the exit
status is the program's, 128 + n for a signal, 99 when something expected did not come."""
import fcntl
import os
import select
import signal
import sys
import termios
import time

split = sys.argv.index("--")
script = [step.split("=>", 1) for step in sys.argv[1:split]]
# Kept open here too: a terminal whose last user has gone forgets how it was set.
fd, slave = os.openpty()
pid = os.fork()
if pid == 0:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for stream in range(3):
        os.dup2(slave, stream)
    # Started in the background a shell leaves these ignored, and so would we.
    for name in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    os.execv(sys.argv[split + 1], sys.argv[split + 1:])
shown = b""
at = 0


def echo():
    return bool(termios.tcgetattr(slave)[3] & termios.ECHO)


def read(seconds):
    """False when nothing came."""
    global shown
    if not select.select([fd], [], [], seconds)[0]:
        return False
    try:
        got = os.read(fd, 4096)
    except OSError:
        return False
    shown += got
    return bool(got)


def give_up(why):
    print(f"{why}; the terminal showed:\n{shown.decode(errors='replace')}")
    os.kill(pid, 9)
    sys.exit(99)


for expect, answer in script:
    end = time.monotonic() + 20
    while expect.encode() not in shown[at:]:
        if not read(0.2) and time.monotonic() > end:
            give_up(f"no {expect!r}")
    at = shown.index(expect.encode(), at) + len(expect.encode())
    if echo():
        give_up(f"echo is on at {expect!r}")
    if answer.startswith("SIG"):
        os.kill(pid, getattr(signal, answer))
        continue
    os.write(fd, answer.encode().decode("unicode_escape").encode("latin-1"))

status = None
end = time.monotonic() + 20
while status is None:
    read(0.05)
    done, raw = os.waitpid(pid, os.WNOHANG)
    if done:
        status = raw
    elif time.monotonic() > end:
        give_up("it does not end")
while read(0.05):
    pass
if not echo():
    give_up("echo stays off")
sys.stdout.write(shown.decode().replace("\r\n", "\n"))
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
