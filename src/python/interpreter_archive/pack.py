"""Packs the Python that runs this into a `.tar.gz` with everything below `python/`, as python-build-standalone does it.

What is taken are the folders of a Python, since its prefix may be others' too (`/usr/local`). Static libraries, tests and
compiled files stay behind; what pip comes from goes along, since a staging begins with it.
"""

import gzip
import hashlib
import io
import json
import os
import re
import sys
import sysconfig
import tarfile

from .elf import finds_from_home, libraries, needs_glibc
from .start import line, moment, Refused
from .tree import add, is_within, member, paths_in
from .unneeded import is_unneeded

shared_prefixes = ("/", "/usr", "/usr/local")


def is_of_python(path, alone):
    name = re.escape(line)
    return re.match(
        r"(?:bin/(?:python|pydoc|2to3|idle|pip|easy_install)[^/]*|(?:include|lib)/python" + name + r"[a-z]*/.*|lib/libpython[^/]*)\Z",
        path,
    ) is not None or (alone and re.match(r"lib/(?:[^/]*\.so[^/]*|(?:tcl|tk)[\d.]+/.*)\Z|share/terminfo/", path) is not None)


def selected(root):
    alone = root not in shared_prefixes
    for path in paths_in(root):
        bundled = re.match(r"lib/python[\d.]+/(?:ensurepip/_bundled/|site-packages/pip(?:/|-)).*", path)
        if path.endswith((".pyc", ".pyo")) or not is_of_python(path, alone):
            continue
        if is_unneeded(path, True) and not bundled:
            continue
        full = os.path.join(root, path)
        if os.path.islink(full) and not is_within(root, full):
            raise Refused("%s is a link that leads out of %s" % (path, root))
        yield path


def libc_of(newest):
    if newest:
        return "glibc-%d.%d" % newest
    import glob

    return "musl" if glob.glob("/lib/ld-musl-*") else ""


def pack(out):
    root = os.path.realpath(sys.prefix)
    if getattr(sys, "base_prefix", sys.prefix) != sys.prefix or hasattr(sys, "real_prefix"):
        raise Refused("it is a virtual environment; pack the Python that it was made from")
    if root == "/usr":
        raise Refused("it belongs to the system, whose libraries it is made for; pack one with a folder of its own")
    if not os.path.exists(os.path.join(root, "bin", "python" + line)):
        raise Refused("there is no bin/python%s in %s" % (line, root))
    version = "%d.%d.%d" % sys.version_info[:3]
    newest, needed, own = (), set(), set()
    temporary = os.path.join(out, "interpreter.tar.gz")
    with io.open(temporary, "wb") as raw:
        packed = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=moment)
        tar = tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT)
        for path in selected(root):
            info = member(root, path, "python/" + path)
            content = None
            if info.isfile() and (path.startswith("bin/") or ".so" in os.path.basename(path)):
                with io.open(os.path.join(root, path), "rb") as file:
                    content = finds_from_home(file.read(), path, root)
                newest = max(newest, needs_glibc(content))
                needed |= set(libraries(content))
                own.add(os.path.basename(path))
            add(tar, info, root, path, content)
        tar.close()
        packed.close()
    libc = libc_of(newest)
    platform = sysconfig.get_platform()
    name = "-".join(part for part in ("cpython", version, platform, libc) if part) + ".tar.gz"
    digest, size = hashlib.sha256(), 0
    with io.open(temporary, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
            size += len(piece)
    os.rename(temporary, os.path.join(out, name))
    entry = {
        "version": version,
        "implementation": "cpython",
        "platform": platform,
        "libc": libc,
        "file": name,
        "sha256": digest.hexdigest(),
        "size": size,
    }
    sys.stdout.write("\n@python-buildpack@" + json.dumps({"entry": entry, "needs": sorted(needed - own)}) + "\n")
