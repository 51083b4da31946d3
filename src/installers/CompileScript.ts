/**
 * Compiles an installed tree in place, run by the Python that it is for (2.7 to 3.14). Arguments: prefix, packages'
 * place in it, number of processes.
 *
 * A child process for each package: what a process has compiled before changes the bytes of what it compiles next
 * (reference flags of marshal, seen on 3.6 to 3.10). From 3.7 on the files carry a hash of their source (PEP 552), so
 * they outlive a change of times; older ones compare times, which are therefore fixed to 315532801, the second that
 * image exporters set. The path that is compiled in is the one from the prefix: no staging path is kept. Files that do
 * not compile (templates, code for another Python) are left as they are.
 *
 * A library that was linked here tells in its debug information where, and some builds write it into a module; that place
 * is overwritten with as many slashes, which changes no offset. A `manylinux` or `musllinux` tag says that a wheel was
 * built elsewhere.
 */
export const compileScript = String.raw`
import os, sys, py_compile, warnings, stat, re, hashlib, base64, io
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
built_here = re.compile(b"/[^\\x00\\n]*?/\\.python-buildpack-[A-Za-z0-9]{6}")
written_here = re.compile(b"/[^\\x00\\n\"']*?/\\.python-buildpack-[A-Za-z0-9]{6}")
texts = re.compile(br"\.(py|pth|cfg|ini|json|toml|txt|pc|la|sh|cmake)$")
everything = re.compile(br"\.(py|pth|cfg|ini|json|toml|txt|pc|la|sh|cmake|so(\.[\d.]+)?)$")
def read(path, mode="rb"):
    with io.open(path, mode) as f:
        return f.read()
def write(path, content):
    with io.open(path, "wb") as f:
        f.write(content)
def forget_place(path):
    content = read(path)
    if b".python-buildpack-" not in content:
        return None
    content = (built_here if b"\0" in content else written_here).sub(lambda found: b"/" * len(found.group()), content)
    write(path, content)
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
def forget_places(metadata):
    record, wheel = os.path.join(metadata, "RECORD"), os.path.join(metadata, "WHEEL")
    if not os.path.isfile(record) or not os.path.isfile(wheel):
        return
    tags = read(wheel)
    if b"manylinux" in tags or b"musllinux" in tags:
        return
    told = texts if b"-linux_" not in tags else everything
    changed = False
    lines = read(record).split(b"\n")
    for at, line in enumerate(lines):
        name = line.split(b",")[0]
        path = os.path.join(root, name.decode("utf-8"))
        if told.search(name) and os.path.isfile(path):
            digest = forget_place(path)
            if digest:
                changed = True
                lines[at] = b",".join([name, b"sha256=" + digest, line.split(b",")[-1]])
    if changed:
        write(record, b"\n".join(lines))
for name in sorted(os.listdir(root)) if os.path.isdir(root) else []:
    if name.endswith(".dist-info"):
        forget_places(os.path.join(root, name))
    elif name.endswith(".egg-info") and os.path.isfile(os.path.join(root, name, "installed-files.txt")):
        for line in io.open(os.path.join(root, name, "installed-files.txt"), encoding="utf-8"):
            path = os.path.normpath(os.path.join(root, name, line.strip()))
            if path.endswith(".so") and os.path.isfile(path):
                forget_place(path)
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
for where, folders, names in os.walk(prefix, topdown=False):
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
    if not hashed:
        os.utime(where, (moment, moment))
sys.stdout.write("%d files\n" % count)
sys.exit(1 if failed else 0)
`
