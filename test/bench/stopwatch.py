"""Runs sequences of commands in turns and prints what each cost, one JSON line a round (Python 3.8 and newer).

The time of a command that ends after a millisecond is mostly that of starting it, so it is started by posix_spawn from
a small process, and the clock is read here and not in the bench.
"""

import json
import os
import sys
import time


def start(command):
    os.chdir(command["cwd"])
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, command["log"], flags, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    return os.posix_spawn(command["argv"][0], command["argv"], command["env"], file_actions=files)


def run(commands):
    cpu, memory, status = 0.0, 0, 0
    begun = time.monotonic()
    for command in commands:
        _, ended, usage = os.wait4(start(command), 0)
        cpu += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss)
        status = os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else 128 + os.WTERMSIG(ended)
        if status != command.get("status", 0):
            break
    wall = time.monotonic() - begun
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return {"wall": wall, "cpu": cpu, "memory": memory / unit, "status": status}


request = json.load(sys.stdin)
for number in range(request["rounds"]):
    sequences = request["sequences"]
    first = number % len(sequences)
    order = [(first + turn) % len(sequences) for turn in range(len(sequences))]
    results = {index: run(sequences[index]) for index in order}
    print(json.dumps([results[index] for index in range(len(sequences))]))
