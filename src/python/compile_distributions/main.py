/**
 * Makes compiled distributions, run once by the Python that they are for (2.7, 3.3 to 3.14). Its argument is a file: the
 * jobs, what scripts begin with, the packages' place below the prefix, the number of processes.
 *
 * A child process for each job, from a parent that has done nothing: what a process has done before can change the bytes of
 * what it compiles next (on 3.6 and 3.7, by a `<listcomp>` that it has interned). The same bytes also need PYTHONHASHSEED,
 * which -E would hide, and no collection of garbage at a moment that other work decides.
 */
import { archiveProgram } from "./ArchiveProgram.ts"
import { compileProgram } from "./CompileProgram.ts"
import { libraryProgram } from "./LibraryProgram.ts"
import { metadataProgram } from "./MetadataProgram.ts"
import { scriptProgram } from "./ScriptProgram.ts"
import { treeProgram } from "./TreeProgram.ts"
import { wheelProgram } from "./WheelProgram.ts"

const head = String.raw`
import sys
del sys.path[0]
import base64, binascii, errno, gc, hashlib, io, json, marshal, mmap, operator, os, re, stat, struct, types, warnings
import zipfile, zlib
gc.disable()
warnings.simplefilter("ignore")
python2 = sys.version_info[0] == 2
moment = 315532801
`

const tail = String.raw`
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
`

export const program = [
  head,
  archiveProgram,
  metadataProgram,
  scriptProgram,
  compileProgram,
  libraryProgram,
  wheelProgram,
  treeProgram,
  tail
].join("")
