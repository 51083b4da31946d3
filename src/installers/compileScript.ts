/**
 * Compiles an installed tree in place, run by the Python that it is for (2.7 to 3.14). Arguments: prefix, packages'
 * place in it, number of processes.
 *
 * A child process for each package: what a process has compiled before changes the bytes of what it compiles next
 * (reference flags of marshal, seen on 3.6 to 3.10). From 3.7 on the files carry a hash of their source (PEP 552), so
 * they outlive a change of times; older ones compare times, which are therefore fixed to 315532801, the second that
 * image exporters set. The path that is compiled in is the one from the prefix: no staging path is kept. Files that do
 * not compile (templates, code for another Python) are left as they are.
 */
export const compileScript = String.raw`
import os, sys, py_compile, warnings, stat
warnings.simplefilter("ignore")
prefix, packages, jobs = sys.argv[1], sys.argv[2], int(sys.argv[3])
root = os.path.join(prefix, packages)
hashed = sys.version_info >= (3, 7)
moment = 315532801
options = {"doraise": True}
if hashed:
    options["invalidation_mode"] = py_compile.PycInvalidationMode.CHECKED_HASH
if sys.version_info >= (3, 8):
    options["quiet"] = 2
def sources(top):
    if os.path.islink(top):
        return
    if os.path.isfile(top):
        if top.endswith(".py"):
            yield top
        return
    for where, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(where, name)
            if name.endswith(".py") and not os.path.islink(path):
                yield path
def size(top):
    return sum(os.path.getsize(path) for path in sources(top))
def compile_all(top):
    for path in sources(top):
        if not hashed:
            os.utime(path, (moment, moment))
        try:
            py_compile.compile(path, None, os.path.relpath(path, prefix), **options)
        except Exception:
            pass
units = []
if os.path.isdir(root):
    for name in sorted(os.listdir(root)):
        if name != "__pycache__":
            top = os.path.join(root, name)
            units.append((size(top), top))
units = [unit for unit in units if unit[0]]
units.sort(key=lambda unit: (-unit[0], unit[1]))
running, failed = set(), 0
def wait():
    pid, status = os.wait()
    running.discard(pid)
    return 1 if status else 0
for _, top in units:
    while len(running) >= jobs:
        failed += wait()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            compile_all(top)
            code = 0
        finally:
            os._exit(code)
    running.add(pid)
while running:
    failed += wait()
count = 0
for where, folders, names in os.walk(prefix):
    os.chmod(where, 0o755)
    for name in names:
        path = os.path.join(where, name)
        if os.path.islink(path):
            continue
        count += 1
        mode = os.stat(path).st_mode
        os.chmod(path, 0o755 if mode & stat.S_IXUSR else 0o644)
        if not hashed:
            os.utime(path, (moment, moment))
sys.stdout.write("%d files\n" % count)
sys.exit(1 if failed else 0)
`
