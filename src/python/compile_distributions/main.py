"""Makes compiled distributions: archives of wheels, each the same bytes whatever else is made and wherever.

Run once, by the Python that they are for: 2.7, 3.3 and newer.

Argument: a file in JSON, `{"jobs": [...], "launcher": ..., "packages": ..., "processes": ...}`. A job is
    `{"_tag": "Wheel" | "Tree", "path": ..., "target": ...}`: a wheel, or a user base that an old installer has filled,
    and the archive to write. `launcher` is what scripts begin with, `packages` the packages' place below the prefix.
Environment: `PYTHONHASHSEED=0`, on which compiled sets depend; so `-E` is no option to run it with, and `-s -S` are.
Files: `TARGET`, a tar without end-of-archive blocks, and `TARGET.json`, which tells of it what `ArchiveFacts` in
    `src/domain/Distribution.ts` says, or `{"failed": {"condition": ..., "detail": ...}}` with a condition of
    `src/distributions/DistributionNotMade.ts`. TARGET is empty then.
Status: 0, whatever became of the jobs. Nothing is written to stdout.

A child process for each job, from a parent that has done nothing: what a process has done before can change the bytes
of what it compiles next (on 3.6 and 3.7, by a `<listcomp>` that it has interned). The same bytes also need
PYTHONHASHSEED, and no collection of garbage at a moment that other work decides.

The parts in this folder are one text when they are run, each before those that import from it; a name stands once in
all of them.
"""

import errno
import io
import json
import os
import struct
import sys
import zipfile
import zlib

from .start import Refused, native, raw, text_of
from .tree import make_tree
from .wheel import make_wheel


def save(target, result):
    with io.open(target + b".json", "wb") as out:
        out.write(raw(json.dumps(result, sort_keys=True)))


def failure(condition, detail):
    return {"failed": {"condition": condition, "detail": text_of(detail)}}


def carry_out(job, order):
    try:
        result = make_tree(job, order) if job["_tag"] == "Tree" else make_wheel(job, order)
    except Refused as refused:
        result = failure(refused.condition, refused.detail)
    except (struct.error, zlib.error, zipfile.BadZipfile, EOFError) as error:
        result = failure("Damaged", str(error))
    except (IOError, OSError) as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        result = failure("NoSpace" if full else "Unreadable", str(error))
    except Exception:
        import traceback

        result = failure("Ended", "\n".join(traceback.format_exc().splitlines()[-5:]))
    if "failed" in result:
        # On a full disk, what was written of it is in the way of what there is to say.
        io.open(job["target"], "wb").close()
    save(job["target"], result)


def size_of(job):
    return os.path.getsize(job["path"]) if job["_tag"] == "Wheel" and os.path.isfile(job["path"]) else 1 << 62


def main():
    with io.open(sys.argv[1], "rb") as handle:
        order = json.loads(handle.read().decode("utf-8"))
    order["packages"], order["launcher"] = native(raw(order["packages"])), raw(order["launcher"])
    for job in order["jobs"]:
        job["path"], job["target"] = raw(job["path"]), raw(job["target"])
    waiting = sorted(order["jobs"], key=size_of)
    running = 0
    while waiting or running:
        if waiting and running < order["processes"]:
            job = waiting.pop()
            pid = os.fork()
            if pid == 0:
                try:
                    carry_out(job, order)
                finally:
                    os._exit(0)
            running += 1
        else:
            running -= 1
            os.wait()


main()
